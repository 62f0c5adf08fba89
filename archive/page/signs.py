"""What a text must have for a slower pattern to be worth a try: words, or a beginning.

Every form of lines asks for some. Which of all the forms may fit a text is worked out once, as
bits of a number: one for each form, so that a form that cannot fit costs next to nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, reduce
from itertools import count
from operator import or_
from types import MappingProxyType

from archive.page.letters import LINES_OF_A_PAGE, small_letters
from archive.page.openings import all_lengths, opening_of

LONGEST_KEPT = 40  # characters; in Chinese and Japanese a "word" may be a whole paragraph
MOST_KEPT = 50_000
LONGEST_SIGN = 16  # characters that are compared; of longer signs their beginning counts
NEVER = r"(?!)"
NONE: Mapping[str, int] = MappingProxyType({})
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=LINES_OF_A_PAGE)
def marks_in(text: str) -> int:
    """The bits of all that was asked for and stands in a text."""
    small = small_letters(text)
    words = filter(None, map(_WORDS.__getitem__, small.split()))  # most words are no sign
    return reduce(or_, words, _OPENINGS[opening_of(small)])


@lru_cache(maxsize=LINES_OF_A_PAGE)
def marks_of_opening(text: str) -> int:
    """Of these the bits of beginnings, which are sooner known than all."""
    return _OPENINGS[opening_of(small_letters(text))]


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
        self._latin: dict[str, dict[str, int]] = {}  # by their first two letters
        self._others: dict[str, dict[str, int]] = {}  # by their first character

    def add(self, small: Iterable[str]) -> int:
        """The bit of one more list of signs."""
        bit = _next_bit()
        for sign in (each[:LONGEST_SIGN] for each in small):
            is_latin = _LATIN.match(sign)
            table, key = (self._latin, sign[:2]) if is_latin else (self._others, sign[0])
            alike = table.setdefault(key, {})
            alike[sign] = alike.get(sign, 0) | bit
        self.clear()
        return bit

    def __missing__(self, word: str) -> int:
        bits = self._latin_at(word, 0)
        if not (word.isalpha() and word.isascii()):
            bits = reduce(or_, self._further(word), bits)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = bits
        return bits

    def _latin_at(self, word: str, at: int) -> int:
        """The bits of the signs that begin at a place of a word."""
        found = 0
        for key in (word[at], word[at : at + 2]):
            for sign, bits in self._latin.get(key, NONE).items():
                if word.startswith(sign, at):
                    found |= bits
        return found

    def _further(self, word: str) -> Iterator[int]:
        """The bits of Latin signs further on, as in "e-mail", and of other signs anywhere."""
        if not word.isalpha():
            places = (found.start() for found in _LATIN.finditer(word, 1))
            yield from (self._latin_at(word, at) for at in places if not word[at - 1].isalpha())
        for first in self._others.keys() & set(word):
            yield from (bits for sign, bits in self._others[first].items() if sign in word)


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
    marks_of_opening.cache_clear()
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
