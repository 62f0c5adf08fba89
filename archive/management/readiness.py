"""What commands need before they start, said in one line where it is missing."""

from typing import TextIO

from django.conf import settings
from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from archive.data_folder import network_kind
from archive.database import cure, unreachable
from archive.search import sync
from archive.search.engine import SearchError


def require_database() -> None:
    """Raise CommandError where the database cannot be reached or lacks its tables."""
    require_server()
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        said = f"The database cannot be used ({reason}). "
        raise CommandError(said + cure(reason, connection.settings_dict["NAME"])) from error
    if plan:
        raise CommandError("The database is not up to date. Run: manage.py migrate")


def require_server() -> None:
    """Raise CommandError where there is a server to reach, and it cannot be reached."""
    if reason := unreachable(connection.settings_dict):
        raise CommandError(
            f"PostgreSQL cannot be reached ({reason}). Is it running, and is DATABASE_URL right?"
        )


def warn_of_network(err: OutputWrapper | TextIO) -> None:
    """Say where the archive lies on another machine's disk: locks may not hold there."""
    folder = settings.ARCHIVE_DATA_DIR
    if kind := network_kind(folder):
        err.write(
            f"Warning: the data folder {folder} lies on a network file system ({kind}), where "
            "locks may fail and break the database. Choose a local one with ARCHIVE_DATA_DIR=.\n"
        )


def catch_up_or_warn(err: OutputWrapper | TextIO) -> None:
    """Bring the index up to date; where that fails, what is stored stays and one line says so."""
    try:
        sync.restore()
    except SearchError as error:
        err.write(f"Stored, but not yet searchable: {error} Later: manage.py index --catch-up\n")
