"""The first page."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from archive.models import Dossier, DossierEntry, Identity
from archive.web.notice import INVENTED
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


def test_the_archive_is_counted_by_what_has_articles(client: Client) -> None:
    make_article("A", outlet=make_outlet(), authors=[make_author(), make_author("Bo Reed")])
    make_article("B", date="2021")
    make_article("C", outlet=make_outlet("Shut"), authors=[make_author("Al")], access="withdrawn")
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
    assert [(row.name, count) for row, count in context["outlets"]] == [
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
        outlet = make_outlet(f"Outlet {number}")
        article = make_article(f"All {number}", authors=authors, outlet=outlet)
        dossier = Dossier.objects.create(name=f"Event {number}")
        DossierEntry.objects.create(dossier=dossier, article=article, position=1)
    index_all()
    with django_assert_num_queries(8):
        client.get("/")


def test_the_articles_stand_over_time_each_year_a_link(client: Client) -> None:
    for year in (2019, 2019, 2023):
        make_article(f"In {year}", date=str(year))
    index_all()
    response = client.get("/")
    histogram = response.context["histogram"]
    assert [(bar.url, bar.count) for bar in histogram.bars if bar.count] == [
        ("/search/?year=2019", 2),
        ("/search/?year=2023", 1),
    ]
    assert '<h2 id="over-time">Over time</h2>' in response.text


def test_the_form_beside_the_box_offers_the_languages_that_there_are(client: Client) -> None:
    make_article("Tides", language="ko")
    index_all()
    response = client.get("/")
    assert [each.name for each in response.context["asking"].languages] == ["Korean"]
    assert '<option value="ko">Korean</option>' in response.text


def test_without_an_index_all_else_is_there(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    make_article("Tides", date="2021")
    settings.ARCHIVE_INDEX = tmp_path / "none"
    response = client.get("/")
    assert [each.title for each in response.context["newest"]] == ["Tides"]
    assert "over-time" not in response.text
    assert "Ask by filling in a form" not in response.text


def test_the_dossiers_of_the_latest_events_come_first(client: Client) -> None:
    article = make_article("Tides")
    for name, day in (("Old", "2019"), ("No day", None), ("New", "2021-06-23"), ("Empty", "2022")):
        dossier = Dossier.objects.create(name=name, event_date=day)
        if name != "Empty":
            DossierEntry.objects.create(dossier=dossier, article=article, position=1)
    assert [row.name for row in client.get("/").context["dossiers"]] == ["New", "Old", "No day"]
