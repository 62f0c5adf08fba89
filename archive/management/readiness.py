"""What commands need before they start, said in one line where it is missing."""

from typing import TextIO

from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from archive.search import sync
from archive.search.engine import SearchError

DAMAGED = ("malformed", "not a database", "disk I/O error")
"""What SQLite says of a file that it cannot read."""
NEW = "If it is new, run: manage.py migrate"


def require_database() -> None:
    """Raise CommandError where the database cannot be reached or lacks its tables."""
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        is_damaged = any(word in reason for word in DAMAGED)
        cure = "It is damaged: restore a backup." if is_damaged else NEW
        raise CommandError(f"The database cannot be used ({reason}). {cure}") from error
    if plan:
        raise CommandError("The database is not up to date. Run: manage.py migrate")


def catch_up_or_warn(err: OutputWrapper | TextIO) -> None:
    """Bring the index up to date; where that fails, what is stored stays and one line says so."""
    try:
        sync.restore()
    except SearchError as error:
        err.write(f"Stored, but not yet searchable: {error} Later: manage.py index --catch-up\n")
