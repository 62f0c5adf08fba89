"""Where in the texts of some documents a question's answers may stand, from their outlines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from itertools import pairwise

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import MISSING_CODE
from archive.search.engine import Leads
from archive.search.query import Node
from archive.search.segment import Segment
from archive.search.snippets import finder_of
from archive.search.snippets.clues import Clues
from archive.search.snippets.finding import Finder
from archive.search.state import State

_TO_THE_END = 1 << 16
"""No outlined text is as long."""


def leads(state: State, docs: Array, tree: Node) -> list[Leads | None]:
    """The leads of some documents; None where any word may answer the question."""
    found: list[Leads | None] = [None] * len(docs)
    codes, keys = state.column("language")[docs].tolist(), state.values["language"].keys
    parts = (np.searchsorted(state.bases, docs, side="right") - 1).tolist()
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, group in enumerate(zip(parts, codes, strict=True)):
        groups[group].append(place)
    for (part, code), places in groups.items():
        finder = finder_of(tree, keys[code] if code != MISSING_CODE else None, "body")
        if finder and finder.clues:
            some = docs[places] - state.bases[part]
            each = _of_some(state.segments[part].segment, some, finder, finder.clues)
            for place, lead in zip(places, each, strict=True):
                found[place] = lead
    return found


def _of_some(segment: Segment, docs: Array, finder: Finder, clues: Clues) -> Iterator[Leads]:
    texts = _Texts.of(segment, docs)
    firsts, lasts = _found(texts.beginnings, clues)
    owners = np.searchsorted(texts.word_ends, firsts, side="right")
    numbers = np.searchsorted(texts.ends, firsts, side="right")
    starts, stops = texts.places(firsts, lasts, owners, numbers)
    numbers -= (texts.text_ends - texts.counts)[owners]
    stretches = list(zip(numbers.tolist(), starts.tolist(), stops.tolist(), strict=True))
    cuts = np.searchsorted(owners, np.arange(len(docs) + 1)).tolist()
    said = (
        segment.arrays["revision"][docs].tolist(),
        texts.counts.tolist(),
        segment.arrays["outline_characters"][docs].tolist(),
    )
    for (first, stop), revision, count, characters in zip(pairwise(cuts), *said, strict=True):
        yield Leads(finder.sought, revision, count, characters, stretches[first:stop])


@dataclass(frozen=True, slots=True)
class _Texts:
    """The outlined texts of some documents, one document behind the other.

    How many texts each document has, and where they and their words end; where the words of each
    text end, and how they begin. `starts` are those of all the segment's words, of which each
    document's stand `shifts` farther on.
    """

    counts: Array
    text_ends: Array
    word_ends: Array
    ends: Array
    beginnings: Array
    starts: Array
    shifts: Array

    @classmethod
    def of(cls, segment: Segment, docs: Array) -> "_Texts":
        arrays = segment.arrays
        of_texts, of_words = arrays["outline_text_ends"], arrays["outline_ends"]
        first_texts, last_texts = of_texts[docs], of_texts[docs + 1]
        first_words, last_words = of_words[docs], of_words[docs + 1]
        words = _joined(arrays["outline_words"], first_texts, last_texts)
        word_ends = np.cumsum(last_words - first_words)
        return cls(
            last_texts - first_texts,
            np.cumsum(last_texts - first_texts),
            word_ends,
            np.cumsum(words, dtype=np.int64),
            _joined(arrays["outline_beginnings"], first_words, last_words),
            arrays["outline_starts"],
            last_words - word_ends,
        )

    def places(
        self, firsts: Array, lasts: Array, owners: Array, numbers: Array
    ) -> tuple[Array, Array]:
        """Where the first words of stretches begin, and where the next word after the last ones
        does, in the same text."""
        shifts, ends = self.shifts[owners], self.ends[numbers]
        starts = self.starts.take(firsts + shifts)
        begun = starts if firsts is lasts else self.starts.take(lasts + shifts)
        stops = self.starts.take(lasts + (shifts + 1), mode="clip")
        if (stops == begun).any():  # two words in one, which begin together
            behind = self._behind(lasts)
            stops = self.starts.take(behind + shifts, mode="clip")
        else:
            behind = lasts + 1
        return starts, np.where(behind < ends, stops, np.int64(_TO_THE_END))

    def _behind(self, words: Array) -> Array:
        """The next words that begin elsewhere, or stand in another document."""
        counts = np.diff(self.word_ends, prepend=0)
        places = np.arange(len(self.beginnings)) + np.repeat(self.shifts, counts)
        starts = self.starts.take(places)
        changes = np.flatnonzero(starts[1:] != starts[:-1]) + 1
        changes = np.append(changes, len(starts))
        return changes[np.searchsorted(changes, words, side="right")]


def _joined(values: Array, firsts: Array, stops: Array) -> Array:
    """Stretches of an array as one."""
    parts = [values[a:b] for a, b in zip(firsts.tolist(), stops.tolist(), strict=True)]
    return np.concatenate(parts)


def _found(beginnings: Array, clues: Clues) -> tuple[Array, Array]:
    """The first and last words of what may answer, in order."""
    parts = []
    if clues.words:
        words = np.flatnonzero(reduce(np.logical_or, map(partial(_in, beginnings), clues.words)))
        parts.append((words, words))
    for row in clues.rows:
        words = _row(beginnings, row)
        parts.append((words, words + (len(row) - 1)))
    if len(parts) == 1:
        return parts[0]
    firsts, lasts = map(np.concatenate, zip(*parts, strict=True))
    order = np.argsort(firsts, kind="stable")
    return firsts[order], lasts[order]


def _in(beginnings: Array, some: range) -> Array:
    """A mask of the beginnings in a range; several times as fast as a table of all."""
    if len(some) == 1:
        return np.asarray(beginnings == some.start)
    return np.asarray(beginnings - np.uint16(some.start) < len(some))  # below it none is as small


def _row(beginnings: Array, row: Sequence[int]) -> Array:
    """Where words that begin so stand in a row."""
    found = np.flatnonzero(beginnings[: len(beginnings) - len(row) + 1] == row[0])
    for place, beginning in enumerate(row[1:], start=1):
        found = found[beginnings[found + place] == beginning]
    return found
