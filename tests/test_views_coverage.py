"""What is held of each outlet, month by month, and what is not known of it."""

import tomllib
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.models import Article, IndexPlace
from archive.web.coverage import OUTLETS_ON_A_PAGE, Coverage, Holding, time_of
from tests.holdings import index_all, make_article, make_author, make_outlet
from tests.source import ROOT

pytestmark = pytest.mark.django_db


def covered(client: Client, query: str = "") -> Coverage:
    found: Coverage = client.get(f"/coverage/{query}").context["coverage"]
    return found


def times(holding: Holding) -> dict[str, int]:
    return dict(holding.tally.times)


def test_articles_count_in_the_month_that_all_their_possible_days_share(client: Client) -> None:
    outlet = make_outlet()
    for date in ("2021-06-23", "2021-06", "2021", "2020-12", "[2021-06-01..2021-06-15]"):
        make_article(date, outlet=outlet, date=date)
    make_article("Inferred", outlet=outlet, date="XXXX-01-28", date_inferred="2021-01-28")
    make_article("Year inferred", outlet=outlet, date_inferred="2019")
    make_article("No year", outlet=outlet, date="XXXX-06-28")
    make_article("No date", outlet=outlet)
    (holding,) = covered(client).holdings
    assert times(holding) == {"2021-06": 3, "2021": 1, "2020-12": 1, "2021-01": 1, "2019": 1}
    assert (holding.tally.held, holding.tally.undated) == (9, 2)
    assert [(year.number, year.count, year.without_month) for year in holding.years] == [
        (2019, 1, 1),
        (2020, 1, 0),
        (2021, 5, 1),
    ]


def test_every_number_is_what_its_link_finds(client: Client) -> None:
    outlet, author = make_outlet(), make_author()
    for date in ("2021-06-23", "2021-06", "2021", "[2021-05..2021-06]", None, "XXXX-06-28"):
        make_article(str(date), outlet=outlet, date=date)
        make_article(f"{date} signed", date=date, date_inferred="2021-06", authors=[author])
    index_all()
    for holding in covered(client).holdings:
        numbers = [
            (holding.question.url, holding.tally.held),
            (holding.undated_url, holding.tally.undated),
            (holding.unattributed_url, holding.tally.unattributed),
            *((year.url, year.count) for year in holding.years),
            *((month.url, month.count) for year in holding.years for month in year.months),
        ]
        found = [(url, client.get(url).context["answer"].total) for url, _ in numbers]
        assert found == numbers


@pytest.mark.parametrize(
    ("first", "last", "guess", "by", "time"),
    [
        ("2021-06", "2021-06", None, "2021-06", "2021-06"),
        ("2021-01", "2021-12", None, "2021-01", "2021"),
        (None, None, "2021-01-", "2021-01", "2021-01"),
        (None, None, "2021", "2021-01", "2021"),
        (None, None, "[2021-0", "2021-02", "2021"),
        (None, None, "2021-21", "2021-04", "2021"),
        (None, None, None, None, None),
    ],
)
def test_a_time_is_no_finer_than_the_date(
    first: str | None, last: str | None, guess: str | None, by: str | None, time: str | None
) -> None:
    assert time_of(first, last, guess, by) == time


def test_what_is_not_known_is_counted_by_outlet_and_in_all(client: Client) -> None:
    lantern, author = make_outlet("Lantern"), make_author()
    make_article("A", outlet=lantern, authors=[author], is_reviewed=True, date="2021")
    make_article("B", outlet=lantern)
    make_article("C", authors=[author, make_author("Li Wei")])
    page = covered(client)
    counted = [(each.held, each.undated, each.unattributed, each.unreviewed) for each in
               (*(holding.tally for holding in page.holdings), page.sums)]  # fmt: skip
    assert counted == [(2, 1, 1, 1), (1, 1, 0, 1), (3, 2, 1, 2)]
    assert [holding.outlet for holding in page.holdings] == [lantern, None]


def test_what_was_withdrawn_is_not_counted(client: Client) -> None:
    make_article("A", access="withdrawn")
    make_article("B", outlet=make_outlet(access="withdrawn"))
    page = covered(client)
    assert (page.holdings, page.sums.held) == ([], 0)


def test_the_state_of_the_index_and_the_version_are_told(client: Client) -> None:
    assert "There is no search index yet." in client.get("/coverage/").text
    make_article()
    index_all()
    response = client.get("/coverage/")
    assert response.context["coverage"].indexed_at == IndexPlace.objects.get().noted_at
    assert f"Commentary Archive {settings.VERSION}" in response.text


def test_the_version_is_that_of_the_project() -> None:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == settings.VERSION


def test_many_outlets_have_several_pages(client: Client) -> None:
    for number in range(OUTLETS_ON_A_PAGE + 1):
        make_article(f"A {number}", outlet=make_outlet(f"Outlet {number:02}"))
    assert len(covered(client).holdings) == OUTLETS_ON_A_PAGE
    page = covered(client, "?page=2")
    assert [holding.key for holding in page.holdings] == [f"outlet-{OUTLETS_ON_A_PAGE}"]
    assert (page.sums.held, page.paging.previous_url) == (OUTLETS_ON_A_PAGE + 1, "/coverage/")


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 31, "%00", "%ED%A0%80", "1" * 5000])
def test_a_page_that_is_not_understood_is_the_first(client: Client, page: str) -> None:
    make_article()
    assert covered(client, f"?page={page}").remarks == [
        "That page number was not understood; this is the first page."
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_article(f"A {number}", outlet=make_outlet(f"Outlet {number}"), date=f"202{number}")
        make_article(f"B {number}")
    assert Article.objects.count() == 2 * count
    with django_assert_num_queries(4):
        client.get("/coverage/")
