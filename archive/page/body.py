"""Where the article's text lies on the page: a decision over all blocks together.

Every block is weighed: sentences count for the body, menus and boxes against it. The body is the
stretch with the greatest sum, so it runs on across a caption or an advertisement, but not across
a page's comments or a list of other articles unless far more prose follows than stood before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.page.bounds import trimmed_end, trimmed_start
from archive.page.boxes import end_behind_boxes, mark_boxes, mark_repeats
from archive.page.insets import mark_insets
from archive.page.letters import LINES_OF_A_PAGE
from archive.page.pictures import mark_captions
from archive.page.prose import is_short_sentence, leads_on, word_count
from archive.page.readers import mark_comments, mark_links
from archive.page.sheet import Finding, Sheet

MAX_WEIGHT = 500
FEWEST_WORDS = 3
WEIGHTS = {
    "comments": -2000,
    "related": -350,
    "neighbours": -250,
    "attachment": -250,
    "legal": -500,
    "cookies": -200,
    "pay-wall": -120,
    "form": -120,
    "breadcrumb": -120,
    "menu": -70,
    "menu bar": -120,
    "newsletter": -30,
    "sharing": -40,
    "advertising": -5,
    "counter": -15,
    "address": -30,
    "languages": -120,
    "picture": 0,
    "converter": 0,
    "link": -10,
    "about authors": -150,
    "learnt": -5,
    "appeal": -60,
    "boxed": 0,
    "list of links": -120,
    "picked comment": -5,
    "embedded post": 0,
}
LABEL_WEIGHTS = {"caption": 0, "note": 0, "tags": -150, "byline": -20, "unknown": -35}
MOST_ITEMS = 30


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last block of the body's stretch, both included."""

    first: int
    last: int


def find_extent(sheet: Sheet) -> Extent | None:
    """The stretch of blocks that holds the article, or None where nothing is like prose."""
    weights = [weight(sheet, i) for i in range(len(sheet.blocks))]
    found = heaviest_extent(sheet, weights)
    if found is None:
        return None
    before = list(sheet.findings)
    mark_parts(sheet, found.first, end_behind_boxes(sheet, found.first, found.last))
    found = heaviest_extent(sheet, weighed_again(sheet, weights, before)) or found
    last = end_behind_boxes(sheet, found.first, found.last)
    last = trimmed_end(sheet, found.first, last)
    return shrunk(sheet, trimmed_start(sheet, found.first, last), last)


def mark_parts(sheet: Sheet, first: int, last: int) -> None:
    """Mark what stands amid the text, or at its end, and is none."""
    mark_comments(sheet, first, last)
    mark_boxes(sheet, first, last)
    mark_repeats(sheet, first, last)
    mark_links(sheet, first, last)
    mark_insets(sheet, first, last)
    mark_captions(sheet, first, last)


def weighed_again(sheet: Sheet, weights: Sequence[int], before: Sequence[Finding]) -> Sequence[int]:
    """The weights of the blocks as they are labelled now; `before` they were labelled so."""
    return [
        known if finding is old else weight(sheet, i)
        for i, (known, finding, old) in enumerate(zip(weights, sheet.findings, before, strict=True))
    ]


def heaviest_extent(sheet: Sheet, weights: Sequence[int]) -> Extent | None:
    """The heaviest stretch, from a block of prose to a block of prose."""
    ends = [i for i in sheet.indexes("boilerplate") if sheet.findings[i].kind == "comments"]
    best = heaviest(cut_at_comments(weights, ends))
    return shrunk(sheet, *best) if best else None


def shrunk(sheet: Sheet, first: int, last: int) -> Extent | None:
    """The stretch without what is no prose at either end; None where nothing is left."""
    while first < last and sheet.label(first) != "body":
        first += 1
    while last > first and sheet.label(last) != "body":
        last -= 1
    return Extent(first, last) if sheet.label(first) == "body" else None


def weight(sheet: Sheet, index: int) -> int:
    """What a block says for (positive) or against its place being in the body."""
    finding = sheet.findings[index]
    label = finding.label
    if label == "body":
        return min(sheet.blocks[index].width, MAX_WEIGHT)
    if label == "boilerplate":
        return WEIGHTS.get(finding.kind, -60)
    if label == "unknown" and is_led_on(sheet, index):
        return 0
    return LABEL_WEIGHTS.get(label, -35)


def is_led_on(sheet: Sheet, index: int) -> bool:
    """Whether a block is a short sentence, or part of a list that a colon leads to."""
    block = sheet.blocks[index]
    # Without a mark at its end a line is no sentence and leads to nothing.
    if not block.text[-1].isalpha() and says_something(block.text):
        return True
    if not block.is_bullet:
        return False
    above = max(index - MOST_ITEMS, 0)
    lead = next((i for i in range(index - 1, above, -1) if not sheet.blocks[i].is_bullet), index)
    return leads_on(sheet.blocks[lead].text)


@lru_cache(maxsize=LINES_OF_A_PAGE)
def says_something(text: str) -> bool:
    """Whether a line is a short sentence, or leads to what follows it."""
    return is_short_sentence(text) or (leads_on(text) and word_count(text) >= FEWEST_WORDS)


def cut_at_comments(weights: Sequence[int], ends: Sequence[int]) -> Sequence[int]:
    """The weights with no way across a page's comments once enough has been read before them.

    What stands behind counts for little: readers may write more than the author did.
    """
    if not ends:
        return weights
    cut: list[int] = []
    barriers, running, is_behind = set(ends), 0, False
    for i, value in enumerate(weights):
        if i in barriers and running >= ENOUGH:
            is_behind = True
            cut.append(NEVER)
        else:
            cut.append(round(SHARE_BEHIND * value) if is_behind and value > 0 else value)
        running = max(0, running + cut[i])
    return cut


ENOUGH = 1500
NEVER = -(10**9)
SHARE_BEHIND = 0.25


def heaviest(weights: Sequence[int]) -> tuple[int, int] | None:
    """First and last index of the run with the greatest positive sum; the earliest of equals."""
    best: tuple[int, int] | None = None
    best_sum = running = start = 0
    for i, value in enumerate(weights):
        if running <= 0:
            running, start = 0, i
        running += value
        if running > best_sum:
            best_sum, best = running, (start, i)
    return best
