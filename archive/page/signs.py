"""What a text must have for a slower pattern to be worth a try: words, or a beginning.

Every form of lines asks for some. Which of all the forms may fit a text is worked out once, as
bits of a number: one for each form, so that a form that cannot fit costs next to nothing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from itertools import count
from operator import or_

from archive.page.letters import LINES_OF_A_PAGE, small_letters
from archive.page.openings import all_lengths, opening_of

LONGEST_KEPT = 40  # characters; in Chinese and Japanese a "word" may be a whole paragraph
MOST_KEPT = 50_000
NEVER = r"(?!)"
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=LINES_OF_A_PAGE)
def marks_in(text: str) -> int:
    """The bits of all that was asked for and stands in a text."""
    small = small_letters(text)
    words = reduce(or_, map(_WORDS.__getitem__, small.split()), 0)
    return words | _OPENINGS[opening_of(small)]


class Signs:
    """Words of which one must stand in a text.

    In Latin letters a sign counts where a word begins, other signs anywhere.
    """

    def __init__(self, *listed: str) -> None:
        small = frozenset(map(small_letters, listed))
        self._phrases = frozenset(each for each in small if " " in each)
        self._whole = _Beginnings(self._phrases)
        self._words = _WORDS.add(small - self._phrases)
        longest = {max(each.split(), key=len) for each in self._phrases}
        self.bits = self._words | _WORDS.add(longest)

    def fits(self, text: str) -> bool:
        """Whether any of them stands in a text, in whatever case."""
        found = marks_in(text) & self.bits
        if not found or found & self._words:
            return bool(found)
        return self._whole.stand_in(small_letters(text))


def bits_of_openings(openings: Iterable[str]) -> int:
    """The bit of texts that begin so."""
    return _OPENINGS.add(openings)


class _Beginnings:
    """Words and phrases, found where a word begins with them."""

    def __init__(self, small: frozenset[str]) -> None:
        latin = frozenset(filter(_LATIN.match, small))
        self._first = re.compile(shared_beginnings(latin))
        self._inner = re.compile(rf"[\W\d_]{shared_beginnings(latin)}")
        others = small - latin
        self._others = re.compile(shared_beginnings(others))
        self._has_ascii = any(each.isascii() for each in others)

    def stand_in(self, small: str, *, is_latin: bool = True) -> bool:
        if is_latin and (self._first.match(small) or self._inner.search(small)):
            return True
        is_likely = self._has_ascii or not small.isascii()
        return is_likely and self._others.search(small) is not None


class _WordBits(dict[str, int]):
    """For every word that was met the bits of the lists in which a sign begins it.

    Most words are met again and again: what signs are in one is worked out once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._listed: list[tuple[int, _Beginnings]] = []
        self._all: frozenset[str] = frozenset()
        self._any = _Beginnings(self._all)

    def add(self, small: Iterable[str]) -> int:
        """The bit of one more list of signs."""
        listed = frozenset(small)
        self.clear()
        self._listed.append((_next_bit(), _Beginnings(listed)))
        self._all |= listed
        self._any = _Beginnings(self._all)
        return self._listed[-1][0]

    def __missing__(self, word: str) -> int:
        bits = 0
        is_latin = _LATIN.search(word) is not None
        if self._any.stand_in(word, is_latin=is_latin):
            fitting = (bit for bit, each in self._listed if each.stand_in(word, is_latin=is_latin))
            bits = sum(fitting)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = bits
        return bits


class _OpeningBits(dict[str, int]):
    """For every opening that was met the bits of the lists that have a beginning of it."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: list[tuple[int, frozenset[str]]] = []

    def add(self, openings: Iterable[str]) -> int:
        """The bit of one more list of beginnings."""
        self.clear()
        self._listed.append((_next_bit(), frozenset(openings)))
        return self._listed[-1][0]

    def __missing__(self, opening: str) -> int:
        beginnings = all_lengths(opening)
        bits = sum(bit for bit, each in self._listed if not each.isdisjoint(beginnings))
        if len(self) >= MOST_KEPT:
            self.clear()
        self[opening] = bits
        return bits


_taken = count()


def _next_bit() -> int:
    marks_in.cache_clear()
    return 1 << next(_taken)


def shared_beginnings(listed: frozenset[str]) -> str:
    """A pattern of words, what they begin with alike once: "view|vow" as "v(?:iew|ow)".

    The shortest words are enough: what begins with one of them is found with it.
    """
    if "" in listed:
        return ""
    tails: dict[str, set[str]] = {}
    for word in sorted(listed):
        tails.setdefault(word[0], set()).add(word[1:])
    branches = [
        re.escape(sign) + shared_beginnings(frozenset(rest)) for sign, rest in tails.items()
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches) or NEVER})"


_WORDS = _WordBits()
_OPENINGS = _OpeningBits()
