"""The longest passage that two texts have in common, word for word."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.similarity import RUN, runs, word_spans, words_of

MOST_PLACES = 8
"""Places of one run of words that are looked at: a text that repeats itself has it everywhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: paragraphs from 1, and half-open characters in the first and last."""

    first: int
    start: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """So many words, and where they stand in each of two texts."""

    words: int
    in_one: Place
    in_other: Place


def longest_passage(one: Sequence[str], other: Sequence[str]) -> Passage | None:
    """The longest run of the same words, the first of equals; None where no five are the same."""
    length, at, place = _longest(_runs(one), _runs(other))
    if not length:
        return None
    count = length + RUN - 1
    return Passage(count, _place(one, at, count), _place(other, place, count))


def passage_text(text: Sequence[str], place: Place) -> str:
    """The characters of a passage, its paragraphs parted by spaces."""
    shown = list(text[place.first - 1 : place.last])
    shown[-1] = shown[-1][: place.end]
    shown[0] = shown[0][place.start :]
    return " ".join(shown)


def _runs(text: Sequence[str]) -> list[int]:
    """The number of the run at every word but the last four; a text of fewer words has none."""
    numbers = list(words_of(text))
    return runs(numbers) if len(numbers) >= RUN else []


def _longest(ours: Sequence[int], theirs: Sequence[int]) -> tuple[int, int, int]:
    """How many runs follow each other in both, and at which run that begins in each."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, run in enumerate(theirs):
        if len(places[run]) < MOST_PLACES:
            places[run].append(at)
    best, before = (0, 0, 0), dict[int, int]()
    for at, run in enumerate(ours):
        here = {place: before.get(place - 1, 0) + 1 for place in places.get(run, ())}
        for place, length in here.items():
            if length > best[0]:
                best = length, at - length + 1, place - length + 1
        before = here
    return best


def _place(text: Sequence[str], at: int, count: int) -> Place:
    spans = [
        (number, start, end)
        for number, paragraph in enumerate(text, start=1)
        for start, end in word_spans(paragraph)
    ]
    (first, start, _), (last, _, end) = spans[at], spans[at + count - 1]
    return Place(first, start, last, end)
