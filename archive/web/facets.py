"""The facets beside a result and the chips above it: links that narrow and widen a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from archive.search.engine import MISSING, FacetCount, SearchPage
from archive.web.question import FACETS, Question

TITLES = {"outlet": "Outlet", "author": "Author", "year": "Year"}
MISSING_NAMES = {"outlet": "No outlet named", "author": "No author named", "year": "Undated"}
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
    """One facet of the whole result; `more` are the rows that open on demand."""

    title: str
    rows: list[FacetRow]
    more: list[FacetRow]

    @classmethod
    def of(cls, facet: str, counts: Iterable[FacetCount], question: Question) -> Self:
        """Its rows: years from the last, names by their count, what lacks it at the end."""
        ordered = sorted(counts, key=lambda count: _order(facet, count))
        rows = [_row(facet, count, question) for count in ordered]
        return cls(TITLES[facet], rows[:ROWS_AT_FIRST], rows[ROWS_AT_FIRST:])


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice beside the words, and the question without it."""

    title: str
    name: str
    url: str


def facets_of(page: SearchPage, question: Question) -> list[Facet]:
    """All facets that have values."""
    return [
        Facet.of(facet, counts, question) for facet in FACETS if (counts := page.facets.get(facet))
    ]


def chips_of(page: SearchPage, question: Question) -> list[Chip]:
    """A chip for each choice, by the name that the facet has for it."""
    chips = [
        Chip(TITLES[facet], _name(page, facet, key), question.dropping(facet, key).url)
        for facet, keys in question.chosen.items()
        for key in keys
    ]
    if question.certain_dates:
        chips.append(Chip("Dates", "certain only", question.with_certain_dates(certain=False).url))
    return chips


def _name(page: SearchPage, facet: str, key: str) -> str:
    if key == MISSING:
        return MISSING_NAMES[facet].lower()
    counts = page.facets.get(facet, ())
    return next((count.name for count in counts if count.key == key), key)


def _order(facet: str, count: FacetCount) -> tuple[bool, int, str]:
    is_missing = count.key == MISSING
    if facet == "year":
        return (is_missing, 0 if is_missing else -int(count.key), "")
    return (is_missing, -count.count, count.name)


def _row(facet: str, count: FacetCount, question: Question) -> FacetRow:
    is_chosen = count.key in question.chosen.get(facet, ())
    is_missing = count.key == MISSING
    turned = question.dropping if is_chosen else question.choosing
    name = MISSING_NAMES[facet] if is_missing else count.name
    return FacetRow(name, count.count, turned(facet, count.key).url, is_chosen, is_missing)
