"""A question answered over one state of an index: matched, counted, put in order."""

from dataclasses import replace

import numpy as np

from archive.search.arrays import Array
from archive.search.docset import DocSet, all_of
from archive.search.engine import Hit, SearchPage, SearchRequest, Sort
from archive.search.facets import chosen, facet_counts
from archive.search.matching import Matching
from archive.search.query import And, DateRange, Every, Node, Not, Or
from archive.search.ranking import ordered
from archive.search.state import State


def answer(request: SearchRequest, state: State) -> SearchPage:
    """The page asked for; totals and facets count the whole result."""
    matching = Matching(state)
    match = matching.match(request.query)
    found = match.certain if request.certain_dates else match.all
    filters = [DocSet.of_mask(chosen(state, *each)) for each in request.filters.items()]
    kept = all_of(found, *filters)
    all_certain = found is match.certain
    return SearchPage(
        total=len(kept),
        possible=0 if all_certain else len(kept - match.certain),
        undated=int(np.count_nonzero(state.without_day[kept.docs])),
        hits=_hits(request, matching, kept.docs, None if all_certain else match.certain),
        facets=facet_counts(state, found, kept, request),
        left_out=_left_out(request.query, matching, match.all, filters),
    )


def _hits(
    request: SearchRequest, matching: Matching, docs: Array, certain: DocSet | None
) -> tuple[Hit, ...]:
    """The hits to show of all documents found; `certain` are those, None where all are."""
    start, size = max(request.offset, 0), max(request.size, 0)
    if not size or start >= len(docs):
        return ()
    state, is_ranked = matching.state, request.sort is Sort.RELEVANCE
    scores = matching.scores(request.query, docs) if is_ranked else None
    places = ordered(state, docs, scores, request.sort, start + size)[start:]
    shown = docs[places]
    values = scores[places] if scores is not None else matching.scores(request.query, shown)
    ids, is_dated = state.column("id")[shown], ~state.without_day[shown]
    is_certain = certain.mask[shown].tolist() if certain is not None else [True] * len(shown)
    decoded = map(bytes.decode, ids.tolist())
    return tuple(map(Hit, decoded, values.tolist(), is_certain, is_dated.tolist()))


def _left_out(tree: Node, matching: Matching, found: DocSet, filters: list[DocSet]) -> int:
    """The documents without any date that would match if every date asked for fitted them."""
    freed = _without_dates(tree)
    if freed == tree:
        return 0
    if not len(matching.state.undated):
        return 0
    left = all_of(matching.state.undated, matching.match(freed).certain, *filters)
    return len(left - found)


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
