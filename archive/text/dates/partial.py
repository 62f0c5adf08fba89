"""PartialDate: a date of which year, month or day may be unknown."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum

_EDTF = re.compile(r"(XXXX|[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LEAP_YEAR = 2000
_LONGEST_WAIT_FOR_A_LEAP_DAY = 8  # years: 1896 to 1904
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class DateError(ValueError):
    """The text is no date of the forms that the archive keeps."""


class Fit(Enum):
    """How a date lies in a range of days."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which year, month or day may be unknown.

    EDTF level 1 forms: 2021-06-23, 2021-06, 2021, XXXX-01-28 (no year printed), XXXX-01.
    Parts that make no date (month 13, 30 February, a day without a month) raise DateError.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar holds; without a year 29 February may be."""
        if self.year is not None and not MINYEAR <= self.year <= MAXYEAR:
            raise DateError(f"No such year: {self.year}")
        if self.month is None:
            if self.year is None or self.day is not None:
                raise DateError("A date needs a year or a month, and a day needs a month")
        elif not 1 <= self.month <= len(_MONTHS):
            raise DateError(f"No such month: {self.month}")
        elif self.day is not None and not 1 <= self.day <= self._days_in_month(self.month):
            raise DateError(f"No such day: {self.edtf}")

    @classmethod
    def parse(cls, edtf: str) -> "PartialDate":
        """Read an EDTF text; raises DateError."""
        found = _EDTF.fullmatch(edtf)
        if found is None:
            raise DateError(f"No date of the form 2021-06-23, 2021-06, 2021 or XXXX-06-23: {edtf}")
        year, month, day = found.groups()
        return cls(
            None if year == "XXXX" else int(year),
            None if month is None else int(month),
            None if day is None else int(day),
        )

    @property
    def edtf(self) -> str:
        """The EDTF text."""
        parts = ["XXXX" if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first(self) -> date | None:
        """First possible day; None where the year is unknown."""
        return None if self.year is None else self._first_in(self.year)

    @property
    def last(self) -> date | None:
        """Last possible day; None where the year is unknown."""
        return None if self.year is None else self._last_in(self.year)

    def fit(self, first: date | None, last: date | None) -> Fit:
        """Whether this date is certainly, possibly or not within first..last, both included.

        None leaves that side open. A date without a year is never certain: it is possible in
        every range that holds its day (or a day of its month) in some year.
        """
        first, last = first or date.min, last or date.max
        if first > last:
            return Fit.NONE
        if self.first is None or self.last is None:
            return Fit.POSSIBLE if self._may_fall_within(first, last) else Fit.NONE
        if first <= self.first and self.last <= last:
            return Fit.CERTAIN
        return Fit.POSSIBLE if self.first <= last and first <= self.last else Fit.NONE

    def written(self) -> str:
        """The date in words: "23 June 2021", "June 2021", "28 January, year not printed"."""
        day = "" if self.day is None else f"{self.day} "
        month = "" if self.month is None else f"{_MONTHS[self.month - 1]}"
        if self.year is None:
            return f"{day}{month}, year not printed"
        return f"{day}{month} {self.year}".lstrip()

    def __str__(self) -> str:
        return self.edtf

    def _may_fall_within(self, first: date, last: date) -> bool:
        stop = min(last.year, first.year + _LONGEST_WAIT_FOR_A_LEAP_DAY)
        return any(
            self._first_in(year) <= last and first <= self._last_in(year)
            for year in range(first.year, stop + 1)
            if self._exists_in(year)
        )

    def _exists_in(self, year: int) -> bool:
        if self.month is None or self.day is None:
            return True
        return self.day <= monthrange(year, self.month)[1]

    def _days_in_month(self, month: int) -> int:
        return monthrange(self.year or _LEAP_YEAR, month)[1]

    def _first_in(self, year: int) -> date:
        return date(year, self.month or 1, self.day or 1)

    def _last_in(self, year: int) -> date:
        month = self.month or len(_MONTHS)
        return date(year, month, self.day or monthrange(year, month)[1])
