"""Which blocks of the body's stretch are its paragraphs."""

from collections.abc import Iterator, Sequence, Set

from archive.page.finding import Head
from archive.page.prose import ends_sentence
from archive.page.sheet import Sheet

MAX_NAME = 400  # no line of credits is longer
MIN_QUOTE = 30
MAX_QUOTE = 300
MIN_AROUND = 10
QUOTES = "“”\"«»„'‘’ .…"
MOST_WORK = 50_000_000  # characters compared
MOST_SHORT = 2
MIN_SHORT = 6
MAX_LINK = 100
FEWEST_LINKS = 3


def paragraph_blocks(sheet: Sheet, head: Head, last: int) -> list[int]:
    """The blocks of the body in their order, from the first paragraph to the last."""
    title = head.title.index if head.title else -1
    names = {found.value.casefold() for found in head.names}
    inner = [
        i
        for i in range(head.first, last + 1)
        if sheet.label(i) in ("body", "unknown") and i != title and not is_name(sheet, names, i)
    ]
    quotes = pull_quotes(sheet, inner)
    kept = without_last_links(sheet, [i for i in inner if i not in quotes])
    return [*short_sentences_before(sheet, kept), *kept, *short_sentences_behind(sheet, kept)]


def without_last_links(sheet: Sheet, kept: Sequence[int]) -> list[int]:
    """The paragraphs without a list of short items and its heading at their end."""
    end = len(kept)
    while end and sheet.blocks[kept[end - 1]].is_bullet and is_short(sheet, kept[end - 1]):
        end -= 1
    if len(kept) - end < FEWEST_LINKS:
        return list(kept)
    if end and sheet.label(kept[end - 1]) == "unknown":
        end -= 1
    return list(kept[:end])


def is_short(sheet: Sheet, index: int) -> bool:
    return sheet.blocks[index].width <= MAX_LINK


def is_name(sheet: Sheet, names: Set[str], index: int) -> bool:
    """Whether a block is nothing but an author's name, as boxes about authors print it."""
    text = sheet.blocks[index].text
    return len(text) <= MAX_NAME and text.casefold() in names


def pull_quotes(sheet: Sheet, inner: Sequence[int]) -> set[int]:
    """Short blocks that are said again within a longer paragraph: they were lifted out of it."""
    short = [i for i in inner if MIN_QUOTE <= sheet.blocks[i].width <= MAX_QUOTE]
    longer = "\n".join(sheet.blocks[i].text for i in inner if sheet.blocks[i].width > 2 * MIN_QUOTE)
    if len(short) * len(longer) > MOST_WORK:
        return set()
    return {i for i in short if is_within(unquoted(sheet, i), longer)}


def unquoted(sheet: Sheet, index: int) -> str:
    return sheet.blocks[index].text.strip(QUOTES)


def is_within(text: str, paragraphs: str) -> bool:
    """Whether a text stands in one of the paragraphs (one per line) with other words around it."""
    at = paragraphs.find(text)
    while at >= 0:
        end = paragraphs.find("\n", at)
        before = paragraphs[paragraphs.rfind("\n", 0, at) + 1 : at]
        after = paragraphs[at + len(text) : end if end >= 0 else None]
        if len(before.strip(QUOTES)) + len(after.strip(QUOTES)) > MIN_AROUND:
            return True
        at = paragraphs.find(text, at + len(text))
    return False


def short_sentences_before(sheet: Sheet, kept: Sequence[int]) -> list[int]:
    """Sentences too short to be taken for prose, right above the first paragraph."""
    if not kept:
        return []
    found = list(short_sentences(sheet, range(kept[0] - 1, max(-1, kept[0] - 1 - MOST_SHORT), -1)))
    return found[::-1]


def short_sentences_behind(sheet: Sheet, kept: Sequence[int]) -> list[int]:
    """Sentences too short to be taken for prose, right below the last paragraph."""
    if not kept:
        return []
    end = min(len(sheet.blocks), kept[-1] + 1 + MOST_SHORT)
    return list(short_sentences(sheet, range(kept[-1] + 1, end)))


def short_sentences(sheet: Sheet, where: Sequence[int]) -> Iterator[int]:
    for i in where:
        block = sheet.blocks[i]
        is_sentence = block.width >= MIN_SHORT and ends_sentence(block.text)
        if sheet.label(i) != "unknown" or not is_sentence or block.is_bullet:
            return
        yield i
