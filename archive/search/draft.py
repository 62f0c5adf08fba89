"""Documents turned into the arrays of one segment: the words inverted, all at once.

Reading a text costs one look-up a word: each distinct word of the draft is analysed once and is
then a number. The rest (positions, postings, shares) is worked out for all words together.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import Columns
from archive.search.engine import Document
from archive.search.fields import FIELDS, NUMBERS, PARAGRAPH_GAP, factors, texts
from archive.search.inverting import FIELD_BITS, Occurrences, changes, inverted
from archive.search.lexicon import Lexicon
from archive.search.outlines import OUTLINED, Outlined, outlined
from archive.search.printed import Printed, printed
from archive.search.spreading import ends_of, within
from archive.search.vocabulary import packed

_READ = 1 << 16
"""Characters that are read at once, about."""
_SMALL = 0xFFFF


class Draft:
    """One segment being written."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.count = 0
        self._lexicon = Lexicon() if lexicon is None else lexicon
        self._columns = Columns()
        self._texts = _Texts()
        self._waiting: list[tuple[str | None, Sequence[str]]] = []
        self._unread = 0

    def add(self, document: Document) -> None:
        """Take the next document."""
        self._columns.add(document)
        waiting: list[str] = []
        for field, values in enumerate(texts(document).values()):
            waiting += values
            self._texts.fields.extend([field] * len(values))
        self._texts.docs.extend([self.count] * len(waiting))
        self._waiting.append((document.language, waiting))
        self._unread += sum(map(len, waiting))
        self.count += 1
        if self._unread > _READ:
            self._read()

    def arrays(self) -> dict[str, Array]:
        """The whole segment."""
        self._read()
        read = self._texts.read()
        places = _places(read, np.array(self._lexicon.steps, np.int32)[read.words], self.count)
        worth = factors(places.lengths)
        stems = inverted(self._stems(read, places), self._lexicon.stems.all, worth)
        found, times = self._exact(read, places)
        exact = inverted(found, self._lexicon.exact.all, worth)
        return {
            **self._columns.arrays(),
            **outlined(self._to_outline(read, found.terms, times), self.count),
            "factors": worth,
            "starts": places.starts,
            **packed((*stems.terms, *exact.terms)),
            "ends": ends_of(np.concatenate((stems.holding, exact.holding))),
            "docs": np.concatenate((stems.docs, exact.docs)),
            "shares": np.concatenate((stems.shares, exact.shares)),
            "fields": np.concatenate((stems.fields, exact.fields)),
            "counts": smallest(exact.counts),
            "position_ends": ends_of(exact.per_term()),
            "positions": smallest(exact.positions),
        }

    def _read(self) -> None:
        """Read the texts that wait, all together."""
        found = printed([text for _, some in self._waiting for text in some])
        ends = ends_of(found.counts)
        text = 0
        for language, group in groupby(self._waiting, itemgetter(0)):
            first, text = text, text + sum(len(some) for _, some in group)
            numbers = self._numbers(language, found, int(ends[first]), int(ends[text]))
            self._texts.words.append(numbers)
        self._texts.counts.append(found.counts)
        self._texts.lengths.append(found.lengths)
        self._texts.starts.append(found.starts)
        self._waiting, self._unread = [], 0

    def _numbers(self, language: str | None, found: Printed, start: int, stop: int) -> Array:
        """The numbers of some words in a row, which are of one language."""
        first, behind = np.searchsorted(found.places, (start, stop))
        return self._lexicon.words(language).numbers(
            found.letters[:, start:stop],
            found.places[first:behind] - start,
            found.spelled[first:behind],
        )

    def _stems(self, read: "_Read", places: "_Places") -> Occurrences:
        counts = np.array(self._lexicon.stem_counts, np.int32)
        members, times = within(counts, read.words)
        terms = np.array(self._lexicon.stems_of, np.int32)[members]
        return Occurrences(terms, np.repeat(places.cells, times), None)

    def _exact(self, read: "_Read", places: "_Places") -> tuple[Occurrences, Array]:
        """All tokens, and how many each word has."""
        counts = np.array(self._lexicon.exact_counts, np.int32)
        members, times = within(counts, read.words)
        terms = np.array(self._lexicon.exact_of, np.int32)[members]
        positions = np.repeat(places.positions, times)
        positions += np.array(self._lexicon.exact_at, np.uint32)[members]
        return Occurrences(terms, np.repeat(places.cells, times), positions), times

    def _to_outline(self, read: "_Read", tokens: Array, times: Array) -> Outlined:
        """What the outlines are made of, given the tokens and how many each word has."""
        ends = ends_of(times)[ends_of(read.counts)]
        chosen = np.isin(read.fields, [NUMBERS[field] for field in OUTLINED])
        of_tokens = np.repeat(chosen, np.diff(ends))
        return Outlined(
            read.docs[chosen],
            np.diff(ends)[chosen],
            read.lengths[chosen],
            np.array(self._lexicon.beginnings, np.uint16)[tokens[of_tokens]],
            np.repeat(read.starts, times)[of_tokens],
        )


class _Texts:
    """The texts read so far: of each its document, field, words and characters; then the words."""

    def __init__(self) -> None:
        self.docs, self.fields = array("i"), array("b")
        self.counts: list[Array] = []
        self.lengths: list[Array] = []
        self.words: list[Array] = []
        self.starts: list[Array] = []

    def read(self) -> "_Read":
        """All of them."""
        return _Read(
            np.array(self.docs, np.int32),
            np.array(self.fields, np.int32),
            np.concatenate(self.counts),
            np.concatenate(self.lengths),
            np.concatenate((*self.words, np.empty(0, np.int32))),
            np.concatenate(self.starts),
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """Texts with their documents, fields, numbers of words and of characters; the words by number
    in reading order, and where in its text each begins."""

    docs: Array
    fields: Array
    counts: Array
    lengths: Array
    words: Array
    starts: Array


@dataclass(frozen=True, slots=True)
class _Places:
    """The cells and positions of words in reading order; and of each document and field how many
    words it has and at which position it starts."""

    cells: Array
    positions: Array
    lengths: Array
    starts: Array


def _places(read: _Read, steps: Array, size: int) -> _Places:
    """Where words stand, given how many positions each takes up."""
    full = read.counts > 0
    docs, fields, counts = read.docs[full], read.fields[full], read.counts[full]
    before = np.cumsum(steps, dtype=np.int64) - steps
    firsts = np.cumsum(counts) - counts
    lengths = np.add.reduceat(steps, firsts) if len(firsts) else counts
    bases = _bases(docs, lengths + PARAGRAPH_GAP)
    cells = (size, len(FIELDS))
    return _Places(
        np.repeat(docs << FIELD_BITS | fields, counts),
        (before + np.repeat(bases - before[firsts], counts)).astype(np.uint32),
        _summed(docs, fields, lengths, cells),
        _exclusive(_summed(docs, fields, lengths + PARAGRAPH_GAP, cells)),
    )


def smallest(numbers: Array) -> Array:
    """Numbers in two bytes each where they all fit, else in four."""
    is_small = not len(numbers) or numbers.max() <= _SMALL
    return numbers.astype(np.uint16 if is_small else np.uint32)


def _bases(docs: Array, lengths: Array) -> Array:
    """The position of each text in its document, given the positions that each takes up."""
    before = np.cumsum(lengths) - lengths
    firsts = np.flatnonzero(changes(docs))
    bases: Array = before - np.repeat(before[firsts], np.diff(np.append(firsts, len(docs))))
    return bases


def _summed(docs: Array, fields: Array, values: Array, cells: tuple[int, int]) -> Array:
    """Sums of values by document and field."""
    sums = np.bincount(docs * cells[1] + fields, values, minlength=cells[0] * cells[1])
    return sums.reshape(cells).astype(np.uint32)


def _exclusive(extents: Array) -> Array:
    """Where each of neighbouring stretches starts, row by row."""
    starts: Array = np.cumsum(extents, axis=1, dtype=np.uint32) - extents
    return starts
