"""Documents turned into the arrays of one segment: the words inverted, all at once.

Reading a text costs one look-up a word: each distinct word of the draft is analysed once and is
then a number. The rest (positions, postings, shares) is worked out for all words together.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import Columns
from archive.search.engine import Document
from archive.search.fields import FIELDS, PARAGRAPH_GAP, factors, shares, texts
from archive.search.vocabulary import STEM, packed
from archive.text.analysis import language_code, surfaces, tokens

_SMALL = 0xFFFF


def within(counts: Array, lists: Array) -> Array:
    """Where the members of some lists stand in a flat array, given how many each list has."""
    starts = np.cumsum(counts, dtype=np.int64) - counts
    return spread(starts[lists], counts[lists])


def spread(starts: Array, counts: Array) -> Array:
    """The numbers start, start + 1, … of stretches, one stretch after the other."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(starts - (ends - counts), counts)


class _Numbers(dict[str, int]):
    """Strings, numbered when first met."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _Words(dict[str, int]):
    """The distinct words of one language as printed, analysed and numbered when first met."""

    def __init__(self, language: str, lexicon: "Lexicon") -> None:
        self._language = language
        self._lexicon = lexicon

    def __missing__(self, surface: str) -> int:
        self[surface] = number = self._lexicon.take(surface, self._language)
        return number


class Lexicon:
    """What the words of texts are made of, kept from one segment of a build to the next."""

    def __init__(self) -> None:
        self.exact, self.stems = _Numbers(), _Numbers()
        self.exact_of, self.exact_at, self.exact_counts = array("i"), array("i"), array("i")
        self.stems_of, self.stem_counts = array("i"), array("i")
        self.steps = array("i")
        self._words: dict[str, _Words] = {}

    def words(self, language: str | None) -> _Words:
        """The words of a language by number."""
        code = language_code(language)
        return self._words.setdefault(code, _Words(code, self))

    def take(self, surface: str, language: str) -> int:
        """Analyse a word that was not met before; returns its number."""
        found = tokens(surface, language)
        stems = [f"{STEM}{stem}" for token in found for stem in token.stems]
        self.exact_of.extend(self.exact[token.exact] for token in found)
        self.exact_at.extend(token.position for token in found)
        self.exact_counts.append(len(found))
        self.stems_of.extend(self.stems[stem] for stem in stems)
        self.stem_counts.append(len(stems))
        self.steps.append(found[-1].position + 1 if found else 0)
        return len(self.steps) - 1


class Draft:
    """One segment being written."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.count = 0
        self._lexicon = lexicon or Lexicon()
        self._columns = Columns()
        self._stream = array("i")
        self._text_docs, self._text_fields, self._text_counts = array("i"), array("b"), array("i")

    def add(self, document: Document) -> None:
        """Take the next document."""
        self._columns.add(document)
        words = self._lexicon.words(document.language)
        for field, values in enumerate(texts(document).values()):
            for value in values:
                self._read(value, field, words)
        self.count += 1

    def arrays(self) -> dict[str, Array]:
        """The whole segment."""
        places = self._places()
        worth = factors(places.lengths)
        stems = _inverted(self._stem_occurrences(places), self._lexicon.stems, worth)
        exact = _inverted(self._exact_occurrences(places), self._lexicon.exact, worth)
        return {
            **self._columns.arrays(),
            "factors": worth,
            "starts": places.starts,
            **packed((*stems.terms, *exact.terms)),
            "ends": ends_of(np.concatenate((stems.holding, exact.holding))),
            "docs": np.concatenate((stems.docs, exact.docs)),
            "shares": np.concatenate((stems.shares, exact.shares)),
            "fields": np.concatenate((stems.fields, exact.fields)),
            "counts": smallest(exact.counts),
            "position_ends": ends_of(_per_term(exact)),
            "positions": smallest(exact.positions),
        }

    def _read(self, value: str, field: int, words: _Words) -> None:
        before = len(self._stream)
        self._stream.extend(map(words.__getitem__, surfaces(value)))
        if count := len(self._stream) - before:
            self._text_docs.append(self.count)
            self._text_fields.append(field)
            self._text_counts.append(count)

    def _places(self) -> "_Places":
        words = np.array(self._stream, np.int32)
        docs, fields, counts = map(
            np.asarray, (self._text_docs, self._text_fields, self._text_counts)
        )
        steps = np.array(self._lexicon.steps, np.int32)[words]
        before = np.cumsum(steps, dtype=np.int64) - steps
        firsts = np.cumsum(counts) - counts
        lengths = np.add.reduceat(steps, firsts) if len(firsts) else counts
        bases = _bases(docs, lengths + PARAGRAPH_GAP)
        cells = (self.count, len(FIELDS))
        return _Places(
            words,
            np.repeat(docs, counts).astype(np.int32),
            np.repeat(fields, counts).astype(np.int32),
            before + np.repeat(bases - before[firsts], counts),
            _summed(docs, fields, lengths, cells),
            _exclusive(_summed(docs, fields, lengths + PARAGRAPH_GAP, cells)),
        )

    def _stem_occurrences(self, places: "_Places") -> "_Occurrences":
        counts = np.array(self._lexicon.stem_counts, np.int32)
        times = counts[places.words]
        return _Occurrences(
            np.array(self._lexicon.stems_of, np.int32)[within(counts, places.words)],
            np.repeat(places.docs, times),
            np.repeat(places.fields, times),
            None,
        )

    def _exact_occurrences(self, places: "_Places") -> "_Occurrences":
        counts = np.array(self._lexicon.exact_counts, np.int32)
        times = counts[places.words]
        members = within(counts, places.words)
        steps = np.array(self._lexicon.exact_at, np.int32)[members]
        return _Occurrences(
            np.array(self._lexicon.exact_of, np.int32)[members],
            np.repeat(places.docs, times),
            np.repeat(places.fields, times),
            np.repeat(places.positions, times) + steps,
        )


@dataclass(frozen=True, slots=True)
class _Places:
    """The words of a draft in reading order, where each stands; and of each document and field
    how many words it has and at which position it starts."""

    words: Array
    docs: Array
    fields: Array
    positions: Array
    lengths: Array
    starts: Array


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """Terms (by number) where they stand, in reading order."""

    terms: Array
    docs: Array
    fields: Array
    positions: Array | None


@dataclass(frozen=True, slots=True)
class _Postings:
    """Sorted terms; how many documents hold each, and those documents, term after term."""

    terms: list[str]
    holding: Array
    docs: Array
    shares: Array
    fields: Array
    counts: Array
    positions: Array


def ends_of(counts: Array) -> Array:
    """Where each of some stretches ends that lie behind each other; the first number is 0."""
    ends = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=ends[1:])
    return ends


def smallest(numbers: Array) -> Array:
    """Numbers in two bytes each where they all fit, else in four."""
    is_small = not len(numbers) or numbers.max() <= _SMALL
    return numbers.astype(np.uint16 if is_small else np.uint32)


def _per_term(found: _Postings) -> Array:
    """How often each term stands in all documents together."""
    return np.diff(ends_of(found.counts)[ends_of(found.holding)])


def _inverted(found: _Occurrences, terms: Mapping[str, int], worth: Array) -> _Postings:
    """Occurrences by term, then document, then position."""
    ordered, numbers = _in_order(found.terms, list(terms))
    order = _stable_order(numbers)
    numbers, docs, fields = numbers[order], found.docs[order], found.fields[order]
    firsts = np.flatnonzero(_changes(numbers) | _changes(docs))
    return _Postings(
        ordered,
        np.bincount(numbers[firsts], minlength=len(ordered)).astype(np.uint32),
        docs[firsts].astype(np.uint32),
        shares(_reduced(np.add, worth[docs, fields], firsts)),
        _reduced(np.bitwise_or, np.left_shift(1, fields), firsts).astype(np.uint16),
        np.diff(np.append(firsts, len(order))).astype(np.uint32),
        order if found.positions is None else found.positions[order],
    )


def _in_order(numbers: Array, terms: Sequence[str]) -> tuple[list[str], Array]:
    """The terms that occur, sorted, and the occurrences by their numbers in that order."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(terms))).tolist()
    used.sort(key=terms.__getitem__)
    rank = np.zeros(len(terms), np.int32)
    rank[used] = np.arange(len(used))
    return [terms[each] for each in used], rank[numbers]


def _stable_order(numbers: Array) -> Array:
    """What puts whole numbers in order, equal ones as they were: two passes of radix sort.

    NumPy sorts numbers of two bytes in linear time, longer ones by comparing them.
    """
    low = np.argsort((numbers & _SMALL).astype(np.uint16), kind="stable")
    high = (numbers >> 16).astype(np.uint16)[low]
    if not high.any():
        return np.asarray(low)
    return np.asarray(low[np.argsort(high, kind="stable")])


def _changes(values: Array) -> Array:
    """Where a value differs from the one before it; the first does."""
    return np.concatenate(([True], values[1:] != values[:-1]))[: len(values)]


def _reduced(operation: np.ufunc, values: Array, firsts: Array) -> Array:
    reduced: Array = operation.reduceat(values, firsts) if len(firsts) else values
    return reduced


def _bases(docs: Array, lengths: Array) -> Array:
    """The position of each text in its document, given the positions that each takes up."""
    before = np.cumsum(lengths) - lengths
    firsts = np.flatnonzero(_changes(docs))
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
