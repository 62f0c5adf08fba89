"""Where the leaves of a question stand in one segment: documents, and how much each counts.

Positions are compared as whole numbers of document and place together, so that a phrase over all
its documents is a few operations on arrays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from archive.search.arrays import Array
from archive.search.fields import NUMBERS, SHARES, shares, weights_of
from archive.search.query import Fuzzy, Near, Phrase, Prefix, Term, Wildcard, Word
from archive.search.segment import Postings, Segment
from archive.search.spelling import spelled
from archive.search.state import OpenSegment
from archive.search.vocabulary import STEM
from archive.search.wanted import Steps, Stretch, Wanted, stretch, wanted

_PLACE = 32
"""Bits of a position within the number of document and position."""
_NO_DOCS = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Found:
    """Documents, each once, and the share of saturation that each has, from 0 to 1."""

    docs: Array
    shares: Array


NOTHING = Found(_NO_DOCS, np.empty(0, np.float32))


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
    return Found(postings.docs.astype(np.int64), postings.shares.astype(np.float32) / SHARES)


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
    greatest = np.zeros(len(docs), np.float32)
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
    return Found(found, shares(sums[found]).astype(np.float32) / SHARES)


# Places


def _run(steps: Steps, field: str | None, segment: Segment) -> Found:
    numbers = [segment.vocabulary.find(token) for _, token in steps]
    if None in numbers:
        return NOTHING
    known = [number for number in numbers if number is not None]
    docs = _common(segment, known)
    return _weighed(docs, _starts(steps, known, docs, segment), field, segment)


def _near(sought: Stretch, field: str | None, segment: Segment) -> Found:
    runs = dict.fromkeys(sought.runs)
    numbers = {run: [segment.vocabulary.find(token) for _, token in run] for run in runs}
    known = {run: [each for each in found if each is not None] for run, found in numbers.items()}
    if any(len(found) < len(run) for run, found in known.items()):
        return NOTHING
    docs = _common(segment, [number for found in known.values() for number in found])
    places = {run: _starts(run, known[run], docs, segment) for run in runs}
    if field is not None:
        places = {run: _inside(docs, each, field, segment) for run, each in places.items()}
    begins = _stretches(places, sought)
    return _weighed(docs, begins, field, segment)


def _stretches(places: dict[Steps, Array], sought: Stretch) -> Array:
    """The places at which a stretch begins that holds every run as often as it is wanted.

    No stretch reaches into another text: texts lie farther apart than any question's distance.
    """
    begins = np.concatenate(list(places.values()))
    for run, some in sorted(places.items(), key=lambda each: len(each[1])):
        first = np.searchsorted(some, begins, side="left")
        last = np.searchsorted(some, begins + sought.distance, side="right")
        begins = begins[last - first >= sought.runs.count(run)]
    return begins


def _common(segment: Segment, terms: Iterable[int]) -> Array:
    """The documents that hold all of some terms."""
    masks = [_mask(segment, _docs_of(segment, term)) for term in set(terms)]
    return np.flatnonzero(reduce(np.logical_and, masks))


def _docs_of(segment: Segment, term: int) -> Array:
    return segment.postings(range(term, term + 1)).docs.astype(np.int64)


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


def _starts(steps: Steps, terms: Sequence[int], docs: Array, segment: Segment) -> Array:
    """Where a run begins in documents that hold all its tokens.

    From the rarest token on, so that the common ones are read in few documents.
    """
    tokens = sorted(zip(terms, (distance for distance, _ in steps), strict=True),
                    key=lambda token: segment.occurrences(token[0]))  # fmt: skip
    places = _places_of(*tokens[0], docs, np.arange(len(docs)), segment)
    for token in tokens[1:]:
        holders = places >> _PLACE
        holders = holders[np.diff(holders, prepend=-1) > 0]
        places = _intersection(places, _places_of(*token, docs, holders, segment))
    return places


def _places_of(term: int, distance: int, docs: Array, holders: Array, segment: Segment) -> Array:
    """The places of a token, less a distance, in some of the documents."""
    chosen = _mask(segment, docs[holders])[_docs_of(segment, term)]
    counts, positions = segment.positions(term, np.flatnonzero(chosen))
    return np.repeat(holders << _PLACE, counts) + positions - distance


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
