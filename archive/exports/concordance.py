"""A concordance of stored articles, and its lines as files: CSV for tables, JSON for programs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archive.exports.tables import BYTE_ORDER_MARK, csv_line, json_line
from archive.models import Article
from archive.search import sync
from archive.search.concordance import (
    MAX_LINES,
    Concordance,
    Line,
    Order,
    Source,
    Text,
    concordance,
)
from archive.search.engine import SearchPage, SearchRequest
from archive.search.inquiry import Inquiry

MAX_ARTICLES = 1000
"""Articles whose lines are made, the first in the order of the search."""
Rows = Iterable[dict[str, Any]]
COLUMNS = ("left", "words", "right", "title", "outlet", "date", "paragraph", "field", "path")


@dataclass(frozen=True, slots=True)
class Concorded:
    """The lines of a question's answer, the articles by id, and how many were found in all."""

    page: SearchPage
    concordance: Concordance
    articles: dict[str, Article]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in order."""
        return self.concordance.lines

    @property
    def remarks(self) -> list[str]:
        """What the lines do not cover, a sentence each."""
        remarks = []
        if len(self.page.hits) == MAX_ARTICLES < self.page.total:
            remarks.append(
                f"{self.page.total:,} articles were found; the lines are those of the first "
                f"{MAX_ARTICLES:,}."
            )
        if self.concordance.is_cut:
            remarks.append(f"There are more lines: these are the first {MAX_LINES:,} found.")
        return remarks

    def row(self, line: Line) -> dict[str, Any]:
        """A line as the downloads have it."""
        article = self.articles[line.source.id]
        values = (
            line.left,
            line.words,
            line.right,
            article.title,
            line.source.outlet,
            article.date or article.date_inferred,
            line.text.paragraph,
            line.text.field,
            path(article, line),
        )
        return dict(zip(COLUMNS, values, strict=True))


def concorded(inquiry: Inquiry, order: Order) -> Concorded:
    """Ask the engine and make the lines of the first articles found; raises SearchError."""
    page = sync.search(_request(inquiry))
    ids = [hit.id for hit in page.hits]
    rows = Article.objects.readable().prefetch_related("outlet").defer("tags", "damage")
    articles = rows.in_bulk(ids, field_name="public_id")
    sources = [_source(articles[key]) for key in ids if key in articles]
    return Concorded(page, concordance(inquiry.tree, sources, order), articles)


def path(article: Article, line: Line, query: str = "") -> str:
    """The address of what a line was taken from, down to its paragraph."""
    return article.get_absolute_url() + query + (f"#{line.anchor}" if line.anchor else "")


def as_csv(rows: Rows, remarks: Sequence[str]) -> Iterator[str]:
    """A table for spreadsheets, a line at a time; nothing in it is taken for a formula. What the
    lines do not cover is said in the last ones."""
    yield BYTE_ORDER_MARK + csv_line(COLUMNS)
    for row in rows:
        yield csv_line(row[name] for name in COLUMNS)
    yield from (csv_line([remark]) for remark in remarks)


def as_jsonl(rows: Rows, _remarks: Sequence[str]) -> Iterator[str]:
    """An object a line; there is no place for a remark."""
    for row in rows:
        yield json_line(row)


FORMS: dict[str, tuple[str, Callable[[Rows, Sequence[str]], Iterator[str]]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/x-ndjson; charset=utf-8", as_jsonl),
}
"""What lines can be downloaded as: the media type, and what writes them."""


def _request(inquiry: Inquiry) -> SearchRequest:
    """Without words there is nothing to show in context, and no article is asked for."""
    return SearchRequest(
        query=inquiry.tree,
        sort=inquiry.order,
        size=MAX_ARTICLES if inquiry.words else 0,
        filters=inquiry.chosen,
        certain_dates=inquiry.certain_dates,
        facets=(),
    )


def _source(article: Article) -> Source:
    texts = (
        *_texts([article.title], "title"),
        *_texts([article.deck], "deck"),
        *(Text(text, "body", number) for number, text in enumerate(article.body, start=1)),
        *_texts(article.captions, "captions"),
        *_texts(article.notes, "notes"),
    )
    outlet = article.outlet.name if article.outlet else None
    return Source(article.public_id, article.language, texts, outlet, article.sort_day)


def _texts(values: Sequence[str | None], field: str) -> Iterator[Text]:
    return (Text(value, field) for value in values if value)
