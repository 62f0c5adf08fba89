"""A quotation checked and two texts compared in a real browser, without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.holdings import index_all, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_quotation_to_its_paragraph_by_keyboard_and_on_to_the_copy(
    reader_page: Page,
) -> None:
    said = "The harbor is resetting its gates"
    one = make_article("Tides", body=["Nobody asked.", f"{said}, they say."], date="2021-06-23")
    make_article("Gates", body=[f"{said}, nobody says."], date="2021-06-24")
    index_all()
    reader_page.goto("/quote/")
    reader_page.get_by_label("The quotation").focus()
    reader_page.keyboard.type("“the harbor is resetting\nits gates”")
    reader_page.keyboard.press("Tab")
    reader_page.keyboard.press("Enter")
    expect(reader_page.get_by_text("2 passages as quoted, in 2 articles")).to_be_visible()
    expect(reader_page.locator("blockquote mark").first).to_have_text(said)
    reader_page.get_by_role("link", name="In paragraph 2").press("Enter")
    expect(reader_page.locator(f"#p2:target:has-text('{said}')")).to_be_visible()
    reader_page.get_by_role("link", name="Compare side by side with Gates").press("Enter")
    expect(reader_page.get_by_role("heading", level=1)).to_have_text("Compare")
    reader_page.get_by_role("link", name="What differs, word by word").press("Enter")
    expect(reader_page.locator("del").last).to_have_text("they say.")
    expect(reader_page.locator("ins").last).to_have_text("nobody says.")
    assert one.public_id in reader_page.url
