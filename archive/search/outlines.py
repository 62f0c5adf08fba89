"""The outline of a document: the beginnings of the words of its deck and body, and their places.

With it fragments are found without looking through the text: the outline says where a word with
some beginning stands, and only that word is read.

An outline is one stretch of numbers of two bytes: of each text its words and its characters, then
of each word its beginning, then where each begins. Documents with longer texts have none.
"""

from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.spreading import ends_of, spread

OUTLINED = ("deck", "body")
_LONGEST = 0xFFFF


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
    """The outlines of all documents of a segment, and where each ends."""
    texts = _short(texts, size)
    of_texts = np.bincount(texts.docs, minlength=size)
    of_words = np.bincount(texts.docs, texts.words, minlength=size).astype(np.int64)
    ends = ends_of(2 * (of_texts + of_words))
    found = np.empty(ends[-1], np.uint16)
    at = ends[:-1]
    for part, counts in (
        (texts.words, of_texts),
        (texts.lengths, of_texts),
        (texts.beginnings, of_words),
        (texts.starts, of_words),
    ):
        found[spread(at, counts)] = part
        at = at + counts
    return {"outlines": found, "outline_ends": ends, "outline_texts": of_texts.astype(np.uint16)}


def _short(texts: Outlined, size: int) -> Outlined:
    """Those of documents whose numbers all fit."""
    has_long = np.bincount(texts.docs, minlength=size) > _LONGEST
    has_long[texts.docs[(texts.words > _LONGEST) | (texts.lengths > _LONGEST)]] = True
    if not has_long.any():
        return texts
    kept = ~has_long[texts.docs]
    of_words = np.repeat(kept, texts.words)
    return Outlined(
        texts.docs[kept],
        texts.words[kept],
        texts.lengths[kept],
        texts.beginnings[of_words],
        texts.starts[of_words],
    )
