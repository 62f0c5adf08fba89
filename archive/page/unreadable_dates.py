"""What stands where an article has its date and is none: "31/31/2021"."""

from collections.abc import Iterator

from archive.page.body import Extent
from archive.page.credits import REACH_ABOVE, end_of_article
from archive.page.finding import Head
from archive.page.record import Span
from archive.page.sheet import Sheet
from archive.text.dates import find_impossible

MAX_LINE = 160
MOST_BESIDE = 6  # characters of a line that are neither label nor date
LABELS = ("unknown", "boilerplate", "body", "date")


def unreadable_dates(
    sheet: Sheet, head: Head, extent: Extent | None, language: str | None
) -> Iterator[Span]:
    """Dates that no calendar has, in a byline or as a line of their own around the article."""
    order = sheet.is_day_first
    for i in places(sheet, head, extent):
        block = sheet.blocks[i]
        if block.width > MAX_LINE:
            continue
        raw = sheet.slice(block.span)
        for found in find_impossible(raw, language, is_day_first=order):
            is_own = len(raw) - (found.end - found.start) <= MOST_BESIDE
            if sheet.label(i) == "byline" or (is_own and sheet.label(i) in LABELS):
                start = block.span.start
                yield Span(start + found.date_start, start + found.date_end)


def places(sheet: Sheet, head: Head, extent: Extent | None) -> Iterator[int]:
    """The blocks from a little above the headline to the body, and those right behind the text."""
    top = head.title.index if head.title else head.first
    yield from range(max(0, top - REACH_ABOVE), min(head.first, len(sheet.blocks)))
    if extent:
        yield from range(extent.last + 1, end_of_article(sheet, extent.last))
