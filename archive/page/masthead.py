"""The head of an article: title, deck, section and what stands between them and the body."""

import re
from dataclasses import dataclass

from archive.page.body import Extent
from archive.page.lines import trimmed
from archive.page.prose import ends_sentence, word_count
from archive.page.record import Span
from archive.page.sheet import Sheet

MAX_TITLE = 260
MAX_DECK = 420
REACH = 40
SUFFIX = re.compile(r"\s*[|｜¦_»]\s*|\s+[-–—:·•]\s+|\s*[－]\s*")


@dataclass(frozen=True)
class Title:
    """The chosen headline: its block, every place where it stands, and the rule that chose it.

    `suffixes` are the places of what follows the headline in the browser's title ("… | The Post").
    """

    index: int
    spans: tuple[Span, ...]
    rule: str
    suffixes: tuple[Span, ...] = ()


def find_title(sheet: Sheet, extent: Extent | None) -> Title | None:
    """The headline with the most evidence, or None where nothing has enough."""
    end = min(extent.first + 3, len(sheet.blocks)) if extent else len(sheet.blocks)
    candidates = [i for i in range(end) if is_candidate(sheet, i, extent)]
    scored = [(evidence(sheet, i, extent), -i) for i in candidates]
    if not scored:
        return None
    score, index = max(scored)
    return title_at(sheet, -index) if score >= MIN_EVIDENCE else None


MIN_EVIDENCE = 2.0


def is_candidate(sheet: Sheet, index: int, extent: Extent | None) -> bool:
    block = sheet.blocks[index]
    if not 4 <= block.width <= MAX_TITLE or word_count(block.text) < 1:
        return False
    label = sheet.label(index)
    if label == "body":
        return is_headline_like(block.text)
    return label == "unknown" and not (extent and index > extent.first)


def is_headline_like(text: str) -> bool:
    """Whether a sentence may be a headline: one question or cry, or no full stop."""
    return not re.search(r"[.。।]\W{0,3}$", text) and len(text) < 200


def evidence(sheet: Sheet, index: int, extent: Extent | None) -> float:
    """How much speaks for a block being the headline."""
    block = sheet.blocks[index]
    score = min(word_count(block.text), 6) * 0.25
    score += 4.0 if suffix_starts(sheet, index) else 0.0
    score += 1.5 if len(sheet.twins[block.text.casefold()]) > 1 else 0.0
    score += credit_near(sheet, index)
    score += 1.0 if index == 0 else 0.0
    score += 0.5 if section_before(sheet, index) else 0.0
    score -= 1.5 if block.is_bullet else 0.0
    score -= 1.0 if ends_sentence(block.text) and not block.text.endswith(("?", "!", "？", "！")) else 0
    score += stands_apart(sheet, index)
    if extent:
        score -= 0.12 * distance(sheet, index, extent.first)
    return score


def suffix_starts(sheet: Sheet, index: int) -> list[tuple[int, int]]:
    """Blocks that repeat this one's text and add a suffix, with the suffix's offset in the text."""
    text = sheet.blocks[index].text
    found = []
    for i, other in enumerate(sheet.blocks[: index + REACH]):
        if i != index and other.text.startswith(text) and len(other.text) < len(text) + 90:
            suffix = SUFFIX.match(other.text, len(text))
            if suffix and suffix.end() < len(other.text):
                found.append((i, suffix.end()))
    return found


def credit_near(sheet: Sheet, index: int) -> float:
    """A byline or a date within the next lines speaks for a headline; one just before, less."""
    after = following(sheet, index, 4)
    if any(sheet.label(i) in ("byline", "date") for i in after[:2]):
        return 3.0
    if any(sheet.label(i) in ("byline", "date", "caption") for i in after):
        return 2.0
    before = range(max(0, index - 2), index)
    return 1.0 if any(sheet.label(i) in ("byline", "date") for i in before) else 0.0


def following(sheet: Sheet, index: int, count: int) -> list[int]:
    """The next blocks that are no furniture."""
    found: list[int] = []
    for i in range(index + 1, min(index + 12, len(sheet.blocks))):
        if not sheet.is_furniture(i):
            found.append(i)
        if len(found) == count:
            break
    return found


def section_before(sheet: Sheet, index: int) -> bool:
    return index > 0 and (
        sheet.is_furniture(index - 1, "breadcrumb") or sheet.label(index - 1) == "unknown"
    )


def stands_apart(sheet: Sheet, index: int) -> float:
    """A headline has room around it; an item of a menu has neighbours like itself."""
    blocks = sheet.blocks
    before = blocks[index].after_gap
    after = index + 1 >= len(blocks) or blocks[index + 1].after_gap
    if before and after:
        return 1.0
    crowd = [
        i
        for i in (index - 2, index - 1, index + 1, index + 2)
        if 0 <= i < len(blocks) and sheet.label(i) in ("unknown", "boilerplate")
    ]
    return -1.0 if len(crowd) >= 3 else 0.0


def distance(sheet: Sheet, index: int, first: int) -> float:
    """How many blocks lie between a headline and the body, captions and credits apart."""
    low, high = sorted((index, first))
    return sum(
        sheet.label(i) not in ("caption", "byline", "date", "note") for i in range(low + 1, high)
    )


def title_at(sheet: Sheet, index: int) -> Title:
    """The headline with all its places, and the places of suffixes behind it."""
    block = sheet.blocks[index]
    spans, suffixes = [], []
    for i in sheet.twins[block.text.casefold()]:
        spans.append(sheet.blocks[i].span)
    for i, offset in suffix_starts(sheet, index):
        whole = sheet.blocks[i].span
        suffix = sheet.blocks[i].text[offset:]
        start = sheet.text.rfind(suffix, whole.start, whole.end)
        if start > whole.start:
            head = sheet.text[whole.start : start]
            cut = whole.start + len(SUFFIX_END.sub("", head))
            spans.append(trimmed(sheet.text, Span(whole.start, cut)))
            suffixes.append(Span(start, whole.end))
    rule = "title: repeated with a suffix" if suffixes else "title: headline above the body"
    return Title(index, tuple(sorted(spans)), rule, tuple(suffixes))


SUFFIX_END = re.compile(r"(?:\s*[|｜¦_»－]\s*|\s+[-–—:·•]\s+)$")


def find_deck(sheet: Sheet, title: Title, extent: Extent | None) -> int | None:
    """The block that sums the article up between its headline and credits or picture.

    It comes straight after the headline, and a byline, date or caption straight after it; so a
    first paragraph of the body is never taken for one.
    """
    index = title.index + 1
    if index >= len(sheet.blocks) or sheet.label(index) not in ("body", "unknown"):
        return None
    block = sheet.blocks[index]
    if block.width > MAX_DECK or word_count(block.text) < 5 or block.is_bullet:
        return None
    after = following(sheet, index, 1)
    closed = after and sheet.label(after[0]) in ("byline", "date", "caption")
    more = extent is not None and any(
        sheet.label(i) == "body" for i in range(index + 1, extent.last + 1)
    )
    return index if closed and more else None
