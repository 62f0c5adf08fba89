"""The concordance page: every occurrence of the words asked for, in context, in an order."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from archive.exports.concordance import Concorded, concorded, path
from archive.models import Article
from archive.search.concordance import Line, Order
from archive.search.language import Understood
from archive.search.notation import write
from archive.web.forms import ChosenField, QueryStringForm, SearchForm
from archive.web.paging import Paging, past_the_end
from archive.web.question import SIZES, Question
from archive.web.sought import Sought

LINES_ON_A_PAGE = 50
ORDER_NAMES = {
    Order.FOUND: "As found",
    Order.LEFT: "Words to the left",
    Order.RIGHT: "Words to the right",
    Order.OUTLET: "Outlet",
    Order.DATE: "Date",
}
FIELD_NAMES = {"title": "title", "deck": "deck", "captions": "caption", "notes": "note"}


class OrderForm(QueryStringForm):
    """The order of the lines; all else is the search form's."""

    sort = ChosenField(
        [(order.value, order.value) for order in Order],
        "That order was not understood; the lines stand as they were found.",
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the order of its lines; knows the addresses of the page and downloads."""

    question: Question
    order: Order
    remarks: tuple[str, ...]

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """What a query string asks; what it says wrongly is in the remarks."""
        order, search = OrderForm(query), SearchForm(_without_order(query))
        question = search.question()
        chosen = Order(order.asked("sort") or Order.FOUND)
        return cls(question, chosen, (*search.remarks, *order.remarks))

    @classmethod
    def about(cls, question: Question) -> Self:
        """The lines of a search's results."""
        return cls(replace(question, sort=None, page=1, size=SIZES[0]), Order.FOUND, ())

    @property
    def url(self) -> str:
        """The page that shows this."""
        return self._address(reverse("concordance"))

    @property
    def csv_url(self) -> str:
        """All lines as a table."""
        return self._address(reverse("concordance-download", args=["csv"]))

    @property
    def jsonl_url(self) -> str:
        """All lines as JSON."""
        return self._address(reverse("concordance-download", args=["jsonl"]))

    def on_page(self, page: int) -> Self:
        """The same lines, another page of them."""
        return replace(self, question=self.question.on_page(page))

    def in_order(self, order: Order) -> Self:
        """The same lines in another order, from the first page."""
        return replace(self, order=order, question=self.question.on_page(1))

    def _address(self, address: str) -> str:
        query = self.question.url.partition("?")[2]
        pairs = {} if self.order is Order.FOUND else {"sort": self.order.value}
        together = "&".join(filter(None, (query, urlencode(pairs))))
        return f"{address}?{together}" if together else address


@dataclass(frozen=True, slots=True)
class LineOrder:
    """One order that the lines can be put in."""

    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its article, and the words that were searched for."""

    line: Line
    article: Article
    sought: Sought

    @property
    def url(self) -> str:
        """Its paragraph on the article's page, with the words marked."""
        return path(self.article, self.line, self.sought.query)

    @property
    def place(self) -> str:
        """The paragraph's number, or what else it was taken from."""
        text = self.line.text
        return f"¶ {text.paragraph}" if text.paragraph else FIELD_NAMES[text.field]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page of a concordance says."""

    asked: Asked
    understood: Understood
    as_read: str
    total: int
    articles: int
    paging: Paging
    lines: list[ShownLine]
    remarks: list[str]

    @classmethod
    def of(cls, asked: Asked) -> Self:
        """Ask the engine and make the page; raises SearchError."""
        found = concorded(asked.question, asked.order)
        page = asked.question.page
        total = len(found.lines)
        paging = Paging.within(page, total, lambda n: asked.on_page(n).url, LINES_ON_A_PAGE)
        shown = found.lines[paging.start : paging.stop]
        sought = Sought(Question(asked.question.words, any_word=asked.question.any_word))
        return cls(
            asked=asked,
            understood=asked.question.understood,
            as_read=write(asked.question.tree),
            total=total,
            articles=len({line.source.id for line in found.lines}),
            paging=paging,
            lines=[ShownLine(line, found.articles[line.source.id], sought) for line in shown],
            remarks=[*past_the_end(page, paging), *found.remarks],
        )

    @property
    def orders(self) -> list[LineOrder]:
        """The orders to choose from."""
        return [
            LineOrder(name, self.asked.in_order(order).url, order is self.asked.order)
            for order, name in ORDER_NAMES.items()
        ]


def lines_of(asked: Asked) -> Concorded:
    """All lines, for a download; raises SearchError."""
    return concorded(asked.question, asked.order)


def _without_order(query: QueryDict) -> QueryDict:
    left = query.copy()
    left.pop("sort", None)
    return left
