"""When it was published, as the page prints it and as its tags say."""

from collections.abc import Iterator, Sequence
from typing import Any

from archive.page.finding import FoundDate
from archive.page.markup.article import Article
from archive.page.markup.document import Mark
from archive.page.markup.stamps import Stamp, read_stamp
from archive.page.record import Span, Statement
from archive.page.stating import statement
from archive.text.dates import (
    PartialDate,
    day_comes_first,
    find_dates,
    is_later_than_publication,
)

LONGEST_LINE = 300
NEAR_END = 3
"""Lines behind the text that may date it; what comes later dates other articles."""
MOST_BESIDE = 30
"""Characters of a line that are neither date nor label, where it is a date line all the same."""


def date_of(article: Article, language: str | None) -> Iterator[Statement]:
    """The printed date; that of the tags where it differs or nothing is printed."""
    declared = article.tags.date or _of_time_element(article)
    dates = list(_printed(article, language))
    agreeing = [each for each in dates if declared and _agree(declared[0], each.date.date)]
    chosen = next(iter(agreeing or _strong(article, dates)), None)
    if chosen and chosen.date.date.year is None and declared:
        chosen = None  # what only tags complete, they say
    if chosen:
        yield statement("date", _value(chosen), chosen.rule, [chosen.span])
    if declared and not (chosen and agreeing):
        stamp, rule = declared
        value = {"edtf": stamp.date.edtf, "time": stamp.time, "label": None}
        yield statement("date", value, rule, origin="declared")
    elif not chosen:
        yield from _read(article)


def _read(article: Article) -> Iterator[Statement]:
    """What the rules for plain pages found; a change is no publication."""
    date = article.stated("date")
    if date is None or article.is_above(date.spans[0]):
        return
    if not is_later_than_publication(date.value.get("label")):
        yield from filter(None, [date, article.stated("date_inferred")])


def _value(found: FoundDate) -> dict[str, Any]:
    date = found.date
    return {"edtf": date.date.edtf, "time": date.time, "label": date.label}


def _agree(stamp: Stamp, printed: PartialDate) -> bool:
    """Whether a printed day is that of a tag, be it in another time zone.

    Of a moment in UTC the page's own day is the right one.
    """
    if printed.day is None:
        return False
    if printed.year is None:
        return (printed.month, printed.day) == (stamp.date.month, stamp.date.day)
    is_day = printed.edtf == stamp.date.edtf
    return is_day or (printed.first is not None and stamp.may_be(printed.first))


def _printed(article: Article, language: str | None) -> Iterator[FoundDate]:
    """All dates of publication around the text; first those with a year."""
    text = article.document.text
    order = day_comes_first(text)
    found: list[FoundDate] = []
    for at in (*article.head, *article.tail):
        span = article.document.blocks[at].span
        if span.end - span.start <= LONGEST_LINE:
            line = text[span.start : span.end]
            for date in find_dates(line, language, is_day_first=order):
                if not date.is_update:
                    place = Span(span.start + date.start, span.start + date.end)
                    found.append(FoundDate(date, place, "date: printed beside the article"))
    yield from sorted(found, key=lambda each: each.date.date.year is None)


def _strong(article: Article, dates: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """Those beside the text that are a label's, an element's or a line's own, with their day."""
    near = (*article.head, *article.tail[:NEAR_END])
    spans = [article.document.blocks[at].span for at in near]
    top = article.headline.span.start if article.headline else 0
    times = [mark.span for mark in article.document.marks if mark.kind in ("time", "date")]
    for each in dates:
        line = next((span for span in spans if span.start <= each.span.start < span.end), None)
        if line is None or each.date.date.day is None or each.date.date.year is None:
            continue
        beside = (line.end - line.start) - (each.span.end - each.span.start)
        is_marked = any(span.start <= each.span.start < span.end for span in times)
        is_below = line.start >= top  # above it many pages print the day on which they are read
        if each.date.label or is_marked or (is_below and beside <= MOST_BESIDE):
            yield each


def _of_time_element(article: Article) -> tuple[Stamp, str] | None:
    """A <time datetime> near the headline, whatever it shows."""
    spans = [article.document.blocks[at].span for at in article.head]
    for mark in article.document.marks:
        if mark.kind == "time" and mark.value and _is_near(mark, spans):
            stamp = read_stamp(mark.value)
            if stamp and stamp.date.day:
                return stamp, "time datetime"
    return None


def _is_near(mark: Mark, spans: Sequence[Span]) -> bool:
    return any(span.start <= mark.span.start < span.end for span in spans)
