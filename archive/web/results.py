"""An engine's answer with the articles it names: what the search page shows."""

from dataclasses import dataclass, replace
from typing import Self

from archive.exports.results import Found, found
from archive.search import sync
from archive.search.engine import SearchError, SearchPage, SearchRequest, Sort
from archive.search.language import Understood, loosened, understand
from archive.search.notation import write
from archive.search.query import Node
from archive.search.suggestions import may_lack_words, suggestion
from archive.web.facets import FACET_SIZE, Chip, Facet, chips_of, facets_of
from archive.web.histogram import Histogram
from archive.web.paging import PAGE_SIZE, Paging, past_the_end
from archive.web.question import Question

SORT_NAMES = {Sort.RELEVANCE: "Relevance", Sort.NEWEST: "Newest", Sort.OLDEST: "Oldest"}


@dataclass(frozen=True, slots=True)
class Order:
    """One order that the results can be put in."""

    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Another question that would find more, never asked unless chosen."""

    words: str
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the search page says; `undated` are the results without a day to sort by, apart
    from the others only where the order is one by date. `left_out` counts articles without any
    date that only the dates asked for leave out. `as_read` is the question as it was asked of the
    engine, `any_word` and `respelled` are what to ask instead."""

    question: Question
    understood: Understood
    as_read: str
    total: int
    possible: int
    left_out: int
    paging: Paging
    results: list[Found]
    undated: list[Found]
    facets: list[Facet]
    histogram: Histogram | None
    chips: list[Chip]
    remarks: list[str]
    any_word: Offer | None
    respelled: Offer | None

    @classmethod
    def to(cls, question: Question) -> Self:
        """Ask the engine, again for its last page where there is none such; raises SearchError."""
        understood = understand(question.words)
        tree = loosened(understood.tree) if question.any_word else understood.tree
        page, paging = _ask(question, tree)
        results = found(page, tree)
        may_be_misspelled = not page.total or may_lack_words(tree)
        by_date = question.order is not Sort.RELEVANCE
        return cls(
            question=question,
            understood=understood,
            as_read=write(tree),
            total=page.total,
            possible=page.possible,
            left_out=page.left_out,
            paging=paging,
            results=[each for each in results if each.hit.is_dated or not by_date],
            undated=[each for each in results if by_date and not each.hit.is_dated],
            facets=facets_of(page, question),
            histogram=Histogram.of(page, question),
            chips=chips_of(page, question),
            remarks=past_the_end(question.page, paging),
            any_word=None if page.total else _any_word(question, tree),
            respelled=_respelled(question, tree) if may_be_misspelled else None,
        )

    @property
    def orders(self) -> list[Order]:
        """The orders to choose from; by relevance only where words were asked."""
        sorts = [sort for sort in Sort if self.question.words or sort is not Sort.RELEVANCE]
        return [
            Order(SORT_NAMES[sort], self.question.sorted_by(sort).url, sort is self.question.order)
            for sort in sorts
        ]

    @property
    def certain_url(self) -> str:
        """The same question without what is only possibly in its dates."""
        return self.question.with_certain_dates(certain=True).url

    @property
    def anyway_url(self) -> str:
        """The words without any choice beside them."""
        return Question(words=self.question.words).url


def _ask(question: Question, tree: Node) -> tuple[SearchPage, Paging]:
    page = sync.search(_request(question, tree))
    paging = Paging.within(
        question.page, page.total, lambda number: question.on_page(number).url, PAGE_SIZE
    )
    if paging.number != question.page:
        page = sync.search(_request(question.on_page(paging.number), tree))
    return page, paging


def _request(question: Question, tree: Node) -> SearchRequest:
    return SearchRequest(
        query=tree,
        sort=question.order,
        offset=(question.page - 1) * PAGE_SIZE,
        size=PAGE_SIZE,
        filters=question.chosen,
        certain_dates=question.certain_dates,
        facet_size=FACET_SIZE,
        leads=True,
    )


def _any_word(question: Question, tree: Node) -> Offer | None:
    """Any of the words, where there are several and some are found."""
    loose = loosened(tree)
    if loose == tree:
        return None
    counted = replace(_request(question, loose), offset=0, size=0, facets=())
    total = sync.search(counted).total
    url = question.with_any_word(any_word=True).url
    return Offer(question.words, total, url) if total else None


def _respelled(question: Question, tree: Node) -> Offer | None:
    """Words that the archive holds in place of those that it does not."""
    try:
        found = suggestion(question.words, _request(question, tree), sync.engine())
    except SearchError:
        return None  # an archive without articles has no index either
    if found is None:
        return None
    return Offer(found.question, found.total, question.in_words(found.question).url)
