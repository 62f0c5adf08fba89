"""An engine's answer with the articles it names: what the search page shows."""

from dataclasses import dataclass
from typing import Self

from archive.models import Article
from archive.search import sync
from archive.search.engine import Hit, SearchPage, SearchRequest, Sort
from archive.search.language import Understood, understand
from archive.search.snippets import Mark, Snippet, marks, snippets
from archive.web.facets import Chip, Facet, chips_of, facets_of
from archive.web.paging import PAGE_SIZE, Paging, past_the_end
from archive.web.question import Question

SORT_NAMES = {Sort.RELEVANCE: "Relevance", Sort.NEWEST: "Newest", Sort.OLDEST: "Oldest"}


@dataclass(frozen=True, slots=True)
class Result:
    """One article found, with what shows why; `is_certain` is False where its date may not fit."""

    article: Article
    title_marks: tuple[Mark, ...]
    snippets: tuple[Snippet, ...]
    is_certain: bool

    @classmethod
    def of(cls, article: Article, understood: Understood, *, is_certain: bool) -> Self:
        """The article with its title marked and its best fragments."""
        tree, language = understood.tree, article.language
        return cls(
            article=article,
            title_marks=marks(article.title or "", tree, language, "title"),
            snippets=snippets(tree, language, article.body, deck=article.deck, title=article.title),
            is_certain=is_certain,
        )


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
    results: list[Result]
    undated: list[Result]
    facets: list[Facet]
    chips: list[Chip]
    remarks: list[str]

    @classmethod
    def to(cls, question: Question) -> Self:
        """Ask the engine, again for its last page where there is none such; raises SearchError."""
        understood = understand(question.words)
        page, paging = _ask(question, understood)
        found = _results(page, understood)
        by_date = question.order is not Sort.RELEVANCE
        dated = [result for hit, result in found if hit.is_dated or not by_date]
        return cls(
            question=question,
            understood=understood,
            total=page.total,
            possible=page.possible,
            paging=paging,
            results=dated,
            undated=[result for hit, result in found if by_date and not hit.is_dated],
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
    return sync.engine().search(request)


def _results(page: SearchPage, understood: Understood) -> list[tuple[Hit, Result]]:
    """The hits with their articles; one that the database no longer has is left out."""
    ids = [hit.id for hit in page.hits]
    rows = Article.objects.for_index().in_bulk(ids, field_name="public_id")
    return [
        (hit, Result.of(rows[hit.id], understood, is_certain=hit.is_certain))
        for hit in page.hits
        if hit.id in rows
    ]
