"""All live documents of an index as one commit left them; safe to share between threads.

Documents are numbered through all segments. Columns are joined when first asked for, and facets
speak in codes that stay the same from one commit to the next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import Self

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import MANY, MISSING_CODE, ONE, Labels
from archive.search.docset import DocSet, Holders
from archive.search.places import Places
from archive.search.query import Word
from archive.search.retained import Retained
from archive.search.segment import Segment
from archive.text.analysis import is_stemmed

_RETAINED = 64 * 1024 * 1024
"""Bytes of lists of documents that stay ready for the next question."""
_WORDS_KEPT = 16
"""Words of phrases whose places stay ready: 8 bytes for each document of the segment at most."""


@dataclass(slots=True)
class Values:
    """The values of one facet in all segments met so far: code to key and name."""

    keys: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)

    def take(self, labels: Labels) -> Array:
        """Take what a segment's codes stand for; returns our code of each, the missing last."""
        for key, name in labels.items():
            if key in self.codes:
                self.names[self.codes[key]] = name
            else:
                self.keys.append(key)
                self.names.append(name)
                # Last, for questions are answered meanwhile: whoever finds a code finds its key.
                self.codes[key] = len(self.keys) - 1
        return np.array([*(self.codes[key] for key in labels), MISSING_CODE], np.int32)


@dataclass(frozen=True, slots=True)
class ByName:
    """The values of a facet in the order of their names, and the place there of each code."""

    keys: list[str]
    names: list[str]
    places: Array

    @classmethod
    def of(cls, values: Values) -> Self:
        """The values met so far; others may be met meanwhile."""
        codes = range(len(values.codes))
        order = sorted(codes, key=lambda code: (values.names[code], values.keys[code]))
        keys, names = ([some[code] for code in order] for some in (values.keys, values.names))
        return cls(keys, names, np.argsort(np.array(order, np.int64)))


class OpenSegment:
    """A segment with its facets in the index's codes, and what its languages ask of a search."""

    def __init__(self, segment: Segment, values: Mapping[str, Values]) -> None:
        self.segment = segment
        self.facets: dict[str, Array] = {}
        self.places = lru_cache(_WORDS_KEPT)(partial(Places, segment))
        for facet in (*ONE, *MANY):
            codes = values[facet].take(segment.labels[facet])
            column = segment.arrays[facet]
            self.facets[facet] = codes[column] if facet in ONE else codes[column[:, 1]]

    @cached_property
    def unstemmed(self) -> Array | None:
        """A mask of the documents whose words have no stems; None where all have."""
        languages = list(self.segment.labels["language"])
        stemmed = np.array([*map(is_stemmed, languages), False])
        unstemmed: Array = ~stemmed[self.segment.arrays["language"]]
        return unstemmed if unstemmed.any() else None


class State:
    """The open segments of one commit, each with the first of its numbers.

    `holders` keeps the documents of words asked for lately: a reader who goes on to the next page,
    chooses a facet or adds a word asks for most of them again.
    """

    def __init__(
        self,
        parts: Sequence[tuple[OpenSegment, Sequence[int]]],
        values: Mapping[str, Values],
    ) -> None:
        self.values = values
        self.segments = [opened for opened, _ in parts]
        counts = [opened.segment.count for opened in self.segments]
        self.bases = [sum(counts[:at]) for at in range(len(counts))]
        self.size = sum(counts)
        self.alive = np.ones(self.size, bool)
        for base, (_, deleted) in zip(self.bases, parts, strict=True):
            self.alive[[base + number for number in deleted]] = False
        self.live = int(self.alive.sum())
        self._columns: dict[str, Array] = {}
        self._by_name: dict[str, ByName] = {}
        self.holders: Retained[Word, tuple[Holders, ...]] = Retained(_RETAINED, _bytes_of)

    def column(self, name: str) -> Array:
        """A column of all documents, deleted ones too; a facet's is in the index's codes."""
        if name not in self._columns:
            columns = [self._column_of(opened, name) for opened in self.segments]
            self._columns[name] = np.concatenate(columns) if columns else np.empty(0, np.int32)
        return self._columns[name]

    def owners(self, facet: str) -> Array:
        """The document of each value of a facet that may have several; its column has the codes."""
        name = f"{facet} owners"
        if name not in self._columns:
            owners = [
                base + opened.segment.arrays[facet][:, 0]
                for opened, base in zip(self.segments, self.bases, strict=True)
            ]
            self._columns[name] = np.concatenate(owners) if owners else np.empty(0, np.int64)
        return self._columns[name]

    def counted(self, facet: str) -> Array:
        """A facet's column to count by: the places of names in order from 1, or else the years or
        months themselves, and 0 where there is none; of several values just the places."""
        name = f"{facet} counted"
        if name not in self._columns:
            column = self.column(facet)
            if facet in ONE:
                column = np.append(self.by_name(facet).places + 1, 0)[column]  # -1 is the last
            elif facet in MANY:
                column = self.by_name(facet).places[column]
            smallest = np.min_scalar_type(int(column.max(initial=0)))
            self._columns[name] = column.astype(smallest)  # the less, the more of it is in a cache
        return self._columns[name]

    def by_name(self, facet: str) -> ByName:
        """A facet's values in the order of their names, the same ones as long as this lives."""
        if facet not in self._by_name:
            self._by_name.setdefault(facet, ByName.of(self.values[facet]))
        return self._by_name[facet]

    @cached_property
    def everything(self) -> DocSet:
        """All live documents."""
        return DocSet(self.size, np.flatnonzero(self.alive), self.alive)

    @cached_property
    def without_day(self) -> Array:
        """A mask of the documents without a day or year to sort by."""
        mask: Array = self.column("first") == 0
        return mask

    @cached_property
    def yearless(self) -> list[int]:
        """The codes of all dates without a year."""
        column = self.column("yearless")
        codes: list[int] = np.unique(column[column > 0]).tolist()
        return codes

    @cached_property
    def undated(self) -> DocSet:
        """The live documents without any date."""
        mask = (self.column("first") == 0) & (self.column("yearless") == 0) & self.alive
        return DocSet(self.size, np.flatnonzero(mask))

    @cached_property
    def newest_first(self) -> Array:
        """What puts documents in the order of their days, the newest first, the undated last."""
        day = self.column("first")
        return np.where(day > 0, -day, np.iinfo(np.int32).max)

    @cached_property
    def oldest_first(self) -> Array:
        """What puts documents in the order of their days, the undated last."""
        day = self.column("first")
        return np.where(day > 0, day, np.iinfo(np.int32).max)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages whose stems the documents hold."""
        languages = {key for opened in self.segments for key in opened.segment.labels["language"]}
        return frozenset(filter(is_stemmed, languages))

    @staticmethod
    def _column_of(opened: OpenSegment, name: str) -> Array:
        return opened.facets[name] if name in opened.facets else opened.segment.arrays[name]


def _bytes_of(found: tuple[Holders, ...]) -> int:
    return sum(each.most_bytes for each in found)
