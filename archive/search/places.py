"""Where words stand in one segment: runs of them, and runs near each other.

Places are compared as whole numbers of document and position together, so that a phrase over all
its documents is a few operations on arrays.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.search.arrays import Array
from archive.search.fields import NUMBERS, shares
from archive.search.segment import Segment
from archive.search.spreading import spread
from archive.search.wanted import Steps, Stretch

_AT_ONCE = 4096
_PLACE = 32
"""Bits of a position within the number of document and position."""
_FAR = np.int64(1) << 62
_FEW = 16
"""Numbers so many times fewer than those they are looked for in are looked for one by one."""


@dataclass(frozen=True, slots=True)
class Found:
    """Documents, each once, and the share of saturation that each has, from 1 to SHARES."""

    docs: Array
    shares: Array


NOTHING = Found(np.empty(0, np.int64), np.empty(0, np.uint16))


class Places:
    """The places of a word in a segment, read for some of its documents at a time."""

    def __init__(self, segment: Segment, word: int) -> None:
        self.docs = segment.postings(range(word, word + 1)).docs
        self.times = segment.occurrences(word)
        self._counts, self._first = segment.counts_of(word)
        self._positions = segment.arrays["positions"]
        self._size = segment.count

    def holding(self, docs: Array) -> Array:
        """Those of some documents that hold the word."""
        kept: Array = docs.compress(self._at(docs) >= 0)
        return kept

    def within(self, docs: Array, holders: Array, distance: int) -> Array:
        """The places less a distance, in those of the documents that `holders` number."""
        at = self._at(docs[holders])
        counts = self._counts[at]
        starts = self._starts[at] + np.int64(self._first)
        positions = self._positions[spread(starts, counts)].astype(np.int64)
        return np.repeat((holders << _PLACE) - distance, counts) + positions

    def _at(self, docs: Array) -> Array:
        """Where documents stand in the list of the word's; -1 of those that are not there."""
        if len(docs) * _FEW > len(self.docs):
            return np.asarray(self._table[docs])
        return _places_in(self.docs, docs.astype(self.docs.dtype))  # not a copy of all

    @cached_property
    def _table(self) -> Array:
        """The same for all documents."""
        table = np.full(self._size, -1, np.int32)
        table[self.docs] = np.arange(len(self.docs), dtype=np.int32)
        return table

    @cached_property
    def _starts(self) -> Array:
        """Where the positions in each of the documents begin."""
        starts = np.cumsum(self._counts, dtype=np.uint32)  # of one word there are not so many
        starts -= self._counts
        return starts


PlacesOf = Callable[[int], Places]
"""Gives the places of a word by its number: the same for the same number, in one question."""


def run(steps: Steps, field: str | None, segment: Segment, placed: PlacesOf) -> Found:
    """The documents in which tokens stand in a row, by how often and in which fields."""
    words = _words_of(steps, segment, placed)
    if not words:
        return NOTHING
    return _over_docs(
        _common(words),
        lambda docs: _weighed(docs, _starts(steps, words, docs), field, segment),
    )


def near(sought: Stretch, field: str | None, segment: Segment, placed: PlacesOf) -> Found:
    """The documents in which runs stand near each other."""
    runs = {each: _words_of(each, segment, placed) for each in dict.fromkeys(sought.runs)}
    if not all(runs.values()):
        return NOTHING
    rarest_first = dict(sorted(runs.items(), key=lambda each: _times(each[1])))
    return _over_docs(
        _common([word for words in runs.values() for word in words]),
        lambda docs: _weighed(
            docs, _stretches_in(docs, rarest_first, sought, field, segment), field, segment
        ),
    )


def summed(docs: Array, weights: Array, count: int) -> Found:
    """Documents with the sum of their weights."""
    sums = np.bincount(docs, weights, minlength=count)
    found = np.flatnonzero(sums > 0)  # several times as fast as the zeros of numbers
    return Found(found, shares(sums[found]))


def joined(lists: Sequence[Found]) -> Found:
    """Lists that have no document in common as one."""
    if len(lists) == 1:
        return lists[0]
    if not lists:
        return NOTHING
    return Found(
        np.concatenate([each.docs for each in lists]),
        np.concatenate([each.shares for each in lists]),
    )


def _stretches_in(
    docs: Array,
    runs: Mapping[Steps, Sequence[Places]],
    sought: Stretch,
    field: str | None,
    segment: Segment,
) -> Array:
    """The places in documents at which a stretch begins.

    The rarest run leads: of its places only those are kept that have one of the next run near
    enough, before or behind, and the run after that is read in the documents of these alone.
    """
    places: dict[Steps, Array] = {}
    lead: _Lead | None = None
    for steps, words in runs.items():
        holders = _holders(lead.places) if lead else np.arange(len(docs))
        found = _starts(steps, words, docs, holders)
        found = found if field is None else _inside(docs, found, field, segment)
        lead = lead.near(found, sought.distance) if lead else _Lead(found, ())
        places[steps] = found
    if lead is None or len(runs) == len(sought.runs):
        return lead.stretches(sought.distance) if lead else np.empty(0, np.int64)
    held = np.zeros(len(docs), bool)
    held[_holders(lead.places)] = True
    kept = {steps: some.compress(held[some >> _PLACE]) for steps, some in places.items()}
    return _stretches({**kept, next(iter(runs)): lead.places}, sought)


@dataclass(frozen=True, slots=True)
class _Lead:
    """Places of the leading run, ascending; `around` has for each other run, once for every place,
    its nearest place before and its nearest one there or behind: no others can matter."""

    places: Array
    around: tuple[tuple[Array, Array], ...]

    def near(self, others: Array, distance: int) -> "_Lead":
        """The places that have one of some others, ascending, near enough."""
        at = np.searchsorted(others, self.places)
        bounded = np.concatenate(([-_FAR], others, [_FAR]))
        before, behind = bounded[at], bounded[at + 1]
        kept = np.minimum(self.places - before, behind - self.places) <= distance
        around = (*self.around, (before, behind))
        return _Lead(
            self.places.compress(kept),
            tuple((one.compress(kept), other.compress(kept)) for one, other in around),
        )

    def stretches(self, distance: int) -> Array:
        """The places, ascending, at which the last stretch around each leading one begins.

        It begins at the leading place or at one before it, and every other run stands between them,
        or behind and near enough.
        """
        begins = np.full(len(self.places), -_FAR)
        for begin in (self.places, *(before for before, _ in self.around)):
            is_stretch = begin >= self.places - distance
            for before, behind in self.around:
                is_stretch &= (before >= begin) | (behind <= begin + distance)
            np.maximum(begins, begin, out=begins, where=is_stretch)
        found = begins.compress(begins > -_FAR)
        return found.compress(np.diff(found, prepend=-1) > 0)


def _words_of(steps: Steps, segment: Segment, placed: PlacesOf) -> list[Places]:
    """The words of a run; none where the segment lacks one."""
    numbers = [segment.vocabulary.find(token) for _, token in steps]
    known = [number for number in numbers if number is not None]
    return list(map(placed, known)) if len(known) == len(numbers) else []


def _times(words: Sequence[Places]) -> int:
    """How often the rarest word stands."""
    return min(word.times for word in words)


def _over_docs(docs: Array, find_in: Callable[[Array], Found]) -> Found:
    """What is found in documents, some thousand at a time: arrays that fit a cache are faster."""
    if not len(docs):
        return NOTHING
    parts = np.array_split(docs, -(-len(docs) // _AT_ONCE))
    return joined([find_in(part) for part in parts])


def _stretches(places: dict[Steps, Array], sought: Stretch) -> Array:
    """The places at which a stretch begins that holds every run as often as it is wanted.

    No stretch reaches into another text: texts lie farther apart than any question's distance.
    """
    if len(places) == 1:
        [alone] = places.values()
        spread_out = len(sought.runs) - 1
        first, last = alone[: len(alone) - spread_out], alone[spread_out:]
        return first.compress(last - first <= sought.distance)
    begins = np.concatenate(list(places.values()))
    for run, some in sorted(places.items(), key=lambda each: len(each[1])):
        wanted_times = sought.runs.count(run)
        begins = begins[_holds_enough(some, begins, begins + sought.distance, wanted_times)]
    return begins


def _holds_enough(places: Array, low: Array, high: Array, times: int) -> Array:
    """Whether so many of some ascending places lie in each stretch, both ends included."""
    if len(places) < times:
        return np.zeros(len(low), bool)
    at = np.searchsorted(places, low) + times - 1
    inside = at < len(places)
    held: Array = inside & (places[np.where(inside, at, 0)] <= high)
    return held


def _common(words: Iterable[Places]) -> Array:
    """The documents that hold all of some words."""
    rarest, *others = sorted(dict.fromkeys(words), key=lambda each: len(each.docs))
    docs = rarest.docs.astype(np.int64)
    for word in others:
        docs = word.holding(docs)
    return docs


def _intersection(one: Array, other: Array) -> Array:
    """What two ascending arrays have in common."""
    few, many = sorted((one, other), key=len)
    if len(few) * _FEW < len(many):
        return few.compress(_places_in(many, few) >= 0)
    both = np.concatenate((one, other))
    both.sort(kind="stable")  # which sees two ascending runs and merges them
    return both[:-1].compress(both[1:] == both[:-1])


def _places_in(ordered: Array, values: Array) -> Array:
    """Where values stand in an ordered array; -1 where they do not."""
    at = np.searchsorted(ordered, values)
    at[at == len(ordered)] = 0
    found: Array = np.where(ordered[at] == values, at, -1) if len(ordered) else at - 1
    return found


def _starts(
    steps: Steps, words: Sequence[Places], docs: Array, holders: Array | None = None
) -> Array:
    """Where a run begins in documents that hold all its words, or in those of `holders`.

    From the rarest word on, so that the common ones are read in few documents.
    """
    distances = (distance for distance, _ in steps)
    ordered = sorted(zip(words, distances, strict=True), key=lambda each: each[0].times)
    word, distance = ordered[0]
    places = word.within(docs, _all(docs) if holders is None else holders, distance)
    for word, distance in ordered[1:]:
        places = _intersection(places, word.within(docs, _holders(places), distance))
    return places


def _all(docs: Array) -> Array:
    return np.arange(len(docs))


def _holders(places: Array) -> Array:
    """The documents, by their place in a list, that ascending places are in."""
    holders = places >> _PLACE
    return holders[np.diff(holders, prepend=-1) > 0]


def _inside(docs: Array, places: Array, field: str, segment: Segment) -> Array:
    """The places that lie in a field."""
    inside: Array = places[_fields(docs, places, segment) == NUMBERS[field]]
    return inside


def _fields(docs: Array, places: Array, segment: Segment) -> Array:
    return segment.fields_at(docs[places >> _PLACE], places & ((1 << _PLACE) - 1))


def _weighed(docs: Array, places: Array, field: str | None, segment: Segment) -> Found:
    """Documents by what stands at some places, each counting as its field does."""
    fields = _fields(docs, places, segment)
    if field is not None:
        inside = fields == NUMBERS[field]
        places, fields = places[inside], fields[inside]
    holders = places >> _PLACE
    worth = segment.arrays["factors"][docs[holders], fields]
    found = summed(holders, worth, len(docs))
    return Found(docs[found.docs].astype(np.int64), found.shares)
