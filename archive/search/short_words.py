"""Words of few plain letters as two numbers each: thousands are looked up together, without a
string or a call of Python for any of them."""

import secrets

import numpy as np

from archive.search.arrays import Array

LONGEST = 16
"""Letters of a word that two numbers of eight bytes can hold."""
_HALF = LONGEST // 2
_KEPT = np.array([(1 << 8 * size) - 1 for size in range(_HALF + 1)], np.uint64)
"""What is kept of eight bytes, by how many of them belong to the word."""
_FACTORS = np.array([secrets.randbits(64) | 1 for _ in range(2)], np.uint64)
"""Odd numbers whose products spread over all bits; nobody can write words for one slot who does
not know them."""
_FIRST_BITS = 12


def letters_of(line: Array, begins: Array, sizes: Array) -> Array:
    """The letters of words in a line of bytes, a column each; of longer ones the first."""
    bytes_ = np.concatenate((line, np.zeros(LONGEST, np.uint8)))
    at_any = np.ndarray((len(line) + _HALF,), "<u8", bytes_, strides=(1,))
    return np.stack(
        (
            at_any[begins] & _KEPT[np.minimum(sizes, _HALF)],
            at_any[begins + _HALF] & _KEPT[np.clip(sizes - _HALF, 0, _HALF)],
        )
    )


def spelled(letters: Array) -> list[str]:
    """The words that some letters are."""
    line = letters.T.astype("<u8").tobytes().decode("ascii")
    return [line[at : at + LONGEST].rstrip("\0") for at in range(0, len(line), LONGEST)]


class Table:
    """The numbers of words by their letters: slots in a row, each word in the first free one from
    where its letters say, and never more than half of them full."""

    def __init__(self) -> None:
        self.count = 0
        self._make(_FIRST_BITS)

    def find(self, letters: Array) -> Array:
        """The number of each word; -1 where it was not put in."""
        slots = self._first_slots(letters)
        numbers: Array = self._numbers[slots]
        rest = np.flatnonzero(self._is_other(slots, letters))
        while len(rest):
            slots[rest] = slots[rest] + 1 & self._last
            numbers[rest] = self._numbers[slots[rest]]
            rest = rest[self._is_other(slots[rest], letters[:, rest])]
        return numbers

    def put(self, letters: Array, numbers: Array) -> None:
        """Put in words that are not there, each once; no two have the same number."""
        self.count += len(numbers)
        if 2 * self.count > len(self._numbers):
            full = self._numbers >= 0
            letters = np.concatenate((self._letters[:, full], letters), axis=1)
            numbers = np.concatenate((self._numbers[full], numbers))
            self._make((4 * self.count).bit_length())
        self._put(letters, numbers)

    def _make(self, bits: int) -> None:
        """All slots empty."""
        self._shift = np.uint64(64 - bits)
        self._last = (1 << bits) - 1
        self._letters = np.zeros((2, 1 << bits), np.uint64)
        self._numbers = np.full(1 << bits, -1, np.int32)

    def _first_slots(self, letters: Array) -> Array:
        mixed = letters[0] * _FACTORS[0] ^ letters[1] * _FACTORS[1]
        slots: Array = (mixed >> self._shift).astype(np.int64)
        return slots

    def _is_other(self, slots: Array, letters: Array) -> Array:
        """Where another word has a slot."""
        is_other: Array = self._letters[0][slots] != letters[0]
        is_other |= self._letters[1][slots] != letters[1]
        is_other &= self._numbers[slots] >= 0
        return is_other

    def _put(self, letters: Array, numbers: Array) -> None:
        """Of several that come to one slot the last written has it; the others go on."""
        slots = self._first_slots(letters)
        while len(slots):
            is_free = self._numbers[slots] < 0
            self._numbers[slots[is_free]] = numbers[is_free]
            is_in = self._numbers[slots] == numbers
            self._letters[:, slots[is_in]] = letters[:, is_in]
            slots, letters, numbers = slots[~is_in], letters[:, ~is_in], numbers[~is_in]
            slots = slots + 1 & self._last
