"""The first page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.models import Identity
from archive.web.notice import INVENTED
from tests.holdings import make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


def test_the_archive_is_counted_by_what_has_articles(client: Client) -> None:
    make_article("A", outlet=make_outlet(), authors=[make_author(), make_author("Bo Reed")])
    make_article("B", date="2021")
    make_outlet("Empty")
    make_author("Silent")
    context = client.get("/").context
    assert [context[f"{name}_count"] for name in ("article", "outlet", "author", "undated")] == [
        2,
        1,
        2,
        1,
    ]


def test_the_newest_articles_and_the_largest_outlets_come_first(client: Client) -> None:
    small, large = make_outlet("Alpha"), make_outlet("Beta")
    for number in range(7):
        make_article(f"Number {number}", outlet=large, date=f"2021-01-0{number + 1}")
    make_article("Old", outlet=small, date="1999")
    context = client.get("/").context
    assert [row.title for row in context["newest"]] == [f"Number {n}" for n in (6, 5, 4, 3, 2, 1)]
    assert [(row.name, row.article_count) for row in context["outlets"]] == [
        ("Beta", 7),
        ("Alpha", 1),
    ]


def test_an_empty_archive_says_how_to_fill_it(client: Client) -> None:
    for address in ("/", "/a/", "/outlets/", "/authors/"):
        page = client.get(address).content.decode()
        assert "make demo PAGES=your-folder" in page
        assert ".venv/bin/python manage.py ingest your-folder" in page


@pytest.mark.parametrize("address", ["/", "/about/"])
def test_an_archive_of_invented_pages_says_so(client: Client, address: str) -> None:
    assert client.get(address).context["notice"] is None

    Identity.objects.update(is_invented=True)

    assert client.get(address).context["notice"] == INVENTED
    assert INVENTED in client.get(address).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    authors = [make_author(f"Name {number}") for number in range(count)]
    for number in range(count):
        make_article(f"All {number}", authors=authors, outlet=make_outlet(f"Outlet {number}"))
    with django_assert_num_queries(8):
        client.get("/")
