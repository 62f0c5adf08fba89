"""Folding: what text looks like to a search, and where each folded character came from.

Case, accents, full-width and compatibility forms, curly apostrophes and invisible characters make
no difference to a search. Marks that carry meaning in their script (Indic vowel signs, kana
voicing, the breve of Cyrillic и/й) stay.
"""

import re
import unicodedata
from dataclasses import dataclass

from archive.text.composing import composed

APOSTROPHES = "'’‘‛ʼʻʹ′´`＇ߴߵ"
_PLAIN_FORMS = {
    **dict.fromkeys(APOSTROPHES, "'"),
    "\u200b": " ",  # a zero-width space is a word border, the other format characters are none
    "ё": "е",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "œ": "oe",
    "æ": "ae",
    "þ": "th",
    "ŧ": "t",
    "ə": "e",
    "ـ": "",  # Arabic tatweel only stretches a word
}
_SCRIPTS_WITH_ACCENTS = ("LATIN ", "GREEK ", "ARABIC ", "HEBREW ")
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
_COMPOSING = "\u3099\u309a\uff9e\uff9f"  # kana voicing marks, the last two half-width letters
_ASCII = frozenset(map(chr, range(128)))
_FEW = 8
_LAST_WITH_MARKS = 0x1FFFF


def _ranges_of_marks() -> str:
    """The body of a character class of all combining marks; `re` knows no such class."""
    points = [c for c in range(0x300, _LAST_WITH_MARKS) if unicodedata.category(chr(c))[0] == "M"]
    starts = [c for c in points if unicodedata.category(chr(c - 1))[0] != "M"]
    ends = [c for c in points if unicodedata.category(chr(c + 1))[0] != "M"]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


MARKS = _ranges_of_marks() + "\U000e0100-\U000e01ef"
_CLUSTER = re.compile(
    "[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]?[\u11a8-\u11ff\ud7cb-\ud7fb]?"
    f"|[.{APOSTROPHES}]|.[{MARKS}{_COMPOSING}]*",  # a sign within a word has no marks of its own
    re.DOTALL,
)

_JOINING = re.compile(f"[{MARKS}{_COMPOSING}\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]")
"""Characters by which a cluster has more than one."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character i of it stands for original[starts[i]:ends[i]].

    `starts` and `ends` are None where every character stands for the one at its own place.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open place in the original of a non-empty half-open place in the folded text."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold a text; time is linear in its length."""
    if text.isascii():
        return Folded(text.lower().replace("`", "'"))
    if not _folds_one_to_one(text):
        return _fold_clusters(text)
    return Folded(_translated(text))


def folded(text: str) -> str:
    """The folded form alone, which is found sooner where characters grow (ß) and none join."""
    if text.isascii():
        return fold(text).text
    if not _folds_one_to_one(text) and _JOINING.search(text):
        return _fold_clusters(text).text
    return _translated(text)


class _Characters(dict[int, str]):
    """Code point to folded form, worked out when first met (the shape `str.translate` takes)."""

    def __missing__(self, point: int) -> str:
        form = _fold_character(chr(point))
        self[point] = form
        return form


_CHARACTERS = _Characters()


def _fold_character(character: str) -> str:
    if character in _PLAIN_FORMS:
        return _PLAIN_FORMS[character]
    if unicodedata.category(character) == "Cf":
        return ""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    form = "".join(_without_accent(each) for each in plain)
    return form if len(form) <= 1 or any(map(_is_letter, form)) else " "


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _without_accent(character: str) -> str:
    if character in _PLAIN_FORMS:
        return _PLAIN_FORMS[character]
    if _ACCENTS.fullmatch(character):
        return ""
    if not character.isascii() and not _is_letter(character):
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    if base == character or not unicodedata.name(base, "").startswith(_SCRIPTS_WITH_ACCENTS):
        return character
    return _PLAIN_FORMS.get(base, base)


def _translated(text: str) -> str:
    """The same as `str.translate`, much faster where few characters are not ASCII (quotes, say)."""
    odd = set(text).difference(_ASCII)
    if len(odd) > _FEW:
        return text.translate(_CHARACTERS)
    for each in odd:
        text = text.replace(each, _CHARACTERS[ord(each)])
    return text.lower().replace("`", "'")


def _folds_one_to_one(text: str) -> bool:
    """Whether no character vanishes, grows or joins with its neighbour."""
    unknown = set(text) - _ONE_TO_ONE
    if not all(each not in _COMPOSING and len(_CHARACTERS[ord(each)]) == 1 for each in unknown):
        return False
    _ONE_TO_ONE.update(unknown)
    return unicodedata.is_normalized("NFC", text)


_ONE_TO_ONE: set[str] = set()
"""Characters met so far that fold to one character by themselves."""


def _fold_clusters(text: str) -> Folded:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _CLUSTER.finditer(text):
        whole = composed(found.group(), "NFKC") if len(found.group()) > 1 else found.group()
        form = whole.translate(_CHARACTERS)
        if form:
            parts.append(form)
            starts.extend([found.start()] * len(form))
            ends.extend([found.end()] * len(form))
    return Folded("".join(parts), starts, ends)
