"""The outline of a document: how the words of its deck and body begin, and where.

With it fragments are found without looking through the text: the outline says where a word with
some beginning stands, and only that word is read. Places are counted through all these texts, in
two bytes; a longer document has no outline.
"""

from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.spreading import ends_of

OUTLINED = ("deck", "body")
BY_WORD = ("outline_beginnings", "outline_starts")
"""Arrays of one number for each word; `outline_ends` says where those of a document end."""
BY_DOCUMENT = ("outline_characters",)
_LONGEST = 0xFFFF
_NONE = 0
"""How no word begins: behind the words of a document stands one more place, the end of its texts,
so that no row of words reaches into the next document."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """Texts to outline: the document of each, how many words and characters it has; and of all
    their words the beginnings, and where in its text each stands."""

    docs: Array
    words: Array
    lengths: Array
    beginnings: Array
    starts: Array


def outlined(texts: Outlined, size: int) -> dict[str, Array]:
    """The outlines of all documents of a segment; a document without one has no characters."""
    ends = np.cumsum(texts.lengths)
    before = np.searchsorted(texts.docs, np.arange(size + 1))
    bounds = np.concatenate(([0], ends))[before]
    characters = np.diff(bounds)
    bases = ends - texts.lengths - bounds[texts.docs]
    starts = texts.starts + np.repeat(bases, texts.words)
    words = np.diff(ends_of(texts.words)[before])
    is_short = characters <= _LONGEST
    kept = np.repeat(is_short, words)
    words, characters = np.where(is_short, words, 0), np.where(is_short, characters, 0)
    ends = ends_of(words + 1)
    places = np.arange(int(words.sum())) + np.repeat(np.arange(size), words)
    return {
        "outline_beginnings": _placed(texts.beginnings[kept], places, ends, _NONE),
        "outline_starts": _placed(starts[kept], places, ends, characters),
        "outline_ends": ends,
        "outline_characters": characters,
    }


def _placed(values: Array, places: Array, ends: Array, last: Array | int) -> Array:
    """Values at their places, and the last of each document."""
    found = np.empty(ends[-1], np.uint16)
    found[places] = values
    found[ends[1:] - 1] = last
    return found
