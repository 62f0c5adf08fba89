"""The query tree over the arrays of an index: which documents match, and how well.

Answers are exact: every set is of the whole index.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from math import log

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import yearless_date
from archive.search.docset import DocSet, Holders, all_of, any_of
from archive.search.fields import SHARES
from archive.search.occurrences import find, holders
from archive.search.places import Found, joined
from archive.search.query import And, DateRange, Every, Keyword, Node, Not, Or, Term, Word
from archive.search.state import State
from archive.search.wanted import positive_leaves, wanted
from archive.text.dates import Fit
from archive.text.folding import folded


@dataclass(frozen=True, slots=True)
class Match:
    """The documents that match, and those that certainly do (dates may only possibly fit).
    Deleted documents are in neither; where all are certain, both are one and the same."""

    all: DocSet
    certain: DocSet


class Matching:
    """One question over one state of the index; what a part of it finds is worked out once."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._matches: dict[Node, Match] = {}

    def match(self, node: Node) -> Match:
        """The documents that a tree matches."""
        found = self._matches.get(node)
        if found is None:
            self._matches[node] = found = self._match(node)
        return found

    def _match(self, node: Node) -> Match:
        match node:
            case Every():
                return Match(self.state.everything, self.state.everything)
            case Not(part):
                return self._without(self.match(part))
            case And(parts):
                asked = [
                    part for part in parts if not isinstance(part, Every)
                ]  # nothing is found but living
                return _all(list(map(self.match, asked))) if asked else self.match(Every())
            case Or(parts):
                return _any(list(map(self.match, parts))) if parts else self._nothing()
            case _:
                return self._match_leaf(node)

    def _match_leaf(self, leaf: DateRange | Keyword | Word) -> Match:
        match leaf:
            case DateRange():
                return self._dates(leaf)
            case Keyword():
                found = DocSet.of_mask(self._keyword(leaf))
            case _:
                found = self._holders(leaf)
        return Match(found, found)

    def scores(self, tree: Node, docs: Array) -> Array:
        """How well each of some documents fits the words asked for.

        BM25F with Lucene's idf, log(1 + (N - df + 0.5) / (df + 0.5)).
        """
        leaves = dict.fromkeys(positive_leaves(tree))
        parts = [self._scored(found, docs) for leaf in leaves for found in self._leaf(leaf)]
        return reduce(np.add, parts) if parts else np.zeros(len(docs), np.float32)

    def _scored(self, found: Holders, docs: Array) -> Array:
        """What one thing that was found adds to the scores of some documents."""
        worth = np.float32(_idf(self.state.live, len(found)) / SHARES)
        scores: Array = worth * found.shares_of(docs)
        return scores

    def count(self, leaf: Word) -> int:
        """How many documents a leaf finds."""
        sought = wanted(leaf, self.state.languages) if isinstance(leaf, Term) else ()
        if len(sought) == 1 and sought[0].stems and not leaf.field:
            return sum(
                self._living_of(docs, base)
                for opened, base in zip(self.state.segments, self.state.bases, strict=True)
                for docs in holders(sought[0], opened)
            )
        return len(self._holders(leaf))

    def _living_of(self, docs: Array, base: int) -> int:
        """How many of some documents of a segment are not deleted."""
        if self.state.live == self.state.size:
            return len(docs)
        return int(np.count_nonzero(self.state.alive[base:][docs]))

    def _nothing(self) -> Match:
        none = DocSet(self.state.size, np.empty(0, np.int64))
        return Match(none, none)

    def _without(self, inner: Match) -> Match:
        everything = self.state.everything
        left = everything - inner.certain
        return Match(left, left if inner.all is inner.certain else everything - inner.all)

    def _leaf(self, leaf: Word) -> tuple[Holders, ...]:
        """What a leaf finds: one for each of the things that it wants all of."""
        return self.state.holders.get(leaf, self._find)

    def _find(self, leaf: Word) -> tuple[Holders, ...]:
        parts = [
            [_shifted(each, base) for each in find(leaf, opened, self.state.languages)]
            for opened, base in zip(self.state.segments, self.state.bases, strict=True)
        ]
        every = [joined(same) for same in zip(*parts, strict=True)]
        return tuple(self._living(found) for found in every)

    def _living(self, found: Found) -> Holders:
        docs, shares = found.docs, found.shares
        if self.state.live < self.state.size:
            living = self.state.alive[docs]
            docs, shares = docs.compress(living), shares.compress(living)
        return Holders(self.state.size, docs, shares)

    def _holders(self, leaf: Word) -> DocSet:
        found = self._leaf(leaf)
        return all_of(*found) if found else self._nothing().all

    def _dates(self, days: DateRange) -> Match:
        """A printed year decides; an inferred or approximate date is never more than possible."""
        low = (days.first or date.min).toordinal()
        high = (days.last or date.max).toordinal()
        if low > high:
            return self._nothing()
        first, last = self.state.column("first"), self.state.column("last")
        touching = (first > 0) & (first <= high) & (last >= low) & self.state.alive
        certain = touching & (first >= low) & (last <= high) & ~self.state.column("guessed")
        possible = self._yearless(days) | touching if self.state.yearless else touching
        every = DocSet.of_mask(possible)
        return Match(every, every if np.array_equal(possible, certain) else DocSet.of_mask(certain))

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


def _all(parts: Sequence[Match]) -> Match:
    every = all_of(*(part.all for part in parts))
    if all(part.certain is part.all for part in parts):
        return Match(every, every)
    return Match(every, all_of(*(part.certain for part in parts)))


def _any(parts: Sequence[Match]) -> Match:
    every = any_of(*(part.all for part in parts))
    if all(part.certain is part.all for part in parts):
        return Match(every, every)
    return Match(every, any_of(*(part.certain for part in parts)))


def _idf(documents: int, holding: int) -> float:
    return log(1 + (documents - holding + 0.5) / (holding + 0.5))
