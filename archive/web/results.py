"""An engine's answer with the articles it names: what the search page shows."""

from dataclasses import dataclass
from typing import Self

from archive.exports.results import Found, found
from archive.search import sync
from archive.search.engine import SearchPage, SearchRequest, Sort
from archive.search.language import Understood, understand
from archive.web.facets import Chip, Facet, chips_of, facets_of
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
class Answer:
    """All that the search page says; `undated` are the results without a day to sort by, apart
    from the others only where the order is one by date."""

    question: Question
    understood: Understood
    total: int
    possible: int
    paging: Paging
    results: list[Found]
    undated: list[Found]
    facets: list[Facet]
    chips: list[Chip]
    remarks: list[str]

    @classmethod
    def to(cls, question: Question) -> Self:
        """Ask the engine, again for its last page where there is none such; raises SearchError."""
        understood = understand(question.words)
        page, paging = _ask(question, understood)
        results = found(page, understood.tree)
        by_date = question.order is not Sort.RELEVANCE
        return cls(
            question=question,
            understood=understood,
            total=page.total,
            possible=page.possible,
            paging=paging,
            results=[each for each in results if each.hit.is_dated or not by_date],
            undated=[each for each in results if by_date and not each.hit.is_dated],
            facets=facets_of(page, question),
            chips=chips_of(page, question),
            remarks=past_the_end(question.page, paging),
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


def _ask(question: Question, understood: Understood) -> tuple[SearchPage, Paging]:
    page = _search(question, understood)
    paging = Paging.within(
        question.page, page.total, lambda number: question.on_page(number).url, PAGE_SIZE
    )
    if paging.number != question.page:
        page = _search(question.on_page(paging.number), understood)
    return page, paging


def _search(question: Question, understood: Understood) -> SearchPage:
    request = SearchRequest(
        query=understood.tree,
        sort=question.order,
        offset=(question.page - 1) * PAGE_SIZE,
        size=PAGE_SIZE,
        filters=question.chosen,
        certain_dates=question.certain_dates,
    )
    return sync.search(request)
