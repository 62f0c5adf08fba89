"""Words that a text must have for a slower pattern to be worth a try."""

import re
from functools import lru_cache, reduce
from operator import or_

from archive.page.patterns import LINES_OF_A_PAGE, NEVER, small_letters

LONGEST_KEPT = 40  # characters; in Chinese and Japanese a "word" may be a whole paragraph
MOST_KEPT = 50_000
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]")


class Signs:
    """Words of which one must stand in a text for a slower pattern to be worth a try.

    In Latin letters a sign counts where a word begins, other signs anywhere. Most words are
    met again and again: which signs begin in one is worked out once, for all signs at a time.
    """

    def __init__(self, *listed: str) -> None:
        small = frozenset(map(small_letters, listed))
        self._whole = _Beginnings(small)
        self._has_phrases = any(" " in each for each in small)
        self.openings = frozenset[str]()
        self.bits = _KNOWN.add(frozenset(each.split(" ", 1)[0] for each in small))

    def fits(self, text: str) -> bool:
        """Whether any of them stands in a text, in whatever case."""
        if not signs_in(text) & self.bits:
            return False
        return not self._has_phrases or self._whole.stand_in(small_letters(text))


class _Beginnings:
    """Words and phrases, found where a word begins with them."""

    def __init__(self, small: frozenset[str]) -> None:
        latin = frozenset(filter(_LATIN.match, small))
        self._first = re.compile(shared_beginnings(latin))
        self._inner = re.compile(rf"[\W\d_]{shared_beginnings(latin)}")
        others = small - latin
        self._others = re.compile(shared_beginnings(others))
        self._has_ascii = any(each.isascii() for each in others)

    def stand_in(self, small: str) -> bool:
        if self._first.match(small) or self._inner.search(small):
            return True
        is_likely = self._has_ascii or not small.isascii()
        return is_likely and self._others.search(small) is not None


class _WordSigns(dict[str, int]):
    """For every word that was met, in which of the `Signs` it counts: one bit for each."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: list[_Beginnings] = []
        self._all: frozenset[str] = frozenset()
        self._any = _Beginnings(self._all)

    def add(self, small: frozenset[str]) -> int:
        """The bit of one more list of signs."""
        self.clear()
        self._listed.append(_Beginnings(small))
        self._all |= small
        self._any = _Beginnings(self._all)
        return 1 << (len(self._listed) - 1)

    def __missing__(self, word: str) -> int:
        bits = 0
        if self._any.stand_in(word):
            bits = sum(1 << i for i, each in enumerate(self._listed) if each.stand_in(word))
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = bits
        return bits


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


_KNOWN = _WordSigns()


@lru_cache(maxsize=LINES_OF_A_PAGE)
def signs_in(text: str) -> int:
    """Which `Signs` may stand in a text, by their bits: all but those of several words surely."""
    return reduce(or_, map(_KNOWN.__getitem__, small_letters(text).split()), 0)
