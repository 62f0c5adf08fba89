"""Several segments made into one, without the documents that were deleted.

Terms are merged in stretches of half a million postings and positions, so that memory stays the
same however large the segments are. Equal terms follow each other in the order of the segments,
which keeps documents ascending.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np

from archive.search.arrays import Array, ArraysWriter, writing
from archive.search.columns import MANY, MISSING_CODE, ONE, Labels, packed_labels
from archive.search.segment import Segment
from archive.search.spreading import ends_of, spread
from archive.search.vocabulary import STEM, packed

STRETCH = 1 << 19
"""Postings and positions that are merged at once; those of one word always are."""
_MOST_TERMS = 1 << 16
_AT_ONCE = 4096
"""Documents whose outlines are merged at once."""
AnyCounted = TypeVar("AnyCounted", bound="Counted")
_PLAIN = (
    "id", "first", "last", "year", "month", "yearless", "guessed", "unnamed", "factors", "starts",
    "revision",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment to merge: which documents stay, their new numbers, its terms among all terms."""

    segment: Segment
    kept: Array
    renumbered: Array
    terms: Array
    is_whole: bool

    def piece(self, first: int, stop: int) -> "_Piece":
        """What it adds to the postings of a stretch of all terms."""
        low, high = np.searchsorted(self.terms, (first, stop)).tolist()
        found = self.segment.postings(range(low, high))
        holding = np.diff(self.segment.ends[low : high + 1])
        terms = np.repeat((self.terms[low:high] - first).astype(np.uint16), holding)
        places = self._positions(low, high)
        if self.is_whole:  # as all are in a build
            renumbered = found.docs + self.renumbered[:1]
            return _Piece(terms, renumbered, found.shares, found.fields, *places)
        kept = self.kept[found.docs]
        return _Piece(
            terms[kept],
            self.renumbered[found.docs[kept]],
            found.shares[kept],
            found.fields[kept],
            *_kept_places(*places, kept),
        )

    def totals(self, some: range) -> tuple[Array, Array]:
        """How many documents hold each of some of its own terms, and how often words stand."""
        bounds = slice(some.start, some.stop + 1)
        ends, stems = self.segment.ends, self.segment.stems
        if self.is_whole:
            in_words = slice(max(some.start - stems, 0), max(some.stop + 1 - stems, 0))
            return np.diff(ends[bounds]), np.diff(self.segment.arrays["position_ends"][in_words])
        kept = self.kept[self.segment.postings(some).docs]
        within = ends[bounds] - ends[some.start]
        holding = np.diff(ends_of(kept)[within])
        if some.start < stems:
            return holding, np.empty(0, np.int64)
        first, stop = ends[[some.start, some.stop]] - self.segment.first_exact
        counts = self.segment.arrays["counts"][first:stop]
        return holding, np.diff(ends_of(counts * kept)[within])

    def _positions(self, low: int, high: int) -> tuple[Array, Array]:
        """How often each term stands in each document, and where; nothing for stems."""
        if low < self.segment.stems or low == high:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        first, stop = self.segment.ends[[low, high]] - self.segment.first_exact
        ends = self.segment.arrays["position_ends"][[low - self.segment.stems,
                                                     high - self.segment.stems]]  # fmt: skip
        counts = self.segment.arrays["counts"][first:stop]
        positions = self.segment.arrays["positions"][slice(*ends)]
        return counts, positions


def _kept_places(counts: Array, positions: Array, kept: Array) -> tuple[Array, Array]:
    """The counts and positions of the documents that stay; of stems there are none."""
    return (
        (counts[kept], positions[np.repeat(kept, counts)]) if len(counts) else (counts, positions)
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """Postings of a stretch of terms, numbered from the first of the stretch."""

    terms: Array
    docs: Array
    shares: Array
    fields: Array
    counts: Array
    positions: Array


class Counted(Protocol):
    """A segment as far as the choice is concerned."""

    def doc_count(self) -> int:
        """How many live documents it has."""

    def deleted_count(self) -> int:
        """How many it has that are deleted."""


def chosen(
    segments: Sequence[AnyCounted], most: int, tainted: Collection[AnyCounted] = ()
) -> tuple[list[AnyCounted], list[AnyCounted]]:
    """The segments to make one of, and those to leave: at most so many are there afterwards.

    Those half deleted are merged, those `tainted`, and of too many the smallest.
    """
    by_size = sorted(segments, key=lambda each: each.doc_count())
    worn = [each for each in by_size if each in tainted or each.deleted_count() > each.doc_count()]
    sound = [each for each in by_size if each not in worn]
    surplus = len(sound) - most // 2 if len(sound) > most else 0
    return [*worn, *sound[:surplus]], sound[surplus:]


def merge(path: Path, segments: Sequence[tuple[Segment, Array]]) -> None:
    """Write one segment of several, each with a mask of the documents to keep; durably."""
    vocabulary, numbers = _all_terms([segment for segment, _ in segments])
    parts = list(_parts(segments, numbers))
    holding, occurrences = _totals(parts, len(vocabulary))
    alive = np.flatnonzero(holding).tolist()
    stems = sum(vocabulary[number].startswith(STEM) for number in alive)
    terms = packed([vocabulary[number] for number in alive])
    with writing(path) as writer:
        for name, column in {**_columns(parts), **terms}.items():
            writer.write(name, column)
        writer.write("ends", ends_of(holding[alive]))
        writer.write("position_ends", ends_of(occurrences[alive][stems:]))
        sizes = int(holding.sum()), int(holding[alive[stems:]].sum()), int(occurrences.sum())
        split = alive[stems] if stems < len(alive) else len(vocabulary)
        _write_outlines(writer, parts)
        _write_postings(writer, parts, _stretches(ends_of(holding + occurrences), split), sizes)


def _all_terms(segments: Sequence[Segment]) -> tuple[list[str], list[Array]]:
    """All terms in order, and the numbers among them of the terms of each segment."""
    found: set[str] = set()
    for segment in segments:  # those of one at a time: many segments have most terms in common
        found.update(segment.vocabulary.all())
    terms = sorted(found)
    index = {term: number for number, term in enumerate(terms)}
    return terms, [_numbers(segment, index) for segment in segments]


def _numbers(segment: Segment, index: Mapping[str, int]) -> Array:
    terms = segment.vocabulary.all()
    return np.fromiter(map(index.__getitem__, terms), np.int64, len(terms))


def _parts(segments: Sequence[tuple[Segment, Array]], numbers: list[Array]) -> Iterator[_Part]:
    base = 0
    for (segment, kept), terms in zip(segments, numbers, strict=True):
        renumbered = (base + np.cumsum(kept) - 1).astype(np.uint32)
        yield _Part(segment, kept, renumbered, terms, bool(kept.all()))
        base += int(kept.sum())


def _totals(parts: Sequence[_Part], terms: int) -> tuple[Array, Array]:
    """How many documents hold each of all terms, and how often words stand in them."""
    holding, occurrences = np.zeros(terms, np.int64), np.zeros(terms, np.int64)
    for part in parts:
        for some in _stretches(part.segment.ends, part.segment.stems):
            numbers = part.terms[some.start : some.stop]
            held, stand = part.totals(some)
            holding[numbers] += held
            if len(stand):
                occurrences[numbers] += stand
        part.segment.arrays.let_go()
    return holding, occurrences


def _stretches(ends: Array, split: int) -> Iterator[range]:
    """Neighbouring terms of at most STRETCH together; none reaches across `split`."""
    start = 0
    while start < len(ends) - 1:
        stop = int(np.searchsorted(ends, ends[start] + STRETCH, side="right")) - 1
        stop = min(max(stop, start + 1), start + _MOST_TERMS)
        if start < split:
            stop = min(stop, split)
        yield range(start, stop)
        start = stop


def _write_postings(
    writer: ArraysWriter,
    parts: Sequence[_Part],
    stretches: Iterator[range],
    sizes: tuple[int, int, int],
) -> None:
    """Write all postings; `sizes` are the counts of them, of those of words, and of positions."""
    regions = {
        "docs": writer.reserve("docs", np.dtype(np.uint32), sizes[:1]),
        "shares": writer.reserve("shares", np.dtype(np.uint16), sizes[:1]),
        "fields": writer.reserve("fields", np.dtype(np.uint16), sizes[:1]),
        "counts": writer.reserve("counts", _widest(parts, "counts"), sizes[1:2]),
        "positions": writer.reserve("positions", _widest(parts, "positions"), sizes[2:]),
    }
    for some in stretches:
        merged = _merged([part.piece(some.start, some.stop) for part in parts])
        for name, region in regions.items():
            region.append(getattr(merged, name))
        for part in parts:
            part.segment.arrays.let_go()


def _write_outlines(writer: ArraysWriter, parts: Sequence[_Part]) -> None:
    """Write the outlines of the documents that stay, as they are."""
    sizes = [np.diff(part.segment.arrays["outline_ends"])[part.kept] for part in parts]
    ends = ends_of(np.concatenate(sizes))
    writer.write("outline_ends", ends)
    region = writer.reserve("outlines", np.dtype(np.uint16), (int(ends[-1]),))
    for part in parts:
        for some in np.split(part.kept.nonzero()[0], range(_AT_ONCE, len(part.kept), _AT_ONCE)):
            region.append(part.segment.outlines(some))
        part.segment.arrays.let_go()


def _widest(parts: Sequence[_Part], name: str) -> np.dtype[Any]:
    return np.result_type(np.uint16, *(part.segment.arrays[name].dtype for part in parts))


def _merged(pieces: Sequence[_Piece]) -> _Piece:
    """Postings in the order of terms; those of one term in the order of the pieces."""
    terms, docs, shares, fields, counts, positions = (
        np.concatenate([getattr(piece, name) for piece in pieces]) for name in _Piece.__slots__
    )
    order = np.argsort(terms, kind="stable")
    if len(counts):
        starts = np.cumsum(counts, dtype=np.int64) - counts
        counts = counts[order]
        positions = positions[spread(starts[order], counts)]
    return _Piece(terms[order], docs[order], shares[order], fields[order], counts, positions)


# Columns


def _columns(parts: Sequence[_Part]) -> dict[str, Array]:
    columns = {
        name: np.concatenate([part.segment.arrays[name][part.kept] for part in parts])
        for name in _PLAIN
    }
    labels: dict[str, Labels] = {}
    for facet in (*ONE, *MANY):
        labels[facet] = _united([_used(part, facet) for part in parts])
        codes = {key: code for code, key in enumerate(labels[facet])}
        recoded = [_recoded(part, facet, codes) for part in parts]
        columns[facet] = np.concatenate(recoded)
    return {**columns, "labels": packed_labels(labels), "id_order": np.argsort(columns["id"])}


def _used(part: _Part, facet: str) -> Labels:
    """The labels of the documents that stay: what only a deleted one said goes with it."""
    column = part.segment.arrays[facet]
    codes = column[part.kept] if facet in ONE else column[part.kept[column[:, 0]], 1]
    used = set(np.unique(codes).tolist())
    labels = part.segment.labels[facet].items()
    return {key: name for code, (key, name) in enumerate(labels) if code in used}


def _united(labels: Sequence[Labels]) -> Labels:
    """All labels; the name that came last stays."""
    return {key: name for each in labels for key, name in each.items()}


def _recoded(part: _Part, facet: str, codes: Mapping[str, int]) -> Array:
    """A facet's column with the codes of the new segment."""
    known = [codes.get(key, MISSING_CODE) for key in part.segment.labels[facet]]
    new = np.array([*known, MISSING_CODE], np.int32)
    column = part.segment.arrays[facet]
    if facet in ONE:
        recoded: Array = new[column[part.kept]]  # -1, the missing code, is also the last place
        return recoded
    pairs = column[part.kept[column[:, 0]]]
    return np.stack((part.renumbered[pairs[:, 0]], new[pairs[:, 1]]), axis=1).astype(np.int32)
