"""The query tree over the arrays of an index: which documents match, and how well.

Sets of documents are masks over all numbers. Answers are exact: every mask is of the whole index.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from math import log

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import yearless_date
from archive.search.occurrences import Found, find, joined
from archive.search.query import And, DateRange, Every, Keyword, Node, Not, Or, Word
from archive.search.state import OpenSegment, State
from archive.search.wanted import positive_leaves
from archive.text.dates import Fit
from archive.text.folding import folded


@dataclass(frozen=True, slots=True)
class Match:
    """Masks of the documents that match, and of those that certainly do (dates may only
    possibly fit). Deleted documents are in neither."""

    all: Array
    certain: Array


class Matching:
    """One question over one state of the index; what a leaf finds is worked out once."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._found: dict[Word, list[tuple[Found, Array]]] = {}

    def match(self, node: Node) -> Match:
        """The documents that a tree matches."""
        match node:
            case Every():
                return Match(self.state.alive, self.state.alive)
            case Not(part):
                inner = self.match(part)
                return Match(self.state.alive & ~inner.certain, self.state.alive & ~inner.all)
            case And(parts):
                return reduce(_both, map(self.match, parts)) if parts else self.match(Every())
            case Or(parts):
                return reduce(_either, map(self.match, parts), self._nothing())
            case _:
                return self._match_leaf(node)

    def _match_leaf(self, leaf: DateRange | Keyword | Word) -> Match:
        match leaf:
            case DateRange():
                return self._dates(leaf)
            case Keyword():
                mask = self._keyword(leaf)
            case _:
                mask = self._mask(leaf)
        return Match(mask, mask)

    def scores(self, tree: Node) -> Array:
        """How well each document fits the words asked for.

        BM25F with Lucene's idf, log(1 + (N - df + 0.5) / (df + 0.5)).
        """
        scores = np.zeros(self.state.size, np.float32)
        for leaf in dict.fromkeys(positive_leaves(tree)):
            for found, mask in self._leaf(leaf):
                rarity = _idf(self.state.live, int(np.count_nonzero(mask)))
                scores[found.docs] += np.float32(rarity) * found.shares
        return scores

    def count(self, leaf: Word) -> int:
        """How many documents a leaf finds."""
        return int(np.count_nonzero(self._mask(leaf)))

    def _nothing(self) -> Match:
        none = np.zeros(self.state.size, bool)
        return Match(none, none)

    def _leaf(self, leaf: Word) -> list[tuple[Found, Array]]:
        """What a leaf finds in all segments, deleted documents too, and a mask of the live ones:
        one for each of the things that it wants all of."""
        if leaf not in self._found:
            parts = [
                [_shifted(each, base) for each in self._find(leaf, opened)]
                for opened, base in zip(self.state.segments, self.state.bases, strict=True)
            ]
            every = [joined(same) for same in zip(*parts, strict=True)]
            self._found[leaf] = [(found, self._mask_of(found.docs)) for found in every]
        return self._found[leaf]

    def _find(self, leaf: Word, opened: OpenSegment) -> list[Found]:
        return find(leaf, opened, self.state.languages)

    def _mask(self, leaf: Word) -> Array:
        masks = [mask for _, mask in self._leaf(leaf)]
        return reduce(np.logical_and, masks) if masks else self._nothing().all

    def _mask_of(self, docs: Array) -> Array:
        mask = np.zeros(self.state.size, bool)
        mask[docs] = True
        mask &= self.state.alive
        return mask

    def _dates(self, days: DateRange) -> Match:
        """A printed year decides; an inferred or approximate date is never more than possible."""
        low = (days.first or date.min).toordinal()
        high = (days.last or date.max).toordinal()
        if low > high:
            return self._nothing()
        first, last = self.state.column("first"), self.state.column("last")
        touching = (first > 0) & (first <= high) & (last >= low) & self.state.alive
        certain = touching & (first >= low) & (last <= high) & ~self.state.column("guessed")
        return Match(self._yearless(days) | touching if self.state.yearless else touching, certain)

    def _yearless(self, days: DateRange) -> Array:
        """Dates without a year that may fall within some days."""
        fitting = [
            code
            for code in self.state.yearless
            if yearless_date(code).fit(days.first, days.last) is not Fit.NONE
        ]
        return _any_of(self.state.column("yearless"), fitting) & self.state.alive

    def _keyword(self, keyword: Keyword) -> Array:
        sought = folded(keyword.value)
        keys = self.state.values[keyword.field].keys
        codes = [code for code, key in enumerate(keys) if folded(key) == sought]
        return _any_of(self.state.column(keyword.field), codes) & self.state.alive


def _shifted(found: Found, base: int) -> Found:
    return Found(found.docs + base, found.shares) if base else found


def _any_of(column: Array, codes: Iterable[int]) -> Array:
    """Where a column has one of some codes."""
    masks = [column == code for code in codes]
    return reduce(np.logical_or, masks, np.zeros(len(column), bool))


def _both(one: Match, other: Match) -> Match:
    both = one.all & other.all
    if one.certain is one.all and other.certain is other.all:
        return Match(both, both)
    return Match(both, one.certain & other.certain)


def _either(one: Match, other: Match) -> Match:
    either = one.all | other.all
    if one.certain is one.all and other.certain is other.all:
        return Match(either, either)
    return Match(either, one.certain | other.certain)


def _idf(documents: int, holding: int) -> float:
    return log(1 + (documents - holding + 0.5) / (holding + 0.5))
