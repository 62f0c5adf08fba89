"""Fragments of an article and marks on what matched, made once for every engine.

Marks come from the query tree and the analyzer that made the index, so that what is marked is what
was found: a phrase is one mark, a word is marked in every form that its stem finds.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

from archive.search.query import Node
from archive.search.wanted import Wanted, positive_leaves, wanted
from archive.text.analysis import Token, tokens

FRAGMENT = 240
"""Characters of a fragment, about two lines of a page."""
LONGEST_TEXT = 300_000
"""Characters of an article that are looked through for fragments."""
_REACH = 160
"""Characters from the first mark of a fragment to the last: the rest is their surroundings."""
_WORD = 30
"""Characters to look for a space, to cut there; scripts without spaces are cut where it falls."""
_CONTINUES = re.compile("[\u200d\ufe0e\ufe0f\u1160-\u11ff\U0001f3fb-\U0001f3ff]")
"""Joiners, vowels and final consonants of decomposed Hangul, skin tones."""

Mark = tuple[int, int]
"""Half-open positions in a text."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fragment with the half-open positions of what matched.

    `paragraph` counts the body's paragraphs from 1, None for title and deck. An ellipsis stands
    where the fragment was cut.
    """

    text: str
    marks: tuple[Mark, ...]
    paragraph: int | None


def marks(
    text: str, tree: Node, language: str | None, field: str | None = None
) -> tuple[Mark, ...]:
    """What matched in a whole text, in order and without overlap.

    `field` is the text's own ("title"): words asked for in another field are not marked.
    """
    sought = _sought(tree, language, field or "body")
    return tuple(_joined((start, end) for start, end, _ in _found(text, language, sought)))


def snippets(
    tree: Node,
    language: str | None,
    paragraphs: Sequence[str],
    *,
    deck: str | None = None,
    title: str | None = None,
    at_most: int = 2,
) -> tuple[Snippet, ...]:
    """The best fragments in the order of the text.

    From body and deck, else the title; where nothing matched there (only a name, say, or no word
    was asked for), the beginning of the text without marks.
    """
    places = [(deck, None, "deck"), *((text, n, "body") for n, text in enumerate(paragraphs, 1))]
    for texts in (places, [(title, None, "title")]):
        windows = list(_windows(tree, language, texts))
        if windows:
            return tuple(window.snippet() for window in _best(windows, at_most))
    return _beginning(deck, paragraphs)


_Found = tuple[int, int, int]
"""Start and end of what matched, and the number of the thing sought."""


@dataclass(frozen=True, slots=True)
class _Window:
    """Marks near enough to each other for one fragment, and the text with all its marks."""

    text: str
    paragraph: int | None
    order: int
    near: tuple[_Found, ...]
    all: list[_Found]

    @property
    def words(self) -> frozenset[int]:
        """Which of the things asked for it shows."""
        return frozenset(word for _, _, word in self.near)

    @property
    def place(self) -> Mark:
        """Where the fragment begins and ends."""
        first = self.near[0][0]
        last = min(max(end for _, end, _ in self.near), first + 2 * FRAGMENT)
        return _surroundings(self.text, first, last)

    def overlaps(self, other: "_Window") -> bool:
        """Whether both fragments would show some of the same text."""
        if self.all is not other.all:
            return False
        return self.place[0] < other.place[1] and other.place[0] < self.place[1]

    def snippet(self) -> Snippet:
        """The marks with their surroundings."""
        spans = _joined((start, end) for start, end, _ in self.all)
        return _cut(self.text, *self.place, spans, self.paragraph)


# Looking for what was asked


def _sought(tree: Node, language: str | None, field: str) -> list[Wanted]:
    languages = frozenset((language,)) if language else frozenset[str]()
    leaves = (leaf for leaf in positive_leaves(tree) if leaf.field in (None, field))
    return list(dict.fromkeys(each for leaf in leaves for each in wanted(leaf, languages)))


def _found(text: str, language: str | None, sought: Sequence[Wanted]) -> Iterator[_Found]:
    """Start, end and number of the thing sought, by start."""
    if not sought:
        return
    singles, runs = _by_token(sought)
    found = tokens(text, language)
    places = {(token.position, token.exact): token for token in found} if runs else {}
    for token in found:
        for form in (token.exact, *token.stems):
            if form in singles:
                yield token.start, token.end, singles[form]
                break
        for word, run in runs.get(token.exact, ()):
            last = _last_of_run(run, token, places)
            if last:
                yield token.start, last.end, word


def _by_token(
    sought: Sequence[Wanted],
) -> tuple[dict[str, int], dict[str, list[tuple[int, Wanted]]]]:
    """Single tokens and stems; and what takes more than one token, by its first."""
    singles: dict[str, int] = {}
    runs: dict[str, list[tuple[int, Wanted]]] = {}
    for word, each in enumerate(sought):
        first = each.steps[0][1]
        if len(each.steps) == 1:
            singles.update(dict.fromkeys((first, *each.stems), word))
        else:
            runs.setdefault(first, []).append((word, each))
    return singles, runs


def _last_of_run(run: Wanted, first: Token, places: dict[tuple[int, str], Token]) -> Token | None:
    """The last token of a run that begins here; None where it is none."""
    last: Token | None = first
    for distance, exact in run.steps[1:]:
        last = places.get((first.position + distance, exact))
        if last is None:
            return None
    return last


def _joined(spans: Iterable[Mark]) -> list[Mark]:
    """Spans in order; those that overlap become one."""
    joined: list[Mark] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


# Choosing fragments


def _windows(
    tree: Node, language: str | None, texts: Iterable[tuple[str | None, int | None, str]]
) -> Iterator[_Window]:
    left = LONGEST_TEXT
    sought = {field: _sought(tree, language, field) for field in ("title", "deck", "body")}
    order = count()
    for text, paragraph, field in texts:
        if not text or left <= 0:
            continue
        found = list(_found(text[:left], language, sought[field]))
        left -= len(text)
        for near in _grouped(found):
            yield _Window(text, paragraph, next(order), tuple(near), found)


def _grouped(found: Iterable[_Found]) -> Iterator[list[_Found]]:
    """Marks from left to right, as many together as fit one fragment."""
    group: list[_Found] = []
    for each in found:
        if group and each[1] > group[0][0] + _REACH:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _best(windows: list[_Window], at_most: int) -> list[_Window]:
    """The windows that together show most of what was asked for, in the order of the text."""
    chosen: list[_Window] = []
    seen: frozenset[int] = frozenset()
    while windows and len(chosen) < at_most:
        best = max(windows, key=lambda each: _worth(each, seen))
        windows = [each for each in windows if each is not best and not each.overlaps(best)]
        chosen.append(best)
        seen |= best.words
    return sorted(chosen, key=lambda each: each.order)


def _worth(window: _Window, seen: frozenset[int]) -> tuple[int, int, int, int]:
    """New words first, then all its words, then how often; the earlier of equals."""
    return (
        len(window.words - seen),
        len(window.words),
        min(len(window.near), 5),
        -window.order,
    )


def _beginning(deck: str | None, paragraphs: Sequence[str]) -> tuple[Snippet, ...]:
    for number, text in enumerate(islice(paragraphs, 1), start=1):
        return (_start_of(text, number),)
    return (_start_of(deck, None),) if deck else ()


def _start_of(text: str, paragraph: int | None) -> Snippet:
    return _cut(text, 0, _cut_end(text, min(FRAGMENT, len(text)), 0), [], paragraph)


# Cutting


def _surroundings(text: str, first: int, last: int) -> Mark:
    """Where to cut, so that the marks stand in the middle and no word is broken."""
    spare = max(FRAGMENT - (last - first), 0)
    start = max(min(first - spare // 2, len(text) - FRAGMENT), 0)
    end = min(max(last + spare // 2, start + FRAGMENT), len(text))
    return _cut_start(text, start, first), _cut_end(text, end, last)


def _cut_start(text: str, start: int, limit: int) -> int:
    """A place at or after `start` where a word begins, or else where a character does."""
    if start == 0:
        return 0
    for at in range(start, min(start + _WORD, limit) + 1):
        if text[at - 1].isspace():
            return at
    while start > 0 and _belongs_to_previous(text, start):
        start -= 1
    return start


def _cut_end(text: str, end: int, limit: int) -> int:
    """A place at or before `end` where a word ends, or else where a character does."""
    if end >= len(text):
        return len(text)
    for at in range(end, max(end - _WORD, limit), -1):
        if text[at].isspace():
            return at
    while end < len(text) and _belongs_to_previous(text, end):
        end += 1
    return end


def _belongs_to_previous(text: str, at: int) -> bool:
    """Whether a cut here would part a mark from its letter or a sequence of signs."""
    return (
        unicodedata.category(text[at])[0] == "M"
        or text[at - 1] == "\u200d"
        or _CONTINUES.match(text, at) is not None
    )


def _cut(text: str, start: int, end: int, spans: Iterable[Mark], paragraph: int | None) -> Snippet:
    before = "…" if start > 0 else ""
    after = "…" if end < len(text) else ""
    shift = len(before) - start
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    shown = before + text[start:end] + after
    return Snippet(shown, tuple((a + shift, b + shift) for a, b in inside), paragraph)
