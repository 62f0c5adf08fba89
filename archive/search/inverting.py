"""Occurrences of terms in reading order made postings: by term, then document, then position."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.fields import FIELDS, shares
from archive.search.spreading import ends_of

FIELD_BITS = 4
"""Bits of a field's number within a cell, the number of a document and field together."""
_FIELD = (1 << FIELD_BITS) - 1
_BIT_OF = np.left_shift(1, np.arange(_FIELD + 1)).astype(np.uint16)
_SMALL = 0xFFFF


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Terms (by number) and the cells that they stand in, in reading order; of words where, too."""

    terms: Array
    cells: Array
    positions: Array | None


@dataclass(frozen=True, slots=True)
class Inverted:
    """Sorted terms; how many documents hold each, and those documents, term after term."""

    terms: list[str]
    holding: Array
    docs: Array
    shares: Array
    fields: Array
    counts: Array
    positions: Array

    def per_term(self) -> Array:
        """How often each term stands in all documents together."""
        return np.diff(ends_of(self.counts)[ends_of(self.holding)])


def inverted(found: Occurrences, terms: Sequence[str], worth: Array) -> Inverted:
    """The postings of some documents; `worth` is what a word counts, by document and field."""
    ordered, numbers = _in_order(found.terms, terms)
    order = _stable_order(numbers)
    numbers, cells = numbers[order], found.cells[order]
    docs = cells >> FIELD_BITS
    firsts = np.flatnonzero(changes(numbers) | changes(docs))
    weights = np.zeros((len(worth), _FIELD + 1), np.float32)
    weights[:, : len(FIELDS)] = worth
    return Inverted(
        ordered,
        np.bincount(numbers[firsts], minlength=len(ordered)).astype(np.uint32),
        docs[firsts].astype(np.uint32),
        shares(_reduced(np.add, weights.ravel()[cells], firsts)),
        _reduced(np.bitwise_or, _BIT_OF[cells & _FIELD], firsts),
        np.diff(np.append(firsts, len(order))).astype(np.uint32),
        order if found.positions is None else found.positions[order],
    )


def changes(values: Array) -> Array:
    """Where a value differs from the one before it; the first does."""
    differs = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=differs[1:])
    return differs


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
    low = np.argsort(numbers.astype(np.uint16), kind="stable")  # which keeps the low bytes
    high = (numbers >> 16).astype(np.uint16)
    if not high.any():
        return np.asarray(low)
    return np.asarray(low[np.argsort(high[low], kind="stable")])


def _reduced(operation: np.ufunc, values: Array, firsts: Array) -> Array:
    reduced: Array = operation.reduceat(values, firsts) if len(firsts) else values
    return reduced
