"""Sets of documents, in whichever form costs least: their numbers, or a mask over all numbers.

Few documents are quicker counted and looked up by their numbers than a mask is looked through.
"""

from functools import reduce

import numpy as np

from archive.search.arrays import Array

_OBJECT = 1024
"""Bytes that a set without any document takes, roughly."""


class DocSet:
    """Some of an index's documents; each form is made when first asked for. Nothing changes it, so
    that threads may share it.

    Numbers come each once, in no certain order. One of the two must be given.
    """

    def __init__(self, size: int, docs: Array | None = None, mask: Array | None = None) -> None:
        self.size = size
        self._docs = docs
        self._mask = mask

    @classmethod
    def of_mask(cls, mask: Array) -> "DocSet":
        """The documents at which a mask is set."""
        return cls(len(mask), mask=mask)

    @property
    def is_listed(self) -> bool:
        """Whether the numbers are known already."""
        return self._docs is not None

    @property
    def docs(self) -> Array:
        """The numbers."""
        if self._docs is None:
            self._docs = np.flatnonzero(self.mask)
        return self._docs

    @property
    def mask(self) -> Array:
        """The mask."""
        if self._mask is None:
            self._mask = self._made_mask()
        return self._mask

    def __len__(self) -> int:
        return len(self._docs) if self._docs is not None else int(np.count_nonzero(self.mask))

    def __and__(self, other: "DocSet") -> "DocSet":
        few, many = sorted(
            (self, other), key=lambda each: len(each) if each.is_listed else each.size
        )
        if few.is_listed:
            return few.where(many.holds(few.docs))
        return DocSet.of_mask(few.mask & many.mask)

    def __or__(self, other: "DocSet") -> "DocSet":
        if self.is_listed and other.is_listed:
            further = other.docs.compress(~self.mask[other.docs])
            return DocSet(self.size, np.concatenate((self.docs, further)))
        return DocSet.of_mask(self.mask | other.mask)

    def __sub__(self, other: "DocSet") -> "DocSet":
        if self.is_listed:
            return self.where(~other.mask[self.docs])
        return DocSet.of_mask(self.mask & ~other.mask)

    def holds(self, docs: Array) -> Array:
        """Which of some documents are in it."""
        held: Array = self.mask[docs]
        return held

    def where(self, chosen: Array) -> "DocSet":
        """Those of the numbers that a mask over them chooses."""
        return DocSet(self.size, self.docs.compress(chosen))  # several times as fast as by index

    def _made_mask(self) -> Array:
        mask = np.zeros(self.size, bool)
        mask[self.docs] = True
        return mask


class Holders(DocSet):
    """The documents that hold what one leaf of a question looks for, and the share of each.

    Shares are whole numbers from 1 (see `fields.SHARES`), in the order of the numbers.
    """

    def __init__(self, size: int, docs: Array, shares: Array) -> None:
        super().__init__(size, docs)
        self.shares = shares
        self._table: Array | None = None

    @property
    def most_bytes(self) -> int:
        """What it takes once every form was asked for."""
        table = self.size * (self.shares.itemsize + 1)
        return self.docs.nbytes + self.shares.nbytes + table + _OBJECT

    def shares_of(self, docs: Array) -> Array:
        """The shares of some documents; 0 of those that do not hold it."""
        if docs is self._docs:
            return self.shares
        shares: Array = self._shares_by_number()[docs]
        return shares

    def holds(self, docs: Array) -> Array:
        """Without a mask of its own: the table of shares is needed anyway."""
        held: Array = self.shares_of(docs) != 0
        return held

    def _shares_by_number(self) -> Array:
        if self._table is None:
            table = np.zeros(self.size, self.shares.dtype)
            table[self.docs] = self.shares
            self._table = table  # whole before any other thread sees it
        return self._table

    def _made_mask(self) -> Array:
        mask: Array = self._shares_by_number() != 0
        return mask


def all_of(first: DocSet, *others: DocSet) -> DocSet:
    """What sets have in common, from the smallest on; one set alone is given back as it is."""
    if not others:
        return first
    every = (first, *others)
    listed = sorted((each for each in every if each.is_listed), key=len)
    return reduce(DocSet.__and__, [*listed, *(each for each in every if not each.is_listed)])


def any_of(first: DocSet, *others: DocSet) -> DocSet:
    """What any of some sets holds; one set alone is given back as it is."""
    if not others:
        return first
    every = (first, *others)
    if not all(each.is_listed for each in every):
        return DocSet.of_mask(np.logical_or.reduce([each.mask for each in every]))
    mask = np.zeros(first.size, bool)
    further = []
    for each in every:
        further.append(each.docs.compress(~mask[each.docs]))
        mask[each.docs] = True
    return DocSet(first.size, np.concatenate(further), mask)
