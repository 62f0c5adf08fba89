"""What a text must have for a slower pattern to be worth a try: words, or a beginning.

Every form of lines asks for some. Which of all the forms may fit a text is worked out once, as
bits of a number: one for each form, so that a form that cannot fit costs next to nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import count
from operator import or_

from archive.page.letters import LINES_OF_A_PAGE, small_letters
from archive.page.openings import all_lengths, opening_of

LONGEST_KEPT = 40  # characters; in Chinese and Japanese a "word" may be a whole paragraph
MOST_KEPT = 50_000
LONGEST_SIGN = 16  # characters that are compared; of longer signs their beginning counts
NEVER = r"(?!)"
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=LINES_OF_A_PAGE)
def marks_in(text: str) -> int:
    """The bits of all that was asked for and stands in a text."""
    small = small_letters(text)
    words = filter(None, map(_WORDS.__getitem__, small.split()))  # most words are no sign
    return reduce(or_, words, _OPENINGS[opening_of(small)])


class Signs:
    """Words of which one must stand in a text.

    In Latin letters a sign counts where a word begins, other signs anywhere.
    """

    def __init__(self, *listed: str) -> None:
        small = frozenset(map(small_letters, listed))
        self._phrases = frozenset(each for each in small if " " in each)
        self._whole = _Phrases(self._phrases)
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


class _Phrases:
    """Signs of several words, found where they stand whole."""

    def __init__(self, small: frozenset[str]) -> None:
        latin = frozenset(filter(_LATIN.match, small))
        self._latin = re.compile(rf"(?<![^\W\d_]){shared_beginnings(latin)}")
        self._others = re.compile(shared_beginnings(small - latin))

    def stand_in(self, small: str) -> bool:
        return bool(self._latin.search(small) or self._others.search(small))


class _WordBits(dict[str, int]):
    """For every word that was met the bits of the lists of which a sign stands in it.

    Most words are met again and again: what signs are in one is worked out once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._latin: dict[str, int] = {}
        self._others: dict[str, int] = {}
        self._firsts: set[str] = set()

    def add(self, small: Iterable[str]) -> int:
        """The bit of one more list of signs."""
        bit = _next_bit()
        for sign in (each[:LONGEST_SIGN] for each in small):
            table = self._latin if _LATIN.match(sign) else self._others
            table[sign] = table.get(sign, 0) | bit
        self._firsts = {sign[0] for sign in self._others}
        self.clear()
        return bit

    def __missing__(self, word: str) -> int:
        bits = reduce(or_, self._found(word), 0)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = bits
        return bits

    def _found(self, word: str) -> Iterator[int]:
        yield from _bits_at(self._latin, word, 0)
        if not word.isalpha():
            for at in range(1, len(word)):
                if not word[at - 1].isalpha():
                    yield from _bits_at(self._latin, word, at)
        if not self._firsts.isdisjoint(word):
            for at, char in enumerate(word):
                if char in self._firsts:
                    yield from _bits_at(self._others, word, at)


def _bits_at(table: dict[str, int], word: str, at: int) -> Iterator[int]:
    """The bits of the signs that begin at a place of a word."""
    last = min(len(word), at + LONGEST_SIGN)
    return (table[word[at:end]] for end in range(at + 1, last + 1) if word[at:end] in table)


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


ON_EVERY_LINE = 1  # the bit of no sign, for what must be looked at on every line
_taken = count(1)


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
