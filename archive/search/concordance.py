"""Keyword in context: every occurrence of what a question looks for, one line each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from archive.search.query import Node
from archive.search.snippets import finder_of
from archive.search.snippets.cutting import cut_end, cut_start
from archive.search.snippets.fragments import joined
from archive.text.analysis import is_dense
from archive.text.folding import folded

CONTEXT = 80
"""Characters to either side of what was found, cut between words."""
MAX_LINES = 20_000
"""Lines that are made at most: more are no reading."""
_WORDS_COMPARED = 5
_CHARACTERS_COMPARED = 60
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Order(StrEnum):
    """What lines are put in order by; equal ones stay in the order of the search."""

    FOUND = "found"
    LEFT = "left"
    RIGHT = "right"
    OUTLET = "outlet"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an article: its field, and in the body the number of its paragraph, from 1."""

    text: str
    field: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """An article as a concordance reads it; `day` is what it sorts by."""

    id: str
    language: str | None
    texts: tuple[Text, ...]
    outlet: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence: `start` and `end` are its half-open place in the text."""

    source: Source
    text: Text
    start: int
    end: int

    @property
    def anchor(self) -> str:
        """The part of the article's page that shows it; "" for the top."""
        if self.text.paragraph:
            return f"p{self.text.paragraph}"
        return self.text.field if self.text.field in ("captions", "notes") else ""

    @property
    def words(self) -> str:
        """What was found, as printed."""
        return self.text.text[self.start : self.end]

    @property
    def left(self) -> str:
        """What stands before it in its text, after an ellipsis where that was cut."""
        text = self.text.text
        cut = cut_start(text, max(self.start - CONTEXT, 0), self.start)
        return ("…" if cut else "") + text[cut : self.start]

    @property
    def right(self) -> str:
        """What stands behind it in its text, before an ellipsis where that was cut."""
        text = self.text.text
        cut = cut_end(text, min(self.end + CONTEXT, len(text)), self.end)
        return text[self.end : cut] + ("…" if cut < len(text) else "")


@dataclass(frozen=True, slots=True)
class Concordance:
    """All lines in the order asked for; `is_cut` where there would have been more."""

    lines: tuple[Line, ...]
    is_cut: bool


def concordance(tree: Node, sources: Iterable[Source], order: Order = Order.FOUND) -> Concordance:
    """Every occurrence of a question's words and phrases in some articles, put in order."""
    lines: list[Line] = []
    for source in sources:
        lines += _lines(tree, source)
        if len(lines) > MAX_LINES:
            return Concordance(tuple(_ordered(lines[:MAX_LINES], order)), is_cut=True)
    return Concordance(tuple(_ordered(lines, order)), is_cut=False)


def _lines(tree: Node, source: Source) -> Iterator[Line]:
    for field, group in groupby(source.texts, key=lambda each: each.field):
        texts = list(group)
        finder = finder_of(tree, source.language, field)
        found = finder.found([each.text for each in texts]) if finder else []
        for text, places in zip(texts, found, strict=False):
            if places:
                for start, end in joined((start, end) for start, end, _ in places):
                    yield Line(source, text, start, end)


def _ordered(lines: list[Line], order: Order) -> list[Line]:
    match order:
        case Order.LEFT:
            return sorted(lines, key=_words_before)
        case Order.RIGHT:
            return sorted(lines, key=_words_behind)
        case Order.OUTLET:
            return sorted(lines, key=_outlet)
        case Order.DATE:
            return sorted(lines, key=_day)
        case Order.FOUND:
            return lines


def _words_before(line: Line) -> tuple[list[str], str]:
    """The words to the left, the nearest first; then the words found."""
    before = line.text.text[max(line.start - _CHARACTERS_COMPARED, 0) : line.start]
    return _compared(before)[: -_WORDS_COMPARED - 1 : -1], _form(line.words)


def _words_behind(line: Line) -> tuple[list[str], str]:
    """The words to the right, the nearest first; then the words found."""
    behind = line.text.text[line.end : line.end + _CHARACTERS_COMPARED]
    return _compared(behind)[:_WORDS_COMPARED], _form(line.words)


@lru_cache(maxsize=1024)
def _form(words: str) -> str:
    """What was found, folded: mostly the same few words."""
    return folded(words)


def _compared(text: str) -> list[str]:
    """Folded words; in scripts without spaces between them, characters."""
    form = folded(text)
    words: list[str] = _WORD.findall(form)
    return words if form.isascii() else [part for word in words for part in _parts(word)]


def _parts(word: str) -> Iterable[str]:
    return word if not word.isascii() and is_dense(word[0]) else (word,)


def _outlet(line: Line) -> tuple[bool, str]:
    outlet = line.source.outlet
    return outlet is None, folded(outlet or "")


def _day(line: Line) -> tuple[bool, date]:
    day = line.source.day
    return day is None, day or date.min
