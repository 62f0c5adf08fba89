"""The facets beside a result and the chips above it: links that narrow and widen a question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from archive.models import Author, Outlet
from archive.search.engine import MISSING, FacetCount, SearchPage
from archive.web.question import FACETS, Question

TITLES = {"outlet": "Outlet", "author": "Author", "year": "Year"}
MISSING_NAMES = {"outlet": "No outlet named", "author": "No author named", "year": "Undated"}
MODELS = {"outlet": Outlet, "author": Author}
ROWS_AT_FIRST = 10


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value: `url` narrows to it, or undoes that where it is chosen; None where neither."""

    name: str
    count: int
    url: str | None
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
        """Its rows in order: years from the last, names by their count, what lacks it at the end.

        Where a value is chosen, no other one narrows further: one facet's values are alternatives.
        """
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
    """A chip for each choice; a name that the result does not show is looked up."""
    names = {facet: _names(facet, keys, page) for facet, keys in question.chosen.items()}
    chips = [
        Chip(TITLES[facet], names[facet].get(key, key), question.dropping(facet, key).url)
        for facet, keys in question.chosen.items()
        for key in keys
    ]
    if question.certain_dates:
        chips.append(Chip("Dates", "certain only", question.with_certain_dates(certain=False).url))
    return chips


def _order(facet: str, count: FacetCount) -> tuple[bool, int, str]:
    is_missing = count.key == MISSING
    if facet == "year":
        return (is_missing, 0 if is_missing else -int(count.key), "")
    return (is_missing, -count.count, count.name)


def _row(facet: str, count: FacetCount, question: Question) -> FacetRow:
    chosen = question.chosen.get(facet, ())
    is_missing = count.key == MISSING
    url = None if chosen else question.choosing(facet, count.key).url
    if count.key in chosen:
        url = question.dropping(facet, count.key).url
    name = MISSING_NAMES[facet] if is_missing else count.name
    return FacetRow(name, count.count, url, count.key in chosen, is_missing)


def _names(facet: str, keys: tuple[str, ...], page: SearchPage) -> Mapping[str, str]:
    names = {count.key: count.name for count in page.facets.get(facet, ())}
    unseen = [key for key in keys if key not in names and key != MISSING]
    if unseen and facet in MODELS:
        rows = MODELS[facet].objects.filter(slug__in=unseen)
        names.update(rows.values_list("slug", "name"))
    return {**names, MISSING: MISSING_NAMES[facet].lower()}
