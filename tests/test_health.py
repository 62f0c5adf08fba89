"""`/healthz`: what a program that watches over the archive is told."""

import json
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from archive.models import Article, Change
from archive.search import sync
from tests.pages import stored

pytestmark = pytest.mark.django_db(transaction=True)


def asked(client: Client) -> tuple[int, dict[str, Any]]:
    answer = client.get("/healthz")
    assert answer["Content-Type"] == "application/json"
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, json.loads(answer.content)


WELL = {"status": "ok", "database": "ok", "index": "ok", "pending": 0, "lag_seconds": 0}


def test_an_archive_in_order_is_ok(client: Client) -> None:
    assert asked(client) == (200, WELL)
    stored("Tides")
    sync.restore()
    assert asked(client) == (200, WELL)


def test_what_waits_for_the_index_is_counted_and_timed(client: Client) -> None:
    article = stored("Tides")
    sync.restore()
    Change.objects.record([article.public_id, article.public_id])
    status, said = asked(client)
    assert (status, said["status"], said["pending"]) == (200, "ok", 1)
    assert 0 <= said["lag_seconds"] < 60


def test_an_index_that_is_missing_or_damaged_fails(client: Client, settings: Any) -> None:
    stored("Tides")
    assert asked(client)[0] == 503
    assert asked(client)[1] | {"pending": 0} == WELL | {"status": "failing", "index": "missing"}
    sync.restore()
    for file in settings.ARCHIVE_INDEX.glob("*/*.arrays"):
        file.write_bytes(b"nothing")
    sync.close()
    status, said = asked(client)
    assert (status, said["index"], said["database"]) == (503, "cannot be read", "ok")


def test_without_a_database_it_still_answers_and_tells_no_secret(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("password 'hush' refused at db.internal")

    connection.close()
    monkeypatch.setattr(connection, "connect", fail)
    status, said = asked(client)
    assert status == 503
    assert said == {
        "status": "failing", "database": "cannot be reached", "index": "not looked at",
    }  # fmt: skip


def test_it_costs_few_queries_and_takes_no_other_verb(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    stored("Tides")
    sync.restore()
    with django_assert_max_num_queries(8):
        assert asked(client)[0] == 200
    assert client.post("/healthz").status_code == 405
    assert Article.objects.count() == 1
