"""The best fragments of some texts in which things were found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

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


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fragment with the half-open positions of what matched.

    `paragraph` counts the body's paragraphs from 1, None for any other text. An ellipsis stands
    where the fragment was cut.
    """

    text: str
    marks: tuple[Mark, ...]
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text that fragments may be cut from, and what was found in it, by start."""

    text: str
    paragraph: int | None
    found: list[Found]


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    """Things found near enough to each other for one fragment; `words` are which they are."""

    of: Text
    order: int
    near: list[Found]
    words: frozenset[int]

    @property
    def place(self) -> Mark:
        """Where the fragment begins and ends."""
        first = self.near[0][0]
        last = min(max(end for _, end, _ in self.near), first + 2 * FRAGMENT)
        return around(self.of.text, first, last, FRAGMENT)

    def overlaps(self, other: "_Window") -> bool:
        """Whether both fragments would show some of the same text."""
        if self.of is not other.of:
            return False
        (start, end), (first, last) = self.place, other.place
        return start < last and first < end

    def worth(self) -> tuple[int, int, int]:
        """How many of the words it shows, then how often; the earlier of equals."""
        return len(self.words), min(len(self.near), _ENOUGH), -self.order


def best(texts: Iterable[Text], at_most: int) -> tuple[Snippet, ...]:
    """The fragments that together show most of what was found, in the order of the texts."""
    windows = _windows(texts)
    chosen: list[_Window] = []
    seen: frozenset[int] = frozenset()
    while windows and len(chosen) < at_most:
        # New words first.
        window = max(windows, key=lambda each: (len(each.words - seen), *each.worth()))
        windows = [each for each in windows if each is not window and not each.overlaps(window)]
        chosen.append(window)
        seen |= window.words
    return tuple(_shown(each) for each in sorted(chosen, key=lambda each: each.order))


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
    grouped = chain.from_iterable(((text, near) for near in _grouped(text.found)) for text in texts)
    return [
        _Window(text, order, near, frozenset(word for _, _, word in near))
        for order, (text, near) in enumerate(grouped)
    ]


def _grouped(found: Sequence[Found]) -> Iterator[list[Found]]:
    """Marks from left to right, as many together as fit one fragment."""
    group: list[Found] = []
    for each in found:
        if group and each[1] > group[0][0] + _REACH:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _shown(window: _Window) -> Snippet:
    start, end = window.place
    spans = joined((a, b) for a, b, _ in window.of.found if a < end and b > start)
    return _cut(window.of.text, start, end, spans, window.of.paragraph)


def _cut(text: str, start: int, end: int, spans: Iterable[Mark], paragraph: int | None) -> Snippet:
    before = "…" if start > 0 else ""
    after = "…" if end < len(text) else ""
    shift = len(before) - start
    shown = before + text[start:end] + after
    marks = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in spans)
    return Snippet(shown, marks, paragraph)
