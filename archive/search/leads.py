"""Where in the texts of some documents a question's answers may stand, from their outlines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial, reduce
from itertools import pairwise

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import MISSING_CODE
from archive.search.engine import Leads
from archive.search.query import Node
from archive.search.segment import Segment
from archive.search.snippets import finder_of
from archive.search.snippets.clues import Clues
from archive.search.snippets.finding import Finder
from archive.search.state import State


def leads(state: State, docs: Array, tree: Node) -> list[Leads | None]:
    """The leads of some documents; None where any word may answer the question."""
    found: list[Leads | None] = [None] * len(docs)
    codes, keys = state.column("language")[docs].tolist(), state.values["language"].keys
    parts = (np.searchsorted(state.bases, docs, side="right") - 1).tolist()
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, group in enumerate(zip(parts, codes, strict=True)):
        groups[group].append(place)
    for (part, code), places in groups.items():
        finder = finder_of(tree, keys[code] if code != MISSING_CODE else None, "body")
        if finder and finder.clues:
            some = docs[places] - state.bases[part]
            each = _of_some(state.segments[part].segment, some, finder, finder.clues)
            for place, lead in zip(places, each, strict=True):
                found[place] = lead
    return found


def _of_some(segment: Segment, docs: Array, finder: Finder, clues: Clues) -> Iterator[Leads]:
    """The leads of documents of one segment: found in all their outlines at once."""
    arrays = segment.arrays
    ends, starts = arrays["outline_ends"], arrays["outline_starts"]
    outlines = list(zip(ends[docs].tolist(), ends[docs + 1].tolist(), strict=True))
    beginnings = np.concatenate([arrays["outline_beginnings"][a:b] for a, b in outlines])
    firsts, behind = _found(beginnings, clues)
    bounds, shifts, total = [0], [], 0
    for first, end in outlines:
        shifts.append(first - total)
        total += end - first
        bounds.append(total)
    cuts = np.searchsorted(firsts, bounds)
    shift = np.repeat(shifts, np.diff(cuts))
    begins, stops = starts.take(firsts + shift), starts.take(behind + shift)
    if clues.rows:  # whose last word may be printed as one with the word behind
        stops[stops == starts.take(behind + (shift - 1))] = 0
    stretches = list(zip(begins.tolist(), stops.tolist(), strict=True))
    revisions, characters = arrays["revision"][docs], arrays["outline_characters"][docs]
    said = zip(revisions.tolist(), characters.tolist(), pairwise(cuts.tolist()), strict=True)
    for revision, length, (first, stop) in said:
        yield Leads(finder.sought, revision, length, stretches[first:stop])


def _found(beginnings: Array, clues: Clues) -> tuple[Array, Array]:
    """The first words of what may answer, in order, and the words behind it."""
    parts = []
    if clues.words:
        words = np.flatnonzero(reduce(np.logical_or, map(partial(_in, beginnings), clues.words)))
        parts.append((words, words + 1))
    for row in clues.rows:
        words = _row(beginnings, row)
        parts.append((words, words + len(row)))
    if len(parts) == 1:
        return parts[0]
    firsts, behind = map(np.concatenate, zip(*parts, strict=True))
    order = np.argsort(firsts, kind="stable")
    return firsts[order], behind[order]


def _in(beginnings: Array, some: range) -> Array:
    """A mask of the beginnings in a range; several times as fast as a table of all."""
    if len(some) == 1:
        return np.asarray(beginnings == some.start)
    return np.asarray(beginnings - np.uint16(some.start) < len(some))  # below it none is as small


def _row(beginnings: Array, row: Sequence[int]) -> Array:
    """Where words that begin so stand in a row."""
    found = np.flatnonzero(beginnings[: max(len(beginnings) - len(row) + 1, 0)] == row[0])
    for place, beginning in enumerate(row[1:], start=1):
        found = found[beginnings[found + place] == beginning]
    return found
