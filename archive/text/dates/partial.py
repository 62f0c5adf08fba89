"""PartialDate: a date of which year, month or day may be unknown, or that is only about known."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum

_EDTF = re.compile(r"(XXXX|[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~)?")
_RANGE = re.compile(r"\[([0-9-]+)\.\.([0-9-]+)\]")
_QUOTED = 40  # characters of a text that is no date
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

    EDTF forms: 2021-06-23, 2021-06, 2021, XXXX-01-28 (no year printed), XXXX-01; with "~" behind
    it any of them is approximate; [2021-05..2021-06-15] is one day of a range, of which `until`
    is the end. Parts that make no date (month 13, 30 February, a day without a month, a range
    that runs backwards) raise DateError.

    EDTF does not say how far off an approximate date may be, and neither do we: it has the days
    that it names, but never with certainty.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    is_approximate: bool = False
    until: "PartialDate | None" = None

    def __post_init__(self) -> None:
        """Refuse what no calendar holds; without a year 29 February may be."""
        self._check_parts()
        if self.until is not None:
            self._check_range(self.until)

    def _check_parts(self) -> None:
        if self.year is not None and not MINYEAR <= self.year <= MAXYEAR:
            raise DateError(f"No such year: {self.year}")
        if self.month is None:
            if self.year is None or self.day is not None:
                raise DateError("A date needs a year or a month, and a day needs a month")
        elif not 1 <= self.month <= len(_MONTHS):
            raise DateError(f"No such month: {self.month}")
        elif self.day is not None and not 1 <= self.day <= self._days_in_month(self.month):
            raise DateError(f"No such day: {self._plain}")

    def _check_range(self, until: "PartialDate") -> None:
        ends = (self.begin, until)
        if any(end.year is None or end.until for end in ends):
            raise DateError("Both ends of a range need a year, and neither is a range itself")
        if self.is_approximate or until.is_approximate:
            raise DateError("A range is not approximate: it says itself how far apart its ends are")
        if until == self.begin:
            raise DateError(f"Both ends of the range are {until.edtf}: write that alone")
        if self.begin.first and until.last and until.last < self.begin.first:
            raise DateError(f"The range ends before it begins: {self.edtf}")

    @classmethod
    def parse(cls, edtf: str) -> "PartialDate":
        """Read an EDTF text; raises DateError."""
        if ends := _RANGE.fullmatch(edtf):
            begin, until = map(cls.parse, ends.groups())
            return replace(begin, until=until)
        found = _EDTF.fullmatch(edtf)
        if found is None:
            raise DateError(f"Not a date in EDTF: {_quoted(edtf)}")
        year, month, day, is_approximate = found.groups()
        return cls(
            None if year == "XXXX" else int(year),
            None if month is None else int(month),
            None if day is None else int(day),
            is_approximate is not None,
        )

    @property
    def edtf(self) -> str:
        """The EDTF text."""
        if self.until is not None:
            return f"[{self._plain}..{self.until.edtf}]"
        return f"{self._plain}~" if self.is_approximate else self._plain

    @property
    def _plain(self) -> str:
        parts = ["XXXX" if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def begin(self) -> "PartialDate":
        """The date where a range begins; every other date itself."""
        return replace(self, until=None) if self.until else self

    @property
    def is_plain(self) -> bool:
        """Whether this is neither approximate nor a range."""
        return not self.is_approximate and self.until is None

    @property
    def first(self) -> date | None:
        """First possible day; None where the year is unknown."""
        return None if self.year is None else self._first_in(self.year)

    @property
    def last(self) -> date | None:
        """Last possible day; None where the year is unknown."""
        if self.until is not None:
            return self.until.last
        return None if self.year is None else self._last_in(self.year)

    @property
    def shared_year(self) -> int | None:
        """The year of all days that the date can mean; None where there is no such one."""
        return self._shared("year") if self.until else self.year

    @property
    def shared_month(self) -> int | None:
        """The month of all days that the date can mean; None where there is no such one."""
        if self.until is None:
            return self.month
        return self._shared("month") if self.shared_year else None

    def _shared(self, part: str) -> int | None:
        ends = {getattr(day, part) for day in (self.first, self.last)}
        return ends.pop() if len(ends) == 1 else None

    def fit(self, first: date | None, last: date | None) -> Fit:
        """Whether this date is certainly, possibly or not within first..last, both included.

        None leaves that side open. An approximate date and one without a year are never certain:
        the latter is possible in every range that holds its day (or a day of its month) in some
        year.
        """
        first, last = first or date.min, last or date.max
        if first > last:
            return Fit.NONE
        if self.first is None or self.last is None:
            return Fit.POSSIBLE if self._may_fall_within(first, last) else Fit.NONE
        if first <= self.first and self.last <= last and not self.is_approximate:
            return Fit.CERTAIN
        return Fit.POSSIBLE if self.first <= last and first <= self.last else Fit.NONE

    def completes(self, printed: "PartialDate | None") -> bool:
        """Whether this can be what was printed without its year; no date at all can be any."""
        if printed is None or self.until is not None:
            return printed is None or printed.year is None
        pairs = ((printed.month, self.month), (printed.day, self.day))
        return printed.year is None and all(None in pair or len({*pair}) == 1 for pair in pairs)

    def written(self) -> str:
        """The date in words.

        "23 June 2021", "June 2021", "28 January, year not printed", "about June 2021",
        "between May 2021 and 15 June 2021".
        """
        if self.until is not None:
            return f"between {self.begin.written()} and {self.until.written()}"
        about = "about " if self.is_approximate else ""
        day = "" if self.day is None else f"{self.day} "
        month = "" if self.month is None else f"{_MONTHS[self.month - 1]}"
        if self.year is None:
            return f"{about}{day}{month}, year not printed"
        return about + f"{day}{month} {self.year}".lstrip()

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


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
