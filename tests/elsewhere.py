"""Another archive, as if the program had been started for another folder and database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.db import connection

from archive.search import sync
from tests.dying import let_go


@contextmanager
def another_archive(folder: Path) -> Iterator[None]:
    """No folder as yet, and a database without tables, on the same kind of database as the test."""
    usual = settings.ARCHIVE_DATA_DIR, settings.ARCHIVE_INDEX, connection.settings_dict["NAME"]
    name = _new_database(folder)
    sync.close()
    let_go()
    connection.settings_dict["NAME"] = name
    settings.ARCHIVE_DATA_DIR, settings.ARCHIVE_INDEX = folder, folder / "index"
    try:
        yield
    finally:
        sync.close()
        let_go()
        settings.ARCHIVE_DATA_DIR, settings.ARCHIVE_INDEX, connection.settings_dict["NAME"] = usual
        if connection.vendor != "sqlite":
            _execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _new_database(folder: Path) -> Path | str:
    if connection.vendor == "sqlite":
        return folder / "archive.sqlite3"
    name = f"test_{token_hex(6)}"
    _execute(f'CREATE DATABASE "{name}"')
    return name


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
