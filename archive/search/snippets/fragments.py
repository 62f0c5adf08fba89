"""The best fragments of some texts in which things were found."""

from collections.abc import Iterable, Iterator, Sequence
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


class Text(NamedTuple):
    """A text that fragments may be cut from, and what was found in it, by start."""

    text: str
    paragraph: int | None
    found: list[Found]


class _Window(NamedTuple):
    """Things found near enough to each other for one fragment, `first` to `end` of its text's;
    `words` has a bit for each of what they answer.

    Windows compare by how many of the words they show, then by how often; the earlier of equals
    is the greater (no two have the same place in the order of all).
    """

    different: int
    marks: int
    before: int
    words: int
    first: int
    end: int
    of: Text

    @property
    def place(self) -> Mark:
        """Where the fragment begins and ends."""
        near = self.of.found[self.first : self.end]
        begin = near[0][0]
        last = near[0][1] if len(near) == 1 else max([end for _, end, _ in near])
        return around(self.of.text, begin, min(last, begin + 2 * FRAGMENT), FRAGMENT)


def best(texts: Iterable[Text], at_most: int) -> tuple[Snippet, ...]:
    """The fragments that together show most of what was found, in the order of the texts."""
    windows = _windows(texts)
    chosen: list[tuple[int, Text, Mark]] = []
    seen = 0
    while windows and len(chosen) < at_most:
        window = _most_telling(windows, seen)
        windows.remove(window)
        place = window.place
        if not _overlaps(window.of, place, chosen):
            chosen.append((-window.before, window.of, place))
            seen |= window.words
    if len(chosen) > 1:
        chosen.sort()
    return tuple([_shown(text, place) for _, text, place in chosen])


def _most_telling(windows: Sequence[_Window], seen: int) -> _Window:
    """The window with most of what was not seen, then of all."""
    if not seen or not any(window.words & ~seen for window in windows):
        return max(windows)
    return max(windows, key=lambda each: ((each.words & ~seen).bit_count(), each))


def _overlaps(text: Text, place: Mark, chosen: Iterable[tuple[int, Text, Mark]]) -> bool:
    """Whether a fragment would show some of another once more."""
    for _, other, (start, end) in chosen:
        if other is text and place[0] < end and start < place[1]:
            return True
    return False


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


def _windows(texts: Iterable[Text]) -> list[_Window]:
    windows: list[_Window] = []
    for text in texts:
        for first, end, words in _grouped(text.found):
            marks = end - first if end - first < _ENOUGH else _ENOUGH
            before = -len(windows)
            windows.append(_Window(words.bit_count(), marks, before, words, first, end, text))
    return windows


def _grouped(found: Sequence[Found]) -> Iterator[tuple[int, int, int]]:
    """Marks from left to right, as many together as fit one fragment: the first of each group, the
    one behind it, and what they answer."""
    first = words = 0
    farthest = -1
    for at, (start, end, number) in enumerate(found):
        if end > farthest:
            if at:
                yield first, at, words
            first, words, farthest = at, 0, start + _REACH
        words |= 1 << number
    yield first, len(found), words


def _shown(of: Text, place: Mark) -> Snippet:
    start, end = place
    spans = [(a, b) for a, b, _ in of.found if a < end and b > start]
    if len(spans) > 1:
        spans = joined(spans)
    return _cut(of.text, start, end, spans, of.paragraph)


def _cut(text: str, start: int, end: int, spans: Iterable[Mark], paragraph: int | None) -> Snippet:
    before = "…" if start > 0 else ""
    after = "…" if end < len(text) else ""
    shift = len(before) - start
    shown = before + text[start:end] + after
    marks = tuple([(max(a, start) + shift, min(b, end) + shift) for a, b in spans])
    return Snippet(shown, marks, paragraph)
