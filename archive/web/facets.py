"""The facets beside a result and the chips above it: links that narrow and widen a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from archive.search.engine import FACETS, MISSING, FacetCount, SearchPage
from archive.text.country_names import COUNTRY_NAMES
from archive.text.dates import DateError, PartialDate
from archive.web.language_names import language_name
from archive.web.question import Question

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
FACET_SIZE = 100
"""Values of one facet at most: the commonest."""


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


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice beside the words, and the question without it."""

    title: str
    name: str
    url: str


def facets_of(page: SearchPage, question: Question) -> list[Facet]:
    """All facets that tell articles apart, or in which something is chosen."""
    return [
        Facet.of(facet, counts, question)
        for facet in FACETS
        if _tells_apart(counts := page.facets.get(facet, ()))
        or (counts and facet in question.chosen)
    ]


def chips_of(page: SearchPage, question: Question) -> list[Chip]:
    """A chip for each choice, by the name that the facet has for it."""
    chips = [
        Chip(TITLES[facet], _name(page, facet, key), question.dropping(facet, key).url)
        for facet, keys in question.chosen.items()
        for key in keys
    ]
    if question.any_word:
        chips.append(Chip("Match", "any of the words", question.with_any_word(any_word=False).url))
    if question.certain_dates:
        chips.append(Chip("Dates", "certain only", question.with_certain_dates(certain=False).url))
    return chips


def _tells_apart(counts: Iterable[FacetCount]) -> bool:
    return any(count.key != MISSING for count in counts)


def _name(page: SearchPage, facet: str, key: str) -> str:
    if key == MISSING:
        return MISSING_NAMES[facet].lower()
    counts = page.facets.get(facet, ())
    found = next((count for count in counts if count.key == key), FacetCount(key, key, 0))
    return _label(facet, found)


def _label(facet: str, count: FacetCount) -> str:
    """A value in plain words: an index knows codes."""
    match facet:
        case "month":
            return _month(count.key)
        case "language":
            return language_name(count.key) or count.key
        case "country":
            return COUNTRY_NAMES.get(count.key.upper(), (count.key,))[0]
        case _:
            return count.name or count.key


def _month(key: str) -> str:
    try:
        return PartialDate.parse(key).written()
    except DateError:
        return key


def _order(facet: str, count: FacetCount) -> tuple[bool, int, str]:
    is_missing = count.key == MISSING
    if facet in BY_TIME:
        return (is_missing, 0 if is_missing else -int(count.key.replace("-", "")), "")
    return (is_missing, -count.count, _label(facet, count))


def _row(facet: str, count: FacetCount, question: Question) -> FacetRow:
    is_chosen = count.key in question.chosen.get(facet, ())
    is_missing = count.key == MISSING
    turned = question.dropping if is_chosen else question.choosing
    name = MISSING_NAMES[facet] if is_missing else _label(facet, count)
    return FacetRow(name, count.count, turned(facet, count.key).url, is_chosen, is_missing)
