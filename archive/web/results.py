"""An engine's answer with the articles it names: what the search page shows."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Self

from archive.exports.results import found
from archive.search import sync
from archive.search.engine import SearchError, SearchPage, Sort
from archive.search.language import Understood
from archive.search.notation import write
from archive.search.suggestions import may_lack_words, suggestion
from archive.web.chips import Chip, chips_of
from archive.web.facets import Facet, facets_of
from archive.web.folding import Result, folded
from archive.web.histogram import Histogram
from archive.web.nothing import Nothing
from archive.web.paging import Paging, past_the_end
from archive.web.question import SIZES, Question

MOST_BEFORE = 2_000
"""Results; behind them copies are folded within their page alone."""
SORT_NAMES = {Sort.RELEVANCE: "Relevance", Sort.NEWEST: "Newest", Sort.OLDEST: "Oldest"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One order of the results, or one number of them on a page."""

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
    from the others only where the order is one by date; `folded_away` counts the copies that stand
    under another result, of this page or one before. `left_out` counts articles without any
    date that only the dates asked for leave out. `as_read` is the question as it was asked of the
    engine, `any_word` and `respelled` are what to ask instead."""

    question: Question
    understood: Understood
    as_read: str
    total: int
    possible: int
    left_out: int
    paging: Paging
    results: list[Result]
    undated: list[Result]
    folded_away: int
    facets: list[Facet]
    histogram: Histogram | None
    chips: list[Chip]
    remarks: list[str]
    any_word: Offer | None
    respelled: Offer | None
    nothing: Nothing | None

    @classmethod
    def to(cls, question: Question) -> Self:
        """Ask the engine, again for its last page where there is none such; raises SearchError."""
        understood, tree = question.understood, question.tree
        page, paging = _ask(question)
        hits = found(page, tree)
        results = folded(hits, partial(_before, question, paging))
        chips = chips_of(page, question, understood.tree)
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
            folded_away=len(hits) - len(results),
            facets=facets_of(page, question),
            histogram=Histogram.of(page, question),
            chips=chips,
            remarks=past_the_end(question.page, paging),
            any_word=None if page.total else _any_word(question),
            respelled=_respelled(question) if may_be_misspelled else None,
            nothing=None if page.total else Nothing.of(question, chips),
        )

    @property
    def orders(self) -> list[Choice]:
        """The orders to choose from; by relevance only where words were asked."""
        sorts = [sort for sort in Sort if self.question.words or sort is not Sort.RELEVANCE]
        return [
            Choice(SORT_NAMES[sort], self.question.sorted_by(sort).url, sort is self.question.order)
            for sort in sorts
        ]

    @property
    def sizes(self) -> list[Choice]:
        """How many results a page may have; nothing to choose where the fewest hold all."""
        if self.total <= SIZES[0]:
            return []
        return [
            Choice(str(size), self.question.of_size(size).url, size == self.question.size)
            for size in SIZES
        ]

    @property
    def certain_url(self) -> str:
        """The same question without what is only possibly in its dates."""
        return self.question.with_certain_dates(certain=True).url


def _ask(question: Question) -> tuple[SearchPage, Paging]:
    page = sync.search(question.request)
    paging = Paging.within(
        question.page, page.total, lambda number: question.on_page(number).url, question.size
    )
    if paging.number != question.page:
        page = sync.search(question.on_page(paging.number).request)
    return page, paging


def _before(question: Question, paging: Paging) -> tuple[str, ...]:
    """The ids of what ranks before a page, as far as copies are looked for."""
    if not 0 < paging.start <= MOST_BEFORE:
        return ()
    request = replace(question.request, offset=0, size=paging.start, facets=(), leads=False)
    return tuple(hit.id for hit in sync.search(request).hits)


def _any_word(question: Question) -> Offer | None:
    """Any of the words, where there are several and some are found."""
    loose = question.with_any_word(any_word=True)
    if loose.tree == question.tree:
        return None
    total = sync.search(replace(loose.request, size=0, facets=())).total
    return Offer(question.words, total, loose.url) if total else None


def _respelled(question: Question) -> Offer | None:
    """Words that the archive holds in place of those that it does not."""
    try:
        found = suggestion(question.words, question.request, sync.engine())
    except SearchError:
        return None  # an archive without articles has no index either
    if found is None:
        return None
    return Offer(found.question, found.total, question.in_words(found.question).url)
