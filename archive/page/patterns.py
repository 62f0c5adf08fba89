"""Long patterns written over several lines."""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache

_NOT_LETTERS = re.compile(r"(\\.|\(\?P<\w+>)")  # classes such as \W, names of groups


class AnyCase:
    """A pattern without regard to case, used like a compiled one.

    It is tried on the text in small letters. With re.IGNORECASE Python tries every branch of a
    pattern in full, without it only those that begin with the letter at hand: with the many words
    of these patterns that is ten times faster. Positions are those of the text; groups give its
    small letters.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        pieces = _NOT_LETTERS.split(pattern)
        pieces[::2] = map(small_letters, pieces[::2])
        self._small = re.compile("".join(pieces))

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._small.match(small_letters(text), start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._small.fullmatch(small_letters(text))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._small.search(small_letters(text), start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        return self._small.finditer(small_letters(text), start, end)


@lru_cache(maxsize=16)
def small_letters(text: str) -> str:
    """The text in lower case, as long as it was; the last few answers are kept.

    One line meets many patterns in a row. Three letters have a small one that lower() does not
    give, or not as one character.
    """
    if not text.isascii():
        text = text.replace("İ", "i").replace("ı", "i").replace("ſ", "s")
    return text.lower()


def any_of(listed: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, in the case in which they are given; beginnings that they share are once.

    Python looks for one such pattern in less time than for its words one by one.
    """
    return re.compile(shared_beginnings(frozenset(listed)))


def shared_beginnings(listed: frozenset[str]) -> str:
    """ "view|viewer|vow" as "v(?:iew|ow)"; what only goes on after another word is not needed."""
    if "" in listed:
        return ""
    tails: dict[str, set[str]] = {}
    for word in sorted(listed):
        tails.setdefault(word[0], set()).add(word[1:])
    branches = [
        re.escape(sign) + shared_beginnings(frozenset(rest)) for sign, rest in tails.items()
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def any_case(rows: str) -> AnyCase:
    """A pattern without regard to case; line breaks and indentation in it mean nothing.

    Unlike in verbose patterns, white space within a line counts.
    """
    return AnyCase("".join(row.strip() for row in rows.splitlines()))


def words(rows: str) -> tuple[str, ...]:
    """The phrases of a table, parted by bars or line ends."""
    cells = (cell.strip() for row in rows.splitlines() for cell in row.split("|"))
    return tuple(cell for cell in cells if cell)
