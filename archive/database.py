"""A database URL as Django's settings of that database."""

import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from archive.environment import SettingError, envtext

ALLOWED = (
    "use sqlite:///relative/file, sqlite:////absolute/file "
    "or postgresql://user:password@host:port/database"
)
BUSY_SECONDS = 60
"""A writer among many gets its turn by chance: with four ingests beside him nobody waits longer."""
CONNECT_SECONDS = 5
SPILL_PAGES = 20_000
"""Of 4 kB. SQLite reads the number as a boolean too, by its last eight bits: they must not be 0."""
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def envdatabase(name: str, default: Path) -> dict[str, Any]:
    """The database that the variable names, else a SQLite file at `default`."""
    url = envtext(name, "")
    scheme = url.partition("://")[0]
    if not url:
        return sqlite(default)
    if scheme == "sqlite" and url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        return sqlite(Path(unquote(url.removeprefix("sqlite:///"))).resolve())
    if scheme in {"postgresql", "postgres"}:
        return postgresql(name, url)
    raise SettingError(name, url, ALLOWED)


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite with every commit on the disk and transactions that lock before they read.

    A transaction that reads first and then writes fails when another has written in between;
    IMMEDIATE makes it wait for its turn instead. Once a transaction's pages outgrow SQLite's cache
    it writes some before the commit and locks all readers out from then on: a batch of pages has
    room (https://sqlite.org/pragma.html#pragma_cache_spill).
    """
    pragmas = (
        f"PRAGMA synchronous=FULL; PRAGMA journal_mode={journal_mode()}; "
        f"PRAGMA cache_spill={SPILL_PAGES}"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": pragmas,
        },
    }


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """WAL where SQLite cannot lose a commit in it, else the rollback journal.

    A write-ahead log that is reset while another connection reads could corrupt the database; the
    fix is in 3.51.3 and, on older lines, in 3.50.7 and 3.44.6 (https://sqlite.org/wal.html).
    """
    is_fixed = (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )
    return "wal" if is_fixed else "delete"


def pragmas() -> dict[str, str | int]:
    """What SQLite must answer when it is asked for its pragmas."""
    return {
        "journal_mode": journal_mode(),
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": BUSY_SECONDS * 1000,
        "mmap_size": 0,
        "cache_spill": SPILL_PAGES,
    }


def postgresql(name: str, url: str) -> dict[str, Any]:
    """PostgreSQL through psycopg's pool; the URL is read by libpq itself."""
    import psycopg.conninfo  # noqa: PLC0415 - costs a tenth of a second that SQLite need not pay

    try:
        parts: dict[str, Any] = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise SettingError(name, url, ALLOWED) from None
    if not parts.get("dbname") or not re.fullmatch(r"[0-9,]*", parts.get("port", "")):
        raise SettingError(name, url, ALLOWED)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 0,  # the pool keeps the connections
        "OPTIONS": {"pool": POOL, **parts},
    }


def unreachable(database: dict[str, Any]) -> str | None:
    """Why PostgreSQL cannot be reached, in one line without a password; None where it can, or is
    not what is used.

    The pool would try for ten seconds, and then know no reason.
    """
    if not database["ENGINE"].endswith("postgresql"):
        return None
    import psycopg  # noqa: PLC0415 - as above

    said = {name.lower(): database[name] for name in ("USER", "PASSWORD", "HOST", "PORT")}
    others = {name: value for name, value in database["OPTIONS"].items() if name != "pool"}
    given = {name: value for name, value in {**said, **others}.items() if value}
    try:
        psycopg.connect(dbname=database["NAME"], connect_timeout=CONNECT_SECONDS, **given).close()
    except psycopg.Error as error:
        return " ".join(str(error).split())
    return None


def cure(reason: str, name: str | Path) -> str:
    """What to do where the database called `name` gave this reason for an error."""
    small = reason.lower()
    may_not = any(words in small for words in READ_ONLY)
    if may_not or ("unable to open" in small and Path(name).exists()):
        if isinstance(name, Path):
            return READ_ONLY_FILE.format(name, name.parent)
        return f"The database {name} may not be written by this user: grant the right to."
    return next((said for words, said in CURES if any(word in small for word in words)), NEW)


READ_ONLY = ("readonly database", "read-only", "permission denied")
READ_ONLY_FILE = (
    "{} cannot be written: give the user who runs this the right to write the file and its "
    "folder {}, or choose another folder with ARCHIVE_DATA_DIR=."
)
CURES = (
    (("malformed", "not a database", "disk i/o error"), "It is damaged: restore a backup."),
    (("is full", "no space left"), "Make room on the disk, then run this again."),
    (("is locked",), "Another program is writing: run this again when that is done."),
)
NEW = "If it is new, run: manage.py migrate"
