"""What is wrong with an archive, in words."""

from dataclasses import dataclass

from django.db import connection

MEND = "Run `manage.py verify --repair`."
RESTORE = "Only a backup has it: see `manage.py restore`."
MOST = 20
"""Faults that are named of each kind of database fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it should be, and what to do about it; in one line."""

    what: str
    cure: str = ""

    def __str__(self) -> str:
        return " ".join(f"{self.what} {self.cure}".split())


def faults_of_database() -> list[Fault]:
    """What SQLite finds wrong with its own file, a table at a time: writers need not wait long.

    PostgreSQL checks its pages itself where they are read, and its constraints as they are written.
    """
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
    said = [line for table in tables for (line, *_) in _asked(f'integrity_check("{table}")')]
    wrong = [line for line in said if line != "ok"]
    wrong += [f"row {row} of {table} leads nowhere" for table, row, *_ in _asked(FOREIGN_KEYS)]
    return [Fault(f"The database is damaged: {line}.", RESTORE) for line in wrong[:MOST]]


FOREIGN_KEYS = "foreign_key_check"


def _asked(pragma: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        return list(cursor.fetchall())
