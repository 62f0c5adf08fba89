"""Tables as lines of JSON that any database can take: one array of values a row.

Values are written as Django knows them, not as one database keeps them.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Model
from django.db.models.options import Options

AT_ONCE = 500
PASSING = {
    "sessions.session", "archive.loginattempts", "archive.change", "archive.indexplace",
}  # fmt: skip
"""What is of no use elsewhere: logins that are open or failed, and how far indexes are."""


def kept() -> list[type[Model]]:
    """The models of all tables that a copy of the archive holds."""
    every = apps.get_models(include_auto_created=True)
    stored = [each for each in every if about(each).managed and not about(each).proxy]
    return [model for model in stored if label_of(model) not in PASSING]


def about(model: type[Model]) -> "Options[Any]":
    """What Django knows of a table."""
    return model._meta  # noqa: SLF001 - Django's documented access to a model


def label_of(model: type[Model]) -> str:
    """How a table is named in a copy, in any version of the program."""
    return str(about(model).label_lower)


def columns_of(model: type[Model]) -> "list[Field[Any, Any]]":
    """The columns of a table, in the order in which lines have them."""
    return list(about(model).local_concrete_fields)


def lines_of(model: type[Model]) -> Iterator[str]:
    """All rows of a table in order, a line each."""
    names = [column.attname for column in columns_of(model)]
    rows = about(model).base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield json.dumps(row, ensure_ascii=False, default=_plain)


def look_at_references_later() -> None:
    """Rows may name others that come after them; migrations have PostgreSQL look at once."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def empty(models: Apps) -> None:
    """Take out what migrations put in."""
    with connection.cursor() as cursor:
        for model in models.get_models(include_auto_created=True):
            cursor.execute(f"DELETE FROM {_quoted(about(model).db_table)}")  # nosec B608 # noqa: S608 - a name of our own


def fill(model: type[Model], names: list[str], lines: Iterable[str]) -> None:
    """Put rows in; raises LookupError, ValueError where they do not fit the table."""
    columns = {column.attname: column for column in columns_of(model)}
    if set(names) != set(columns):
        raise LookupError(label_of(model))
    readers = [_reader(columns[name]) for name in names]
    places = ", ".join(["%s"] * len(names))
    listed = ", ".join(_quoted(columns[name].column or name) for name in names)
    put = f"INSERT INTO {_quoted(about(model).db_table)} ({listed}) VALUES ({places})"  # nosec B608 # noqa: S608 - names of our own
    rest = iter(lines)
    with connection.cursor() as cursor:
        while batch := list(islice(rest, AT_ONCE)):
            cursor.executemany(put, [_read(line, readers) for line in batch])


def let_numbers_go_on(models: Apps) -> None:
    """The next row of each table gets a number that none has."""
    every = models.get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            cursor.execute(statement)


def _read(line: str, readers: list[Callable[[Any], Any]]) -> list[Any]:
    return [read(value) for read, value in zip(readers, json.loads(line), strict=True)]


def _reader(column: "Field[Any, Any]") -> Callable[[Any], Any]:
    return lambda value: column.get_db_prep_save(column.to_python(value), connection)


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return b64encode(value).decode()


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
