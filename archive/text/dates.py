"""Dates as honest as their source: missing parts stay missing."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


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
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, edtf: str) -> "PartialDate":
        """Read an EDTF text; raises DateError."""
        raise NotImplementedError

    @property
    def edtf(self) -> str:
        """The EDTF text."""
        raise NotImplementedError

    @property
    def first(self) -> date | None:
        """First possible day; None where the year is unknown."""
        raise NotImplementedError

    @property
    def last(self) -> date | None:
        """Last possible day; None where the year is unknown."""
        raise NotImplementedError

    def fit(self, first: date | None, last: date | None) -> Fit:
        """Whether this date is certainly, possibly or not within first..last, both included."""
        raise NotImplementedError
