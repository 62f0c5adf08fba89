"""The first page."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from archive.web.notice import NOTICE_LENGTH
from tests.holdings import make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def data_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.ARCHIVE_DATA_DIR = tmp_path
    return tmp_path


def test_the_archive_is_counted_by_what_has_articles(client: Client) -> None:
    make_article("A", outlet=make_outlet(), authors=[make_author(), make_author("Bo Reed")])
    make_article("B", date="2021")
    make_outlet("Empty")
    make_author("Silent")
    context = client.get("/").context
    assert [context[f"{name}_count"] for name in ("article", "outlet", "author", "undated")] == [
        2,
        1,
        2,
        1,
    ]


def test_the_newest_articles_and_the_largest_outlets_come_first(client: Client) -> None:
    small, large = make_outlet("Alpha"), make_outlet("Beta")
    for number in range(7):
        make_article(f"Number {number}", outlet=large, date=f"2021-01-0{number + 1}")
    make_article("Old", outlet=small, date="1999")
    context = client.get("/").context
    assert [row.title for row in context["newest"]] == [f"Number {n}" for n in (6, 5, 4, 3, 2, 1)]
    assert [(row.name, row.article_count) for row in context["outlets"]] == [
        ("Beta", 7),
        ("Alpha", 1),
    ]


def test_an_empty_archive_says_how_to_fill_it(client: Client) -> None:
    for address in ("/", "/a/", "/outlets/", "/authors/"):
        page = client.get(address).content.decode()
        assert "make demo PAGES=your-folder" in page
        assert ".venv/bin/python manage.py ingest your-folder" in page


@pytest.mark.parametrize("address", ["/", "/about/"])
def test_a_notice_of_the_data_folder_is_shown_escaped(
    client: Client, address: str, data_folder: Path
) -> None:
    assert client.get(address).context["notice"] is None
    (data_folder / "notice.txt").write_text("All <invented>.\n", encoding="utf-8")
    assert "<p>All &lt;invented&gt;.</p>" in client.get(address).content.decode()


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00broken"])
def test_a_notice_that_says_nothing_readable_is_left_out(
    client: Client, data_folder: Path, content: bytes
) -> None:
    (data_folder / "notice.txt").write_bytes(content)
    assert client.get("/").context["notice"] is None


def test_a_long_notice_is_cut(client: Client, data_folder: Path) -> None:
    (data_folder / "notice.txt").write_text("x" * (NOTICE_LENGTH + 1), encoding="utf-8")
    assert client.get("/").context["notice"] == "x" * NOTICE_LENGTH


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    authors = [make_author(f"Name {number}") for number in range(count)]
    for number in range(count):
        make_article(f"All {number}", authors=authors, outlet=make_outlet(f"Outlet {number}"))
    with django_assert_num_queries(8):
        client.get("/")
