"""How many of the articles found fall in each year or month: bars that narrow the question."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from archive.search.columns import month_key
from archive.search.engine import MISSING, FacetCount, SearchPage
from archive.text.dates import PartialDate
from archive.web.question import Question

HEIGHT = 40
"""Of the highest bar, in units of the picture, in which a bar and the gap after it are 1 wide."""
YEARS_BY_MONTH = 3
"""A result of more years is shown by year."""
MOST_BARS = 120
"""Years before the last of so many have no bar: their facet lists them."""
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or month, and the articles that have it."""

    name: str
    count: int
    url: str
    height: int
    is_chosen: bool

    @property
    def top(self) -> int:
        """The picture counts from above."""
        return HEIGHT - self.height


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars in the order of time; what has no article stands among them as well."""

    unit: str
    bars: list[Bar]

    @classmethod
    def of(cls, page: SearchPage, question: Question) -> Self | None:
        """The years of a result, or the months of a few years; None where there is but one."""
        unit = "month" if _is_short(page, question) else "year"
        counts = _counts(page, unit)
        if not counts or min(counts) == max(counts):
            return None
        last = max(counts)
        numbers = range(max(min(counts), last - MOST_BARS + 1), last + 1)
        highest = max(counts.get(number, 0) for number in numbers)
        found = [FacetCount(_WRITTEN[unit](each), "", counts.get(each, 0)) for each in numbers]
        return cls(unit.capitalize(), [_bar(unit, each, highest, question) for each in found])

    @property
    def width(self) -> int:
        """Of the whole picture."""
        return len(self.bars)

    @property
    def height(self) -> int:
        """Of the whole picture."""
        return HEIGHT


_WRITTEN: Mapping[str, Callable[[int], str]] = {"year": "{:04}".format, "month": month_key}
"""The key of a number of years, or of months, since the year 0."""


def _is_short(page: SearchPage, question: Question) -> bool:
    """Whether the years chosen, else those found, are few enough to be shown by month."""
    years = _numbers(question.chosen.get("year", ())) or list(_counts(page, "year"))
    return bool(years) and max(years) - min(years) < YEARS_BY_MONTH


def _counts(page: SearchPage, unit: str) -> dict[int, int]:
    """The articles of each year or month that has any, by its number."""
    listed = {each.key: each.count for each in page.facets.get(unit, ()) if each.count}
    keys = [key for key in listed if key != MISSING]
    return dict(zip(_numbers(keys), map(listed.__getitem__, keys), strict=True))


def _numbers(keys: Iterable[str]) -> list[int]:
    """Years since the year 0, months since its first."""
    return [_number(*map(int, key.split("-"))) for key in keys if key != MISSING]


def _number(year: int, month: int | None = None) -> int:
    return year if month is None else year * _MONTHS + month - 1


def _bar(unit: str, found: FacetCount, highest: int, question: Question) -> Bar:
    """The bar of a year or month; whatever is counted has a height."""
    is_chosen = found.key in question.chosen.get(unit, ())
    turned = question.dropping if is_chosen else question.choosing
    return Bar(
        name=PartialDate.parse(found.key).written(),
        count=found.count,
        url=turned(unit, found.key).url,
        height=-(-found.count * HEIGHT // highest),
        is_chosen=is_chosen,
    )
