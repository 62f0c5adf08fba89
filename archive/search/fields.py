"""The searchable fields of an article, what each is worth, and a document's words in each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from archive.search.engine import Document
from archive.text.analysis import tokens

PARAGRAPH_GAP = 100
"""Positions left free between two texts of one field: no phrase reaches across."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field's weight in the ranking, and `slope`: how far its length counts against it (0..1)."""

    weight: float
    slope: float


FIELDS = {
    "title": Field(4.0, 0.5),
    "deck": Field(2.0, 0.5),
    "body": Field(1.0, 0.75),
    "captions": Field(0.7, 0.5),
    "notes": Field(0.5, 0.5),
    "outlet": Field(1.5, 0.3),
    "author": Field(2.0, 0.3),
    "section": Field(1.0, 0.3),
    "tags": Field(1.5, 0.3),
}


def stem_field(name: str) -> str:
    """The field of an index that holds the stems of a searchable field."""
    return f"{name}_stem"


@dataclass(frozen=True, slots=True)
class Words:
    """One field of one document: token to positions, exact and stemmed, and the count of words."""

    exact: dict[str, list[int]]
    stemmed: dict[str, list[int]]
    length: int


def texts(document: Document) -> dict[str, tuple[str, ...]]:
    """What stands in each field; an author's name counts once, linked or printed."""
    names = (*(author.name for author in document.authors), *document.printed_authors)
    return {
        "title": _one(document.title),
        "deck": _one(document.deck),
        "body": document.body,
        "captions": document.captions,
        "notes": document.notes,
        "outlet": _one(document.outlet.name if document.outlet else None),
        "author": tuple(dict.fromkeys(names)),
        "section": _one(document.section),
        "tags": document.tags,
    }


def words(document: Document) -> Iterator[tuple[str, Words]]:
    """The words of each field that has any."""
    for name, values in texts(document).items():
        found = _words(values, document.language)
        if found.length:
            yield name, found


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _words(values: tuple[str, ...], language: str | None) -> Words:
    exact: dict[str, list[int]] = defaultdict(list)
    stemmed: dict[str, list[int]] = defaultdict(list)
    base = length = 0
    for value in values:
        last = -1
        for token in tokens(value, language):
            exact[token.exact].append(base + token.position)
            for stem in token.stems:
                stemmed[stem].append(base + token.position)
            length += token.position != last
            last = token.position
        base += last + 1 + PARAGRAPH_GAP
    return Words(dict(exact), dict(stemmed), length)
