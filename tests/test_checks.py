"""archive.checks: SQLite is really set as we ask."""

import pytest
from django.db import connection

from archive.checks import sqlite_pragmas

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_all_pragmas_are_as_asked() -> None:
    assert sqlite_pragmas(None, databases=["default"]) == []


def test_a_pragma_that_differs_is_an_error() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=1")
    try:
        messages = [check.msg for check in sqlite_pragmas(None, databases=["default"])]
    finally:
        connection.close()
    assert messages == ["SQLite answers busy_timeout=1, expected 60000."]
