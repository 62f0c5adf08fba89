"""The search page, asked of the real engine."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from archive.models import Article
from archive.search.engine import Sort
from archive.web.results import Answer
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbor() -> dict[str, Article]:
    """Five articles on one harbor, indexed."""
    lantern, quay = make_outlet("Lantern"), make_outlet("Quay Post")
    ada, li = make_author("Ada Marsh"), make_author("Li Wei")
    articles = {
        "tides": make_article(
            "Tides",
            outlet=lantern,
            authors=[ada, li],
            date="2021-06-23",
            language="en",
            body=["Nothing here.", "The harbor is resetting its gates."],
        ),
        "gates": make_article(
            "Harbor gates",
            outlet=quay,
            authors=[li],
            date="2020-01",
            language="en",
            body=["The harbor and the harbor gates."],
        ),
        "yearless": make_article(
            "No year", outlet=quay, date="XXXX-06-28", language="en", body=["A harbor in June."]
        ),
        "undated": make_article("No day", language="en", body=["A harbor on no day."]),
        "korean": make_article("항구의 문", date="2022", language="ko", body=["항구는 조용하다."]),
    }
    index_all()
    return articles


def ask(client: Client, query: str) -> Answer:
    response = client.get(f"/search/?{query}")
    assert response.status_code == 200
    answer: Answer = response.context["answer"]
    return answer


def titles(answer: Answer) -> list[str | None]:
    return [result.article.title for result in answer.results]


def test_nothing_asked_lists_everything_newest_first_and_the_undated_apart(
    client: Client, harbor: dict[str, Article]
) -> None:
    answer = ask(client, "")
    assert answer.total == len(harbor)
    assert titles(answer) == ["항구의 문", "Tides", "Harbor gates"]
    assert {each.article.title for each in answer.undated} == {"No year", "No day"}


@pytest.mark.usefixtures("harbor")
def test_the_undated_are_last_from_the_oldest_as_well(client: Client) -> None:
    answer = ask(client, "q=harbor&sort=oldest")
    assert titles(answer) == ["Harbor gates", "Tides"]
    assert {each.article.title for each in answer.undated} == {"No year", "No day"}


@pytest.mark.usefixtures("harbor")
def test_by_relevance_nothing_stands_apart(client: Client) -> None:
    answer = ask(client, "q=harbor")
    assert titles(answer)[0] == "Harbor gates"
    assert (len(answer.results), answer.undated) == (4, [])
    assert [(order.name, order.is_current) for order in answer.orders] == [
        ("Relevance", True),
        ("Newest", False),
        ("Oldest", False),
    ]


def test_a_result_shows_its_words_and_leads_to_their_paragraph(
    client: Client, harbor: dict[str, Article]
) -> None:
    response = client.get("/search/?q=reset")
    [result] = response.context["answer"].results
    assert [(each.text, each.marks, each.paragraph) for each in result.snippets] == [
        ("The harbor is resetting its gates.", ((14, 23),), 2)
    ]
    shown = (
        f'<a href="{harbor["tides"].get_absolute_url()}#p2">'
        "The harbor is <mark>resetting</mark> its gates.</a>"
    )
    assert shown in response.content.decode()


@pytest.mark.usefixtures("harbor")
def test_the_page_says_how_the_question_was_read_and_what_was_not(client: Client) -> None:
    page = client.get('/search/?q=harbor+-winter+"').content.decode()
    assert 'Read as: <code dir="auto">harbor AND NOT winter</code>' in page
    assert "unbalanced quote" in page


@pytest.mark.usefixtures("harbor")
def test_facets_count_the_whole_result_with_what_lacks_a_value_last(client: Client) -> None:
    facets = ask(client, "q=harbor").facets
    assert [
        (facet.title, [(row.name, row.count, row.is_missing) for row in facet.rows])
        for facet in facets
    ] == [
        ("Outlet", [("Quay Post", 2, False), ("Lantern", 1, False), ("No outlet named", 1, True)]),
        ("Author", [("Li Wei", 2, False), ("Ada Marsh", 1, False), ("No author named", 2, True)]),
        ("Year", [("2021", 1, False), ("2020", 1, False), ("Undated", 2, True)]),
    ]


@pytest.mark.usefixtures("harbor")
def test_a_facet_narrows_and_its_chip_undoes_that(client: Client) -> None:
    [outlet, *_] = ask(client, "q=harbor").facets
    assert outlet.rows[0].url == "/search/?q=harbor&outlet=quay-post"
    narrowed = ask(client, "q=harbor&outlet=quay-post")
    assert narrowed.total == 2
    [chip] = narrowed.chips
    assert (chip.title, chip.name, chip.url) == ("Outlet", "Quay Post", "/search/?q=harbor")
    assert [(row.name, row.is_chosen, row.url) for row in narrowed.facets[0].rows] == [
        ("Quay Post", True, "/search/?q=harbor"),
        ("Lantern", False, "/search/?q=harbor&outlet=quay-post&outlet=lantern"),
        ("No outlet named", False, "/search/?q=harbor&outlet=quay-post&outlet=-"),
    ]


@pytest.mark.usefixtures("harbor")
def test_what_lacks_a_value_can_be_asked_for(client: Client) -> None:
    answer = ask(client, "outlet=-&author=-&year=-")
    assert [each.article.title for each in answer.undated] == ["No day"]
    assert [chip.name for chip in answer.chips] == [
        "no outlet named",
        "no author named",
        "undated",
    ]


@pytest.mark.usefixtures("harbor")
def test_a_chosen_value_that_nothing_has_keeps_its_name(client: Client) -> None:
    answer = ask(client, "q=nowhere&outlet=quay-post&author=nobody")
    assert answer.total == 0
    assert [chip.name for chip in answer.chips] == ["Quay Post", "nobody"]


@pytest.mark.usefixtures("harbor")
def test_what_is_only_possibly_in_the_dates_is_counted_marked_and_can_be_left_out(
    client: Client,
) -> None:
    response = client.get("/search/?q=harbor+date:2021-06")
    answer = response.context["answer"]
    assert (answer.total, answer.possible) == (2, 1)
    assert {result.article.title: result.hit.is_certain for result in answer.results} == {
        "Tides": True,
        "No year": False,
    }
    assert "2 articles, of them 1 possibly" in response.content.decode()
    certain = client.get(answer.certain_url).context["answer"]
    assert (certain.total, certain.possible, titles(certain)) == (1, 0, ["Tides"])
    assert [chip.name for chip in certain.chips] == ["certain only"]


def test_results_come_in_pages_and_one_past_the_end_is_the_last(client: Client) -> None:
    for number in range(21):
        make_article(f"Number {number}", date=f"2021-01-{number + 1:02}", body=["A harbor."])
    index_all()
    second = ask(client, "q=harbor&sort=oldest&page=2")
    assert (second.total, titles(second)) == (21, ["Number 20"])
    assert second.paging.previous_url == "/search/?q=harbor&sort=oldest"
    beyond = ask(client, "q=harbor&sort=oldest&page=1000000")
    assert titles(beyond) == ["Number 20"]
    assert beyond.remarks == [
        "There is no page 1,000,000: the list has 2 pages, and this is the last."
    ]


def test_an_article_that_the_database_no_longer_has_is_left_out(
    client: Client, harbor: dict[str, Article]
) -> None:
    Article.objects.filter(pk=harbor["undated"].pk).update(public_id="f" * 12)
    assert [each.article.title for each in ask(client, "").undated] == ["No year"]


HOSTILE = [
    "q=%00",
    "q=%ED%A0%80",
    "q=%FF%FE",
    "q=" + "(" * 5000,
    "q=" + quote('"' * 501),
    "q=outlet%3A",
    "q=date%3A0000-00-00",
    "q=%2A%3F~%5B%5D%7B%7D%5C%2F",
    "q=%E2%80%AE%D8%A7%CC%81",
    "q=" + quote("😀" * 300),
    "q=a&q=b",
    "page=1" + "0" * 30,
    "page=-1",
    "page=%00",
    "year=0",
    "year=99999",
    "year=0001",
    "year=9999",
    "outlet=%00&author=%00",
    "outlet=%27%20OR%201%3D1",
    "sort=%00",
    "dates=%F0%9F%98%80",
    "&".join(f"author={number}" for number in range(500)),
    "unknown=1&%00=%00",
    "q=date%3A0001&dates=certain",
    "q=date%3A9999-12-31",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.usefixtures("harbor")
def test_no_query_string_breaks_the_page(client: Client, query: str) -> None:
    response = client.get("/search/", QUERY_STRING=query)
    assert response.status_code == 200
    assert "\x00" not in response.content.decode()


@pytest.mark.usefixtures("harbor")
def test_the_question_is_repeated_escaped(client: Client) -> None:
    page = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script" not in page
    assert re.search(r'value="&quot;&gt;&lt;script&gt;', page)


@pytest.mark.usefixtures("harbor")
def test_the_form_keeps_the_choices_beside_the_words(client: Client) -> None:
    page = client.get("/search/?q=harbor&outlet=lantern&sort=oldest&dates=certain").content.decode()
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    assert kept == [("outlet", "lantern"), ("sort", "oldest"), ("dates", "certain")]


def test_without_an_index_the_page_says_what_to_do(client: Client) -> None:
    make_article()
    response = client.get("/search/?q=tides")
    page = response.content.decode()
    assert response.status_code == 503
    assert "The search cannot answer just now" in page
    assert "<code>manage.py index</code> mends the index" in page
    assert "no search index" not in page
    assert 'value="tides"' in page


@pytest.mark.usefixtures("harbor")
def test_a_damaged_index_is_no_traceback(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(settings.ARCHIVE_INDEX, tmp_path / "broken"))
    for file in broken.rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00broken")
    settings.ARCHIVE_INDEX = broken
    assert client.get("/search/?q=harbor").status_code == 503


@pytest.mark.parametrize("query", ["", "q=harbor", "q=nowhere&outlet=lantern&author=nobody"])
@pytest.mark.usefixtures("harbor")
def test_the_page_asks_at_most_eight_questions(
    client: Client, query: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8):
        client.get(f"/search/?{query}")


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow_with_the_results(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    authors = [make_author(f"Name {number}") for number in range(count)]
    for number in range(count):
        outlet = make_outlet(f"Outlet {number}")
        make_article(f"Harbor {number}", outlet=outlet, authors=authors, body=["A harbor."])
    index_all()
    with django_assert_num_queries(3):
        client.get("/search/?q=harbor")


@pytest.mark.usefixtures("harbor")
def test_a_search_in_an_order_by_date_is_told_from_the_usual_one(client: Client) -> None:
    assert ask(client, "q=harbor&sort=newest").question.sort is Sort.NEWEST
    assert ask(client, "q=harbor").question.sort is None
