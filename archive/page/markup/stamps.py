"""Dates as tags write them: ISO 8601 and what sites make of it; nothing is filled in."""

import datetime as clock
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from archive.text.dates import DateError, PartialDate, find_dates
from archive.text.dates.stamps import is_unset

ISO = re.compile(
    r"\s*(?P<year>\d{4})(?:-?(?P<month>\d{2})(?:-?(?P<day>\d{2}))?)?(?!\d)"
    r"(?:[T ]\s?(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?\d{2})?(?:[.,]\d+)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?=\s|\Z)",
    re.IGNORECASE,
)
FIRST_YEAR, LAST_YEAR = 1500, 2199
WEST, EAST = timedelta(hours=-12), timedelta(hours=14)
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written, its time as "HH:MM", and the moment where both are told in UTC."""

    date: PartialDate
    time: str | None = None
    moment: datetime | None = None

    def may_be(self, day: clock.date) -> bool:
        """Whether a day is this one somewhere on earth, where the zone of the page is not told."""
        if self.moment is None:
            return False
        return (self.moment + WEST).date() <= day <= (self.moment + EAST).date()


def read_stamp(written: str) -> Stamp | None:
    """The date that a tag gives; None where it is no date."""
    text = written.strip()[:LONGEST]
    if is_unset(text):
        return None
    found = ISO.match(text)
    if found:
        return _of_parts(found)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _printed(text)
    return Stamp(_day(moment), f"{moment:%H:%M}", moment.astimezone(UTC) if moment.tzinfo else None)


def _day(moment: datetime) -> PartialDate:
    return PartialDate(moment.year, moment.month, moment.day)


def _of_parts(found: re.Match[str]) -> Stamp | None:
    year, month, day = (int(each) if each else None for each in found.group("year", "month", "day"))
    if not FIRST_YEAR <= (year or 0) <= LAST_YEAR:
        return None
    try:
        dated = PartialDate(year, month, day)
    except DateError:
        return None
    if found["hour"] is None or day is None:
        return Stamp(dated)
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:  # noqa: PLR2004 - of a day and an hour
        return Stamp(dated)
    return Stamp(dated, f"{hour:02}:{minute:02}", _moment(dated, hour, minute, found["zone"]))


def _moment(dated: PartialDate, hour: int, minute: int, zone: str | None) -> datetime | None:
    """The moment where it is told in UTC or without a zone; a page's own zone has its own day."""
    if zone and zone.upper() not in ("Z", "UTC", "GMT") and zone.strip("+-:0"):
        return None
    first = dated.first
    if first is None:
        return None
    return datetime(first.year, first.month, first.day, hour, minute, tzinfo=UTC)


def _printed(text: str) -> Stamp | None:
    """ "September 16, 2024": as a page would print it, all but nothing else around it."""
    dates = find_dates(text)
    if len(dates) != 1 or dates[0].date.year is None:
        return None
    return Stamp(dates[0].date, dates[0].time)
