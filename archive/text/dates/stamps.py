"""Dates as records write them: ISO 8601, RFC 822, RIS. The day is the one that the source names.

A time zone moves nothing: 2021-06-23T23:30-04:00 is the 23rd. What a record leaves out stays out.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from archive.text.dates.partial import DateError, PartialDate
from archive.text.dates.printed import find_dates

_ZONE = r"\s?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}(?::?\d{2})?)?"
_TIME = rf"(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?::?\d{{2}}(?:[.,]\d{{1,9}})?)?{_ZONE}"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?:-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}})(?:[T ]\s?{_TIME})?)?)?",
    re.IGNORECASE,
)
_BASIC = re.compile(rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T{_TIME})?")
_SLASHES = re.compile(
    rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})?(?:/(?P<day>\d{{1,2}})?(?:\s{_TIME}|/[^/]{{0,80}})?)?"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s)?(?P<day>\d{1,2})[\s-](?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[\s-]"
    rf"(?P<year>\d{{4}})(?:\s{_TIME})?(?:\s\([A-Z]{{1,5}}\))?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{4}(?:-\d{2}){0,2})/(\d{4}(?:-\d{2}){0,2})")
_ABOUT = re.compile(r"\d{4}(?:-\d{2}){0,2}~")
_LONGEST = 80
_NOTHING_YET = re.compile(r"\s*(?:0000|1970-01-01(?:T00:00|\s00:00|\s*$))")


class Stamp(NamedTuple):
    """A date, and the time "HH:MM" of the clock that the source uses, where it says one."""

    date: PartialDate
    time: str | None


def is_unset(written: str) -> bool:
    """Whether this is what a program writes for a date that nobody set: its clock's beginning."""
    return _NOTHING_YET.match(written) is not None


@lru_cache(maxsize=4096)  # the rows of one export share their days
def read_stamp(text: str) -> Stamp | None:
    """The one date that a value is; None where it is none, or no calendar has it.

    "2021-06-23T12:00:00Z", "2021-06", "2021/06/23/", "Wed, 23 Jun 2021 12:00:00 +0000"; else as a
    page prints it ("June 23, 2021"), where the value says one date only.
    """
    written = " ".join(text.split())
    if not written or len(written) > _LONGEST or is_unset(written):
        return None
    for form in (_ISO, _BASIC, _SLASHES, _MAIL):
        if found := form.fullmatch(written):
            return _stamp(found)
    if _RANGE.fullmatch(written) or _ABOUT.fullmatch(written):
        return _edtf(written)
    return _printed(written)


def _edtf(written: str) -> Stamp | None:
    """A range of days, of which the date is one, or a date that is about right."""
    try:
        return Stamp(PartialDate.parse(_RANGE.sub(r"[\1..\2]", written)), None)
    except DateError:
        return None


def _stamp(found: re.Match[str]) -> Stamp | None:
    parts = found.groupdict()
    month = _month_of(parts)
    try:
        date = PartialDate(int(parts["year"]), month, int(parts["day"]) if parts["day"] else None)
    except DateError:
        return None
    has_time = date.day is not None and parts.get("hour") is not None
    return Stamp(date, f"{parts['hour']}:{parts['minute']}" if has_time else None)


def _month_of(parts: dict[str, str | None]) -> int | None:
    """By its number or its English name."""
    if name := parts.get("name"):
        return _MONTHS.index(name.lower()) + 1
    return int(number) if (number := parts.get("month")) else None


def _printed(written: str) -> Stamp | None:
    found = find_dates(written)
    return Stamp(found[0].date, found[0].time) if len(found) == 1 else None
