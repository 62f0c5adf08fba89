"""Every kind of page in a real browser: light and dark, three widths, five scripts.

Each is checked by axe-core for WCAG 2.0 to 2.2 A and AA and for best practice, for its markup, for
sideways scroll at 320 pixels with and without the text spacing that WCAG 1.4.12 asks for, and for
what the browser says of it. The short suite goes to every kind once, and to the article in every
script, spread so that every pair of conditions occurs; the long one to all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import pytest
from django.test import override_settings
from django.urls import URLPattern, resolve
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from archive.search import sync
from archive.urls import urlpatterns
from tests.browser.kinds import KINDS, SCRIPTS, addresses_of, fill
from tests.browser.looking import dressed, look
from tests.browser.spreading import Combination, every, spread
from tests.emptying import empty
from tests.settings import MEMORY

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

CONDITIONS = {
    "scheme": ["light", "dark"],
    "width": ["320", "360", "1280"],
    "script": list(SCRIPTS),
}
NOWHERE = {"/nothing/"}
NO_PAGES = {
    *("search-written", "concordance-download", "capture-download", "health", "unapi"),
    *("opensearch", "robots", "sitemap", "sitemap-page"),
}
"""Names of addresses that answer with a file, or lead on; so do all that end in `-data`."""
IN_EVERY_SCRIPT = {f"article in {script}": {"script": script} for script in SCRIPTS}
IN_ONE = [name for name, kind in KINDS.items() if not kind.is_variant and name != "article"]
SHORT = spread([*IN_EVERY_SCRIPT, *IN_ONE], CONDITIONS, IN_EVERY_SCRIPT)


@dataclass(frozen=True, slots=True)
class ReadingRoom:
    """A window on the served archive, its index, and its addresses by script and kind."""

    page: Page
    index: Path
    addresses: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def room(
    chromium: Browser,
    django_db_setup: None,  # noqa: ARG001 - the database has to be there
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[ReadingRoom]:
    """One archive, one server and one window for all pages: none of them changes anything."""
    with TemporaryDirectory(dir=MEMORY) as folder, django_db_blocker.unblock():
        index = Path(folder) / "index"
        with override_settings(ARCHIVE_INDEX=index):
            fill()
            server = LiveServer("localhost")
            context = chromium.new_context(base_url=server.url)
            addresses = {each: addresses_of(each) for each in SCRIPTS}
            yield ReadingRoom(context.new_page(), index, addresses)
            context.close()
            server.stop()
            sync.close()
            empty(None)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is visited under which conditions; in the long run everything under all of them."""
    if "combination" not in metafunc.fixturenames:
        return
    chosen = list(SHORT.items())
    if metafunc.config.getoption("long"):
        rest = ((kind, each) for kind in KINDS for each in every(CONDITIONS))
        chosen += [(kind, each) for kind, each in rest if SHORT.get(kind) != each]
    metafunc.parametrize(("kind", "combination"), chosen, ids=[named(*each) for each in chosen])


def named(kind: str, combination: Combination) -> str:
    return "-".join((kind.replace(",", ""), *combination)).replace(" ", "-")


def test_nothing_is_wrong_with(kind: str, combination: Combination, room: ReadingRoom) -> None:
    condition = dict(zip(CONDITIONS, combination, strict=True))
    asked = kind if kind in KINDS else "article"
    address = room.addresses[condition["script"]][asked]
    index = room.index.parent / "none" if KINDS[asked].lacks_index else room.index
    with override_settings(ARCHIVE_INDEX=index, ROOT_URLCONF="tests.browser.addresses"):
        page = dressed(room.page, condition)
        name = named(kind, combination)
        assert look(page, address, status=KINDS[asked].status, name=name) == {}


def test_every_pair_of_conditions_is_visited() -> None:
    for first, second in ((0, 1), (0, 2), (1, 2)):
        visited = {(each[first], each[second]) for each in SHORT.values()}
        assert visited == {(each[first], each[second]) for each in every(CONDITIONS)}


def test_no_page_of_the_archive_is_left_out(room: ReadingRoom) -> None:
    paths = {unquote(urlsplit(each).path) for each in room.addresses["Latin"].values()}
    visited = {resolve(path, "tests.browser.addresses").url_name for path in paths - NOWHERE}
    named = {each.name for each in urlpatterns if isinstance(each, URLPattern)}
    assert {name for name in named - visited if not str(name).endswith("-data")} == NO_PAGES


LINES = """() => [...document.querySelectorAll(".text > p")].flatMap(paragraph => {
    const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const range = document.createRange(), lines = new Map();
    text.nextNode();  // the number of the paragraph
    while (text.nextNode()) for (let at = 0; at < text.currentNode.length; at++) {
        range.setStart(text.currentNode, at);
        range.setEnd(text.currentNode, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines.set(top, (lines.get(top) || 0) + 1);
    }
    return [...lines.values()].slice(0, -1);  // the last is as long as it is
})"""


def test_a_line_has_sixty_to_seventy_five_characters(room: ReadingRoom) -> None:
    with override_settings(ARCHIVE_INDEX=room.index):
        page = dressed(room.page, {"scheme": "light", "width": "1280"})
        page.goto(room.addresses["Latin"]["article"])
        lines = page.evaluate(LINES)
    assert len(lines) > 10
    assert 60 <= sum(lines) / len(lines) <= 75
    assert max(lines) <= 80
