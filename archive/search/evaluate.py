"""A question answered over one state of an index: matched, counted, put in order."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from archive.search.arrays import Array
from archive.search.docset import DocSet, all_of
from archive.search.engine import Hit, SearchPage, SearchRequest, Sort
from archive.search.facets import chosen, facet_counts
from archive.search.leads import leads
from archive.search.matching import Matching
from archive.search.query import And, DateRange, Every, Node, Not, Or
from archive.search.ranking import ordered
from archive.search.state import State

_HIT = partial(tuple.__new__, Hit)
"""Makes a hit without a call of Python."""


def answer(request: SearchRequest, state: State) -> SearchPage:
    """The page asked for; totals and facets count the whole result."""
    matching = Matching(state)
    match = matching.match(request.query)
    found = match.certain if request.certain_dates else match.all
    filters = [DocSet.of_mask(chosen(state, *each)) for each in request.filters.items()]
    kept = all_of(found, *filters)
    all_certain = found is match.certain
    shown = _shown(request, matching, kept.docs)
    return SearchPage(
        total=len(kept),
        possible=0 if all_certain else len(kept - match.certain),
        undated=int(np.count_nonzero(state.without_day[kept.docs])),
        hits=_hits(request, shown, state, None if all_certain else match.certain),
        facets=facet_counts(state, found, kept, request),
        left_out=_left_out(request.query, matching, match.all, filters),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """The documents of one page in their order, and what each scores."""

    docs: Array
    scores: Array


def _shown(request: SearchRequest, matching: Matching, docs: Array) -> _Shown:
    """Those to show of all documents found."""
    start, size = max(request.offset, 0), max(request.size, 0)
    if not size or start >= len(docs):
        return _Shown(docs[:0], np.empty(0))
    state, is_ranked = matching.state, request.sort is Sort.RELEVANCE
    scores = matching.scores(request.query, docs) if is_ranked else None
    places = ordered(state, docs, scores, request.sort, start + size)[start:]
    shown = docs[places]
    values = scores[places] if scores is not None else matching.scores(request.query, shown)
    return _Shown(shown, values)


def _hits(
    request: SearchRequest, shown: _Shown, state: State, certain: DocSet | None
) -> tuple[Hit, ...]:
    """The hits of a page; `certain` are those of all documents, None where all are."""
    docs = shown.docs
    columns = (
        map(bytes.decode, state.column("id")[docs].tolist()),
        shown.scores.tolist(),
        certain.mask[docs].tolist() if certain is not None else [True] * len(docs),
        (~state.without_day[docs]).tolist(),
        leads(state, docs, request.query) if request.leads else [None] * len(docs),
    )
    return tuple(map(_HIT, zip(*columns, strict=True)))


def _left_out(tree: Node, matching: Matching, found: DocSet, filters: list[DocSet]) -> int:
    """The documents without any date that would match if every date asked for fitted them."""
    if not (_asks_for_dates(tree) and len(matching.state.undated)):
        return 0
    freed = matching.match(_without_dates(tree)).certain
    return len(all_of(matching.state.undated, freed, *filters) - found)


def _asks_for_dates(node: Node) -> bool:
    match node:
        case And(parts) | Or(parts):
            return any(map(_asks_for_dates, parts))
        case Not(part):
            return _asks_for_dates(part)
        case _:
            return isinstance(node, DateRange)


def _without_dates(node: Node) -> Node:
    """A tree that takes every date asked for as fitting."""
    match node:
        case DateRange():
            return Every()
        case And(parts) | Or(parts):
            return replace(node, parts=tuple(map(_without_dates, parts)))
        case Not(part):
            return Not(_without_dates(part))
        case _:
            return node
