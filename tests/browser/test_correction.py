"""From "this author is wrong" to corrected, searchable and explained, in a real browser."""

import pytest
from playwright.sync_api import Locator, Page, expect

from archive.models import Article, Author, Identity
from archive.search import sync
from tests.browser.logins import log_in
from tests.desk import make_curator
from tests.pages import stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_CLICKS = 4


class Clicks:
    """Clicks, counted; what is typed goes where the last click put the cursor."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, place: Locator) -> None:
        self.count += 1
        place.click()


@pytest.fixture
def article() -> Article:
    Identity.objects.get_or_create()  # gone where a test before emptied the whole database
    found = stored("Tides and gates", authors=["Ada Mrash"])
    sync.rebuild()
    return found


@pytest.fixture
def page(desk_page: Page, live_server: object) -> Page:
    """The window of a curator who has logged in."""
    return log_in(desk_page, live_server, make_curator())


def test_a_wrong_author_is_corrected_in_four_clicks(page: Page, article: Article) -> None:
    click = Clicks()
    page.goto(article.get_absolute_url())
    click(page.get_by_role("link", name="Curate"))
    name = page.locator("#id_bylines-0-name")
    click(name)
    page.keyboard.press("Control+A")
    page.keyboard.type("Ada Marsh")
    click(page.get_by_role("button", name="Save and view the page").first)
    expect(page.get_by_role("list", name="Byline")).to_have_text("Ada Marsh")
    click(page.get_by_role("link", name="authors", exact=True))
    expect(page.locator("#from-authors")).to_contain_text("Said by a curator")
    expect(page.locator("#from-authors")).to_be_in_viewport()
    assert click.count <= MOST_CLICKS
    page.goto("/search/?q=author:marsh")
    expect(page.get_by_role("link", name=str(article))).to_be_visible()
    assert Author.objects.get(name="Ada Marsh").articles.get() == article


def test_lines_are_relabelled_with_a_preview(page: Page, article: Article) -> None:
    page.goto(f"/desk/archive/article/{article.pk}/lines/")
    page.get_by_role("checkbox", name="Line 3").check()
    page.get_by_label("The ticked lines are").select_option("caption")
    page.get_by_role("button", name="Preview").click()
    preview = page.get_by_role("region", name="Preview: nothing has been saved")
    expect(preview).to_contain_text("Nobody had closed the gate.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".success")).to_have_text("Relabelled: body, captions.")
    assert Article.objects.get().captions == ["Nobody had closed the gate."]


def test_what_is_typed_survives_a_preview_of_the_date(page: Page, article: Article) -> None:
    page.goto(f"/desk/archive/article/{article.pk}/change/")
    page.locator("#id_date").fill("[2021-05..2021-06-15]")
    page.locator("#id_section").fill("Opinion")
    page.get_by_role("button", name="Preview").first.click()
    preview = page.get_by_role("region", name="Preview: nothing has been saved")
    expect(preview).to_contain_text("between May 2021 and 15 June 2021")
    expect(page.locator("#id_section")).to_have_value("Opinion")
    assert Article.objects.get().date is None
    page.get_by_role("button", name="Save", exact=True).first.click()
    assert Article.objects.get().date == "[2021-05..2021-06-15]"
