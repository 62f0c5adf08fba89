"""The outline of a document: how the words of its deck and body begin, and where.

With it fragments are found without looking through the text: the outline says where a word with
some beginning stands, and only that word is read. Places are counted through all these texts, in
two bytes; a longer document has no outline. An outline is one stretch of numbers: how each word
begins, then the place of each.
"""

from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.spreading import ends_of

OUTLINED = ("deck", "body")
_LONGEST = 0xFFFF
_NONE = 0
"""How no word begins. Behind the words of a document stands one such, whose place is the end of its
texts: no row of words reaches farther."""


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
    """The outlines of all documents of a segment; to one without, its texts seem to be empty."""
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
    sizes = words + 1
    ends = ends_of(2 * sizes)
    found = np.empty(ends[-1], np.uint16)
    places = np.arange(int(words.sum())) + np.repeat(ends[:-1] - ends_of(words)[:-1], words)
    found[places] = texts.beginnings[kept]
    found[places + np.repeat(sizes, words)] = starts[kept]
    found[ends[:-1] + words] = _NONE
    found[ends[1:] - 1] = characters
    return {"outlines": found, "outline_ends": ends}
