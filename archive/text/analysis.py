"""Text to tokens: the one chain for the index, for questions and for marks in the text.

What is a word, and what is one token:

* Letters, digits and the marks on them make a word; everything else parts words, a hyphen too.
  There are no stop words. Case, accents, full-width forms and curly apostrophes are folded.
* Single letters with full stops between them are one token: `U.S.` is `us`.
* An English possessive is dropped (`Russia's` is `russia`); the other contracted endings
  (`we'll`) and the elided beginnings of Romance languages (`l'Europe`) are words of their own; any
  other apostrophe joins (`O'Brien` is `obrien`, `don't` is `dont`).
* Scripts written without spaces between words, and Hangul, whose words carry endings, give every
  character and every pair of neighbouring characters.

Stems come from Snowball, by the language of the text; a stem is written `language:stem`, so that
stems of different languages never meet by accident.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from archive.text.composing import composed
from archive.text.folding import MARKS, Folded, fold, folded

ANALYSIS_VERSION = 3
"""Raised with every change that gives a text other tokens; older indexes must then be rebuilt."""

LONGEST_WORD = 255
"""Characters of a word that count: a line of base64, say, is no word to look for."""

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

_DENSE = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u109f\u1780-\u17d3"  # SE Asia
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u3005-\u3007\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f"
    "\U00020000-\U0003fffd"
)
_LETTER = rf"[^\W_{_DENSE}]"


def _words(letter: str, initial: str, word: str, mark: str = "") -> str:
    initials = rf"(?<!{letter}){initial}(?:\.{initial})+(?!{letter}{mark})\.?"
    return rf"(?P<initials>{initials})|{word}(?:'{word})*"


_RUN = re.compile(
    rf"(?P<dense>[{_DENSE}][{_DENSE}{MARKS}]*)|"
    + _words(_LETTER, rf"[^\W\d_{_DENSE}]", rf"{_LETTER}+(?:[{MARKS}]+{_LETTER}*)*", f"|[{MARKS}]")
)
_ASCII_RUN = re.compile(_words("[a-z0-9]", "[a-z]", "[a-z0-9]+"))
"""Finds the same, three times as fast; most folded text of Latin script is ASCII."""
_SIGNS = {sign: folded(sign) for sign in "’“”—–‘…•\xa0·"}
"""Signs that stand in texts of Latin script, none of which is a letter, a mark or two words."""
_SPACED = "".join(
    form if form.isalnum() or form in "'." else " " for form in map(folded, map(chr, range(128)))
).encode("ascii").ljust(256)  # fmt: skip
"""ASCII folded, and a space for all that neither is a letter nor may join letters."""
_ELIDED = frozenset(
    ("l", "d", "j", "m", "n", "t", "s", "c", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu", "presqu",
     "quelqu", "dell", "all", "nell", "sull", "dall", "coll", "un", "quest", "quell", "sant")
)  # fmt: skip
_CONTRACTED = frozenset(("ll", "re", "ve", "d", "m"))


class Token(NamedTuple):
    """One token (a tuple, for an archive has millions of them).

    `exact` is the folded word and `stems` its stems in the text's language; `position` counts
    words, and the two tokens that begin at one dense character share it; `start` and `end` are
    the half-open place in the text as it was given.
    """

    exact: str
    stems: tuple[str, ...]
    position: int
    start: int
    end: int


_Run = tuple[int, int, str | None]
"""Place in the folded text and exact token; None for a stretch without spaces between words."""


def tokens(text: str, language: str | None = None) -> list[Token]:
    """All tokens of a text, by position; `language` is an ISO 639-1 code, for the stems."""
    code = language_code(language)
    stem = _stems if code in _STEMMERS_FOR else _no_stems
    if text.isascii() and text.isalnum():  # one word, as most of what an index hands over is
        return [Token(text.lower()[:LONGEST_WORD], stem(text, code), 0, 0, len(text))]
    form = fold(text)
    found: list[Token] = []
    position = 0
    for start, end, exact in _runs(form.text):
        if exact is None:
            found += _dense_tokens(form, start, end, position, singles=True)
            position += end - start
        else:
            first, last = form.span(start, end)
            word = text[first:last] if form.starts is None else own_form(text[first:last], exact)
            found.append(Token(exact, stem(word, code), position, first, last))
            position += 1
    return found


def surfaces(text: str) -> list[str]:
    """The words of a text as printed, and its stretches without spaces, in order.

    The `tokens` of each by itself, one after the other, are those of the text: an index analyses
    a word that stands in many texts once. Where case and accents cannot matter, they are folded.
    """
    plain = text if text.isascii() else _without_signs(text)
    if plain.isascii():
        return _ascii_surfaces(plain)
    return [text[start:end] for start, end in surface_places(text)]


def folded_surfaces(text: str) -> list[str]:
    """The same for whoever asks for no stems, and so for no accents: folded where that leaves
    nothing but ASCII, in which words are found much sooner."""
    plain = text if text.isascii() else _without_signs(text)
    form = plain if plain.isascii() else folded(plain)
    return _ascii_surfaces(form) if form.isascii() else surfaces(text)


def surface_places(text: str) -> list[tuple[int, int]]:
    """Where the words of a text and its stretches without spaces stand, in order."""
    form = fold(text)
    found = (_ASCII_RUN if form.text.isascii() else _RUN).finditer(form.text)
    if form.starts is None:
        return [each.span() for each in found]
    return _apart(form.span(*each.span()) for each in found)


def _without_signs(text: str) -> str:
    """A text with the commonest signs that are not ASCII as they fold."""
    for sign, form in _SIGNS.items():
        text = text.replace(sign, form)
    return text


def _ascii_surfaces(text: str) -> list[str]:
    """What stands between spaces once all is a space that joins no letters.

    Several times as fast as looking for words. A sign at the end of a word is none of it, or says
    nothing (the last full stop of U.S.), and without it there are fewer words to analyse.
    """
    seen = f"{text} ".encode("ascii").translate(_SPACED).decode("ascii").replace(". ", " ")
    return (seen.replace("' ", " ").replace(" '", " ") if "'" in seen else seen).split()


def words_asked(text: str) -> list[list[Token]]:
    """The words of a question: a token each, or the overlapping pairs of a dense stretch.

    A text holds such a stretch if it holds all its pairs at consecutive positions. Tokens have no
    stems: a question has no language (see `stems_of_query_word`).
    """
    form = fold(text)
    asked: list[list[Token]] = []
    position = 0
    for start, end, exact in _runs(form.text):
        if exact is None:
            singles = end - start == 1
            asked.append(_dense_tokens(form, start, end, position, singles=singles))
            position += end - start
        else:
            asked.append([Token(exact, (), position, *form.span(start, end))])
            position += 1
    return asked


def is_dense(character: str) -> bool:
    """Whether a character is of a script that is read in single characters and pairs."""
    found = _RUN.fullmatch(character)
    return found is not None and found["dense"] is not None


def is_stemmed(language: str | None) -> bool:
    """Whether there is a stemmer for a language."""
    return language_code(language) in _STEMMERS_FOR


def stems(word: str, language: str | None) -> tuple[str, ...]:
    """The stems of one word as printed: with its accents as the stemmer wants them, and without.

    Two, so that a word typed without its accents still meets the printed one.
    """
    code = language_code(language)
    return _stems(word, code) if code in _STEMMERS_FOR else ()


def own_form(printed: str, exact: str) -> str:
    """A word as a stemmer is to see it: as printed, unless it shares a character with its
    neighbour (½ is 1 and 2), which has its own stem."""
    return exact if " " in folded(printed) else printed


def stems_of_query_word(word: str, languages: Iterable[str]) -> frozenset[str]:
    """The stems of a typed word in each of the languages that an archive holds."""
    return frozenset(stem for language in languages for stem in stems(word, language))


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in order; those that share a character become one (½ is two words of one)."""
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], end
        else:
            apart.append((start, end))
    return apart


def _runs(text: str) -> Iterator[_Run]:
    for found in (_ASCII_RUN if text.isascii() else _RUN).finditer(text):
        start, end = found.span()
        word = found.group()
        if found.lastgroup == "dense":
            yield start, end, None
        elif "'" in word:
            yield from _apostrophe_parts(word, start)
        elif found.lastgroup == "initials":
            yield start, end, word.replace(".", "")[:LONGEST_WORD]
        else:
            yield start, end, word[:LONGEST_WORD]


def _apostrophe_parts(word: str, start: int) -> Iterator[_Run]:
    """`l'Europe` → l, Europe; `Russia's` → Russia; `we'll` → we, ll; `O'Brien` stays whole."""
    parts = word.split("'")
    first, last = 0, len(parts)
    while first < last - 1 and (parts[last - 1] == "s" or parts[last - 1] in _CONTRACTED):
        last -= 1
    while first < last - 1 and parts[first] in _ELIDED:
        first += 1
    whole = ["'".join(parts[first:last])]
    for part in (*parts[:first], *whole, *parts[last:]):
        end = start + len(part)
        if part != "s" or part in whole:
            yield start, end, part.replace("'", "")[:LONGEST_WORD]
        start = end + 1


def _dense_tokens(
    form: Folded, start: int, end: int, position: int, *, singles: bool
) -> list[Token]:
    found: list[Token] = []
    for place, at in enumerate(range(start, end), start=position):
        if singles:
            found.append(Token(form.text[at], (), place, *form.span(at, at + 1)))
        if at + 1 < end:
            found.append(Token(form.text[at : at + 2], (), place, *form.span(at, at + 2)))
    return found


@lru_cache(maxsize=64)
def language_code(language: str | None) -> str:
    """The language without region or script: `en-GB` is `en`; "" where there is none."""
    return re.split("[-_]", language.lower(), maxsplit=1)[0] if language else ""


_STEMMERS_FOR = {code for code, name in _ALGORITHMS.items() if name in Stemmer.algorithms()}
_of_this_thread = threading.local()


def _stemmer(code: str) -> Stemmer.Stemmer:
    """A stemmer of this thread's own: a Snowball stemmer must not be shared."""
    stemmers: dict[str, Stemmer.Stemmer] = _of_this_thread.__dict__
    if code not in stemmers:
        stemmers[code] = Stemmer.Stemmer(_ALGORITHMS[code], 0)
    return stemmers[code]


@lru_cache(maxsize=20_000)
def _stems(word: str, code: str) -> tuple[str, ...]:
    if word.isascii() and word.isalnum():  # most words are: nothing to fold but case
        return (f"{code}:{folded(_stemmer(code).stemWord(word.lower()[:LONGEST_WORD]))}",)
    plain = folded(word).replace("'", "").replace(".", "")[:LONGEST_WORD]
    forms = [plain] if word.isascii() else [_accented(word), plain]
    found = dict.fromkeys(folded(_stemmer(code).stemWord(form)) for form in forms)
    return tuple(f"{code}:{stem}" for stem in found)


def _no_stems(_word: str, _code: str) -> tuple[str, ...]:
    return ()


def _accented(word: str) -> str:
    """A word with its accents, in the one form that stemmers know."""
    form = composed(composed(word, "NFKC").casefold())
    return "".join(each for each in form if each.isalnum() or unicodedata.combining(each))[
        :LONGEST_WORD
    ]
