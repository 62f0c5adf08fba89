"""Fragments of an article and marks on what matched, made once for every engine.

Marks come from the query tree and the analyzer that made the index, so that what is marked is what
was found: a phrase is one mark, a word is marked in every form that its stem finds.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from archive.search.query import Node
from archive.search.snippets.finding import Finder, finder
from archive.search.snippets.fragments import (
    FRAGMENT,
    Mark,
    Snippet,
    Text,
    beginning,
    best,
    joined,
)
from archive.search.snippets.sought import sought

__all__ = ["FRAGMENT", "LONGEST_TEXT", "Mark", "Snippet", "finder_of", "marks", "snippets"]

LONGEST_TEXT = 300_000
"""Characters of an article that are looked through for fragments."""

_Place = tuple[str, int | None]
"""A text and its paragraph."""


def finder_of(tree: Node, language: str | None, field: str) -> Finder | None:
    """The finder of what a question asks of a field ("body"); None where it asks nothing there."""
    asked = sought(tree, language, field)
    return finder(asked, language) if asked else None


def marks(
    text: str, tree: Node, language: str | None, field: str | None = None
) -> tuple[Mark, ...]:
    """What matched in a whole text, in order and without overlap.

    `field` is the text's own ("title"): words asked for in another field are not marked.
    """
    found = finder_of(tree, language, field or "body")
    return tuple(joined((start, end) for start, end, _ in found.found([text])[0])) if found else ()


def snippets(
    tree: Node,
    language: str | None,
    paragraphs: Sequence[str],
    *,
    deck: str | None = None,
    title: str | None = None,
    captions: Sequence[str] = (),
    notes: Sequence[str] = (),
    at_most: int = 2,
) -> tuple[Snippet, ...]:
    """The best fragments in the order of the text.

    From body and deck, else from captions and notes, else from the title; where nothing matched
    there (only a name, say, or no word was asked for), the beginning of the text without marks.
    """
    body: list[_Place] = list(zip(paragraphs, count(1), strict=False))
    stages: tuple[dict[str, Sequence[_Place]], ...] = (
        {"deck": [(deck or "", None)], "body": body},
        {"captions": _without_number(captions), "notes": _without_number(notes)},
        {"title": [(title or "", None)]},
    )
    for fields in stages:
        found = best(_searched(tree, language, fields), at_most)
        if found:
            return found
    return _beginning(deck, paragraphs)


def _without_number(texts: Sequence[str]) -> list[_Place]:
    return [(text, None) for text in texts]


def _searched(
    tree: Node, language: str | None, fields: Mapping[str, Sequence[_Place]]
) -> Iterator[Text]:
    """The texts in which something was found; what fields have in common is looked for at once."""
    places: dict[Finder, list[_Place]] = {}
    for field, texts in fields.items():
        each = finder_of(tree, language, field)
        if each:
            places.setdefault(each, []).extend(texts)
    for each, texts in places.items():
        within = list(_within_limit(texts))
        for (text, paragraph), found in zip(
            within, each.found([t for t, _ in within]), strict=True
        ):
            if found:
                yield Text(text, paragraph, found)


def _within_limit(places: Sequence[_Place]) -> Iterator[_Place]:
    left = LONGEST_TEXT
    for text, paragraph in places:
        if left <= 0:
            return
        yield text[:left], paragraph
        left -= len(text)


def _beginning(deck: str | None, paragraphs: Sequence[str]) -> tuple[Snippet, ...]:
    if paragraphs:
        return (beginning(paragraphs[0], 1),)
    return (beginning(deck, None),) if deck else ()
