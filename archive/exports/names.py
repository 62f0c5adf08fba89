"""Outlets, authors, topics and dossiers as rows of a table."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse

from archive.exports.selection import MOST, cut_off
from archive.exports.tables import BYTE_ORDER_MARK, csv_line, json_list
from archive.models.naming import Named, NamedQuerySet

NAME_COLUMNS = ("name", "slug", "articles", "path", "page")
BATCH = 500
Names = NamedQuerySet[Any]
Rows = Iterator[dict[str, Any]]


def _row(row: Named, page: str, origin: str) -> dict[str, Any]:
    """One name with the number of its articles; `page` is the name of its address."""
    path = reverse(page, args=[row.slug])
    count = getattr(row, "article_count")  # noqa: B009 - no column, and types do not know it
    return dict(zip(NAME_COLUMNS, (row.name, row.slug, count, path, origin + path), strict=True))


def _csv(rows: Rows, remark: str) -> Iterator[str]:
    yield BYTE_ORDER_MARK + csv_line(NAME_COLUMNS)
    yield from (csv_line(row.values()) for row in rows)
    if remark:
        yield csv_line([remark])


def _json(rows: Rows, _remark: str) -> Iterator[str]:
    """A list, which has no place for a remark."""
    yield "["
    yield from json_list(json.dumps(row, ensure_ascii=False) for row in rows)
    yield "\n]\n"


def _text(rows: Rows, remark: str) -> Iterator[str]:
    yield from (f"{row['name']}\t{row['articles']}\n" for row in rows)
    if remark:
        yield f"\n{remark}\n"


NAME_FORMS: dict[str, Callable[[Rows, str], Iterator[str]]] = {
    "json": _json,
    "csv": _csv,
    "txt": _text,
}
"""The forms of a list of names, by suffix: a name is no work that could be cited."""


def written_names(names: Names, total: int, page: str, suffix: str, origin: str) -> Iterator[str]:
    """The first of so many names, a few in memory at a time; expects them with their counts."""
    found = names[:MOST].iterator(BATCH)
    rows = (_row(row, page, origin) for row in found)
    return NAME_FORMS[suffix](rows, cut_off(total, MOST, "names"))
