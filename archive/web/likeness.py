"""What an article's page shows from the index: its own words, and articles like it."""

import logging
from dataclasses import dataclass
from typing import Self

from archive.models import Article
from archive.search import sync
from archive.search.engine import Hit, SearchError
from archive.search.likeness import DistinctiveWord, distinctive_words, like_these
from archive.search.notation import OPERATORS
from archive.web.question import Question

logger = logging.getLogger(__name__)
WORDS = 12
ARTICLES = 5


@dataclass(frozen=True, slots=True)
class WordLink:
    """A word, and the search for it."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Words that mark an article, and the articles that have most of them in common."""

    words: list[WordLink]
    articles: list[Article]

    @classmethod
    def of(cls, article: Article) -> Self:
        """Ask the index; nothing where it cannot answer, for the article is there to read."""
        document = sync.document(article)
        try:
            words = distinctive_words(document, sync.engine(), WORDS)
            hits = like_these(words, document, sync.engine(), ARTICLES)
        except SearchError as error:
            logger.warning("An article is shown without what is like it: %s", error)
            return cls([], [])
        return cls([_link(word) for word in words], _articles(hits))


def _link(word: DistinctiveWord) -> WordLink:
    words = word.word.lower() if word.word in OPERATORS else word.word
    return WordLink(word.word, Question(words=words).url)


def _articles(hits: tuple[Hit, ...]) -> list[Article]:
    """The articles in the order of the hits, in two questions to the database."""
    if not hits:
        return []
    ids = [hit.id for hit in hits]
    found = Article.objects.listed().for_list().in_bulk(ids, field_name="public_id")
    return [found[key] for key in ids if key in found]
