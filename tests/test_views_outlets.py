"""Outlets, one outlet, and what names none."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.curation.editing import save_named
from archive.curation.events import undo
from archive.curation.merging import merge
from tests.holdings import index_all, make_article, make_outlet

pytestmark = pytest.mark.django_db


def test_outlets_stand_by_name_with_their_counts(client: Client) -> None:
    quay, lantern = make_outlet("Quay Post"), make_outlet("Lantern")
    make_article("A", outlet=quay)
    make_article("B", outlet=quay)
    make_article("C", outlet=lantern)
    rows = client.get("/outlets/").context["index"].listing.rows
    assert [(row.name, row.article_count) for row in rows] == [("Lantern", 1), ("Quay Post", 2)]


def test_an_outlet_without_articles_is_neither_listed_nor_shown(client: Client) -> None:
    outlet = make_outlet()
    assert client.get("/outlets/").context["index"].listing.rows == []
    assert client.get(f"/outlets/{outlet.slug}/").status_code == 404


def test_the_index_ends_with_what_names_no_outlet(client: Client) -> None:
    make_article("A")
    make_article("B", outlet=make_outlet())
    response = client.get("/outlets/")
    assert response.context["nameless"] == 1
    assert '<a href="/outlets/-/">No outlet named</a> (1)' in response.content.decode()


def test_articles_without_outlet_have_a_list_of_their_own(client: Client) -> None:
    nameless = make_article("A")
    make_article("B", outlet=make_outlet())
    assert client.get("/outlets/-/").context["listing"].rows == [nameless]


def test_an_outlet_shows_what_is_known_of_it_and_its_articles(client: Client) -> None:
    outlet = make_outlet("운하 신문")
    outlet.kind, outlet.country, outlet.languages = "newspaper", "KR", ["ko", "zh", "qqq"]
    outlet.domains, outlet.disclaimer = ["example.org"], "Views are the authors’ own."
    outlet.note = "<p>Prints <em>daily</em>.</p>"
    save_named(outlet, by=User.objects.create_user("keeper"), reason="its own imprint")
    older = make_article("A", outlet=outlet, date="2020")
    newer = make_article("B", outlet=outlet, date="2021")
    make_article("C")
    response = client.get(f"/outlets/{outlet.slug}/")
    assert response.context["listing"].rows == [newer, older]
    page = response.content.decode()
    for shown in ("<em>daily</em>", "Said by <bdi>keeper</bdi> on", "its own imprint"):
        assert shown in page
    facts = [(fact.label, fact.value) for fact in response.context["facts"]]
    assert facts == [
        ("Kind", "newspaper"),
        ("Country", "South Korea"),
        ("Languages", "Korean, Chinese, qqq"),
        ("On the web", "example.org"),
        ("Disclaimer", "Views are the authors’ own."),
    ]


def test_each_fact_has_who_said_it_last_and_none_is_shown_without(client: Client) -> None:
    outlet = make_outlet(kind="blog", country="NO")
    make_article(outlet=outlet)
    first, second = User.objects.create_user("first"), User.objects.create_user("second")
    outlet.country = "SE"
    save_named(outlet, by=first)
    outlet.country = "DK"
    event = save_named(outlet, by=second)
    shown = client.get(f"/outlets/{outlet.slug}/").context["facts"]
    assert [(fact.value, fact.said.by) for fact in shown] == [("Denmark", "second")]
    assert event is not None
    undo(event, first)
    shown = client.get(f"/outlets/{outlet.slug}/").context["facts"]
    assert [(fact.value, fact.said.by) for fact in shown] == [("Sweden", "first")]


def test_a_merged_outlet_leads_to_the_one_it_was_merged_into(client: Client) -> None:
    editor = User.objects.create_user("editor")
    rows = [make_outlet(name) for name in ("One", "Two", "Three")]
    make_article(outlet=rows[0])
    merge(rows[0], rows[1], by=editor, reason="x")
    merge(rows[1], rows[2], by=editor, reason="x")
    response = client.get("/outlets/one/")
    assert (response.status_code, response["Location"]) == (301, "/outlets/three/")
    assert client.get("/outlets/three/").status_code == 200
    assert [row.name for row in client.get("/outlets/").context["index"].listing.rows] == ["Three"]


@pytest.mark.parametrize("slug", ["nowhere", "%00", "x" * 500, "%ED%A0%80", "a%2Fb"])
def test_what_names_no_outlet_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/outlets/{slug}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    outlets = [make_outlet(f"Outlet {number}") for number in range(count)]
    for number in range(count):
        make_article(f"Own {number}", outlet=outlets[number])
        make_article(f"First {number}", outlet=outlets[0])
        make_article(f"None {number}")
    index_all()
    with django_assert_num_queries(4):
        client.get("/outlets/")
    with django_assert_num_queries(5):
        client.get(f"/outlets/{outlets[0].slug}/")
    with django_assert_num_queries(3):
        client.get("/outlets/-/")
