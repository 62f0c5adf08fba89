"""No page scrolls sideways at 320 pixels, whatever stands on it; the desk at 360."""

import pytest
from playwright.sync_api import Page

from archive.curation.bulk import SetField, decide
from archive.models import Identity
from tests.browser.logins import log_in
from tests.desk import address as page_of_row
from tests.desk import list_address, make_curator
from tests.holdings import index_all, make_article, make_author, make_claim, make_outlet
from tests.pages import stored

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
    other = make_article("Gates", body=[f"{LONG} gate", "운하" * 90], authors=[author])
    make_claim(article, "deck", LONG, rule=LONG[:80])
    index_all()
    reader_page.set_viewport_size({"width": 320, "height": 800})
    for address in (
        *("/", "/a/", "/search/?q=harbor", f"/search/?q={LONG}", "/outlets/", "/authors/"),
        *("/help/", "/about/", "/api/", "/nothing/", article.get_absolute_url()),
        f"{article.get_absolute_url()}?q=harbor",
        f"/compare/?a={article.public_id}&a={other.public_id}&a={LONG}",
        f"/compare/?a={article.public_id}&a={other.public_id}&show=words",
        f"/quote/?quote={LONG}+harbor+and",
        f"/outlets/{outlet.slug}/",
        f"/authors/{author.slug}/",
        f"/captures/{article.captures.get().sha256}/",
    ):
        reader_page.goto(address)
        width = reader_page.evaluate("document.documentElement.scrollWidth")
        assert (address, width) == (address, 320)


def test_nor_does_the_desk_on_a_telephone(desk_page: Page, live_server: object) -> None:
    Identity.objects.get_or_create()  # gone where a test before emptied the whole database
    curator = make_curator()
    outlet = stored(LONG, outlet=LONG, body=("A tide.", LONG)).outlet
    article = stored("😀" * 100, outlet=LONG, authors=[LONG], affiliations={LONG: LONG})
    decide([article], SetField("kind", "essay"), curator, LONG)
    log_in(desk_page, live_server, curator)
    desk_page.set_viewport_size({"width": 360, "height": 800})
    article_pages = ("change", "history", "lines", "note", "access")
    for place in (
        *("/desk/", "/desk/queue/undated/", "/desk/queue/suggestions/", "/desk/archive/run/add/"),
        *(list_address(type(row)) for row in (article, outlet)),
        *(page_of_row(article, page) for page in article_pages),
        *(page_of_row(outlet, page) for page in ("change", "history", "judge")),
    ):
        desk_page.goto(place)
        width = desk_page.evaluate("document.documentElement.scrollWidth")
        assert (place, width) == (place, 360)
