"""Outlets, authors, topics and dossiers as rows of a table."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse

from archive.exports.selection import MOST
from archive.exports.tables import csv_line
from archive.models.naming import Named, NamedQuerySet

NAME_COLUMNS = ("name", "slug", "articles", "path", "page")
BATCH = 500
Rows = NamedQuerySet[Any]


def _row(row: Named, page: str, origin: str) -> dict[str, Any]:
    """One name with the number of its articles; `page` is the name of its address."""
    path = reverse(page, args=[row.slug])
    count = getattr(row, "article_count")  # noqa: B009 - no column, and types do not know it
    return dict(zip(NAME_COLUMNS, (row.name, row.slug, count, path, origin + path), strict=True))


def _csv(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield "\ufeff" + csv_line(NAME_COLUMNS)
    yield from (csv_line(row.values()) for row in rows)


def _json(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield "["
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{json.dumps(row, ensure_ascii=False)}"
    yield "\n]\n"


def _text(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    return (f"{row['name']}\t{row['articles']}\n" for row in rows)


NAME_FORMS: dict[str, Callable[[Iterator[dict[str, Any]]], Iterator[str]]] = {
    "json": _json,
    "csv": _csv,
    "txt": _text,
}
"""The forms of a list of names, by suffix: a name is no work that could be cited."""


def written_names(rows: Rows, page: str, suffix: str, origin: str) -> Iterator[str]:
    """The first names of a list, a few in memory at a time; expects rows with their counts."""
    found = rows[:MOST].iterator(BATCH)
    return NAME_FORMS[suffix](_row(row, page, origin) for row in found)
