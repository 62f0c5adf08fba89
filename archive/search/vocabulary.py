"""The sorted terms of a segment in one stretch of bytes, found by halving.

Terms stand in the order of their UTF-8 bytes, which is that of their code points, one a line.
Every `BLOCK`th is kept beside them in a list, so that a search reads one block only.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from archive.search.arrays import Array
from archive.text.analysis import is_dense

BLOCK = 64
_AFTER_ALL = b"\xff"
"""Greater than any byte of UTF-8."""


STEM = "#"
"""Before a stem in the vocabulary: stems sort before words, which begin with letters or digits."""


def packed(terms: Sequence[str]) -> dict[str, Array]:
    """Sorted terms as lines of bytes, where each block begins, and the letters of the words."""
    lines = np.frombuffer("\n".join((*terms, "")).encode(), np.uint8)
    bounds = np.append(0, np.flatnonzero(lines == ord("\n")) + 1).astype(np.uint64)
    words = terms[bisect_right(terms, STEM, key=lambda term: term[0]) :]
    letters = sorted(set("".join(words)))
    return {
        "lines": lines,
        "blocks": np.append(bounds[:-1:BLOCK], bounds[-1]),
        "letters": np.array([ord(letter) for letter in letters if not is_dense(letter)], np.uint32),
    }


class Vocabulary:
    """Terms by number, from 0; safe to share between threads."""

    def __init__(self, arrays: Mapping[str, Array], count: int) -> None:
        self._lines = arrays["lines"].data
        self._blocks: list[int] = arrays["blocks"].tolist()
        self._letters = arrays["letters"]
        self.count = count

    @cached_property
    def letters(self) -> list[str]:
        """The letters of all words, but for those of scripts without spaces."""
        return [chr(each) for each in self._letters]

    def letters_after(self, beginning: str) -> Iterator[str]:
        """The letters that follow some others at the beginning of terms, in order."""
        place = self._place_of(beginning.encode())
        stop = self.beginning_with(beginning).stop
        while place < stop:
            term = self._term(place)
            if len(term) > len(beginning):
                letter = term[len(beginning)]
                yield letter
                place = self._place_of((beginning + letter).encode() + _AFTER_ALL)
            else:
                place += 1

    def find(self, term: str) -> int | None:
        """The number of a term; None where there is no such term."""
        key = term.encode()
        block = bisect_right(self._firsts, key) - 1
        if block < 0 or b"\n" in key:
            return None
        lines = b"\n" + self._read(self._blocks[block], self._blocks[block + 1])
        at = lines.find(b"\n" + key + b"\n")
        return block * BLOCK + lines.count(b"\n", 0, at) if at >= 0 else None

    def beginning_with(self, prefix: str) -> range:
        """The numbers of all terms that begin with some letters."""
        key = prefix.encode()
        return range(self._place_of(key), self._place_of(key + _AFTER_ALL))

    def terms(self, numbers: range) -> Iterator[tuple[int, str]]:
        """Some neighbouring terms with their numbers."""
        if not numbers:
            return
        first, last = numbers.start // BLOCK, (numbers.stop - 1) // BLOCK
        text = self._read(self._blocks[first], self._blocks[last + 1])
        terms = text[:-1].split(b"\n")
        for number in numbers:
            yield number, terms[number - first * BLOCK].decode()

    def all(self) -> list[str]:
        """All terms in order."""
        return self._read(0, self._blocks[-1]).decode().split("\n")[:-1]

    @cached_property
    def _firsts(self) -> list[bytes]:
        """The first term of each block."""
        return [self._first_of(start) for start in self._blocks[:-1]] if self.count else []

    def _term(self, number: int) -> str:
        return self._terms_of(number // BLOCK)[number % BLOCK].decode()

    def _place_of(self, key: bytes) -> int:
        """The number of the first term that is not less than a key."""
        block = max(bisect_left(self._firsts, key) - 1, 0)
        if not self._firsts:
            return 0
        return block * BLOCK + bisect_left(self._terms_of(block), key)

    def _terms_of(self, block: int) -> list[bytes]:
        return self._read(self._blocks[block], self._blocks[block + 1])[:-1].split(b"\n")

    def _first_of(self, start: int) -> bytes:
        """The term that begins at a byte; none is longer than what is looked through."""
        return self._read(start, start + 2048).split(b"\n", 1)[0]

    def _read(self, start: int, stop: int) -> bytes:
        return self._lines[start:stop].tobytes()
