"""Dates as they are cited: what was inferred stands in brackets, what is not known is "[n.d.]"."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.text.dates import PartialDate, is_later_than_publication, is_of_change

NO_DATE = "[n.d.]"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
LONGEST_WHOLE = 4
"""Letters of a month that MLA does not shorten."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as printed, and what was inferred where the print says no year, or nothing.

    `label` is what the page prints before the date: "Updated" tells of another day than
    "Published" does.
    """

    printed: PartialDate | None
    inferred: PartialDate | None
    label: str | None = None

    @property
    def certain(self) -> PartialDate | None:
        """The date where the page prints its year; None for anything less."""
        return self.printed if self.printed and self.printed.year is not None else None

    @property
    def published(self) -> PartialDate | None:
        """The same, but for a date of which the page says that it came after publication."""
        return None if is_later_than_publication(self.label) else self.certain

    @property
    def changed(self) -> PartialDate | None:
        """The date of the text's last change, where the page calls it so."""
        return self.certain if is_of_change(self.label) else None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say but that there is no date."""
        return bool(self.printed or self.inferred)

    @property
    def year(self) -> str:
        """ "2021", "[2021]" where it was inferred, "[n.d.]" where nothing says it."""
        if self.certain:
            return _year(self.certain)
        return f"[{_year(self.inferred)}]" if self.inferred else NO_DATE

    @property
    def day_first(self) -> str:
        """ "23 June 2021", "28 January [2021]", "[June 2021]", "28 January [n.d.]"."""
        return self._written(lambda year, month, day: " ".join(filter(None, (day, month, year))))

    @property
    def shortened(self) -> str:
        """As MLA has it: "23 June 2021", "28 Jan. [2021]"."""
        return self._written(
            lambda year, month, day: " ".join(filter(None, (day, _short(month), year)))
        )

    @property
    def month_first(self) -> str:
        """As Chicago has it: "June 23, 2021", "January 28, [2021]"."""
        return self._written(_month_first)

    @property
    def year_first(self) -> str:
        """As APA has it: "2021, June 23", "[2021], January 28"."""
        return self._written(
            lambda year, month, day: ", ".join(filter(None, (year, f"{month} {day}".strip())))
        )

    def _written(self, order: Callable[[str, str, str], str]) -> str:
        """The parts in an order; a range, or what is only about known, in words."""
        printed, inferred = self.printed, self.inferred
        if printed is None:
            return f"[{_in_order(inferred, order)}]" if inferred else NO_DATE
        if printed.year is not None:
            return _in_order(printed, order)
        return order(self.year, _month(printed), _day(printed))


def _in_order(date: PartialDate, order: Callable[[str, str, str], str]) -> str:
    if not date.is_plain:
        return date.written()
    return order(str(date.year), _month(date), _day(date))


def _year(date: PartialDate) -> str:
    """The year alone, whatever else of the date is known."""
    if date.is_approximate:
        return f"about {date.year}"
    if date.until and date.shared_year is None:
        return f"between {date.year} and {date.until.year}"
    return str(date.year)


def _month(date: PartialDate) -> str:
    return MONTHS[date.month - 1] if date.month else ""


def _day(date: PartialDate) -> str:
    return str(date.day) if date.day else ""


def _short(month: str) -> str:
    if len(month) <= LONGEST_WHOLE:
        return month
    return "Sept." if month == "September" else f"{month[:3]}."


def _month_first(year: str, month: str, day: str) -> str:
    before = f"{month} {day}".strip()
    return f"{before}{',' if day else ''} {year}".strip()
