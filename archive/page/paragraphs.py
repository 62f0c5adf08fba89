"""Which blocks of the body's stretch are its paragraphs."""

from collections.abc import Iterator, Sequence

from archive.page.finding import Head
from archive.page.prose import ends_sentence
from archive.page.sheet import Sheet

MIN_QUOTE = 30
MOST_BLOCKS = 1_000
MAX_QUOTE = 300
MOST_SHORT = 2
MIN_SHORT = 6
MAX_LINK = 100
FEWEST_LINKS = 3


def paragraph_blocks(sheet: Sheet, head: Head, last: int) -> list[int]:
    """The blocks of the body in their order, from the first paragraph to the last."""
    title = head.title.index if head.title else -1
    inner = [
        i
        for i in range(head.first, last + 1)
        if sheet.label(i) in ("body", "unknown") and i != title and not is_name(sheet, head, i)
    ]
    kept = without_last_links(sheet, without_pull_quotes(sheet, inner))
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


def is_name(sheet: Sheet, head: Head, index: int) -> bool:
    """Whether a block is nothing but an author's name, as boxes about authors print it."""
    return sheet.blocks[index].text.casefold() in {found.value.casefold() for found in head.names}


def without_pull_quotes(sheet: Sheet, inner: Sequence[int]) -> list[int]:
    """The blocks that say something new; a page of more blocks than an article has is a list."""
    if len(inner) > MOST_BLOCKS:
        return list(inner)
    said = " ".join(sheet.blocks[i].text for i in inner)
    return [i for i in inner if not is_pull_quote(sheet, i, said)]


def is_pull_quote(sheet: Sheet, index: int, said: str) -> bool:
    """Whether a short block is said again within a paragraph: it was lifted out of it."""
    text = sheet.blocks[index].text.strip("“”\"«»„'‘’ ")
    return MIN_QUOTE <= len(text) <= MAX_QUOTE and said.count(text) > 1


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
