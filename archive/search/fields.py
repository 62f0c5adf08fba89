"""The searchable fields of an article and what each is worth in the ranking.

The ranking is BM25F (Robertson, Zaragoza and Taylor 2004): the occurrences of a word are summed
over the fields, each multiplied by its field's weight and divided by its length's share, before
they saturate. Lengths are compared with what is usual, not with the mean of the archive, so that
an article's part in the ranking never depends on the others: it is worked out when it is indexed,
and an index that was changed a thousand times ranks as one that was built at once.
"""

from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.engine import Document

PARAGRAPH_GAP = 100
"""Positions left free between two texts of one article: no phrase reaches across."""
SATURATION = 2.5
"""BM25's k1. Of 1.2 to 4, long texts of news rank best with 2 to 4 (`make bench`)."""
SHARES = 65_535
"""A share of saturation, from 0 to 1, is kept as a whole number up to this."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field's weight, how far its length counts against it (0..1), and its usual length."""

    weight: float
    slope: float
    usual: int


FIELDS = {
    "title": Field(4.0, 0.5, 10),
    "deck": Field(2.0, 0.5, 25),
    "outlet": Field(1.5, 0.3, 3),
    "author": Field(2.0, 0.3, 3),
    "section": Field(1.0, 0.3, 2),
    "tags": Field(1.5, 0.3, 8),
    "topics": Field(1.5, 0.3, 4),
    "dossiers": Field(1.5, 0.3, 4),
    "captions": Field(0.7, 0.5, 25),
    "notes": Field(0.5, 0.5, 30),
    "body": Field(1.0, 0.75, 600),
}
"""In the order of their positions: the longest last, so that most positions are small."""

NUMBERS = {name: number for number, name in enumerate(FIELDS)}


def texts(document: Document) -> dict[str, tuple[str, ...]]:
    """What stands in each field; an author's name counts once, linked or printed."""
    names = (*(author.name for author in document.authors), *document.printed_authors)
    return {
        "title": _one(document.title),
        "deck": _one(document.deck),
        "outlet": _one(document.outlet.name if document.outlet else None),
        "author": tuple(dict.fromkeys(names)),
        "section": _one(document.section),
        "tags": document.tags,
        "topics": document.topics,
        "dossiers": document.dossiers,
        "captions": document.captions,
        "notes": document.notes,
        "body": document.body,
    }


def factors(lengths: Array) -> Array:
    """What one occurrence in each field counts, from the words of each (documents x fields)."""
    weights, slopes, usual = np.array(
        [(each.weight, each.slope, each.usual) for each in FIELDS.values()], np.float32
    ).T
    worth: Array = weights / (1 + slopes * (lengths / usual - 1))
    return worth.astype(np.float32)


def shares(weights: Array) -> Array:
    """How far weighted occurrences saturate, as whole numbers from 1 to SHARES."""
    share = weights / (weights + SATURATION)
    return np.maximum(np.rint(share * SHARES), 1).astype(np.uint16)


def weights_of(kept: Array) -> Array:
    """The weighted occurrences that shares stand for (the inverse of `shares`)."""
    share = np.minimum(kept, SHARES - 1).astype(np.float32) / SHARES
    weights: Array = SATURATION * share / (1 - share)
    return weights


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
