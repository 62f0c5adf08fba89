"""The words of many texts as printed, with where each begins: what an index reads.

Texts of western letters and the usual signs are read together, by one table and a few operations
on arrays; any other text is read by itself, as the analysis reads it. Either way the `tokens` of
the words, each analysed by itself, are those of the texts: a word that stands in many texts is
analysed once. Where case cannot matter, it is folded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from archive.search.arrays import Array
from archive.text.analysis import surface_places, tokens
from archive.text.folding import fold

_ODD, _LETTER, _SPACE, _STOP, _APOSTROPHE = map(ord, "\x00\x01 .'")
_WESTERN = (range(0x80, 0x250), range(0x2000, 0x2C00))
"""Characters that are looked at one by one: letters with accents, signs, arrows, bullets."""
_THREE_STOPS = "…"


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of some texts in order, and where in its text each begins; of each text how many
    words and characters it has."""

    words: list[str]
    starts: Array
    counts: Array
    lengths: Array


def printed(texts: Sequence[str]) -> Printed:
    """Read some texts; time is linear in their length."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + 1)
    joined = f"{' '.join(texts)} "
    seen = _seen(joined)
    others = np.unique(np.searchsorted(ends, np.flatnonzero(seen == _ODD), side="right"))
    for each in others.tolist():
        seen[ends[each] - lengths[each] - 1 : ends[each]] = _SPACE
    return _with_others(_read(joined, seen, ends, lengths), others, texts)


def _seen(text: str) -> Array:
    """A text character by character: folded, a space for all that parts words, a mark for a
    letter with an accent; or odd, for what more than one look is needed."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _table().take(points, mode="clip")


@cache
def _table() -> Array:
    """What is seen of each character; the last stands for all that the table does not reach."""
    table = np.full(_WESTERN[-1].stop + 1, _ODD, np.uint8)
    for point in (*range(128), *(point for some in _WESTERN for point in some)):
        table[point] = _seen_of(chr(point))
    table[ord(_THREE_STOPS)] = _SPACE  # they join nothing
    return table


def _seen_of(character: str) -> int:
    form = fold(character).text
    if len(form) != 1 or not form.isascii():
        return _ODD
    if form in "'.":
        return ord(form)
    if not tokens(form):
        return _SPACE
    return ord(form) if character.isascii() else _LETTER


def _read(joined: str, seen: Array, ends: Array, lengths: Array) -> Printed:
    """What stands between spaces. A sign at the end of a word is none of it, or says nothing (the
    last full stop of U.S.), and without it there are fewer words to analyse."""
    before, behind = seen[:-1], seen[1:]
    np.putmask(before, (before == _STOP) & (behind == _SPACE), _SPACE)
    np.putmask(before, (before == _APOSTROPHE) & (behind == _SPACE), _SPACE)
    np.putmask(behind, (behind == _APOSTROPHE) & (before == _SPACE), _SPACE)
    is_space = np.concatenate(([True], seen == _SPACE))
    begins = np.flatnonzero(is_space[:-1] > is_space[1:])
    counts = np.diff(np.searchsorted(begins, ends), prepend=0)
    starts = begins - np.repeat(ends - lengths - 1, counts)
    line = seen.tobytes().decode("ascii")
    words = line.split()
    accented = np.flatnonzero(seen == _LETTER)
    for number in np.unique(np.searchsorted(begins, accented, side="right") - 1).tolist():
        start = int(begins[number])
        words[number] = joined[start : start + len(words[number])]
    return Printed(words, starts, counts, lengths)


def _with_others(plain: Printed, others: Array, texts: Sequence[str]) -> Printed:
    """The words of all texts, once those of the others, which have none yet, are read as well."""
    if not len(others):
        return plain
    places = np.cumsum(plain.counts)[others].tolist()
    words: list[str] = []
    starts: list[Array] = []
    done = 0
    counts = plain.counts.copy()
    for number, place in zip(others.tolist(), places, strict=True):
        spans = surface_places(texts[number])
        words += plain.words[done:place]
        words += (texts[number][start:end] for start, end in spans)
        starts += plain.starts[done:place], np.array([start for start, _ in spans], np.int64)
        counts[number], done = len(spans), place
    words += plain.words[done:]
    starts.append(plain.starts[done:])
    return Printed(words, np.concatenate(starts), counts, plain.lengths)
