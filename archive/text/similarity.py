"""How much of one text stands in another, by runs of five words, and how to find such texts.

A run of words ("shingle") that two texts share was hardly written twice: see A. Broder, On the
resemblance and containment of documents (1997), of which `containment` is the containment, counted
in full. Shingles are numbers that are the same on every machine. The `prints` of a text are those
shingles that are divisible by a fixed number: a sample by which texts with much in common are found
without comparing all (FracMinHash: L. Irber and others, Lightweight compositional analysis of
metagenomes with FracMinHash, 2022).
"""

import hashlib
import heapq
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

import numpy as np

from archive.text.analysis import folded_surfaces, is_dense, tokens
from archive.text.folding import folded

RUN = 5
ONE_IN = 32
"""Of so many shingles one is a print, on average: some twenty for a column of 700 words."""
LEAST_PRINTS = 8
MOST_WORDS = 20_000
"""Words of a text that are looked at: whatever is longer is known by its beginning."""
BITS = 61
_WEIGHTS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93,
     0xA0761D6478BD642F],
    np.uint64,
)  # fmt: skip
"""Any odd numbers do that differ; one for each word of a run."""
_MIX = np.uint64(0xE7037ED1A0B428DB)
_HALF, _SURPLUS = np.uint64(32), np.uint64(64 - BITS)
_MOST_WORDS = 200_000

Shingles = frozenset[int]


@dataclass(frozen=True, slots=True)
class Sample:
    """What a text is found by: its prints, how many shingles it has, and its digest."""

    digest: int
    size: int
    prints: Shingles


def sample_of(paragraphs: Iterable[str]) -> Sample:
    """The sample of a text."""
    text = tuple(paragraphs)
    found = shingles(text)
    return Sample(digest_of(text), len(found), prints(found))


def digest_of(paragraphs: Iterable[str]) -> int:
    """A number of 64 bits, with its sign, that another text will not have."""
    data = "\n".join(paragraphs).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(data).digest()[:8], "big", signed=True)


def shingles(paragraphs: Iterable[str]) -> Shingles:
    """Every run of five words of a text, folded, as a number of 61 bits.

    Of a text with fewer words they are one run. In scripts without spaces between words a
    character counts as a word.
    """
    return _shingles(tuple(paragraphs))


def containment(one: Shingles, other: Shingles) -> float:
    """The share, from 0 to 1, of the smaller set's shingles that the other has; 0 of an empty one.

    What says nothing stands nowhere: two empty texts are no evidence of being one.
    """
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def prints(found: Shingles) -> Shingles:
    """The sample of a text's shingles by which it is found; of a short text more than its share.

    Texts that have n shingles in common share n / 32 prints on average, however long they are.
    """
    sample = frozenset(each for each in found if not each % ONE_IN)
    if len(sample) < LEAST_PRINTS:
        sample |= frozenset(heapq.nsmallest(LEAST_PRINTS, found))
    return sample


@lru_cache(maxsize=256)
def _shingles(paragraphs: tuple[str, ...]) -> Shingles:
    """Remembered, for a text is looked for, then noted, then compared."""
    return frozenset(runs(words_of(paragraphs)))


def runs(numbers: Iterable[int]) -> list[int]:
    """The number of every run of five words, in order, from those of the words.

    The sum of the words' numbers, each times the weight of its place, mixed so that every bit
    of it depends on all words; all of it modulo 2 ** 64, which no machine does otherwise.
    """
    codes = np.fromiter(numbers, np.uint64)
    if not codes.size:
        return []
    if codes.size < RUN:
        codes = np.pad(codes, (0, RUN - codes.size))
    mixed = np.zeros(codes.size - RUN + 1, np.uint64)
    for place, weight in enumerate(_WEIGHTS):  # a product of matrices of integers is slow
        mixed += codes[place : place + mixed.size] * weight
    mixed = (mixed ^ (mixed >> _HALF)) * _MIX
    found: list[int] = (mixed >> _SURPLUS).tolist()
    return found


def words_of(paragraphs: Iterable[str]) -> Iterator[int]:
    """The words of a text as numbers, as far as they are looked at."""
    printed = chain.from_iterable(map(folded_surfaces, paragraphs))
    return islice(chain.from_iterable(map(_WORDS.__getitem__, printed)), MOST_WORDS)


def words(paragraph: str) -> Iterator[int]:
    """The words of a paragraph as numbers, in the order of its tokens."""
    return chain.from_iterable(map(_WORDS.__getitem__, folded_surfaces(paragraph)))


def word_spans(paragraph: str) -> list[tuple[int, int]]:
    """The place of each of the `words` of a paragraph, half-open."""
    places: dict[int, tuple[int, int]] = {}
    for token in tokens(paragraph):
        places.setdefault(token.position, (token.start, token.end))
    return list(places.values())


class _Words(dict[str, tuple[int, ...]]):
    """Printed word to the numbers of its tokens, worked out when first met."""

    def __missing__(self, surface: str) -> tuple[int, ...]:
        form = folded(surface)
        if form and is_dense(form[0]):
            return tuple(map(_number_of_one, form))  # a whole sentence, maybe: met once
        if len(self) >= _MOST_WORDS:
            self.clear()
        numbers = self[surface] = tuple(_number(token.exact) for token in tokens(surface))
        return numbers


_WORDS = _Words()


def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=20_000)
def _number_of_one(character: str) -> int:
    return _number(character)
