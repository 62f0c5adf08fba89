"""Authors, one author, and what names none."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.curation.merging import merge
from archive.models import Article
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


def test_authors_stand_by_family_name_and_are_shown_as_they_write_it(client: Client) -> None:
    marsh = make_author("Ada Marsh", family="Marsh", given="Ada", order="given-first")
    li = make_author("Li Wei", family="Li", given="Wei", order="family-first")
    plain = make_author("Mansur")
    make_article("A", authors=[marsh, li])
    make_article("B", authors=[marsh, plain])
    response = client.get("/authors/")
    rows = response.context["index"].listing.rows
    assert [(row.name, row.article_count) for row in rows] == [
        ("Li Wei", 1),
        ("Mansur", 1),
        ("Ada Marsh", 2),
    ]
    assert '<bdi>Ada <span class="family">Marsh</span></bdi>' in response.content.decode()


def test_an_author_without_articles_is_neither_listed_nor_shown(client: Client) -> None:
    author = make_author()
    assert client.get("/authors/").context["index"].listing.rows == []
    assert client.get(f"/authors/{author.slug}/").status_code == 404


def test_the_index_ends_with_what_names_no_author(client: Client) -> None:
    nameless = make_article("A")
    make_article("B", authors=[make_author()])
    response = client.get("/authors/")
    assert response.context["nameless"] == 1
    assert '<a href="/authors/-/">No author named</a> (1)' in response.content.decode()
    assert client.get("/authors/-/").context["listing"].rows == [nameless]


def test_an_author_shows_affiliations_over_time_as_the_outlets_printed_them(
    client: Client,
) -> None:
    author, lantern, quay = make_author(), make_outlet("Lantern"), make_outlet("Quay Post")
    make_article("A", authors=[author], affiliation="keeper", date="2020", outlet=lantern)
    make_article("B", authors=[author], affiliation="warden", date="2022")
    make_article("C", authors=[author], affiliation="keeper", date="2021", outlet=quay)
    make_article("D", authors=[author], date="2023")
    make_article("E", authors=[author], affiliation="pilot")
    response = client.get(f"/authors/{author.slug}/")
    shown = response.context["affiliations"]
    assert [(each.words, each.years, each.outlets, each.count) for each in shown] == [
        ("warden", "2022", (), 1),
        ("keeper", "2020–2021", ("Lantern", "Quay Post"), 2),
        ("pilot", "undated", (), 1),
    ]
    assert [row.title for row in response.context["listing"].rows] == ["D", "B", "C", "A", "E"]


def test_an_article_signed_twice_by_one_author_is_listed_once(client: Client) -> None:
    author = make_author()
    article = make_article(authors=[author, author])
    response = client.get(f"/authors/{author.slug}/")
    assert response.context["listing"].rows == [article]
    assert response.context["author"].article_count == 1


def test_a_merged_author_leads_to_the_one_it_was_merged_into(client: Client) -> None:
    one, other = make_author("A. Marsh"), make_author("Ada Marsh")
    make_article(authors=[one])
    merge(one, other, by=User.objects.create_user("editor"), reason="x")
    response = client.get("/authors/a-marsh/")
    assert (response.status_code, response["Location"]) == (301, "/authors/ada-marsh/")


@pytest.mark.parametrize("slug", ["nobody", "%00", "x" * 500, "%ED%A0%80"])
def test_what_names_no_author_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/authors/{slug}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    authors = [make_author(f"Name {number}") for number in range(count)]
    for number in range(count):
        make_article(f"All {number}", authors=authors, outlet=make_outlet(f"Outlet {number}"))
        make_article(f"None {number}")
    index_all()
    with django_assert_num_queries(5):
        client.get("/authors/")
    with django_assert_num_queries(5):
        client.get(f"/authors/{authors[0].slug}/")
    with django_assert_num_queries(3):
        client.get("/authors/-/")


def test_the_unsigned_are_counted_as_they_are_listed() -> None:
    ada = make_author()
    make_article("Signed", authors=[ada, make_author("Li Wei")])
    make_article("Unsigned")
    make_article("Gone", access="withdrawn")
    make_article("Gone and signed", authors=[ada], access="withdrawn")
    assert Article.objects.count_without_author() == 1
    assert Article.objects.listed().without_author().count() == 1
