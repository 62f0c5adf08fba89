"""The facets beside a result: links that narrow a question, and widen it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from archive.search.engine import FACETS, MISSING, FacetCount, SearchPage
from archive.text.country_names import COUNTRY_NAMES
from archive.text.dates import DateError, PartialDate
from archive.web.language_names import language_name
from archive.web.question import FACET_SIZE, Question

TITLES = {
    "outlet": "Outlet",
    "author": "Author",
    "year": "Year",
    "month": "Month",
    "language": "Language",
    "kind": "Kind of outlet",
    "country": "Country",
    "tag": "Tag",
}
MISSING_NAMES = {
    "outlet": "No outlet named",
    "author": "No author named",
    "year": "Undated",
    "month": "No month known",
    "language": "Language not known",
    "kind": "Kind not known",
    "country": "Country not known",
    "tag": "No tags",
}
BY_TIME = ("year", "month")
ROWS_AT_FIRST = 10


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value, and the articles that have it among those that all other facets leave.

    `url` adds it to the question, or takes it off where it is chosen.
    """

    name: str
    count: int
    url: str
    is_chosen: bool
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet of the whole result; `more` are the rows that open on demand.

    `is_cut` where it may have rarer values than those listed.
    """

    title: str
    rows: list[FacetRow]
    more: list[FacetRow]
    is_cut: bool

    @classmethod
    def of(cls, facet: str, counts: Iterable[FacetCount], question: Question) -> Self:
        """Its rows: times from the last, names by their count, what lacks it at the end."""
        ordered = sorted(counts, key=lambda count: _order(facet, count))
        rows = [_row(facet, count, question) for count in ordered]
        is_cut = sum(not row.is_missing for row in rows) >= FACET_SIZE
        return cls(TITLES[facet], rows[:ROWS_AT_FIRST], rows[ROWS_AT_FIRST:], is_cut)


def facets_of(page: SearchPage, question: Question) -> list[Facet]:
    """All facets that tell articles apart, or in which something is chosen."""
    return [
        Facet.of(facet, counts, question)
        for facet in FACETS
        if _tells_apart(counts := page.facets.get(facet, ()))
        or (counts and facet in question.chosen)
    ]


def _tells_apart(counts: Iterable[FacetCount]) -> bool:
    return any(count.key != MISSING for count in counts)


def value_name(facet: str, key: str, name: str = "") -> str:
    """A value in plain words, for an index knows codes; `name` is what the index has for it."""
    match facet:
        case "month":
            return _month(key)
        case "language":
            return language_name(key) or key
        case "country":
            return COUNTRY_NAMES.get(key.upper(), (key,))[0]
        case _:
            return name or key


def _month(key: str) -> str:
    try:
        return PartialDate.parse(key).written()
    except DateError:
        return key


def _order(facet: str, count: FacetCount) -> tuple[bool, int, str]:
    is_missing = count.key == MISSING
    if facet in BY_TIME:
        return (is_missing, 0 if is_missing else -int(count.key.replace("-", "")), "")
    return (is_missing, -count.count, value_name(facet, count.key, count.name))


def _row(facet: str, count: FacetCount, question: Question) -> FacetRow:
    is_chosen = count.key in question.chosen.get(facet, ())
    is_missing = count.key == MISSING
    turned = question.dropping if is_chosen else question.choosing
    name = MISSING_NAMES[facet] if is_missing else value_name(facet, count.key, count.name)
    return FacetRow(name, count.count, turned(facet, count.key).url, is_chosen, is_missing)
