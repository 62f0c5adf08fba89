"""What the words of texts are made of: each distinct word is analysed once and is then a number."""

from array import array
from collections.abc import Sequence
from weakref import proxy

import numpy as np

from archive.search.arrays import Array
from archive.search.beginnings import beginning_of
from archive.search.short_words import Table, spelled
from archive.search.vocabulary import STEM
from archive.text.analysis import language_code, tokens


class Numbers(dict[str, int]):
    """Strings, numbered when first met; and in a list by number."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self.all)
        self.all.append(key)
        return number


class _Words(dict[str, int]):
    """The distinct words of one language as printed, analysed and numbered when first met: those
    that cannot be looked up by their letters. A word that is met in both ways has two numbers,
    which stand for the same tokens."""

    def __init__(self, language: str, lexicon: "Lexicon") -> None:
        self._language = language
        self._lexicon = proxy(lexicon)  # which has this: to be gone as soon as nobody needs it
        self._short = Table()

    def __missing__(self, surface: str) -> int:
        number: int = self._lexicon.take(surface, self._language)
        self[surface] = number
        return number

    def numbers(self, letters: Array, places: Array, spelled_out: Sequence[str]) -> Array:
        """The numbers of words by their letters, but for those at some places by themselves."""
        numbers = self._short.find(letters)
        numbers[places] = list(map(self.__getitem__, spelled_out))
        unmet = np.flatnonzero(numbers < 0)
        if len(unmet):
            numbers[unmet] = self._taken(spelled(letters[:, unmet]))
            new, firsts = np.unique(numbers[unmet], return_index=True)
            self._short.put(letters[:, unmet[firsts]], new)
        return numbers

    def _taken(self, words: Sequence[str]) -> list[int]:
        """The numbers of words that were not met before, but may stand there several times."""
        take, language = self._lexicon.take, self._language
        numbers = {word: take(word, language) for word in dict.fromkeys(words)}
        return list(map(numbers.__getitem__, words))


class Lexicon:
    """The words met so far, kept from one segment of a build to the next.

    `beginnings` are those of the exact tokens, by number.
    """

    def __init__(self) -> None:
        self.exact, self.stems = Numbers(), Numbers()
        self.beginnings = array("H")
        self.exact_of, self.exact_at, self.exact_counts = array("i"), array("i"), array("i")
        self.stems_of, self.stem_counts = array("i"), array("i")
        self.steps = array("i")
        self._words: dict[str, _Words] = {}

    def __len__(self) -> int:
        """How many words as printed, each in its language."""
        return len(self.steps)

    def words(self, language: str | None) -> _Words:
        """The words of a language by number."""
        code = language_code(language)
        if code not in self._words:
            self._words[code] = _Words(code, self)
        return self._words[code]

    def take(self, surface: str, language: str) -> int:
        """Analyse a word that was not met before; returns its number."""
        found = tokens(surface, language)
        stems = 0
        for token in found:
            self.exact_of.append(self._exact(token.exact))
            self.exact_at.append(token.position)
            for stem in token.stems:
                self.stems_of.append(self.stems[f"{STEM}{stem}"])
                stems += 1
        self.exact_counts.append(len(found))
        self.stem_counts.append(stems)
        self.steps.append(found[-1].position + 1 if found else 0)
        return len(self.steps) - 1

    def _exact(self, token: str) -> int:
        number = self.exact[token]
        if number == len(self.beginnings):
            self.beginnings.append(beginning_of(token))
        return number
