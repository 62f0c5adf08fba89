"""One journey through a real browser: a reader without JavaScript, and a curator."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from archive.models import Article, Identity

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FILE = "01-ledger-signing.txt"
PASSWORD = "as good as its dry years"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def said() -> dict[str, Any]:
    """What the page says that the journey is about, once the demo's pages are ingested."""
    Identity.objects.get_or_create()  # gone where a test before emptied the whole database
    call_command("ingest", str(FIXTURES / "pages"), verbosity=0)
    truth = json.loads((FIXTURES / "truth.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = next(record for record in truth if record["file"] == FILE)
    return found


@pytest.fixture
def curator() -> User:
    """Somebody who may correct."""
    return User.objects.create_superuser("curator", password=PASSWORD)


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Search the archive").fill(words)
    page.get_by_role("button", name="Search").click()


def test_a_reader_finds_and_reads_and_a_curator_corrects(
    reader_page: Page, desk_page: Page, said: dict[str, Any], curator: User
) -> None:
    outlet, author = said["outlet"], said["authors"][0]["name"]
    reader_page.goto("/")
    search(reader_page, "treaty drought")
    narrow = reader_page.get_by_role("navigation", name="Narrow the result")
    narrow.get_by_role("link", name=outlet).click()
    expect(reader_page.get_by_role("list", name="Narrowed to")).to_contain_text(outlet)
    reader_page.get_by_role("link", name=said["title"]).click()
    assert heading(reader_page) == said["title"]
    paragraphs = reader_page.locator(".text > p[id]")
    assert paragraphs.count() == len(said["body"])
    article_url = reader_page.url

    reader_page.get_by_role("link", name="The page as it was saved").click()
    assert heading(reader_page) == FILE
    expect(reader_page.get_by_role("table")).to_contain_text(said["title"])

    reader_page.goto(article_url)
    reader_page.get_by_role("main").get_by_role("link", name=outlet).first.click()
    assert heading(reader_page) == outlet
    reader_page.goto(article_url)
    reader_page.get_by_role("main").get_by_role("link", name=author).first.click()
    assert heading(reader_page) == author

    correct_title(desk_page, said["title"], "A treaty for the zephyrs", curator)

    search(reader_page, "zephyr")
    reader_page.get_by_role("link", name="A treaty for the zephyrs").click()
    assert heading(reader_page) == "A treaty for the zephyrs"
    assert reader_page.url.split("/")[4] == article_url.split("/")[4]


def correct_title(page: Page, title: str, corrected: str, curator: User) -> None:
    """Log in at the desk and give the article another title."""
    article = Article.objects.get(title=title)
    page.goto(f"/desk/archive/article/{article.pk}/change/")
    page.get_by_label("Username").fill(curator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_label("Title", exact=False).first.fill(corrected)
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".success")).to_be_visible()
