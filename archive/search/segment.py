"""One segment of an index, mapped into memory. Nothing in it ever changes."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from archive.search.arrays import Array, read_arrays
from archive.search.columns import Labels, unpacked_labels
from archive.search.spreading import spread
from archive.search.vocabulary import STEM, Vocabulary


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents of some terms, with shares and bits of the fields that hold the term.

    Documents of one term ascend; those of several stand one term after the other.
    """

    docs: Array
    shares: Array
    fields: Array


class Segment:
    """The arrays of one segment under their meanings; documents are numbered from 0."""

    def __init__(self, path: Path) -> None:
        self.arrays = read_arrays(path)
        self.count = len(self.arrays["id"])
        self.ends = self.arrays["ends"]
        self.vocabulary = Vocabulary(self.arrays, len(self.ends) - 1)

    @cached_property
    def labels(self) -> dict[str, Labels]:
        """What the codes of each facet stand for."""
        return unpacked_labels(self.arrays["labels"])

    @cached_property
    def stems(self) -> int:
        """How many of the terms are stems; they come first, and have no positions."""
        return self.vocabulary.beginning_with(STEM).stop

    @cached_property
    def first_exact(self) -> int:
        """The number of the first posting of a word."""
        return int(self.ends[self.stems])

    def postings(self, terms: range) -> Postings:
        """The postings of neighbouring terms."""
        places = slice(int(self.ends[terms.start]), int(self.ends[terms.stop]))
        return Postings(*(self.arrays[name][places] for name in ("docs", "shares", "fields")))

    def occurrences(self, word: int) -> int:
        """How often a word stands in all documents together."""
        ends = self.arrays["position_ends"]
        return int(ends[word - self.stems + 1] - ends[word - self.stems])

    def counts_of(self, term: int) -> tuple[Array, int]:
        """How often a word stands in each of its documents, and where its positions begin."""
        first = int(self.ends[term]) - self.first_exact
        last = int(self.ends[term + 1]) - self.first_exact
        counts = self.arrays["counts"][first:last]
        return counts, int(self.arrays["position_ends"][term - self.stems])

    def fields_at(self, docs: Array, positions: Array) -> Array:
        """The numbers of the fields that stand at some positions of some documents."""
        starts = self.arrays["starts"]
        fields = np.full(len(docs), starts.shape[1] - 1)
        before = np.flatnonzero(positions < starts[docs, -1])  # the body is the last
        fields[before] = (starts[docs[before]] <= positions[before, None]).sum(axis=1) - 1
        return fields

    def outlines(self, docs: Array) -> Array:
        """The outlines of some documents, one after the other; those of neighbours as they are."""
        values, ends = self.arrays["outlines"], self.arrays["outline_ends"]
        if len(docs) and docs[-1] - docs[0] == len(docs) - 1:
            return np.asarray(values[ends[docs[0]] : ends[docs[-1] + 1]])
        return np.asarray(values[spread(ends[docs], ends[docs + 1] - ends[docs])])

    def numbers_of(self, ids: list[str]) -> Array:
        """The documents with some ids; who is not here is left out."""
        kept = self.arrays["id"]
        wanted = np.array([each.encode() for each in ids], "S")
        if not self.count or not len(wanted):
            return np.empty(0, np.int64)
        order = self.arrays["id_order"]
        at = np.searchsorted(kept, wanted, sorter=order)
        found = order[np.minimum(at, self.count - 1)]
        numbers: Array = found[kept[found] == wanted].astype(np.int64)
        return numbers
