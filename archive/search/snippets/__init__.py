"""Fragments of an article and marks on what matched, made once for every engine.

Marks come from the query tree and the analyzer that made the index, so that what is marked is what
was found: a phrase is one mark, a word is marked in every form that its stem finds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from archive.search.engine import Leads
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

_FIELDS = ("deck", "body", "captions", "notes", "title")


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
    leads: Leads | None = None,
) -> tuple[Snippet, ...]:
    """The best fragments in the order of the text.

    From body and deck, else from captions and notes, else from the title; where nothing matched
    there (only a name, say, or no word was asked for), the beginning of the text without marks.
    With `leads` to where answers stand in deck and body these are not looked through.
    """
    finders = _finders(tree, language)
    return (
        best(_in_deck_and_body(finders, deck, paragraphs, leads), at_most)
        or best(_searched(finders, {"captions": captions, "notes": notes}), at_most)
        or best(_searched(finders, {"title": _one(title)}), at_most)
        or _beginning(deck, paragraphs)
    )


@lru_cache(maxsize=64)
def _finders(tree: Node, language: str | None) -> Mapping[str, Finder | None]:
    """The finders of a question by field."""
    return {field: finder_of(tree, language, field) for field in _FIELDS}


def _one(text: str | None) -> Sequence[str]:
    return (text,) if text else ()


def _in_deck_and_body(
    finders: Mapping[str, Finder | None],
    deck: str | None,
    paragraphs: Sequence[str],
    leads: Leads | None,
) -> Iterable[Text]:
    """The texts in which something was found: where leads say, if they fit."""
    finder = finders["body"]
    texts = (deck, *paragraphs) if deck else paragraphs
    if leads and texts and finder and _lead(leads, finder, finders["deck"] if deck else finder):
        ends = list(accumulate(map(len, texts)))
        if leads.characters == ends[-1] <= LONGEST_TEXT:
            shift = 0 if deck else 1
            found = finder.found_at(texts, ends, leads.stretches)
            return [(texts[at], at + shift or None, some) for at, some in found]
    return _searched(finders, {"deck": _one(deck), "body": paragraphs})


def _lead(leads: Leads, body: Finder, deck: Finder | None) -> bool:
    """Whether leads are to what is asked of both."""
    return deck is not None and leads.sought == body.sought == deck.sought


def _searched(
    finders: Mapping[str, Finder | None], fields: Mapping[str, Sequence[str]]
) -> Iterator[Text]:
    """The texts in which something was found; what fields have in common is looked for at once."""
    places: dict[Finder, tuple[list[str], list[int | None]]] = {}
    for field, some in fields.items():
        finder = finders[field]
        if finder and some:
            texts, paragraphs = places.setdefault(finder, ([], []))
            texts += some
            paragraphs += range(1, len(some) + 1) if field == "body" else [None] * len(some)
    for finder, (texts, paragraphs) in places.items():
        within = _within_limit(texts)
        each = zip(within, paragraphs, finder.found(within), strict=False)
        yield from (text for text in each if text[2])


def _within_limit(texts: list[str]) -> list[str]:
    if sum(map(len, texts)) <= LONGEST_TEXT:
        return texts
    starts = accumulate(map(len, texts), initial=0)
    within = ((text, LONGEST_TEXT - start) for text, start in zip(texts, starts, strict=False))
    return [text[:left] for text, left in within if left > 0]


def _beginning(deck: str | None, paragraphs: Sequence[str]) -> tuple[Snippet, ...]:
    if paragraphs:
        return (beginning(paragraphs[0], 1),)
    return (beginning(deck, None),) if deck else ()
