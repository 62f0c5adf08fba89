"""No page scrolls sideways at 320 pixels, whatever stands on it."""

import pytest
from playwright.sync_api import Page

from tests.holdings import index_all, make_article, make_author, make_claim, make_outlet

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "x" * 200


def test_no_page_scrolls_sideways_on_the_narrowest_screen(reader_page: Page) -> None:
    outlet, author = make_outlet(LONG), make_author(f"{LONG} الحداد")
    article = make_article(
        "😀" * 300,
        deck=LONG,
        outlet=outlet,
        authors=[author],
        affiliation=LONG,
        section=LONG,
        tags=[LONG],
        url=f"https://example.org/{LONG}",
        body=[f"{LONG} harbor", "운하" * 100],
        captions=[LONG],
        notes=[LONG],
        damage=[{"kind": "cut sentence", "paragraph": 1, "text": LONG}],
    )
    make_claim(article, "deck", LONG, rule=LONG[:80])
    index_all()
    reader_page.set_viewport_size({"width": 320, "height": 800})
    for address in (
        *("/", "/a/", "/search/?q=harbor", f"/search/?q={LONG}", "/outlets/", "/authors/"),
        *("/help/", "/about/", "/nothing/", article.get_absolute_url()),
        f"/outlets/{outlet.slug}/",
        f"/authors/{author.slug}/",
        f"/captures/{article.captures.get().sha256}/",
    ):
        reader_page.goto(address)
        width = reader_page.evaluate("document.documentElement.scrollWidth")
        assert (address, width) == (address, 320)
