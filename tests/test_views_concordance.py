"""The concordance page and its downloads, asked of the real engine."""

import csv
import io
import json
from itertools import pairwise
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.exports import concordance
from archive.models import Article
from archive.search.engine import Sort
from archive.templatetags.reading import concordance_url
from archive.web.concordance import Page
from archive.web.question import Question
from tests.holdings import index_all, make_article, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbor() -> dict[str, Article]:
    """Three articles on one harbor, indexed."""
    lantern = make_outlet("Lantern")
    articles = {
        "tides": make_article(
            "Tides",
            outlet=lantern,
            date="2021-06-23",
            language="en",
            body=["Nothing here.", "The old harbor is resetting its gates; a harbor rests."],
            captions=["=The harbor at night."],
        ),
        "gates": make_article(
            "Harbor gates", date="2020-01", language="en", body=["No new harbor was built."]
        ),
        "arabic": make_article("ميناء", language="ar", body=["هذا ميناء قديم."]),
    }
    index_all()
    return articles


def ask(client: Client, query: str) -> Page:
    response = client.get(f"/concordance/?{query}")
    assert response.status_code == 200
    page: Page = response.context["page"]
    return page


def lines(page: Page) -> list[tuple[str, str, str]]:
    return [(each.line.left, each.line.words, each.line.right) for each in page.lines]


def test_every_occurrence_is_a_line_that_leads_to_its_paragraph(
    client: Client, harbor: dict[str, Article]
) -> None:
    page = ask(client, "q=harbor&sort=date")
    assert lines(page) == [
        ("", "Harbor", " gates"),
        ("No new ", "harbor", " was built."),
        ("The old ", "harbor", " is resetting its gates; a harbor rests."),
        ("The old harbor is resetting its gates; a ", "harbor", " rests."),
        ("=The ", "harbor", " at night."),
    ]
    gates, tides = (f"{harbor[name].get_absolute_url()}?q=harbor" for name in ("gates", "tides"))
    assert [(each.url, each.place) for each in page.lines] == [
        (gates, "title"),
        (f"{gates}#p1", "¶ 1"),
        (f"{tides}#p2", "¶ 2"),
        (f"{tides}#p2", "¶ 2"),
        (f"{tides}#captions", "caption"),
    ]
    assert (page.total, page.articles) == (5, 2)


@pytest.mark.usefixtures("harbor")
def test_lines_are_put_in_order_by_the_words_beside_them(client: Client) -> None:
    to_the_left = ask(client, "q=harbor&sort=left")
    assert [left.split()[-1:] for left, _, _ in lines(to_the_left)] == [
        [], ["a"], ["new"], ["old"], ["=The"],
    ]  # fmt: skip
    to_the_right = ask(client, "q=harbor&sort=right")
    assert [right.split()[0] for _, _, right in lines(to_the_right)] == [
        "at", "gates", "is", "rests.", "was",
    ]  # fmt: skip


@pytest.mark.usefixtures("harbor")
def test_the_choices_of_the_search_page_narrow_it(client: Client) -> None:
    page = ask(client, "q=harbor&outlet=lantern&sort=right")
    assert page.total == 3
    assert page.asked.csv_url == "/concordance/csv/?q=harbor&outlet=lantern&sort=right"
    assert [(order.name, order.url, order.is_current) for order in page.orders][:3] == [
        ("As found", "/concordance/?q=harbor&outlet=lantern", False),
        ("Words to the left", "/concordance/?q=harbor&outlet=lantern&sort=left", False),
        ("Words to the right", "/concordance/?q=harbor&outlet=lantern&sort=right", True),
    ]


@pytest.mark.usefixtures("harbor")
def test_each_line_says_its_language_and_direction(client: Client) -> None:
    page = client.get("/concordance/", {"q": "ميناء", "sort": "date"}).content.decode()
    assert page.count('lang="ar" dir="rtl">') == 2
    assert '<span class="before"><bdi>هذا </bdi></span><mark>ميناء</mark>' in page


@pytest.mark.usefixtures("harbor")
def test_nothing_asked_and_nothing_found_say_so(client: Client) -> None:
    assert "Nothing asked yet" in client.get("/concordance/").content.decode()
    for question in ("volcano", "date:2021", "-harbor"):
        page = client.get("/concordance/", {"q": question}).content.decode()
        assert "No lines" in page
        assert "0 lines from 0 articles" in page


@pytest.mark.usefixtures("harbor")
def test_a_download_has_all_lines_and_no_formula(client: Client) -> None:
    response = client.get("/concordance/csv/?q=harbor&sort=date")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["left"] for row in rows][-1] == "'=The "
    assert [row["paragraph"] for row in rows] == ["", "1", "2", "2", ""]
    response = client.get("/concordance/jsonl/?q=harbor&sort=date")
    text = response.getvalue().decode()
    objects = [json.loads(line) for line in text.splitlines()]
    assert [each["left"] for each in objects][-1] == "=The "
    assert objects[1] == {
        "left": "No new ",
        "words": "harbor",
        "right": " was built.",
        "title": "Harbor gates",
        "outlet": None,
        "date": "2020-01",
        "paragraph": 1,
        "field": "body",
        "path": objects[0]["path"] + "#p1",
    }
    assert client.get("/concordance/exe/?q=harbor").status_code == 404


def test_lines_come_in_pages_and_a_limit_is_named(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        make_article(f"Number {number}", date=f"202{number}", body=["A harbor."] * 30)
    index_all()
    page = ask(client, "q=harbor&page=9")
    assert (page.total, len(page.lines), page.paging.number) == (90, 40, 2)
    assert page.remarks == ["There is no page 9: the list has 2 pages, and this is the last."]
    monkeypatch.setattr(concordance, "MAX_ARTICLES", 2)
    limited = ask(client, "q=harbor")
    assert limited.total == 60
    said = "3 articles were found; the lines are those of the first 2."
    assert limited.remarks == [said]
    table = client.get("/concordance/csv/?q=harbor").getvalue().decode()
    assert list(csv.reader(io.StringIO(table)))[-1] == [said]
    assert len(client.get("/concordance/jsonl/?q=harbor").getvalue().splitlines()) == 60


def test_a_search_leads_to_the_lines_of_its_results() -> None:
    question = Question("gate", {"outlet": ("lantern",)}, Sort.NEWEST, certain_dates=True, page=3)
    assert concordance_url(question) == "/concordance/?q=gate&outlet=lantern&dates=certain"
    assert concordance_url(Question()) == "/concordance/"


HOSTILE = [
    "q=%00",
    "q=%ED%A0%80",
    "q=" + "(" * 5000,
    "q=" + quote('"' * 501),
    "q=%2A%3F~%5B%5D%7B%7D%5C%2F",
    "q=%E2%80%AE%D8%A7%CC%81",
    "q=a&q=b&sort=left&sort=right",
    "q=harbor&page=1" + "0" * 30,
    "q=harbor&page=%00",
    "q=harbor&sort=%00",
    "q=harbor&sort=relevance",
    "q=harbor&outlet=%00&year=0&dates=%F0%9F%98%80",
    "unknown=1&%00=%00",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.usefixtures("harbor")
def test_no_query_string_breaks_the_page(client: Client, query: str) -> None:
    for address in ("/concordance/", "/concordance/csv/", "/concordance/jsonl/"):
        response = client.get(address, QUERY_STRING=query)
        assert response.status_code == 200
    assert "<script" not in client.get("/concordance/", {"q": '"><script>'}).content.decode()


@pytest.mark.usefixtures("harbor")
def test_what_was_not_understood_is_said_once(client: Client) -> None:
    response = client.get("/concordance/?q=harbor&sort=backwards&page=x")
    assert response.context["remarks"] == [
        "That page number was not understood; this is the first page.",
        "That order was not understood; the lines stand as they were found.",
    ]


@pytest.mark.parametrize("address", ["/concordance/", "/concordance/csv/"])
def test_without_an_index_the_page_says_what_to_do(client: Client, address: str) -> None:
    make_article()
    response = client.get(f"{address}?q=tides")
    assert response.status_code == 503
    assert "The search index cannot be read just now" in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_does_not_grow_with_the_lines(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        outlet = make_outlet(f"Outlet {number}")
        make_article(f"Number {number}", outlet=outlet, body=["A harbor."] * count)
    index_all()
    with django_assert_num_queries(2):
        client.get("/concordance/?q=harbor")


def test_texts_are_escaped(client: Client) -> None:
    evil = "<script>alert(1)</script> harbor"
    make_article(evil, outlet=make_outlet(evil), body=[evil], captions=[evil], date="2021")
    index_all()
    page = client.get("/concordance/?q=harbor").content.decode()
    assert "<script" not in page
    assert all(a.count("<mark>") <= 1 for a, _ in pairwise(page.split("</mark>")))
