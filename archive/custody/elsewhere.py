"""One moment of the database to read from, and another database file to write to."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction

from archive.crashing import crash_point


@contextmanager
def one_moment(copy: Path) -> Iterator[None]:
    """The database as it is now, however long it is read and whatever others write meanwhile.

    A long look into a SQLite file would keep writers waiting: it is copied to `copy`, which takes
    no longer than copying a file, and the copy is read. PostgreSQL can keep a moment.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    connection.ensure_connection()
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(copy)) as target:
            target.execute("PRAGMA synchronous=OFF")
            _copied(target, copy)
        crash_point("backup.copied")
        with file_instead(copy), transaction.atomic():
            yield
    finally:
        copy.unlink(missing_ok=True)


def _copied(target: sqlite3.Connection, copy: Path) -> None:
    """Copy the database; what SQLite itself says of a full disk is an OSError like any other."""
    try:
        connection.connection.backup(target)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error), str(copy)) from error


@contextmanager
def file_instead(path: Path) -> Iterator[None]:
    """The one connection leads to another SQLite file meanwhile."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = path
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
