"""A question answered over one state of an index: matched, counted, put in order."""

from dataclasses import replace
from functools import reduce

import numpy as np

from archive.search.arrays import Array
from archive.search.engine import Hit, SearchPage, SearchRequest, Sort
from archive.search.facets import Kept, chosen, facet_counts
from archive.search.matching import Matching
from archive.search.query import And, DateRange, Every, Node, Not, Or
from archive.search.ranking import ordered
from archive.search.state import State


def answer(request: SearchRequest, state: State) -> SearchPage:
    """The page asked for; totals and facets count the whole result."""
    matching = Matching(state)
    match = matching.match(request.query)
    found = match.certain if request.certain_dates else match.all
    filters = [chosen(state, *each) for each in request.filters.items()]
    kept = reduce(np.logical_and, filters, found)
    docs = np.flatnonzero(kept)
    return SearchPage(
        total=len(docs),
        possible=len(docs) - int(np.count_nonzero(match.certain[docs])),
        undated=int(np.count_nonzero(state.column("first")[docs] == 0)),
        hits=_hits(request, matching, docs, match.certain),
        facets=facet_counts(
            state,
            Kept(found, docs if kept is found else None),
            request.facets,
            request.filters,
            request.facet_size,
        ),
        left_out=_left_out(request.query, matching, match.all, filters),
    )


def _hits(
    request: SearchRequest, matching: Matching, docs: Array, certain: Array
) -> tuple[Hit, ...]:
    start, size = max(request.offset, 0), max(request.size, 0)
    if not size or start >= len(docs):
        return ()
    state = matching.state
    scores = matching.scores(request.query)
    by_score = scores if request.sort is Sort.RELEVANCE else None
    shown = ordered(state, docs, by_score, request.sort, start + size)[start:]
    ids, is_dated = state.column("id")[shown], state.column("first")[shown] > 0
    values = (scores[shown].tolist(), certain[shown].tolist(), is_dated.tolist())
    return tuple(map(Hit, (id_.decode() for id_ in ids.tolist()), *values))


def _left_out(tree: Node, matching: Matching, found: Array, filters: list[Array]) -> int:
    """The documents without any date that would match if every date asked for fitted them."""
    freed = _without_dates(tree)
    if freed == tree:
        return 0
    undated = matching.state.undated & ~found
    if not undated.any():
        return 0
    left = reduce(np.logical_and, filters, matching.match(freed).certain & undated)
    return int(np.count_nonzero(left))


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
