"""What tells one moment of the database from the next, so that what was made then can be kept."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Lock

from django.db import DatabaseError, connection

BUSY_SECONDS = 1.0


def moment() -> str | None:
    """A text that is the same only as long as nothing is committed; None where nobody can say.

    It means something to this process alone. PostgreSQL tells by a transaction's snapshot: two that
    are equal see the same rows
    (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT).
    """
    if connection.vendor == "sqlite":
        return _WATCHER.moment(str(connection.settings_dict["NAME"]))
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            row = cursor.fetchone()
    except DatabaseError:
        return None
    return str(row[0]) if row else None


class _Watcher:
    """A connection that only looks. SQLite tells it by a number whether any other connection, of
    whatever process, has committed since (https://sqlite.org/pragma.html#pragma_data_version)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._of: tuple[object, ...] | None = None
        self._connection: sqlite3.Connection | None = None
        self._opened = 0

    def moment(self, path: str) -> str | None:
        """The number, and which file it is of: a restored one is another."""
        with self._lock, suppress(OSError, sqlite3.Error):
            stat = os.stat(path)  # noqa: PTH116 - asked at every request
            self._open((os.getpid(), path, stat.st_dev, stat.st_ino), path)
            assert self._connection is not None  # nosec B101 # noqa: S101 - opened a line before
            [[version]] = self._connection.execute("PRAGMA data_version")
            return f"{self._opened} {version}"
        return None

    def _open(self, file: tuple[object, ...], path: str) -> None:
        if file == self._of:
            return
        address = f"{Path(path).absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False
        )
        self._of = file
        self._opened += 1


_WATCHER = _Watcher()
