"""The year that a page leaves out, inferred from its body where two independent signs agree.

The first sign is the latest event that the body dates with its year. The second puts the page
soon after it: a month that follows it in the same sentence and fits the printed day, a day with
its weekday that the calendar has in that year only, or an expression such as "last month" beside
the date itself. Whatever speaks against it, or could, ends the matter: no year is better than a
wrong one. No clock is asked, and nothing outside the body.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from archive.page.mentions import Body, Mention, bare_years, mentions
from archive.page.passages import Passage
from archive.page.record import Span
from archive.page.tenses import Tense
from archive.page.tongues import Tongue, tongue
from archive.text.dates import DateError, PartialDate

OLDEST = 1995  # no page of the web that leaves its year out is older
SOON = 183  # days from the first event to the printed date
SOON_BY_MONTH = 100  # the same where only a month follows, which every year has
RECENT = 31  # days from the second event to the printed date
MOST_MENTIONS = 300
RULE = "years.two-signs: {}"
REACH = 60  # characters between a date and an expression beside it, both included
GAP = re.compile(r"[\s,(–—:-]{1,4}|")
MONTHS_BACK = {"month0": 0, "month1": 1}
YEARS_BACK = {"year0": 0, "year1": 1}
DAYS_BACK = {"yesterday": (1, 2), "week0": (0, 7), "week1": (1, 14)}
HAS_YEAR = re.compile(r"(?:19|20)\d\d")
COUNTED = {
    name: number
    for number, name in enumerate("two three four five six seven eight nine ten".split(), start=2)
}


@dataclass(frozen=True, slots=True)
class InferredDate:
    """A printed date with its year, why that year, and the characters of the signs."""

    date: PartialDate
    reason: str
    rule: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A second sign: the event that it goes with, the date that it speaks for, and its words."""

    kind: str
    event: Mention
    date: PartialDate
    says: str
    spans: tuple[Span, ...]


def infer_date(
    text: str, printed: PartialDate, shown: str, body: Sequence[Span], language: str | None
) -> InferredDate | None:
    """The date that a page prints without its year, with the year; None in any doubt.

    `shown` is the date as the page prints it, for the reason; `body` are the body's places.
    """
    words = tongue(language) if language else None
    if printed.year is not None or words is None:
        return None
    if not any(HAS_YEAR.search(text, span.start, span.end) for span in body):
        return None
    passages = [Passage.of(text, span) for span in body]
    named = list(islice(mentions(passages, words), MOST_MENTIONS + 1))
    if len(named) > MOST_MENTIONS:
        return None
    return decide(Body(passages, named, words), printed, shown)


def decide(body: Body, printed: PartialDate, shown: str) -> InferredDate | None:
    """What the signs say where they all say the same and nothing speaks against it."""
    signs = [*relative_signs(body, printed), *signs_behind_the_latest(body, printed)]
    if len({sign.date for sign in signs}) != 1 or is_doubtful(body, signs[0]):
        return None
    sign = signs[0]
    said = f"{shown!r} has no year" if '"' in shown else f'"{shown}" has no year'
    return InferredDate(sign.date, f"{said}, but {sign.says}.", RULE.format(sign.kind), sign.spans)


def relative_signs(body: Body, printed: PartialDate) -> Iterator[Sign]:
    """ "last month, in December 2020" above a printed Jan 28: the words count from today."""
    for event in body.named:
        beside = relative_beside(event, body.words) if event.year is not None else None
        if beside is None or event.passage.is_quoted(event.start):
            continue
        for year in (event.year or 0, (event.year or 0) + 1):
            day = dated(printed, year)
            if day and fits(beside, event, day):
                says = f'the text places "{event.text}" by saying "{beside[0]}"'
                spans = (event.span, event.passage.span(*beside.span()))
                yield Sign("relative", event, day, f"{says}: {day.written()}", spans)


def relative_beside(event: Mention, words: Tongue) -> re.Match[str] | None:
    """An expression such as "two days ago" right before or behind a date."""
    text = event.passage.text
    for found in words.relative.finditer(text, max(0, event.start - REACH), event.end + REACH):
        before, behind = text[found.end() : event.start], text[event.end : found.start()]
        gap = before if found.end() <= event.start else behind
        is_outside = found.end() <= event.start or found.start() >= event.end
        if is_outside and GAP.fullmatch(gap):
            return found
    return None


def fits(beside: re.Match[str], event: Mention, day: PartialDate) -> bool:
    """Whether an event lies as far before the printed date as the words beside it say."""
    kind, year = str(beside.lastgroup), event.year or 0
    if kind == "count":
        kind = "days"
    first, last = day.first, day.last
    if first is None or last is None or event.first_in(year) > last:
        return False
    if kind in MONTHS_BACK:
        return 12 * (first.year - year) + first.month - event.month == MONTHS_BACK[kind]
    if kind in YEARS_BACK:
        return first.year - year == YEARS_BACK[kind]
    if first != last or not event.is_day:
        return False
    low, high = days_back(kind, beside)
    return low <= (first - event.first_in(year)).days <= high


def days_back(kind: str, beside: re.Match[str]) -> tuple[int, int]:
    """How many days an expression goes back; a page may be dated a day after it was written."""
    if kind != "days":
        return DAYS_BACK[kind]
    printed = beside["count"].casefold()
    count = COUNTED.get(printed) or int(printed)
    return count, count + 1


def signs_behind_the_latest(body: Body, printed: PartialDate) -> Iterator[Sign]:
    """The signs that need the latest event which is told as past, with month and year."""
    events = [each for each in body.named if each.year is not None and each.tense is Tense.PAST]
    latest = max(events, key=latest_day, default=None)
    day = latest and first_after(latest, printed)
    if not latest or not day or not day.first:
        return
    if (day.first - latest_day(latest)[0]).days <= SOON:
        yield from weekday_signs(body, latest, day)
        for event in events:
            if (event.year, event.month) == (latest.year, latest.month):
                yield from month_signs(body, event, day)


def latest_day(event: Mention) -> tuple[date, int]:
    """What events are ordered by; of two on one day the first in the text counts."""
    return event.last_in(event.year or 1), -event.start


def first_after(event: Mention, printed: PartialDate) -> PartialDate | None:
    """The first day of the printed form that is not before the event."""
    year = event.year or 1
    for day in (dated(printed, year), dated(printed, year + 1)):
        if day and day.last and day.last >= event.first_in(year):
            return day
    return None


def dated(printed: PartialDate, year: int) -> PartialDate | None:
    """The printed date in a year, or None for a leap day that the year has not."""
    try:
        return PartialDate(year, printed.month, printed.day)
    except DateError:
        return None


def weekday_signs(body: Body, event: Mention, day: PartialDate) -> Iterator[Sign]:
    """ "on Thursday, March 4" above a printed March 6: few years have that day."""
    for other in body.named:
        if other.weekday is None or other.year is not None or other.tense is Tense.AHEAD:
            continue
        begin = event.first_in(event.year or 1)
        if other.passage.is_quoted(other.start) or not is_just_before(other, begin, day):
            continue
        year = year_before(other, day)
        if other.is_day and is_on(other, year):
            says = (
                f'the latest event that the text dates is "{event.text}", and "{other.text}"'
                f" agrees with the calendar of {year}: {day.written()}"
            )
            yield Sign("weekday", event, day, says, (event.span, other.span))


def month_signs(body: Body, event: Mention, day: PartialDate) -> Iterator[Sign]:
    """ "after the exit in November 2020 it said in mid-January" above a printed Jan 28.

    The text must show besides that it reports on its own days: "Tuesday", "this week".
    """
    now = own_days(body)
    others = [each for each in body.named if is_with(each, event)]
    event_day = latest_day(event)[0]
    is_soon = day.first and (day.first - event_day).days <= SOON_BY_MONTH
    if now is None or not is_soon or event.month == day.month:
        return
    if any(is_later(other, event, day) for other in others):
        return
    for other in others:
        if other.tense is Tense.PAST and is_just_before(other, event_day, day):
            says = (
                f'the latest event that the text dates is "{event.text}", the same sentence has'
                f' "{other.text}", and "{now[0]}" shows that the text is of those days:'
                f" {day.written()}"
            )
            yield Sign("month", event, day, says, (event.span, other.span, now[1]))


def is_with(other: Mention, event: Mention) -> bool:
    """Whether a sentence that dates an event tells of a month without a year as well."""
    return other.sentence == event.sentence and other.year is None and other.weekday is None


def is_later(other: Mention, event: Mention, day: PartialDate) -> bool:
    """Whether a month behind an event lies past the printed day: "and in February it closed"."""
    year = year_before(other, day)
    is_behind = other.start > event.start and other.tense is not Tense.AHEAD
    return is_behind and other.last_in(year) < latest_day(event)[0]


def own_days(body: Body) -> tuple[str, Span] | None:
    """The first words by which a text reports on the days in which it was written."""
    for passage in body.passages:
        for found in body.words.now.finditer(passage.text):
            if not passage.is_quoted(found.start()):
                said = "says" if found.groupdict().get("says") else 0
                return found[said], passage.span(*found.span(said))
    return None


def year_before(other: Mention, day: PartialDate) -> int:
    """The year of a date without one, seen from the printed day."""
    last = day.last or date.max
    return last.year if other.first_in(last.year) <= last else last.year - 1


def is_just_before(other: Mention, begin: date, day: PartialDate) -> bool:
    """Whether a date without a year lies not before `begin`, and soon before the printed day."""
    year = year_before(other, day)
    if day.first is None or not other.exists_in(year):
        return False
    last = other.last_in(year)
    return last >= begin and (day.first - last).days <= RECENT


def is_on(other: Mention, year: int) -> bool:
    """Whether the calendar has that day on the named weekday."""
    return other.exists_in(year) and other.first_in(year).weekday() == other.weekday


def is_doubtful(body: Body, sign: Sign) -> bool:
    """Whether anything in the body speaks against the date, or might."""
    first, last = sign.date.first, sign.date.last
    if first is None or last is None or first.year < OLDEST:
        return True
    if any(body.words.elapsed.search(passage.text) for passage in body.passages):
        return True
    return (
        any(speaks_against(other, sign, last) for other in body.named)
        or any(is_off_the_calendar(other, last) for other in body.named)
        or has_later_years(body, sign, last)
    )


def has_later_years(body: Body, sign: Sign, last: date) -> bool:
    """Whether a year later than the event stands in the body that is not plainly one to come."""
    later = list(islice(bare_years(body, sign.event.year or 0), MOST_MENTIONS))
    return len(later) == MOST_MENTIONS or any(
        year.tense is not Tense.AHEAD or year.year < last.year for year in later
    )


def speaks_against(other: Mention, sign: Sign, last: date) -> bool:
    """Whether a date is later than the event, and not plainly one to come."""
    if other.year is not None:
        is_later = latest_day(other)[0] > latest_day(sign.event)[0]
        is_to_come = other.tense is Tense.AHEAD and other.first_in(other.year) > last
        return is_later and not is_to_come
    return False


def is_off_the_calendar(other: Mention, last: date) -> bool:
    """Whether a weekday and its date do not go together in the year that is meant."""
    if other.weekday is None or not other.is_day:
        return False
    if other.year is not None:
        return not is_on(other, other.year)
    years = (last.year - 1, last.year, last.year + 1)
    near = (year for year in years if other.exists_in(year))
    nearest = min(near, key=lambda year: abs(other.first_in(year) - last), default=None)
    return nearest is None or not is_on(other, nearest)
