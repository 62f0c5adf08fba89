"""A reference copied and files taken away in a real browser, without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tides() -> str:
    """The address of an article with an author, an outlet and a date."""
    article = make_article(
        "Tides",
        outlet=make_outlet("The Lantern", kind="newspaper"),
        authors=[make_author("Ada Marsh", family="Marsh", given="Ada", order="given-first")],
        date="2021-06-23",
        body=["The tide came in.", "It went."],
    )
    index_all()
    return article.get_absolute_url()


def test_a_reference_is_reached_and_chosen_by_keyboard_alone(reader_page: Page) -> None:
    reader_page.goto(tides())
    reader_page.get_by_text("Cite this article").focus()
    reader_page.keyboard.press("Enter")
    reader_page.keyboard.press("Tab")
    box = reader_page.get_by_label("APA")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("readonly", "")
    reader_page.keyboard.press("Control+a")
    chosen = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert chosen.startswith("Marsh, A. (2021, June 23). Tides. The Lantern. http")


def test_a_paragraph_is_cited_by_its_number(reader_page: Page) -> None:
    reader_page.goto(tides())
    reader_page.get_by_label("Cite a paragraph by its number").fill("2")
    reader_page.keyboard.press("Enter")
    box = reader_page.get_by_label("Paragraph 2, MLA")
    expect(box).to_be_visible()
    address = box.input_value().removeprefix("(Marsh, par. 2) ")
    reader_page.goto(address)
    expect(reader_page.locator("#p2:target:has-text('It went.')")).to_be_visible()


def test_the_files_of_a_search_are_saved(reader_page: Page) -> None:
    tides()
    reader_page.goto("/search/?q=tide")
    for name, file in (("CSV", "search.csv"), ("RIS", "search.ris")):
        with reader_page.expect_download() as saved:
            reader_page.get_by_role("link", name=name, exact=True).click()
        assert saved.value.suggested_filename == file


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_reaches_beyond_the_page(
    open_context: Callable[..., BrowserContext], width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{tides()}?p=1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("abbr.unapi-id")).to_have_count(0)
