"""Copies folded under the first of them on a page of results."""

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


def printed(outlet: str, text: tuple[str, ...] = TEXT) -> Article:
    """A text as an outlet printed it."""
    return stored(f"Harbor in {outlet}", outlet=outlet, body=text)


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
    assert "<summary>Also at 2 others</summary>" in page
    for title in first[1]:
        assert f'<a href="{articles[title].get_absolute_url()}">' in page
    assert "4 articles" in page


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
