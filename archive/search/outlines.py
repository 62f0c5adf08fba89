"""The outline of a document: how the words of its deck and body begin, and where.

With it fragments are found without looking through the text: the outline says where a word with
some beginning stands, and only that word is read. Places are counted from the beginning of each
text, in two bytes; a document with a longer text has no outline.
"""

from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.spreading import ends_of

OUTLINED = ("deck", "body")
_LONGEST = 0xFFFF
BY_WORD = ("outline_beginnings", "outline_starts")
"""Arrays of one number for each word; `outline_ends` says where those of a document end."""
BY_TEXT = ("outline_words",)
"""Arrays of one number for each text; `outline_text_ends` says where those of a document end."""
BY_DOCUMENT = ("outline_characters",)


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
    """The outlines of all documents of a segment."""
    texts = _short(texts, size)
    words, characters = (
        np.bincount(texts.docs, each, minlength=size).astype(np.int64)
        for each in (texts.words, texts.lengths)
    )
    return {
        "outline_beginnings": texts.beginnings,
        "outline_starts": texts.starts.astype(np.uint16),
        "outline_ends": ends_of(words),
        "outline_words": texts.words.astype(np.uint16),
        "outline_text_ends": ends_of(np.bincount(texts.docs, minlength=size)),
        "outline_characters": characters,
    }


def _short(texts: Outlined, size: int) -> Outlined:
    """Those of documents without a long text."""
    has_long = np.zeros(size, bool)
    has_long[texts.docs[texts.lengths > _LONGEST]] = True
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
