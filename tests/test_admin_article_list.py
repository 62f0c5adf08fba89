"""The article list at the desk: counts beside the filters, days, the archive's own search."""

from typing import Any

import pytest
from django.test import Client

from archive.admin import article_list
from archive.models import Article, Topic
from tests.desk import list_address, make_curator, titles
from tests.holdings import index_all, make_article
from tests.pages import stored

pytestmark = pytest.mark.django_db
PAGE = "/desk/archive/article/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def choices(response: Any, title: str) -> list[str]:
    """What one filter offers, without "All"."""
    changelist = response.context["cl"]
    spec = next(each for each in changelist.filter_specs if each.title == title)
    return [choice["display"] for choice in spec.choices(changelist)][1:]


@pytest.mark.parametrize("count", [1, 3])
def test_a_constant_number_of_queries(
    desk: Client, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        stored(f"Title {number}", authors=[f"Author {number}"], outlet=f"Outlet {number}")
    with django_assert_num_queries(14):
        desk.get(list_address(Article))


def test_filters_say_how_many_articles_stand_behind_each_choice(desk: Client) -> None:
    stored("A", language="en", outlet="The Lantern", authors=["Ada Marsh", "Li Yan"])
    stored("B", language="en", outlet="The Mirror")
    stored("C", language="ko")
    response = desk.get(PAGE)
    assert choices(response, "language") == ["en (2)", "ko (1)"]
    assert choices(response, "outlet") == ["The Lantern (1)", "The Mirror (1)"]
    assert choices(response, "reviewed") == ["not reviewed (3)", "reviewed (0)"]
    assert "no author (2)" in choices(response, "missing")
    assert "no outlet (1)" in choices(response, "missing")


def test_counts_follow_the_other_filters_and_not_their_own(desk: Client) -> None:
    stored("A", language="en", outlet="The Lantern")
    stored("B", language="en")
    stored("C", language="ko", outlet="The Lantern")
    response = desk.get(PAGE, {"language": "en"})
    assert titles(response) == ["B", "A"]
    assert choices(response, "language") == ["en (2)", "ko (1)"]
    assert choices(response, "outlet") == ["The Lantern (1)"]


def test_articles_of_a_topic(desk: Client) -> None:
    articles = [stored("A", language="en"), stored("B", language="en"), stored("C")]
    topics = [Topic.objects.create(name=name) for name in ("Water", "Canals", "Nothing")]
    topics[0].articles.add(*articles)
    topics[1].articles.add(articles[0])
    assert choices(desk.get(PAGE), "topic") == ["Canals (1)", "Water (3)"]
    assert choices(desk.get(PAGE, {"language": "en"}), "topic") == ["Canals (1)", "Water (2)"]
    asked = desk.get(PAGE, {"topic": topics[1].pk})
    assert (titles(asked), choices(asked, "topic")) == (["A"], ["Canals (1)", "Water (3)"])
    assert titles(desk.get(PAGE, {"topic": "x"})) == []


def test_beyond_what_is_counted_there_may_be_more(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_list, "MOST_TALLIED", 2)
    for title in "ABC":
        stored(title, language="en")
    assert choices(desk.get(PAGE), "language") == ["en (2+)"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"language": "-"}, ["B"]),
        ({"language": "en"}, ["A"]),
        ({"language": "nonsense"}, []),
        ({"is_reviewed": "1"}, []),
        ({"is_reviewed": "x"}, ["B", "A"]),
        ({"outlet": "x"}, []),
        ({"missing": "section"}, ["A"]),
        ({"access": "-"}, ["B", "A"]),
        ({"sort_day__year": "2021"}, ["B", "A"]),
        ({"sort_day__year": "2021", "sort_day__month": "7"}, ["B"]),
    ],
)
def test_filters(desk: Client, asked: dict[str, str], expected: list[str]) -> None:
    stored("A", language="en", date={"edtf": "2021-06-23"})
    stored("B", section="Opinion", date={"edtf": "2021-07-01"})
    assert titles(desk.get(PAGE, asked)) == expected


@pytest.mark.parametrize(
    "asked",
    [
        {"sort_day__year": "9999"},
        {"sort_day__year": "0"},
        {"sort_day__year": "x"},
        {"sort_day__year": "2021", "sort_day__month": "13"},
    ],
)
def test_days_that_no_calendar_has_lead_back_to_the_list(
    desk: Client, asked: dict[str, str]
) -> None:
    stored("A", date={"edtf": "2021-06-23"})
    assert desk.get(PAGE, asked)["Location"] == f"{PAGE}?e=1"


def test_years_lead_into_the_days(desk: Client) -> None:
    make_article("A", date="2019-06-23")
    make_article("B", date="2021")
    make_article("C")
    page = desk.get(PAGE).content.decode()
    assert "?sort_day__year=2019" in page
    assert "?sort_day__year=2021" in page


def test_days_of_one_year_lead_into_its_months(desk: Client) -> None:
    make_article("A", date="2021-06-23")
    make_article("B", date="2021-07-01")
    page = desk.get(PAGE).content.decode()
    assert "sort_day__month=6&amp;sort_day__year=2021" in page
    assert "sort_day__month=7&amp;sort_day__year=2021" in page


def test_the_search_is_the_archives_own_and_keeps_its_order(desk: Client) -> None:
    stored(
        "Of gates", body=("The estuary is wide.", "Nothing else.", "More on gates."), language="en"
    )
    stored("Estuary", body=("An estuary, and the estuary again.",), language="en")
    stored("Elsewhere")
    index_all()
    response = desk.get(PAGE, {"q": "estuaries"})
    assert titles(response) == ["Estuary", "Of gates"]
    assert titles(desk.get(PAGE, {"q": "estuaries", "o": "1"})) == ["Estuary", "Of gates"]
    assert titles(desk.get(PAGE, {"q": "estuaries", "o": "-1"})) == ["Of gates", "Estuary"]
    assert titles(desk.get(PAGE, {"q": "title:estuary"})) == ["Estuary"]


def test_a_long_answer_is_cut_and_says_so(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.admin.article_search.MOST_HITS", 1)
    stored("Tides one")
    stored("Tides two")
    index_all()
    response = desk.get(PAGE, {"q": "tides"})
    assert len(titles(response)) == 1
    assert "The best 1 of 2 found." in response.content.decode()


def test_without_an_index_titles_are_searched_and_it_is_said(desk: Client) -> None:
    stored("Tides of June", body=("Gates.",))
    stored("Gates of June", body=("Tides.",))
    response = desk.get(PAGE, {"q": "tides"})
    assert titles(response) == ["Tides of June"]
    assert response.content.decode().count("Searched in titles only.") == 1
