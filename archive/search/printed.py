"""The words of many texts as printed, with where each begins: what an index reads.

Texts of western letters and the usual signs are read together, by one table and a few operations
on arrays; any other text is read by itself, as the analysis reads it. Either way the `tokens` of
the words, each analysed by itself, are those of the texts: a word that stands in many texts is
analysed once. Where case cannot matter, it is folded, and short words are not even strings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from archive.search.arrays import Array
from archive.search.short_words import LONGEST, letters_of
from archive.search.spreading import spread
from archive.text.analysis import surface_places, tokens
from archive.text.folding import fold

_ODD, _LETTER, _SPACE, _STOP, _APOSTROPHE = map(ord, "\x00\x01 .'")
_WESTERN = (range(0x80, 0x250), range(0x2000, 0x2C00))
"""Characters that are looked at one by one: letters with accents, signs, arrows, bullets."""
_THREE_STOPS = "…"


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of some texts in order, and where in its text each begins; of each text how many
    words and characters it has.

    Words are `letters` (see `short_words`); those that cannot be have none, and stand `spelled`
    at their places among all, which ascend.
    """

    letters: Array
    places: Array
    spelled: list[str]
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
    stops = np.flatnonzero(is_space[:-1] < is_space[1:])
    counts = np.diff(np.searchsorted(begins, ends), prepend=0)
    starts = begins - np.repeat(ends - lengths - 1, counts)
    letters = letters_of(seen, begins, stops - begins)
    accented = np.searchsorted(begins, np.flatnonzero(seen == _LETTER), side="right") - 1
    places = np.union1d(np.flatnonzero(stops - begins > LONGEST), accented)
    letters[:, places] = 0
    bounds = zip(begins[places].tolist(), stops[places].tolist(), strict=True)
    spelled = [joined[begin:stop] for begin, stop in bounds]
    return Printed(letters, places, spelled, starts, counts, lengths)


def _with_others(plain: Printed, others: Array, texts: Sequence[str]) -> Printed:
    """The words of all texts, once those of the others, which have none yet, are read as well."""
    if not len(others):
        return plain
    spans = [surface_places(texts[number]) for number in others.tolist()]
    counts = plain.counts.copy()
    counts[others] = list(map(len, spans))
    read = spread((np.cumsum(counts) - counts)[others], counts[others])
    rest = np.delete(np.arange(counts.sum()), read)
    letters = np.zeros((2, len(read) + len(rest)), np.uint64)
    starts = np.zeros(len(read) + len(rest), np.int64)
    letters[:, rest], starts[rest] = plain.letters, plain.starts
    starts[read] = [start for some in spans for start, _ in some]
    spelled = [
        texts[number][start:end]
        for number, some in zip(others.tolist(), spans, strict=True)
        for start, end in some
    ]
    places = np.concatenate((rest[plain.places], read))
    order = np.argsort(places)
    every = [*plain.spelled, *spelled]
    return Printed(
        letters, places[order], [every[at] for at in order.tolist()], starts, counts, plain.lengths
    )
