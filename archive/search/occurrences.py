"""What the leaves of a question find in one segment: documents, and how much each counts."""

from collections.abc import Sequence

import numpy as np

from archive.search.arrays import Array
from archive.search.fields import NUMBERS, weights_of
from archive.search.places import NOTHING, Found, joined, near, run, summed
from archive.search.query import Fuzzy, Near, Phrase, Prefix, Term, Wildcard, Word
from archive.search.segment import Postings, Segment
from archive.search.spelling import spelled
from archive.search.state import OpenSegment
from archive.search.vocabulary import STEM
from archive.search.wanted import Wanted, stretch, wanted


def find(leaf: Word, opened: OpenSegment, languages: frozenset[str]) -> list[Found]:
    """What a leaf finds in a segment: one for each of the things that it wants all of."""
    match leaf:
        case Term() | Phrase():
            return [_wanted(each, leaf.field, opened) for each in wanted(leaf, languages)]
        case Near():
            sought = stretch(leaf)
            return [near(sought, leaf.field, opened.segment, opened.places)] if sought else []
        case _:
            return [_spelled(leaf, opened.segment)]


def holders(each: Wanted, opened: OpenSegment) -> list[Array]:
    """The documents that hold a word with stems, in lists that have none in common.

    What `find` says of them, without how much each counts: several times as fast.
    """
    segment = opened.segment
    by_language: dict[str, list[Array]] = {}
    for stem in each.stems:
        docs = _docs(f"{STEM}{stem}", segment)
        if len(docs):
            by_language.setdefault(stem.split(":", 1)[0], []).append(docs)
    lists = [some[0] if len(some) == 1 else np.unique(np.concatenate(some))
             for some in by_language.values()]  # fmt: skip
    if opened.unstemmed is not None:
        docs = _docs(each.steps[0][1], segment)
        lists.append(docs[opened.unstemmed[docs]])
    return lists


def _docs(token: str, segment: Segment) -> Array:
    number = segment.vocabulary.find(token)
    if number is None:
        return np.empty(0, np.uint32)
    return segment.postings(range(number, number + 1)).docs


def _wanted(each: Wanted, field: str | None, opened: OpenSegment) -> Found:
    if len(each.steps) > 1:
        return run(each.steps, field, opened.segment, opened.places)
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
    return summed(docs, weights, segment.count)
