"""Outlets, one outlet, and what names none."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.holdings import make_article, make_outlet

pytestmark = pytest.mark.django_db


def test_outlets_stand_by_name_with_their_counts(client: Client) -> None:
    quay, lantern = make_outlet("Quay Post"), make_outlet("Lantern")
    make_article("A", outlet=quay)
    make_article("B", outlet=quay)
    make_article("C", outlet=lantern)
    rows = client.get("/outlets/").context["listing"].rows
    assert [(row.name, row.article_count) for row in rows] == [("Lantern", 1), ("Quay Post", 2)]


def test_an_outlet_without_articles_is_neither_listed_nor_shown(client: Client) -> None:
    outlet = make_outlet()
    assert client.get("/outlets/").context["listing"].rows == []
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
    outlet = make_outlet(
        "운하 신문",
        kind="newspaper",
        country="KR",
        languages=["ko", "zh", "qqq"],
        domains=["example.org"],
        note="<p>Prints <em>daily</em>.</p>",
    )
    older = make_article("A", outlet=outlet, date="2020")
    newer = make_article("B", outlet=outlet, date="2021")
    make_article("C")
    response = client.get(f"/outlets/{outlet.slug}/")
    assert response.context["listing"].rows == [newer, older]
    page = response.content.decode()
    for shown in ("newspaper", "KR", "Korean, Chinese, qqq", "example.org", "<em>daily</em>"):
        assert shown in page


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
    with django_assert_num_queries(3):
        client.get("/outlets/")
    with django_assert_num_queries(4):
        client.get(f"/outlets/{outlets[0].slug}/")
    with django_assert_num_queries(3):
        client.get("/outlets/-/")
