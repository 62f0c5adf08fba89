"""archive.database: a URL as Django's settings of a database."""

import re
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from archive.database import POOL, envdatabase, journal_mode, pragmas
from archive.environment import SettingError

DEFAULT = Path("/data/archive.sqlite3")


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def read(given: pytest.MonkeyPatch, url: str) -> dict[str, Any]:
    given.setenv("DATABASE_URL", url)
    return envdatabase("DATABASE_URL", DEFAULT)


def test_sqlite_is_the_default(given: pytest.MonkeyPatch) -> None:
    database = read(given, "")
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == DEFAULT
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:////srv/archive.db", "/srv/archive.db"),
        ("sqlite:////srv/my%20archive.db", "/srv/my archive.db"),
        ("sqlite:///archive.db", "archive.db"),
    ],
)
def test_sqlite_files(given: pytest.MonkeyPatch, tmp_path: Path, url: str, path: str) -> None:
    assert read(given, url)["NAME"] == tmp_path / path


def test_postgresql(given: pytest.MonkeyPatch) -> None:
    database = read(given, "postgresql://reader:p%40ss@db.example.org:5433/pages?sslmode=require")
    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "pages",
        "USER": "reader",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": POOL, "sslmode": "require"},
    }


def test_postgresql_by_socket(given: pytest.MonkeyPatch) -> None:
    database = read(given, "postgres:///pages?host=/run/postgresql")
    assert (database["NAME"], database["HOST"], database["USER"]) == (
        "pages",
        "/run/postgresql",
        "",
    )


@pytest.mark.parametrize(
    "url",
    [
        "archive.db",
        "sqlite://",
        "sqlite:///",
        "sqlite://host/x",
        "mysql://h/x",
        "postgresql://h/",
        "postgresql://h:port/x",
        "postgresql://h/x?sslmod=require",
        "http://[",
        "://",
    ],
)
def test_what_is_no_database(given: pytest.MonkeyPatch, url: str) -> None:
    with pytest.raises(SettingError, match=re.escape(f"DATABASE_URL={url!r} is not understood")):
        read(given, url)


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 44, 5), "delete"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "delete"),
        ((3, 50, 6), "delete"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_the_log_is_used_where_it_is_safe(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


def test_the_pragmas_follow_the_library() -> None:
    assert pragmas()["journal_mode"] == journal_mode(sqlite3.sqlite_version_info)


@pytest.mark.django_db(transaction=True)
def test_writers_that_read_first_wait_for_each_other(django_user_model: Any) -> None:
    """Eight at once each read a row, then write it: none fails, none is lost on SQLite."""
    user = django_user_model.objects.create_user("counted", first_name="0")
    failures: list[Exception] = []

    def count() -> None:
        try:
            with transaction.atomic():
                mine = django_user_model.objects.select_for_update().get(pk=user.pk)
                mine.first_name = str(int(mine.first_name) + 1)
                mine.save()
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    user.refresh_from_db()
    assert (failures, user.first_name) == ([], "8")


@pytest.mark.django_db
@pytest.mark.postgres
def test_postgresql_goes_through_the_pool() -> None:
    assert connection.vendor == "postgresql"
    assert connection.pool.max_size == POOL["max_size"]  # type: ignore[attr-defined]  # its own backend
