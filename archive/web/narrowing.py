"""How some articles spread over time, outlets, authors and so on: what stands beside their list."""

import logging
from dataclasses import dataclass, replace
from typing import Self

from archive.search import sync
from archive.search.engine import FACETS, SearchError
from archive.web.facets import Facet, facets_of
from archive.web.histogram import Histogram
from archive.web.question import Question

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A timeline and facets, each row the search for these articles narrowed to it; `url` is the
    search for all of them."""

    url: str
    histogram: Histogram | None
    facets: list[Facet]

    @classmethod
    def of(cls, question: Question, expected: int | None = None) -> Self | None:
        """Of the articles that a question finds.

        None where the index cannot answer, for the list itself comes from the database. So it is
        where the question finds more or fewer than `expected`: it would speak of others.
        """
        facets = tuple(facet for facet in FACETS if facet not in question.chosen)
        try:
            page = sync.search(replace(question.request, size=0, facets=facets))
        except SearchError as error:
            logger.warning("A list is shown without its facets: %s", error)
            return None
        if expected is not None and page.total != expected:
            return None
        return cls(question.url, Histogram.of(page, question), facets_of(page, question))


def named(field: str, name: str) -> Question:
    """The question for articles under a topic or dossier of this name."""
    plain = " ".join(name.replace('"', " ").split())
    return Question(words=f'{field}:"{plain}"')
