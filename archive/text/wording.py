"""How two wordings differ, word by word.

Words are compared as a search compares them: case, accents, quotation marks and punctuation make
no difference, and neither does a hyphen or a space between the same letters. What is given back is
as printed.

The differences are those of a "patience diff" (B. Cohen): runs of words that stand once in each
text are sure to belong together, and only what lies between them is compared word for word. So two
long texts that have much in common are compared in a time that grows with their length.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from archive.text.folding import MARKS, folded
from archive.text.similarity import RUN, runs, word_spans, words

MOST_PAIRS = 250_000
"""Pairs of words that are compared one by one: longer stretches without a sure run differ."""
LETTERS = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
"""Letters and digits with their marks, in folded text."""
ASCII_LETTERS = re.compile("[a-z0-9]+")
"""Finds the same in ASCII, several times as fast."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts as printed; one of them may be empty where they differ."""

    one: str
    other: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Block:
    """So many words that are the same from a word of each text on; words count from 0."""

    at: int
    place: int
    length: int


def difference(one: str, other: str) -> list[Piece]:
    """Both texts whole, cut into stretches that are the same and stretches that are not."""
    pieces: list[Piece] = []
    for each in _pieces(one, other):
        if pieces and pieces[-1].is_same and each.is_same:
            last = pieces[-1]
            pieces[-1] = Piece(last.one + each.one, last.other + each.other, is_same=True)
        elif each.one or each.other:
            pieces.append(each)
    return pieces


def words_that_differ(pieces: Sequence[Piece]) -> int:
    """How many words have to be put in, taken out or replaced to make one text of the other."""
    return sum(
        max(len(word_spans(each.one)), len(word_spans(each.other)))
        for each in pieces
        if not each.is_same
    )


def letters_of(text: str) -> str:
    """The letters and digits of a text, folded, with nothing between them."""
    form = folded(text)
    return "".join((ASCII_LETTERS if form.isascii() else LETTERS).findall(form))


def common_blocks(one: Sequence[int], other: Sequence[int]) -> list[Block]:
    """The stretches of the same words, in the order of both texts."""
    found: list[Block] = []
    waiting = [(0, len(one), 0, len(other))]
    while waiting:
        start, end, first, last = waiting.pop()
        here, there = one[start:end], other[first:last]
        head = _same_ahead(here, there)
        tail = _same_ahead(reversed(here[head:]), reversed(there[head:]))
        found += [Block(start, first, head), Block(end - tail, last - tail, tail)]
        gap = start + head, end - tail, first + head, last - tail
        if gap[0] < gap[1] and gap[2] < gap[3]:
            waiting += _between(one, other, gap, found)
    return sorted((each for each in found if each.length), key=lambda each: each.at)


_Gap = tuple[int, int, int, int]
"""Half-open stretches of words in both texts."""


def _between(
    one: Sequence[int], other: Sequence[int], gap: _Gap, found: list[Block]
) -> Iterator[_Gap]:
    """What is left to compare of a gap; what is the same in a short one is found at once."""
    start, end, first, last = gap
    if (end - start) * (last - first) <= MOST_PAIRS:
        matcher = SequenceMatcher(None, one[start:end], other[first:last], autojunk=False)
        found += [Block(start + a, first + b, n) for a, b, n in matcher.get_matching_blocks()]
        return
    sure = _sure_runs(one[start:end], other[first:last])
    if sure:
        borders = [(start, first), *((start + a, first + b) for a, b in sure), (end, last)]
        yield from ((a, c, b, d) for (a, b), (c, d) in pairwise(borders))


def _sure_runs(one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """The places of runs of five words that stand once in each, the most that are in order.

    Of runs that follow each other word by word only the first.
    """
    places = _once(other)
    found = _rising([(at, places[run]) for run, at in _once(one).items() if run in places])
    before = [(-1, -1), *((at + 1, place + 1) for at, place in found)]
    return [pair for pair, next_one in zip(found, before, strict=False) if pair != next_one]


def _once(numbers: Sequence[int]) -> dict[int, int]:
    """The runs that stand once, with their places, in order."""
    found = runs(numbers) if len(numbers) >= RUN else []
    counts = Counter(found)
    return {run: at for at, run in enumerate(found) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of some pairs, ordered by their firsts, in which the seconds rise."""
    lasts: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(lasts, place)
        before.append(at_end[length - 1] if length else -1)
        lasts[length : length + 1] = [place]
        at_end[length : length + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = at_end[-1] if at_end else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _same_ahead(one: Iterable[int], other: Iterable[int]) -> int:
    """How many words two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _pieces(one: str, other: str) -> Iterator[Piece]:
    """The stretches in order; one that differs by no letter is the same."""
    cuts, places = _beginnings(one), _beginnings(other)
    at = place = 0
    end_of_both = Block(len(cuts) - 1, len(places) - 1, 0)
    for block in (*common_blocks(list(words(one)), list(words(other))), end_of_both):
        yield _piece(one[cuts[at] : cuts[block.at]], other[places[place] : places[block.place]])
        at, place = block.at + block.length, block.place + block.length
        if block.length:
            here, there = cuts[block.at : at + 1], places[block.place : place + 1]
            yield from _of_block(one, here, other, there)


def _of_block(one: str, cuts: Sequence[int], other: str, places: Sequence[int]) -> Iterator[Piece]:
    """A stretch of the same words; word by word where they have other endings (an English 's)."""
    whole = _piece(one[cuts[0] : cuts[-1]], other[places[0] : places[-1]])
    if whole.is_same:
        yield whole
        return
    for (start, end), (first, last) in zip(pairwise(cuts), pairwise(places), strict=True):
        yield _piece(one[start:end], other[first:last])


def _piece(one: str, other: str) -> Piece:
    return Piece(one, other, is_same=letters_of(one) == letters_of(other))


def _beginnings(text: str) -> list[int]:
    """Where each word begins, the first with what stands before it, and where the text ends."""
    spans = word_spans(text)
    return [0, *(start for start, _ in spans[1:]), len(text)]
