"""Every list and article as data, by the suffix of its address."""

import csv
import io
import json
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.exports import selection
from archive.exports.forms import FORMS
from archive.exports.names import NAME_COLUMNS
from archive.exports.tables import COLUMNS
from archive.exports.texts import BETWEEN
from archive.models import Access, Article, Author, Dossier, Outlet, Topic
from archive.search import sync
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db

FORMULAS = ("=1+1", "+1", "-1", "@x", "\t=1", "＝1", "＋1", "－1", "＠x", "\r=1")


def holdings(count: int = 3) -> list[Article]:
    """Articles of one outlet and author, newest first, in a topic, and the other way in a dossier;
    and one of nobody and nowhere."""
    lantern = make_outlet("The Lantern", kind="newspaper")
    ada = make_author("Ada Marsh", family="Marsh", given="Ada", order="given-first")
    topic = Topic.objects.create(name="Water")
    dossier = Dossier.objects.create(name="Flood")
    made = [
        make_article(
            f"Tides {number}",
            outlet=lantern,
            authors=[ada],
            date=f"20{20 - number}-06-23",
            body=["The tide came in.", "It went."],
            language="en",
            tags=["Moon", "Sea"],
        )
        for number in range(count)
    ]
    topic.articles.add(*made)
    for position, article in enumerate(reversed(made), start=1):
        dossier.entries.create(article=article, position=position)
    make_article("Of nobody")
    index_all()
    return made


LISTS = {
    "/a": ["Tides 0", "Tides 1", "Tides 2", "Of nobody"],
    "/search?q=tides": ["Tides 0", "Tides 1", "Tides 2"],
    "/search?q=tides&sort=oldest&page=2": ["Tides 2", "Tides 1", "Tides 0"],
    "/outlets/the-lantern": ["Tides 0", "Tides 1", "Tides 2"],
    "/outlets/-": ["Of nobody"],
    "/authors/ada-marsh": ["Tides 0", "Tides 1", "Tides 2"],
    "/authors/-": ["Of nobody"],
    "/topics/water": ["Tides 0", "Tides 1", "Tides 2"],
    "/dossiers/flood": ["Tides 2", "Tides 1", "Tides 0"],
}
"""The titles on each list, in its order."""


def at(address: str, suffix: str) -> str:
    path, mark, query = address.partition("?")
    return f"{path}.{suffix}{mark}{query}"


def text_at(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.getvalue().decode()


def table(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize(("address", "titles"), LISTS.items())
def test_a_list_has_the_same_articles_in_every_form(
    client: Client, address: str, titles: list[str]
) -> None:
    holdings()
    texts = {suffix: text_at(client, at(address, suffix)) for suffix in FORMS}
    names, *rows = table(texts["csv"])
    assert (tuple(names), [row[3] for row in rows]) == (COLUMNS, titles)
    assert [row["title"] for row in json.loads(texts["json"])["articles"]] == titles
    assert [item["title"] for item in json.loads(texts["csl.json"])] == titles
    assert re.findall("^TI  - (.+)\r$", texts["ris"], re.MULTILINE) == titles
    assert re.findall("^  title = {{(.+)}},$", texts["bib"], re.MULTILINE) == titles
    assert [part.split("\n")[0] for part in texts["txt"].split(f"\n{BETWEEN}\n\n")] == titles
    assert set(re.findall("<title>(.+)</title>", texts["atom"])) >= set(titles)


def test_the_columns_hold_what_they_are_called(client: Client) -> None:
    article, *_ = holdings()
    path = article.get_absolute_url()
    row = json.loads(text_at(client, "/a.json"))["articles"][0]
    assert row == {
        "id": article.public_id,
        "path": path,
        "url": None,
        "title": "Tides 0",
        "authors": ["Ada Marsh"],
        "outlet": "The Lantern",
        "date": "2020-06-23",
        "date_inferred": None,
        "section": None,
        "tags": ["Moon", "Sea"],
        "language": "en",
        "kind": None,
        "text_kind": "full",
        "access": "open",
        "is_reviewed": False,
        "page": f"http://testserver{path}",
    }
    cells = dict(zip(*table(text_at(client, "/a.csv"))[:2], strict=True))
    assert (cells["tags"], cells["url"], cells["page"]) == ("Moon; Sea", "", row["page"])


@pytest.mark.parametrize("suffix", FORMS)
def test_an_article_in_every_form(client: Client, suffix: str) -> None:
    article, *_ = holdings()
    response = client.get(f"/a/{article.public_id}.{suffix}")
    text = response.getvalue().decode()
    assert response["Content-Type"].partition(";")[0] == FORMS[suffix].media_type.partition(";")[0]
    assert f'filename="{article.public_id}.{suffix}"' in response["Content-Disposition"]
    assert response["X-Robots-Tag"] == "noindex"
    assert text.count("Tides 0") >= 1
    assert "Tides 1" not in text
    assert ("It went." in text) == (suffix in {"json", "txt"})


def test_an_article_as_json_has_its_text_and_its_reference(client: Client) -> None:
    article, *_ = holdings()
    whole = json.loads(text_at(client, f"/a/{article.public_id}.json"))
    assert whole["body"] == ["The tide came in.", "It went."]
    assert whole["csl"]["issued"] == {"date-parts": [[2020, 6, 23]]}
    Article.objects.update(access=Access.METADATA)
    closed = json.loads(text_at(client, f"/a/{article.public_id}.json"))
    assert (closed["body"], closed["access"]) == ([], "metadata")
    text = text_at(client, f"/a/{article.public_id}.txt")
    assert text.endswith("\n\n[The text of this article is not shown here.]\n")


@pytest.mark.parametrize(
    "address",
    ["/a.xml", "/a.csv2", "/a.csl", "/a.CSV", "/search.html?q=a", "/outlets/the-lantern.pdf",
     "/outlets/nobody.csv", "/authors/-.docx", "/nothing.csv", "/a/.csv", "/a/zz.csv", "/a.",
     "/outlets/the-lantern.json.csv", "/a.csv.gz"],
)  # fmt: skip
def test_what_is_no_form_or_no_list_is_not_found(client: Client, address: str) -> None:
    holdings()
    assert client.get(address, follow=True).status_code == 404


@pytest.mark.parametrize("address", ["/a.xml", "/a/{id}.xyz", "/outlets/the-lantern.pdf"])
def test_a_form_that_is_none_is_refused_at_once(client: Client, address: str) -> None:
    article, *_ = holdings()
    assert client.get(address.format(id=article.public_id)).status_code == 404


def test_other_addresses_of_an_article_or_a_row_lead_on(client: Client) -> None:
    article, *_ = holdings()
    sha256 = article.captures.get().sha256
    moved = client.get(f"/a/{sha256}.ris")
    assert (moved.status_code, moved["Location"]) == (301, f"/a/{article.public_id}.ris")
    old = Author.objects.create(name="A. Marsh", merged_into=Author.objects.get(name="Ada Marsh"))
    merged = client.get(f"/authors/{old.slug}.csl.json")
    assert (merged.status_code, merged["Location"]) == (301, "/authors/ada-marsh.csl.json")


class TestTheCap:
    """A file has so many articles and no more, and says so."""

    @pytest.fixture(autouse=True)
    def two(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(selection, "MOST", 2)
        holdings()

    @pytest.mark.parametrize("address", ["/search.csv", "/a.csv", "/search.csv?page=" + "9" * 30])
    def test_it_is_said_in_the_last_line_and_in_a_header(
        self, client: Client, address: str
    ) -> None:
        response = client.get(address)
        *rows, last = table(response.getvalue().decode())
        assert len(rows) == 3
        said = "4 articles were found; these are the first 2, and no file has more."
        assert last == [said]
        assert (response["X-Total-Count"], response["X-Most-In-File"]) == ("4", "2")

    def test_other_forms_say_it_in_their_own_way(self, client: Client) -> None:
        assert json.loads(text_at(client, "/a.json"))["remark"].startswith("4 articles were")
        assert text_at(client, "/a.bib").splitlines()[-1].startswith("% 4 articles were found")
        assert text_at(client, "/a.txt").splitlines()[-1].startswith("4 articles were found")
        assert client.get("/a.ris")["X-Total-Count"] == "4"

    def test_lists_of_names_say_it_too(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("archive.exports.names.MOST", 2)
        for number in range(2):
            make_article(authors=[make_author(f"Bea {number}")])
        said = "3 names were found; these are the first 2, and no file has more."
        response = client.get("/authors.csv")
        *rows, last = table(response.getvalue().decode())
        assert ([row[0] for row in rows], last) == (["name", "Ada Marsh", "Bea 0"], [said])
        assert response["X-Total-Count"] == "3"
        assert text_at(client, "/authors.txt").splitlines()[-2:] == ["", said]
        assert [row["name"] for row in json.loads(text_at(client, "/authors.json"))] == [
            "Ada Marsh", "Bea 0"
        ]  # fmt: skip

    def test_nothing_is_said_where_nothing_is_left_out(self, client: Client) -> None:
        assert len(table(text_at(client, "/search.csv?q=0"))) == 2
        assert json.loads(text_at(client, "/search.json?q=0"))["remark"] is None


def test_no_cell_is_a_formula(client: Client) -> None:
    for formula in FORMULAS:
        make_article(
            formula,
            outlet=make_outlet(formula),
            authors=[make_author(formula)],
            section=formula,
            tags=[formula],
            language="en",
            kind=formula,
            url=formula,
        )
    index_all()
    for address in ("/a.csv", "/search.csv", "/outlets/-.csv"):
        rows = table(text_at(client, address))[1:]
        cells = [cell for row in rows for cell in row]
        assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", cell)] == []
    assert len(table(text_at(client, "/a.csv"))) == len(FORMULAS) + 1


@pytest.mark.parametrize("suffix", FORMS)
def test_control_characters_in_a_title_break_no_form(client: Client, suffix: str) -> None:
    article = make_article("Ti\x01\x08\x1b\x85\u2028\ufffe\ud7ff\x7fdes\r\n=1", body=["Text."])
    index_all()
    for address in (f"/a.{suffix}", f"/a/{article.public_id}.{suffix}", f"/search.{suffix}"):
        assert "des" in text_at(client, address)


@pytest.mark.parametrize("suffix", FORMS)
def test_no_query_breaks_a_form(client: Client, suffix: str) -> None:
    holdings()
    for query in ("page=" + "9" * 31, "page=-1", "size=1e9", "q=" + "(" * 999, "q=%00"):
        text_at(client, f"/search.{suffix}?{query}")
        text_at(client, f"/a.{suffix}?{query}")


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("year=2", "year"),
        ("q=tides&sort=x&month=2021-13", "month, sort"),
        ("match=some&dates=all", "match, dates"),
        ("tag=" + "x" * 999, "tag"),
    ],
)
def test_a_file_of_something_else_than_was_asked_is_refused(
    client: Client, query: str, wrong: str
) -> None:
    holdings()
    response = client.get(f"/search.csv?{query}")
    assert (response.status_code, response.text) == (400, f"Not understood: {wrong}.\n")
    assert client.get(f"/search/?{query}").status_code == 200


def test_a_search_without_an_index_says_so(client: Client) -> None:
    make_article()
    response = client.get("/search.csv?q=tides")
    assert (response.status_code, response["Content-Type"]) == (503, "text/plain")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/a.csv", 3),
        ("/a.txt", 3),
        ("/search.csv?q=tides", 2),
        ("/outlets/the-lantern.ris", 4),
        ("/dossiers/flood.csl.json", 4),
        ("/a.atom", 5),
        ("/search.atom?q=tides", 5),
    ],
)
def test_the_number_of_questions_does_not_grow_with_the_list(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
    address: str,
    queries: int,
) -> None:
    holdings(count)
    with django_assert_num_queries(queries):
        text_at(client, address)


def test_what_was_withdrawn_meanwhile_is_left_out(client: Client) -> None:
    holdings()
    response = client.get("/a.csv")
    Article.objects.filter(title="Tides 1").update(access=Access.WITHDRAWN)
    titles = [row[3] for row in table(response.getvalue().decode())[1:]]
    assert titles == ["Tides 0", "Tides 2", "Of nobody"]


def test_texts_are_read_only_where_they_are_written() -> None:
    holdings()
    assert all("body" in each.get_deferred_fields() for each in selection.Selection.of(
        Article.objects.listed()).articles())  # fmt: skip


def test_the_pages_lead_to_their_data(client: Client) -> None:
    holdings()
    page = client.get("/search/?q=tides&sort=oldest&page=1").content.decode()
    for suffix in ("atom", "csv", "json", "ris"):
        assert f'href="/search.{suffix}?q=tides&amp;sort=oldest"' in page
    for address in ("/a/", "/outlets/the-lantern/", "/dossiers/flood/", "/authors/-/"):
        page = client.get(address).content.decode()
        feed = f'type="application/atom+xml" title="Atom feed" href="{address[:-1]}.atom">'
        assert f'<link rel="alternate" {feed}' in page
        assert f'<a href="{address[:-1]}.csv" rel="nofollow">CSV</a>' in page


def test_a_whole_archive_has_no_cap(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(selection, "MOST", 2)
    holdings()
    Article.objects.filter(title="Tides 1").update(access=Access.WITHDRAWN)
    Outlet.objects.update(access=Access.METADATA)
    Article.objects.filter(title="Tides 0").update(access=Access.OPEN)
    path = tmp_path / "all.jsonl"
    err = io.StringIO()
    call_command("export", "--jsonl", str(path), stderr=err)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(row["title"], row["body"]) for row in rows] == [
        ("Tides 0", ["The tide came in.", "It went."]),
        ("Tides 2", []),
        ("Of nobody", []),
    ]
    assert err.getvalue() == "3 articles\n"
    assert [each.name for each in tmp_path.iterdir()] == ["all.jsonl"]
    out = io.StringIO()
    call_command("export", "--jsonl", stdout=out, stderr=err)
    assert out.getvalue() == path.read_text(encoding="utf-8")
    sync.close()


@pytest.mark.parametrize(
    ("kind", "name", "slug"),
    [
        ("outlets", "The Lantern", "the-lantern"),
        ("authors", "Ada Marsh", "ada-marsh"),
        ("topics", "Water", "water"),
        ("dossiers", "Flood", "flood"),
    ],
)
def test_a_list_of_names_as_data(client: Client, kind: str, name: str, slug: str) -> None:
    holdings()
    path = f"/{kind}/{slug}/"
    row = {
        "name": name,
        "slug": slug,
        "articles": 3,
        "path": path,
        "page": f"http://testserver{path}",
    }
    assert json.loads(text_at(client, f"/{kind}.json")) == [row]
    assert table(text_at(client, f"/{kind}.csv")) == [[*NAME_COLUMNS], [*map(str, row.values())]]
    assert text_at(client, f"/{kind}.txt") == f"{name}\t3\n"
    assert client.get(f"/{kind}.ris").status_code == 404
    assert f'<a href="/{kind}.csv" rel="nofollow">CSV</a>' in client.get(f"/{kind}/").text
    Article.objects.update(access=Access.WITHDRAWN)
    assert json.loads(text_at(client, f"/{kind}.json")) == []


def test_articles_are_read_a_few_at_a_time(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    holdings()
    monkeypatch.setattr(selection, "TOGETHER", 1)
    chosen = selection.Selection.of(Article.objects.listed())
    with django_assert_num_queries(2):
        next(chosen.articles())
    with django_assert_num_queries(8):
        assert len(list(chosen.articles())) == 4
