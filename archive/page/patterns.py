"""Long patterns written over several lines."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from archive.page.letters import small_letters
from archive.page.openings import openings
from archive.page.signs import bits_of_openings, marks_of_opening

_NOT_LETTERS = re.compile(r"(\\.|\(\?P<\w+>)")  # classes such as \W, names of groups


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern fits; groups are what the text itself has there, capitals and all."""

    text: str
    small: re.Match[str]

    def start(self, group: int | str = 0) -> int:
        return self.small.start(group)

    def end(self, group: int | str = 0) -> int:
        return self.small.end(group)

    def span(self, group: int | str = 0) -> tuple[int, int]:
        return self.small.span(group)

    def __getitem__(self, group: int | str) -> str:
        """The group's text; empty where it takes no part."""
        start, end = self.small.span(group)
        return self.text[start:end] if start >= 0 else ""

    @property
    def lastgroup(self) -> str | None:
        return self.small.lastgroup


class AnyCase:
    """A pattern without regard to case, used like a compiled one.

    It is tried on the text in small letters. With re.IGNORECASE Python tries every branch of a
    pattern in full, without it only those that begin with the letter at hand: with the many words
    of these patterns that is ten times faster.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        pieces = _NOT_LETTERS.split(pattern)
        pieces[::2] = map(small_letters, pieces[::2])
        self._small = re.compile("".join(pieces))

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        found = self._small.match(small_letters(text), start, end)
        return found and Match(text, found)

    def fullmatch(self, text: str) -> Match | None:
        found = self._small.fullmatch(small_letters(text))
        return found and Match(text, found)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        found = self._small.search(small_letters(text), start, end)
        return found and Match(text, found)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        for found in self._small.finditer(small_letters(text), start, end):
            yield Match(text, found)


class LineStart(AnyCase):
    """A pattern for the start of lines, not tried on those that begin as no match does."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.openings = openings(self._small.pattern)
        self.bits = bits_of_openings(self.openings)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        if start == 0 and not marks_of_opening(text) & self.bits:
            return None
        return super().match(text, start, end)

    def fits(self, text: str) -> bool:
        """Whether the pattern matches at the start of a text that has one of its openings."""
        return self._small.match(small_letters(text)) is not None


def any_case(rows: str, *, at_words: bool = False) -> AnyCase:
    """A pattern without regard to case; line breaks and indentation in it mean nothing.

    Unlike in verbose patterns, white space within a line counts. With `at_words` it is not
    tried within a word of Latin letters, which spares a search most of its time.
    """
    pattern = joined(rows)
    return AnyCase(rf"(?<![a-z])(?:{pattern})" if at_words else pattern)


def line_start(rows: str) -> LineStart:
    """The same for the start of lines. To be made when a module is loaded, not later."""
    return LineStart(joined(rows))


def joined(rows: str) -> str:
    return "".join(row.strip() for row in rows.splitlines())


def words(rows: str) -> tuple[str, ...]:
    """The phrases of a table, parted by bars or line ends."""
    cells = (cell.strip() for row in rows.splitlines() for cell in row.split("|"))
    return tuple(cell for cell in cells if cell)
