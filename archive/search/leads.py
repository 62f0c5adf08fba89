"""Where in the texts of some documents a question's answers may stand, from their outlines."""

from collections.abc import Iterator, Sequence
from functools import partial, reduce
from itertools import pairwise, repeat

import numpy as np

from archive.search.arrays import Array
from archive.search.beginnings import BEGINNINGS
from archive.search.columns import MISSING_CODE
from archive.search.engine import Leads
from archive.search.query import Node
from archive.search.segment import Segment
from archive.search.snippets import finder_of
from archive.search.snippets.clues import Clues
from archive.search.snippets.finding import Finder
from archive.search.spreading import ends_of
from archive.search.state import State

_LEADS = partial(tuple.__new__, Leads)
"""Makes leads without a call of Python for each: twenty a page."""
_AS_ONE = 8
"""Words printed as one that are passed over; where there are more, the text is read to its end."""
_FEW = 16
"""Ranges that are looked for quicker than a table is made."""


def leads(state: State, docs: Array, tree: Node) -> list[Leads | None]:
    """The leads of some documents; None where any word may answer the question."""
    found: list[Leads | None] = [None] * len(docs)
    codes, keys = state.column("language")[docs].tolist(), state.values["language"].keys
    parts = (np.searchsorted(state.bases, docs, side="right") - 1).tolist()
    groups = list(zip(parts, codes, strict=True))
    for part, code in dict.fromkeys(groups):
        finder = finder_of(tree, keys[code] if code != MISSING_CODE else None, "body")
        if finder and finder.clues:
            places = [place for place, group in enumerate(groups) if group == (part, code)]
            some = docs[places] - state.bases[part]
            each = _of_some(state.segments[part].segment, some, finder, finder.clues)
            for place, lead in zip(places, each, strict=True):
                found[place] = lead
    return found


def _of_some(segment: Segment, docs: Array, finder: Finder, clues: Clues) -> Iterator[Leads]:
    """The leads of documents of one segment: found in all their outlines at once."""
    arrays = segment.arrays
    starts, stops = arrays["outline_ends"][docs], arrays["outline_ends"][docs + 1]
    outlines = arrays.read("outlines", zip(starts.tolist(), stops.tolist(), strict=True))
    bounds = ends_of(stops - starts)
    stretches, cuts = _stretches(outlines, bounds, clues)
    characters = outlines[bounds[1:] - 1].tolist()
    revisions = arrays["revision"][docs].tolist()
    each = (stretches[first:stop] for first, stop in pairwise(cuts))
    return map(_LEADS, zip(repeat(finder.sought), revisions, characters, each, strict=False))


def _stretches(
    outlines: Array, bounds: Array, clues: Clues
) -> tuple[list[tuple[int, int]], list[int]]:
    """Where to read in all of some outlines, and which of these places begin each one's.

    Outlines are looked through as they are: places in a text that look like the beginnings of
    words stand in the second halves, and are left out.
    """
    sizes = np.diff(bounds) // 2
    firsts, behind = _found(outlines, clues)
    holders = np.searchsorted(bounds, firsts, side="right") - 1
    are_words = firsts < (bounds[:-1] + sizes)[holders]
    firsts, behind = firsts[are_words], behind[are_words]
    halves = sizes[holders[are_words]]
    begins, stops = outlines[firsts + halves], _stops(outlines, behind + halves)
    cuts = np.searchsorted(firsts, bounds).tolist()
    return list(zip(begins.tolist(), stops.tolist(), strict=True)), cuts


def _stops(outlines: Array, behind: Array) -> Array:
    """Where the words behind some others begin: the first that are not printed as one with these
    (l'Europe); 0 where very many are."""
    last, stops = outlines[behind - 1], outlines[behind]
    for _ in range(_AS_ONE):
        same = stops == last
        if not same.any():
            break
        behind = behind + same
        stops = outlines[behind]
    return np.where(stops == last, 0, stops)


def _found(beginnings: Array, clues: Clues) -> tuple[Array, Array]:
    """The first words of what may answer, in order, and the words behind it."""
    parts = []
    if clues.words:
        words = np.flatnonzero(_any(beginnings, clues.words))
        parts.append((words, words + 1))
    for row in clues.rows:
        words = _row(beginnings, row)
        parts.append((words, words + len(row)))
    if len(parts) == 1:
        return parts[0]
    firsts, behind = map(np.concatenate, zip(*parts, strict=True))
    order = np.argsort(firsts, kind="stable")
    return firsts[order], behind[order]


def _any(beginnings: Array, ranges: Sequence[range]) -> Array:
    """A mask of the beginnings in some ranges: few are looked for one by one, many in a table."""
    if len(ranges) <= _FEW:
        return reduce(np.logical_or, map(partial(_in, beginnings), ranges))
    table = np.zeros(BEGINNINGS, bool)
    for each in ranges:
        table[each.start : each.stop] = True
    return np.asarray(table[beginnings])


def _in(beginnings: Array, some: range) -> Array:
    if len(some) == 1:
        return np.asarray(beginnings == some.start)
    return np.asarray(beginnings - np.uint16(some.start) < len(some))  # below it none is as small


def _row(beginnings: Array, row: Sequence[int]) -> Array:
    """Where words that begin so stand in a row."""
    found = np.flatnonzero(beginnings[: max(len(beginnings) - len(row) + 1, 0)] == row[0])
    for place, beginning in enumerate(row[1:], start=1):
        found = found[beginnings[found + place] == beginning]
    return found
