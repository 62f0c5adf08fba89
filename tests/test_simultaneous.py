"""Curators at the same moment, each with a connection of their own: nothing said is lost."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from archive.curation.decisions import ChangedMeanwhileError, curate
from archive.models import Article, Capture, CaptureBytes, Claim
from tests.desk import address, errors_of, form_of, make_curator
from tests.pages import stored

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What the calls return or raise, each made in a thread that starts when all are ready."""
    ready, ends = threading.Barrier(len(calls)), dict[int, Any]()

    def run(number: int, call: Callable[[], Any]) -> None:
        try:
            ready.wait(timeout=30)
            ends[number] = call()
        except Exception as error:
            ends[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [ends[number] for number in range(len(calls))]


def opened(name: str, article: Article) -> tuple[Client, dict[str, Any]]:
    """A curator who has the article's form before him."""
    client = Client()
    client.force_login(make_curator(name))
    return client, form_of(client.get(address(article)))


def sending(client: Client, article: Article, form: Mapping[str, Any]) -> Callable[[], Any]:
    return lambda: client.post(address(article), form)


def decided(article: Article) -> list[tuple[str, Any]]:
    claims = Claim.objects.filter(article=article, origin="curated").order_by("pk")
    return [(claim.field, claim.value) for claim in claims]


def test_two_saves_of_one_form_do_not_lose_each_other() -> None:
    article = stored("Tides", authors=["Ada Marsh"])
    one, first = opened("one", article)
    other, second = opened("other", article)
    answers = at_once(
        sending(one, article, first | {"title": "Estuaries", "bylines-0-name": "A. Marsh"}),
        sending(other, article, second | {"section": "Opinion"}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    [late] = [number for number, answer in enumerate(answers) if answer.status_code == 200]
    assert "Somebody else has changed this article" in errors_of(answers[late])
    again = [one, other][late].post(address(article), form_of(answers[late]))
    assert again.status_code == 302
    assert sorted(decided(article), key=str) == [
        ("authors", ["A. Marsh"]),
        ("section", "Opinion"),
        ("title", "Estuaries"),
    ]


def test_of_two_decisions_that_saw_the_same_only_one_is_stored() -> None:
    article = stored("Tides")
    curators = [make_curator("one"), make_curator("other")]
    seen = article.revision

    def say(number: int) -> Callable[[], None]:
        said = {("title", ""): f"Title {number}"}
        return lambda: curate(article, said, by=curators[number], seen=seen)

    ends = at_once(say(0), say(1))
    assert [type(end) for end in ends if end] == [ChangedMeanwhileError]
    [kept] = [number for number, end in enumerate(ends) if end is None]
    assert decided(article) == [("title", f"Title {kept}")]


def test_readers_read_while_a_large_transaction_is_written() -> None:
    stored("Tides")
    found: list[Any] = []

    def read() -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA busy_timeout=50")
        found.append(Article.objects.count())

    with transaction.atomic():
        capture = Capture.objects.get()
        for number in range(40):
            name = hashlib.sha256(str(number).encode()).hexdigest()
            copy = Capture.objects.create(
                sha256=name, article=capture.article, file="x", size=1, encoding="utf-8"
            )
            CaptureBytes.objects.create(capture=copy, packed=bytes(200_000))
        found += at_once(read)
        transaction.set_rollback(True)
    assert found == [1, None]
