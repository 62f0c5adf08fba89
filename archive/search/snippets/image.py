"""A text as a search sees it, character by character: cheap to make and quick to look through.

Each character of an image stands for the one at the same place of the text: its folded form, a
space for what parts words (full stops and apostrophes, which may join letters, stay), or ODD.
ODD is a character that vanishes in folding, grows or joins its neighbours; what it does to a
word only the analysis says.

A *stretch* is what stands between spaces of an image. Analysis knows nothing that reaches across
what parts words, so that the tokens of a stretch by itself are those it has within the text. Only
where a stretch begins with a mark it may join with what stands before.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from archive.search.arrays import Array
from archive.text.analysis import tokens
from archive.text.folding import fold

ODD = "\x00"
_JOINING = "'."
_MARKS_THAT_ARE_LETTERS = "\uff9e\uff9f"
_CONJOINING = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
_FEW = 64
"""One character in so many may be none of the western ones before the text is no western one."""

_WESTERN = (
    "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸ"
    "ąćčďęěğıłńňőřśşšťůűźżžĆČĘĞİŁŃŐŘŚŞŠŻŽ"
    "\xa0¡§©«°±´·»¿×–—‘’‚“”„†‡•…′″‹›€£−‐‑"
)


@dataclass(frozen=True, slots=True)
class Image:
    """The image of a text, and the places of its stretches that hold something odd."""

    text: str
    odd: tuple[tuple[int, int], ...]

    def stretch(self, at: int) -> tuple[int, int]:
        """The half-open place of the stretch that holds a place."""
        end = self.text.find(" ", at)
        return self.text.rfind(" ", 0, at) + 1, end if end >= 0 else len(self.text)

    def around(self, start: int, end: int, count: int) -> tuple[int, int]:
        """A place with so many stretches before and behind it that surely hold a word each."""
        before = behind = count
        while before and start > 0:
            last, start = start - 1, self.text.rfind(" ", 0, start - 1) + 1
            before -= _holds_a_word(self.text[start:last])
        while behind and end < len(self.text):
            first, end = end + 1, self.text.find(" ", end + 1)
            end = end if end >= 0 else len(self.text)
            behind -= _holds_a_word(self.text[first:end])
        return start, end

    def is_odd(self, at: int) -> bool:
        """Whether a place lies in a stretch that holds something odd."""
        before = bisect_right(self.odd, (at, len(self.text)))
        return before > 0 and at < self.odd[before - 1][1]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """All stretches in order."""
        return (found.span() for found in _STRETCH.finditer(self.text))


def image(text: str) -> Image:
    """The image of a text; time is linear in its length."""
    if text.isascii():
        return Image(text.encode("ascii").translate(_SEEN_ASCII).decode("ascii"), ())
    western = _western(text)
    is_western = western is not None and western.count(ODD) * _FEW <= len(text)
    shown = western if western is not None and is_western else _of_any_script(text)
    return Image(shown, tuple(_odd_stretches(shown)) if ODD in shown else ())


def begins_with_a_mark(text: str) -> bool:
    """Whether a text begins with what joins the character before it."""
    return text[:1] in _MARKS_THAT_ARE_LETTERS or unicodedata.category(text[0])[0] == "M"


@lru_cache(maxsize=8192)
def seen(character: str) -> str:
    """What an image shows for a character."""
    form = fold(character).text
    if len(form) != 1 or _joins(character) or _joins(form):
        return ODD
    return form if form in _JOINING or tokens(form) else " "


def _joins(character: str) -> bool:
    return begins_with_a_mark(character) or _CONJOINING.match(character) is not None


def _holds_a_word(stretch: str) -> bool:
    return ODD not in stretch and bool(stretch.strip(_JOINING))


_STRETCH = re.compile("[^ ]+")
_SEEN_ASCII = "".join(seen(chr(each)) for each in range(128)).encode("ascii").ljust(256)


def _seen_western() -> Array:
    """What an image shows for each of the western characters; ODD for all others."""
    table = np.full(1 << 16, ord(ODD), np.uint8)
    for character in (*map(chr, range(128)), *_WESTERN):
        table[ord(character)] = ord(seen(character))
    return table


_SEEN_WESTERN = _seen_western()


def _western(text: str) -> str | None:
    """The image by one table; None where characters have more than two bytes."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(units) != len(text):
        return None
    return _SEEN_WESTERN.take(units, mode="clip").tobytes().decode("ascii")


def _of_any_script(text: str) -> str:
    """Lower case first, so that few characters are left to be exchanged one by one."""
    lower = text.lower()
    form = (lower if len(lower) == len(text) else text).replace(ODD, " ")
    for character in set(form):
        shown = seen(character)
        if shown != character:
            form = form.replace(character, shown)
    return form


def _odd_stretches(form: str) -> Iterator[tuple[int, int]]:
    at = form.find(ODD)
    while at >= 0:
        start = form.rfind(" ", 0, at) + 1
        end = form.find(" ", at)
        end = end if end >= 0 else len(form)
        yield start, end
        at = form.find(ODD, end)
