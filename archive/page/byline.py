"""Bylines: who wrote, for whom and when, as one line of a page prints it.

A line is cut into chunks at bars, bullets, wide gaps and dates; each chunk then says by its form
what it is: names behind "By", an outlet behind "Source:", a role behind a name.
"""

from collections.abc import Sequence
from functools import lru_cache

from archive.page.byline_forms import FORMS, MAX_CREDITS
from archive.page.byline_words import COUNTERS
from archive.page.chunks import EDGE, ONE_LINE, chunks, shifted
from archive.page.credit import Credit
from archive.page.record import Span
from archive.text.dates import PrintedDate, day_order, find_dates

LINES_KEPT = 128  # several rules ask the same of a line
MAX_LABELLED = 200


def read_credit(
    text: str, span: Span, language: str | None = None, *, is_day_first: bool | None = None
) -> Credit:
    """Read one line of credits; an empty credit where it is none."""
    return _read_credit(text, span, day_order(language, is_day_first=is_day_first))


@lru_cache(maxsize=LINES_KEPT)
def _read_credit(text: str, span: Span, order: bool | None) -> Credit:
    raw = text[span.start : span.end].translate(ONE_LINE)
    if len(raw) > MAX_CREDITS:
        return Credit()
    dates = find_dates(raw, is_day_first=order)
    credit = Credit(
        dates=tuple((date, Span(span.start + date.start, span.start + date.end)) for date in dates)
    )
    for chunk in chunks(raw, dates):
        credit = read_chunk(text, shifted(chunk, span.start), credit)
    return credit._replace(ends_with_label=ends_with_label(raw, dates))


def ends_with_label(raw: str, dates: Sequence[PrintedDate]) -> bool:
    if not dates or not dates[-1].label or len(raw) > MAX_LABELLED:
        return False
    tail = raw[dates[-1].end :].strip(EDGE)
    return not tail or bool(COUNTERS.fullmatch(tail))


def read_chunk(text: str, span: Span, credit: Credit) -> Credit:
    """The credit with one more chunk read; the first form that fits wins."""
    shown = text[span.start : span.end]
    for form in FORMS:
        read = form(text, span, shown, credit)
        if read is not None:
            return read
    return credit._replace(left=credit.left + len(shown))
