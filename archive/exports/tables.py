"""Articles as rows of a table: CSV for a spreadsheet, JSON lines for a program.

What the columns mean is said in docs/exports.md; their names do not change.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from archive.exports.cells import safe_cell
from archive.models import Article

BYTE_ORDER_MARK = "\ufeff"
"""Before a table: without it a spreadsheet takes UTF-8 for something else."""
LISTS_JOINED_BY = "; "
TEXTS = ("deck", "body", "captions", "notes")
"""What only a whole article has beside the columns."""


def as_row(article: Article, origin: str = "") -> dict[str, Any]:
    """One article without its texts; expects one of `ArticleQuerySet.for_list`.

    `origin` is the archive's own address, without a path.
    """
    path = article.get_absolute_url()
    return {
        "id": article.public_id,
        "path": path,
        "url": article.url,
        "title": article.title,
        "authors": [byline.name for byline in article.bylines.all()],
        "outlet": article.outlet.name if article.outlet else None,
        "date": article.date,
        "date_inferred": article.date_inferred,
        "section": article.section,
        "tags": article.tags,
        "language": article.language,
        "kind": article.kind,
        "text_kind": article.text,
        "access": article.allowed.value,
        "is_reviewed": article.is_reviewed,
        "page": origin + path,
    }


COLUMNS = (
    "id", "path", "url", "title", "authors", "outlet", "date", "date_inferred", "section", "tags",
    "language", "kind", "text_kind", "access", "is_reviewed", "page",
)  # fmt: skip


def as_whole(article: Article, origin: str = "") -> dict[str, Any]:
    """One article with its texts, as far as readers may see them."""
    is_open = article.is_readable
    return {
        **as_row(article, origin),
        "deck": article.deck if article.is_searchable else None,
        "body": article.body if is_open else [],
        "captions": article.captions if is_open else [],
        "notes": article.notes if is_open else [],
    }


def json_line(row: dict[str, Any]) -> str:
    """One object on a line of its own."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def json_lines(articles: Iterable[Article], origin: str = "") -> Iterator[str]:
    """One object a line, without texts."""
    return (json_line(as_row(article, origin)) for article in articles)


def json_list(rows: Iterable[str]) -> Iterator[str]:
    """Objects that are written already, each begun on a line of its own, as the parts of a list."""
    for number, each in enumerate(rows):
        yield f"{',' if number else ''}\n{each}"


def csv_lines(articles: Iterable[Article], origin: str = "") -> Iterator[str]:
    """A line of names, then one for each article, as RFC 4180 has them.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    yield csv_line(COLUMNS)
    for article in articles:
        row = as_row(article, origin)
        yield csv_line([row[name] for name in COLUMNS])


def csv_line(values: Iterable[Any]) -> str:
    """One line of a table."""
    line: str = csv.writer(_Lines()).writerow([_cell(value) for value in values])
    return line


class _Lines:
    """What `csv` writes to: it hands back each line, which `writerow` returns."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = LISTS_JOINED_BY.join(map(str, value))
    return str(safe_cell("" if value is None else str(value)))
