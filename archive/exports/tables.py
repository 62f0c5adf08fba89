"""Articles as rows of a table: CSV for a spreadsheet, JSON lines for a program. No texts."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from archive.exports.cells import safe_cell
from archive.models import Article

LISTS_JOINED_BY = "; "


def as_row(article: Article) -> dict[str, Any]:
    """One article; expects one of `ArticleQuerySet.for_list`."""
    return {
        "id": article.public_id,
        "path": article.get_absolute_url(),
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
        "text": article.text,
        "access": article.access,
        "is_reviewed": article.is_reviewed,
    }


COLUMNS = (
    "id", "path", "url", "title", "authors", "outlet", "date", "date_inferred", "section", "tags",
    "language", "kind", "text", "access", "is_reviewed",
)  # fmt: skip


def json_lines(articles: Iterable[Article]) -> Iterator[str]:
    """One object a line."""
    for article in articles:
        yield json.dumps(as_row(article), ensure_ascii=False) + "\n"


def csv_lines(articles: Iterable[Article]) -> Iterator[str]:
    """A line of names, then one for each article, as RFC 4180 has them.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    writer = csv.writer(_Lines())
    yield writer.writerow(COLUMNS)
    for article in articles:
        row = as_row(article)
        yield writer.writerow([_cell(row[name]) for name in COLUMNS])


class _Lines:
    """What `csv` writes to: it hands back each line, which `writerow` returns."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = LISTS_JOINED_BY.join(map(str, value))
    return str(safe_cell("" if value is None else str(value)))
