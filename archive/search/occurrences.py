"""Where the leaves of a question stand in one segment: documents, and how much each counts.

Positions are compared as whole numbers of document and place together, so that a phrase over all
its documents is a few operations on arrays.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from archive.search.arrays import Array
from archive.search.draft import spread
from archive.search.fields import NUMBERS, shares, weights_of
from archive.search.query import Fuzzy, Near, Phrase, Prefix, Term, Wildcard, Word
from archive.search.segment import Postings, Segment
from archive.search.spelling import spelled
from archive.search.state import OpenSegment
from archive.search.vocabulary import STEM
from archive.search.wanted import Steps, Stretch, Wanted, stretch, wanted

_AT_ONCE = 4096
_PLACE = 32
"""Bits of a position within the number of document and position."""
_NO_DOCS = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Found:
    """Documents, each once, and the share of saturation that each has, from 1 to SHARES."""

    docs: Array
    shares: Array


NOTHING = Found(_NO_DOCS, np.empty(0, np.uint16))


def find(leaf: Word, opened: OpenSegment, languages: frozenset[str]) -> list[Found]:
    """What a leaf finds in a segment: one for each of the things that it wants all of."""
    match leaf:
        case Term() | Phrase():
            return [_wanted(each, leaf.field, opened) for each in wanted(leaf, languages)]
        case Near():
            sought = stretch(leaf)
            return [_near(sought, leaf.field, opened.segment)] if sought else []
        case _:
            return [_spelled(leaf, opened.segment)]


def _wanted(each: Wanted, field: str | None, opened: OpenSegment) -> Found:
    if len(each.steps) > 1:
        return _run(each.steps, field, opened.segment)
    if each.stems:
        return _word(each, field, opened)
    return _exact(each.steps[0][1], field, opened.segment)


def _exact(token: str, field: str | None, segment: Segment) -> Found:
    number = segment.vocabulary.find(token)
    return NOTHING if number is None else _of(segment, range(number, number + 1), field)


def _word(each: Wanted, field: str | None, opened: OpenSegment) -> Found:
    """A word by its stems; by itself where documents have none."""
    segment = opened.segment
    by_language: dict[str, list[Found]] = {}
    for stem in sorted(each.stems):
        found = _exact(f"{STEM}{stem}", field, segment)
        if len(found.docs):
            by_language.setdefault(stem.split(":", 1)[0], []).append(found)
    lists = [_united(same) for same in by_language.values()]
    if opened.unstemmed is not None:
        found = _exact(each.steps[0][1], field, segment)
        chosen = opened.unstemmed[found.docs]
        lists.append(Found(found.docs[chosen], found.shares[chosen]))
    return joined(lists)


def _of(segment: Segment, terms: range, field: str | None) -> Found:
    """The documents of one term."""
    postings = _within(segment.postings(terms), field)
    # NumPy looks up by numbers of eight bytes several times as fast as by those of four.
    return Found(postings.docs.astype(np.int64), postings.shares)


def _within(postings: Postings, field: str | None) -> Postings:
    """Postings of terms that stand in a field."""
    if field is None:
        return postings
    chosen = (postings.fields & np.uint16(1 << NUMBERS[field])).view(np.int16) != 0
    return Postings(postings.docs[chosen], postings.shares[chosen], postings.fields[chosen])


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


def _united(lists: Sequence[Found]) -> Found:
    """Lists as one; a document of several keeps its greatest share."""
    if len(lists) == 1:
        return lists[0]
    every = joined(lists)
    docs, at = np.unique(every.docs, return_inverse=True)
    greatest = np.zeros(len(docs), np.uint16)
    np.maximum.at(greatest, at, every.shares)
    return Found(docs, greatest)


def _spelled(leaf: Prefix | Wildcard | Fuzzy, segment: Segment) -> Found:
    """All words that a leaf stands for, as if they were one."""
    parts = [
        _within(segment.postings(terms), leaf.field) for terms in spelled(leaf, segment.vocabulary)
    ]
    if not parts:
        return NOTHING
    docs = np.concatenate([part.docs for part in parts])
    weights = weights_of(np.concatenate([part.shares for part in parts]))
    return _summed(docs, weights, segment.count)


def _summed(docs: Array, weights: Array, count: int) -> Found:
    """Documents with the sum of their weights."""
    sums = np.bincount(docs, weights, minlength=count)
    found = np.flatnonzero(sums)
    return Found(found, shares(sums[found]))


# Places


class _Places:
    """The places of a word in a segment, read for some of its documents at a time."""

    def __init__(self, segment: Segment, word: int) -> None:
        self.docs = segment.postings(range(word, word + 1)).docs.astype(np.int64)
        self.counts, self._starts = segment.counts_of(word)
        self._positions = segment.arrays["positions"]
        self.times = segment.occurrences(word)

    def within(self, docs: Array, holders: Array, distance: int) -> Array:
        """The places less a distance, in those of the documents that `holders` number."""
        at = np.searchsorted(self.docs, docs[holders])
        counts = self.counts[at]
        positions = self._positions[spread(self._starts[at], counts)].astype(np.int64)
        return np.repeat(holders << _PLACE, counts) + positions - distance


def _run(steps: Steps, field: str | None, segment: Segment) -> Found:
    words = _words_of(steps, segment)
    if not words:
        return NOTHING
    return _over_docs(
        _common(segment, words),
        lambda docs: _weighed(docs, _starts(steps, words, docs), field, segment),
    )


def _near(sought: Stretch, field: str | None, segment: Segment) -> Found:
    runs = {run: _words_of(run, segment) for run in dict.fromkeys(sought.runs)}
    if not all(runs.values()):
        return NOTHING

    def begins(docs: Array) -> Array:
        places: dict[Steps, Array] = {}
        for run, words in sorted(runs.items(), key=lambda each: _times(each[1])):
            holders = _holders(_near_enough(places, sought.distance)) if places else _all(docs)
            found = _starts(run, words, docs, holders)
            places[run] = found if field is None else _inside(docs, found, field, segment)
        return _stretches(places, sought)

    common = _common(segment, [word for words in runs.values() for word in words])
    return _over_docs(common, lambda docs: _weighed(docs, begins(docs), field, segment))


def _near_enough(places: Mapping[Steps, Array], distance: int) -> Array:
    """The places of the first run that have every other run near enough, before or after."""
    first, *others = places.values()
    for other in others:
        first = first[_holds_enough(other, first - distance, first + distance, 1)]
    return first


def _words_of(steps: Steps, segment: Segment) -> list[_Places]:
    """The words of a run; none where the segment lacks one."""
    numbers = [segment.vocabulary.find(token) for _, token in steps]
    known = {number: _Places(segment, number) for number in numbers if number is not None}
    return [] if None in numbers else [known[number] for number in numbers if number is not None]


def _times(words: Sequence[_Places]) -> int:
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


def _common(segment: Segment, words: Iterable[_Places]) -> Array:
    """The documents that hold all of some words."""
    masks = [_mask(segment, word.docs) for word in dict.fromkeys(words)]
    return np.flatnonzero(reduce(np.logical_and, masks))


def _mask(segment: Segment, docs: Array) -> Array:
    mask = np.zeros(segment.count, bool)
    mask[docs] = True
    return mask


def _intersection(few: Array, many: Array) -> Array:
    return np.asarray(few[_places_in(many, few) >= 0])


def _places_in(ordered: Array, values: Array) -> Array:
    """Where values stand in an ordered array; -1 where they do not."""
    at = np.searchsorted(ordered, values)
    at[at == len(ordered)] = 0
    found: Array = np.where(ordered[at] == values, at, -1) if len(ordered) else at - 1
    return found


def _starts(
    steps: Steps, words: Sequence[_Places], docs: Array, holders: Array | None = None
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
    found = _summed(holders, worth, len(docs))
    return Found(docs[found.docs].astype(np.int64), found.shares)
