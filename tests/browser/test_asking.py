"""The form beside the search box, filled in by a reader without JavaScript, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.holdings import index_all, make_article, make_outlet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_filled_in_becomes_the_question_in_the_box(reader_page: Page) -> None:
    quay = make_outlet("Quay Post")
    for title, year in (("Harbor gates", "2020"), ("Harbor tides", "2021"), ("A winter", "2021")):
        make_article(title, outlet=quay, date=year, language="en", body=["A harbor."])
    index_all()
    reader_page.goto("/search/")
    reader_page.get_by_text("Ask by filling in a form").focus()
    keys = ["Enter", "Tab", "harbor", "Tab", "gates tides", "Tab", "Tab", "winter", "Tab"]
    keys += ["Quay Post", "Tab", "Tab", "2020", "Tab", "2021", "Tab", "English", "Tab", "Enter"]
    for key in keys:
        if key in {"Enter", "Tab"}:
            reader_page.keyboard.press(key)
        else:
            reader_page.keyboard.type(key)
    box = reader_page.get_by_role("searchbox", name="Search the archive")
    written = 'harbor (gates OR tides) -winter outlet:"Quay Post" lang:en date:2020..2021'
    expect(box).to_have_value(written)
    expect(reader_page.get_by_text("2 articles", exact=True)).to_be_visible()
    for chip in ("Date: 2020 to 2021", "Outlet: Quay Post"):
        narrowed = reader_page.get_by_role("list", name="Narrowed to")
        narrowed.get_by_role("link", name=chip).click()
    expect(box).to_have_value("harbor (gates OR tides) -winter lang:en")
