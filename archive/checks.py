"""System checks: the database really is set as `archive.database` asks."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.database import pragmas


@register(Tags.database)
def sqlite_pragmas(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - what Django calls a check with
    databases: Iterable[str] | None = None,
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """Ask SQLite for its pragmas: one that it ignored would be a promise we do not keep."""
    chosen = [connections[alias] for alias in databases or ()]
    return [
        Error(
            f"SQLite answers {name}={found}, expected {wanted}.",
            hint="Another program changed the database, or this SQLite cannot do it.",
            id="archive.E001",
        )
        for connection in chosen
        if connection.vendor == "sqlite"
        for name, wanted in pragmas().items()
        if (found := _pragma(connection, name)) != wanted
    ]


def _pragma(connection: BaseDatabaseWrapper, name: str) -> str | int | None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        row = cursor.fetchone()
    return row[0] if row else None
