"""Which pages of a batch may belong to what came in before them."""

import pytest

from archive.curation.prints import MOST_HOLDERS, Holders
from archive.ingest.arrivals import Arrivals
from archive.ingest.relatives import Clues
from tests.pages import page_of
from tests.texts import body

TEXT, MORE = body(1), body(2)
URL = "https://lantern.example/tides"


def clues(title: str | None = "Tides", text: tuple[str, ...] = TEXT, url: str = "") -> Clues:
    return Clues.of(page_of(title, body=text, url=url) if url else page_of(title, body=text))


def after(*pages: Clues, holders: Holders | None = None) -> Arrivals:
    arrivals = Arrivals(holders or {})
    for page in pages:
        arrivals.add(page.keys, page.sample)
    return arrivals


@pytest.mark.parametrize(
    ("page", "may"),
    [
        (clues(), True),
        (clues("Tides", MORE), True),
        (clues("Gates", TEXT), True),
        (clues("Gates", TEXT[:3]), True),
        (clues("Gates", (*TEXT[:1], *MORE)), False),
        (clues("Gates", MORE), False),
        (clues(None, MORE), False),
        (clues(None, TEXT), True),
    ],
)
def test_a_page_may_belong_to_one_of_its_title_or_of_nearly_its_text(
    page: Clues, may: bool
) -> None:
    assert after(clues(), clues(None, body(3))).may_have(page) is may


def test_a_page_may_belong_to_one_of_its_address() -> None:
    arrivals = after(clues(url=URL))
    assert arrivals.may_have(clues("Gates", MORE, url=f"{URL}?utm_source=feed"))
    assert not arrivals.may_have(clues("Gates", MORE, url=f"{URL}/2"))


def test_none_came_in_yet() -> None:
    assert not after().may_have(clues())
    assert not after().touch(clues())


def test_a_text_that_is_partly_theirs_is_touched() -> None:
    arrivals = after(clues())
    assert arrivals.touch(clues("Gates", (*TEXT[:2], *MORE)))
    assert not arrivals.touch(clues("Gates", MORE))


def test_what_very_many_articles_have_is_noted_for_none_that_comes_in() -> None:
    everywhere = {number: list(range(MOST_HOLDERS)) for number in clues().sample.prints}
    assert not after(clues(), holders=everywhere).may_have(clues("Gates"))
