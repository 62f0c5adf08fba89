"""A quotation looked for in a text: as it is quoted, or nearly.

A passage is what was quoted where its letters and digits are the same in the same order: quotation
marks, hyphens, case, accents, white space and the breaks of lines and paragraphs make no
difference. It is nearly that where few words have to be put in, taken out or replaced; the place
with the fewest is found as P. Sellers does it (The theory and computation of evolutionary
distances: pattern recognition, 1980), one word of the quotation after the other, over all words of
the text at once.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.text.analysis import is_dense
from archive.text.folding import APOSTROPHES, Folded, fold
from archive.text.passages import Place
from archive.text.similarity import word_spans, words
from archive.text.wording import LETTERS, letters_of

MOST_CHANGED = 0.3
"""So much of a quotation's words may differ in a passage that nearly is it."""
MOST_PASSAGES = 5
"""Passages of one text that are looked for."""
_BREAK = "\n"
_NO_MATTER = re.compile(rf"[\s\"“”„‟«»‹›「」『』〝〞〟‐‑‒–—―\u00ad{re.escape(APOSTROPHES)}-]+")

_Words = NDArray[Any]


class Fidelity(StrEnum):
    """How true a quotation is: to the letter and sign, to the letter, or nearly.

    Of signs, quotation marks and hyphens never count.
    """

    EXACT = "exact"
    WORDS = "words"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a quotation stands, how truly, and how many of its words differ there, about."""

    fidelity: Fidelity
    place: Place
    changed: int = 0


class Quotation:
    """Words that somebody quotes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._letters = letters_of(text)
        self._words = np.fromiter(words(text), np.uint64)

    @property
    def size(self) -> int:
        """How many words it has; in scripts without spaces a character counts as one."""
        return len(self._words)

    def found_in(self, paragraphs: Sequence[str]) -> list[Quoted]:
        """Where it stands in a text, in order; nearly, only where it stands nowhere as quoted."""
        text = _Text(paragraphs)
        return list(self._as_quoted(text)) or sorted(
            self._nearly(text), key=lambda each: (each.place.first, each.place.start)
        )

    def _as_quoted(self, text: "_Text") -> Iterator[Quoted]:
        if not self._letters or self._letters not in letters_of(text.joined):
            return
        for start, end in islice(text.holding(self._letters), MOST_PASSAGES):
            yield Quoted(self._fidelity(text.joined[start:end]), text.place(start, end))

    def _fidelity(self, passage: str) -> Fidelity:
        is_exact = _signs(passage) == _signs(self.text)
        return Fidelity.EXACT if is_exact else Fidelity.WORDS

    def _nearly(self, text: "_Text") -> Iterator[Quoted]:
        """The places with the fewest changes first, none of which overlap."""
        limit = int(self.size * MOST_CHANGED)
        for first, last in _dense_stretches(self._words, text.words, limit):
            stretch = text.words[first:last]
            for start, end, changed in _best_places(self._words, stretch, limit):
                yield Quoted(Fidelity.NEAR, text.place_of(first + start, first + end), changed)


class _Text:
    """Paragraphs as one text; words and letters lead back to their places in these."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self.joined = _BREAK.join(paragraphs)
        lengths = (len(each) + len(_BREAK) for each in paragraphs)
        self._starts = list(accumulate(lengths, initial=0))[:-1]

    @cached_property
    def words(self) -> _Words:
        """The words of all paragraphs as numbers."""
        return np.concatenate([np.empty(0, np.uint64), *self._by_paragraph])

    def holding(self, letters: str) -> Iterator[tuple[int, int]]:
        """The places of some letters, whatever stands between them; whole words alone."""
        form = fold(self.joined)
        places = [at for run in LETTERS.finditer(form.text) for at in range(*run.span())]
        bare = "".join(LETTERS.findall(form.text))
        at = bare.find(letters)
        while at >= 0:
            first, last = places[at], places[at + len(letters) - 1]
            if _is_apart(form, first, last):
                yield form.span(first, last + 1)
            at = bare.find(letters, at + 1)

    def place(self, start: int, end: int) -> Place:
        """A stretch of the whole text as a place in its paragraphs."""
        first, last = (bisect_right(self._starts, at) for at in (start, end - 1))
        return Place(first, start - self._starts[first - 1], last, end - self._starts[last - 1])

    def place_of(self, start: int, end: int) -> Place:
        """A stretch of words as a place in the paragraphs."""
        (first, begin, _), (last, _, stop) = self._span(start), self._span(end - 1)
        return Place(first, begin, last, stop)

    @cached_property
    def _by_paragraph(self) -> list[_Words]:
        return [np.fromiter(words(each), np.uint64) for each in self._paragraphs]

    @cached_property
    def _first_words(self) -> list[int]:
        return list(accumulate(map(len, self._by_paragraph), initial=0))[:-1]

    def _span(self, word: int) -> tuple[int, int, int]:
        number = bisect_right(self._first_words, word)
        start, end = word_spans(self._paragraphs[number - 1])[word - self._first_words[number - 1]]
        return number, start, end


def _is_apart(form: Folded, first: int, last: int) -> bool:
    """Whether letters begin and end where words do."""
    return _is_border(form.text[:first][-1:], form.text[first]) and _is_border(
        form.text[last], form.text[last + 1 : last + 2]
    )


def _is_border(before: str, behind: str) -> bool:
    if not (LETTERS.fullmatch(before) and LETTERS.fullmatch(behind)):
        return True
    return is_dense(before) or is_dense(behind)


def _signs(text: str) -> str:
    """A text without what never matters in a quotation, nor what stands around it."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _NO_MATTER.sub("", plain).strip(".,;:!?…。，；：！？、،؛؟")


def _dense_stretches(quotation: _Words, text: _Words, limit: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text outside of which no passage lies with at most so many changes.

    Such a passage has no more words than the quotation and the changes, and all but so many are
    words of the quotation.
    """
    least, width = len(quotation) - limit, len(quotation) + limit
    if least < 1 or len(text) < least:
        return
    counts = np.concatenate(([0], np.cumsum(np.isin(text, quotation))))
    ends = np.minimum(np.arange(len(text)) + width, len(text))
    begins = np.flatnonzero(counts[ends] - counts[:-1] >= least)
    if not len(begins):
        return
    cuts = np.flatnonzero(np.diff(begins) > width) + 1
    for group in np.split(begins, cuts):
        yield int(group[0]), min(int(group[-1]) + width, len(text))


def _best_places(quotation: _Words, text: _Words, limit: int) -> Iterator[tuple[int, int, int]]:
    """Half-open places in words with their changes, the fewest first."""
    costs = _changes(quotation, text)
    ends = np.flatnonzero(costs <= limit)
    taken: list[int] = []
    for end in ends[np.lexsort((-ends, costs[ends]))].tolist():
        if all(abs(end - other) >= len(quotation) for other in taken):
            taken.append(end)
            length = _length(quotation, text[max(end - len(quotation) - limit, 0) : end])
            yield end - length, end, int(costs[end])
        if len(taken) == MOST_PASSAGES:
            return


def _length(quotation: _Words, before: _Words) -> int:
    """How many words the passage has that ends with a text, at most: read from its end."""
    costs = _changes(quotation[::-1], before[::-1], is_anchored=True)
    return int(np.flatnonzero(costs == costs.min())[-1])


def _changes(quotation: _Words, text: _Words, *, is_anchored: bool = False) -> _Words:
    """For each length of the text, the fewest changes that make the quotation of what ends there.

    What ends there begins anywhere, or with the text where that is anchored.
    """
    ramp = np.arange(len(text) + 1, dtype=np.int32)
    costs = ramp.copy() if is_anchored else np.zeros(len(text) + 1, np.int32)
    for word in quotation:
        through = costs[:-1] + (text != word)
        costs = costs + 1
        np.minimum(costs[1:], through, out=costs[1:])
        costs = np.minimum.accumulate(costs - ramp) + ramp
    return costs
