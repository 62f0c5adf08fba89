"""The best fragments of some texts in which things were found."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from archive.search.snippets.answers import Found
from archive.search.snippets.cutting import around, cut_end

FRAGMENT = 240
"""Characters of a fragment, about two lines of a page."""
_REACH = 160
"""Characters from the first mark of a fragment to the last: the rest is their surroundings."""
_ENOUGH = 5
"""Marks of a fragment that count: more of the same tell no more."""

Mark = tuple[int, int]
"""Half-open positions in a text."""


class Snippet(NamedTuple):
    """A fragment with the half-open positions of what matched.

    `paragraph` counts the body's paragraphs from 1, None for any other text. An ellipsis stands
    where the fragment was cut.
    """

    text: str
    marks: tuple[Mark, ...]
    paragraph: int | None


Text = tuple[str, int | None, list[Found]]
"""A text that fragments may be cut from, its paragraph, and what was found in it, by start."""

_Window = tuple[int, int, int, int, int, int, Text]
"""Things found near enough to each other for one fragment: how many of the words they show, how
many marks, the number of the window less than 0, a bit for each of the words, the first and the one
behind the last of what was found in a text, and the text.

Windows compare by the first three: the earlier of equals is the greater. They are plain, for a page
has hundreds.
"""


def best(texts: Iterable[Text], at_most: int) -> tuple[Snippet, ...]:
    """The fragments that together show most of what was found, in the order of the texts."""
    windows, words = _windows(texts)
    chosen: list[tuple[int, Text, Mark]] = []
    seen = 0
    while windows and len(chosen) < at_most:
        window = _most_telling(windows, seen) if seen and words & ~seen else max(windows)
        windows.remove(window)
        _, _, before, shown, first, behind, text = window
        place = _place(text, first, behind)
        if not (chosen and _overlaps(text, place, chosen)):
            chosen.append((-before, text, place))
            seen |= shown
    if len(chosen) > 1:
        chosen.sort()
    return tuple([_shown(text, place) for _, text, place in chosen])


def _most_telling(windows: Sequence[_Window], seen: int) -> _Window:
    """The window with most of the words that were not seen, then of all."""
    return max(windows, key=lambda each: ((each[3] & ~seen).bit_count(), each))


def _overlaps(text: Text, place: Mark, chosen: Iterable[tuple[int, Text, Mark]]) -> bool:
    """Whether a fragment would show some of another once more."""
    begin, behind = place
    return any(
        other is text and begin < end and start < behind for _, other, (start, end) in chosen
    )


def _place(text: Text, first: int, behind: int) -> Mark:
    """Where a fragment begins and ends that shows some of what was found in a text."""
    letters, _, found = text
    begin, last, _ = found[first]
    if behind - first > 1:
        last = max([end for _, end, _ in found[first:behind]])
    return around(letters, begin, min(last, begin + 2 * FRAGMENT), FRAGMENT)


def beginning(text: str, paragraph: int | None) -> Snippet:
    """The first characters of a text, without marks."""
    return _cut(text, 0, cut_end(text, min(FRAGMENT, len(text)), 0), [], paragraph)


def joined(spans: Iterable[Mark]) -> list[Mark]:
    """Spans in order; those that overlap become one."""
    together: list[Mark] = []
    for start, end in sorted(spans):
        if together and start < together[-1][1]:
            together[-1] = (together[-1][0], max(end, together[-1][1]))
        else:
            together.append((start, end))
    return together


def _windows(texts: Iterable[Text]) -> tuple[list[_Window], int]:
    """All windows, in order, and a bit for each of the words that any shows."""
    windows: list[_Window] = []
    all_words = 0
    for text in texts:
        found = text[2]
        groups = _grouped(found) if len(found) > 1 else ((0, 1, 1 << found[0][2]),)
        for first, end, words in groups:
            all_words |= words
            marks = end - first if end - first < _ENOUGH else _ENOUGH
            windows.append((words.bit_count(), marks, -len(windows), words, first, end, text))
    return windows, all_words


def _grouped(found: Sequence[Found]) -> list[tuple[int, int, int]]:
    """Marks from left to right, as many together as fit one fragment: the first of each group, the
    one behind it, and what they answer."""
    groups = []
    first = words = 0
    farthest = found[0][0] + _REACH
    for at, (start, end, number) in enumerate(found):
        if at and end > farthest:
            groups.append((first, at, words))
            first, words, farthest = at, 0, start + _REACH
        words |= 1 << number
    groups.append((first, len(found), words))
    return groups


def _shown(of: Text, place: Mark) -> Snippet:
    text, paragraph, found = of
    start, end = place
    spans = [(a, b) for a, b, _ in found if a < end and b > start]
    if len(spans) > 1:
        spans = joined(spans)
    return _cut(text, start, end, spans, paragraph)


def _cut(text: str, start: int, end: int, spans: Iterable[Mark], paragraph: int | None) -> Snippet:
    before = "…" if start > 0 else ""
    after = "…" if end < len(text) else ""
    shift = len(before) - start
    marks = [
        ((a if a > start else start) + shift, (b if b < end else end) + shift) for a, b in spans
    ]
    return Snippet(f"{before}{text[start:end]}{after}", tuple(marks), paragraph)
