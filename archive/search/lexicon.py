"""What the words of texts are made of: each distinct word is analysed once and is then a number."""

from array import array

from archive.search.beginnings import beginning_of
from archive.search.vocabulary import STEM
from archive.text.analysis import language_code, tokens


class Numbers(dict[str, int]):
    """Strings, numbered when first met."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _Words(dict[str, int]):
    """The distinct words of one language as printed, analysed and numbered when first met."""

    def __init__(self, language: str, lexicon: "Lexicon") -> None:
        self._language = language
        self._lexicon = lexicon

    def __missing__(self, surface: str) -> int:
        self[surface] = number = self._lexicon.take(surface, self._language)
        return number


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
        return self._words.setdefault(code, _Words(code, self))

    def take(self, surface: str, language: str) -> int:
        """Analyse a word that was not met before; returns its number."""
        found = tokens(surface, language)
        stems = [f"{STEM}{stem}" for token in found for stem in token.stems]
        self.exact_of.extend(self._exact(token.exact) for token in found)
        self.exact_at.extend(token.position for token in found)
        self.exact_counts.append(len(found))
        self.stems_of.extend(self.stems[stem] for stem in stems)
        self.stem_counts.append(len(stems))
        self.steps.append(found[-1].position + 1 if found else 0)
        return len(self.steps) - 1

    def _exact(self, token: str) -> int:
        number = self.exact[token]
        if number == len(self.beginnings):
            self.beginnings.append(beginning_of(token))
        return number
