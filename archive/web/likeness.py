"""What an article's page shows from the index: its own words, and articles like it."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Self

from archive.models import Article
from archive.search import sync
from archive.search.engine import Document, Hit, SearchError
from archive.search.likeness import (
    DistinctiveWord,
    distinctive_words,
    like_these,
    near_these,
    newest_with,
)
from archive.search.notation import OPERATORS
from archive.web.comparison import Asked
from archive.web.question import Question

logger = logging.getLogger(__name__)
WORDS = 12


@dataclass(frozen=True, slots=True)
class WordLink:
    """A word, and the search for it."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another article, and the page that shows both side by side."""

    article: Article
    compare_url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Other articles that have one thing in common with one; `key` is its place on the page."""

    key: str
    title: str
    neighbours: list[Neighbour]


GROUPS = {
    "like": ("More like this", 5),
    "near": ("Near in time", 3),
    "author": ("By the same author", 3),
    "outlet": ("From the same outlet", 3),
}
"""What each group is called, and how many articles it has at most."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Words that mark an article, and other articles, each in the first group that it fits."""

    words: list[WordLink]
    groups: list[Group]

    @classmethod
    def of(cls, article: Article, known: Collection[str] = ()) -> Self:
        """Ask the index; nothing where it cannot answer, for the article is there to read.

        Those `known`, by public id, are on the page already.
        """
        document = sync.document(article)
        try:
            words = distinctive_words(document, sync.engine(), WORDS)
            hits = _hits(words, document, known)
        except SearchError as error:
            logger.warning("An article is shown without what is like it: %s", error)
            return cls([], [])
        return cls([_link(word) for word in words], _groups(article, hits))


def _hits(
    words: tuple[DistinctiveWord, ...], document: Document, known: Collection[str]
) -> dict[str, list[str]]:
    """The ids of each group; so many are asked for that enough are left which no other has."""
    engine, outlet = sync.engine(), document.outlet
    asked: dict[str, Callable[[int], tuple[Hit, ...]]] = {
        "like": lambda n: like_these(words, document, engine, n),
        "near": lambda n: near_these(words, document, engine, n),
        "author": lambda n: newest_with(
            "author", tuple(author.key for author in document.authors), document, engine, n
        ),
        "outlet": lambda n: newest_with(
            "outlet", (outlet.key,) if outlet else (), document, engine, n
        ),
    }
    seen, found = set(known), dict[str, list[str]]()
    for key, (_, most) in GROUPS.items():
        ids = [hit.id for hit in asked[key](most + len(seen)) if hit.id not in seen]
        found[key] = ids[:most]
        seen.update(found[key])
    return found


def _link(word: DistinctiveWord) -> WordLink:
    words = word.word.lower() if word.word in OPERATORS else word.word
    return WordLink(word.word, Question(words=words).url)


def _groups(article: Article, hits: Mapping[str, list[str]]) -> list[Group]:
    """The groups that have any article, in three questions to the database."""
    ids = [each for some in hits.values() for each in some]
    rows = Article.objects.listed().for_list()
    found = rows.in_bulk(ids, field_name="public_id") if ids else {}
    groups = [
        Group(
            key=key,
            title=GROUPS[key][0],
            neighbours=[_neighbour(article, found[each]) for each in some if each in found],
        )
        for key, some in hits.items()
    ]
    return [group for group in groups if group.neighbours]


def _neighbour(article: Article, other: Article) -> Neighbour:
    return Neighbour(other, Asked((article.public_id, other.public_id)).url)
