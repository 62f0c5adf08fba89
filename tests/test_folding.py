"""Copies folded under the first of them on a page of results."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.curation.same_text import judge_texts
from archive.models import Access, Article
from archive.web.results import Answer
from tests.desk import make_curator
from tests.holdings import index_all
from tests.pages import stored
from tests.texts import body

pytestmark = pytest.mark.django_db
TEXT = body(1)


def printed(outlet: str, text: tuple[str, ...] = TEXT, **said: Any) -> Article:
    """A text as an outlet printed it."""
    return stored(f"Harbor in {outlet}", outlet=outlet, body=text, **said)


def shown(client: Client) -> list[tuple[str, list[str]]]:
    """The titles on the page, each with those of the copies folded under it."""
    answer: Answer = client.get("/search/?q=title:harbor").context["answer"]
    return [
        (str(result.article), sorted(str(each) for each in result.others))
        for result in answer.results
    ]


def test_copies_are_folded_under_the_first_and_linked_from_there(client: Client) -> None:
    articles = {str(each): each for each in map(printed, ("A", "B", "C"))}
    printed("D", body(2))
    index_all()
    first, *others = shown(client)
    assert sorted([first[0], *first[1]]) == sorted(articles)
    assert others == [("Harbor in D", [])]
    page = client.get("/search/?q=title:harbor").content.decode()
    assert '<summary dir="ltr">Also at 2 others</summary>' in page
    for title in first[1]:
        assert f'<a href="{articles[title].get_absolute_url()}">' in page
    assert ">4 articles<" in page
    assert "2 articles of this page have the text of one above and are listed there." in page


def test_a_copy_is_folded_under_one_of_an_earlier_page(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    copies = {"Z": "2021-02-01", "Y": "2020-12-31", "X": "2020-12-30"}
    for outlet, day in copies.items():
        printed(outlet, date={"edtf": day})
    for number in range(1, 21):
        printed(str(number), (f"No keeper {number}.",), date={"edtf": f"2021-01-{number:02}"})
    index_all()
    query = "/search/?q=title:harbor&sort=newest"
    first: Answer = client.get(query).context["answer"]
    titles = [str(each) for each in first.results[0].others]
    assert (str(first.results[0].article), sorted(titles)) == (
        "Harbor in Z",
        ["Harbor in X", "Harbor in Y"],
    )
    assert (first.total, len(first.results), first.folded_away) == (23, 20, 0)
    with django_assert_num_queries(10):
        response = client.get(f"{query}&page=2")
    second: Answer = response.context["answer"]
    assert [str(each.article) for each in second.results] == ["Harbor in 1"]
    assert second.folded_away == 2
    said = "2 articles of this page have the text of one on this page or before it"
    assert said in response.content.decode()


def test_what_a_curator_judged_apart_is_not_folded(client: Client) -> None:
    one, other = printed("A"), printed("B")
    judge_texts(one, other, are_same=False, reason="x", by=make_curator())
    index_all()
    assert sorted(shown(client)) == [("Harbor in A", []), ("Harbor in B", [])]


def test_a_withdrawn_copy_is_not_told_of(client: Client) -> None:
    printed("A")
    other = printed("B")
    Article.objects.filter(pk=other.pk).update(access=Access.WITHDRAWN)
    index_all()
    assert shown(client) == [("Harbor in A", [])]


@pytest.mark.parametrize("count", [2, 4])
def test_it_takes_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        printed(f"Outlet {number}")
    index_all()
    with django_assert_num_queries(6):
        client.get("/search/?q=title:harbor")
