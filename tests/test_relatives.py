"""Which article a new capture belongs to."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.curation.decisions import curate, release
from archive.curation.editing import save_named
from archive.curation.projection import project
from archive.curation.traits import agree
from archive.ingest.loader import store
from archive.ingest.records import ReadPage
from archive.ingest.relatives import Clues, Relatives, article_for
from archive.models import Article, ArticleKey, FurnitureLine, Outlet
from tests.pages import page_of, stored
from tests.texts import body

pytestmark = pytest.mark.django_db

FIRST = "The tide came in at noon and went out again before anybody had seen it."
SECOND = (
    "Nobody had closed the gate, so the lower fields stood under water until the week was over."
)
OTHER = "A budget is a promise that somebody else has to keep, and the council knows that well."
MARSH, YAN = ["Ada Marsh"], ["Li Yan"]
URL = "https://lantern.example/tides"
TEXT, MORE = body(1), body(2)
DAY, NEXT_DAY, LATER = ({"edtf": f"2021-06-{day}"} for day in ("23", "24", "30"))
UPDATED = {"edtf": "2021-06-30", "label": "Updated"}


def article_of(page: ReadPage) -> Article | None:
    return article_for(Clues.of(page))


def same(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two pages become one article."""
    one = stored(**{"body": (FIRST, SECOND), **first})
    other = stored(**{"body": (FIRST, SECOND, "More of it."), **second})
    return one == other


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"title": "TIDES  and gates"}),
        ({"outlet": "The Lantern"}, {"outlet": "THE LANTERN"}),
        ({"title": None}, {"title": None}),
        ({"authors": MARSH}, {}),
        ({"authors": MARSH}, {"authors": [*YAN, "ADA MARSH"]}),
        ({"url": URL}, {}),
        ({}, {"url": URL}),
        ({"url": "https://lantern.example/"}, {"url": URL}),
        ({}, {"body": (SECOND,)}),
        (
            {"url": URL},
            {"url": f"{URL}?utm_source=x", "title": "Other", "authors": YAN, "body": (OTHER,)},
        ),
    ],
)
def test_another_capture_of_an_article(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert same(first, second)
    assert Article.objects.get().captures.count() == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"title": "Gates and tides"}),
        ({}, {"title": None}),
        ({"outlet": "The Lantern"}, {}),
        ({"outlet": "The Lantern"}, {"outlet": "The Beacon"}),
        ({"authors": MARSH}, {"authors": YAN}),
        ({"authors": [*MARSH, "Bo Ek"]}, {"authors": [*MARSH, *YAN]}),
        ({}, {"body": (OTHER,)}),
        ({"body": ()}, {"body": ()}),
        ({"url": URL}, {"url": f"{URL}?page=2"}),
    ],
)
def test_another_article(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert same(first, second | {"tags": ["other bytes"]}) is False
    assert Article.objects.count() == 2


RETITLED = {"outlet": "The Lantern", "body": TEXT}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"authors": MARSH}, {"title": "When gates stay open", "authors": MARSH}),
        ({"authors": MARSH}, {"title": None, "authors": ["ADA MARSH", "Bo Ek"]}),
        ({"authors": MARSH, "url": URL}, {"title": "Gates", "authors": MARSH, "body": TEXT[1:]}),
        ({"title": "A year of tides"}, {"title": "A Year of Tides | The Lantern"}),
        ({"title": "Opinion: a year of tides"}, {"title": "A year of tides", "authors": MARSH}),
        ({"authors": MARSH, "date": DAY}, {"title": "Gates", "authors": MARSH, "date": NEXT_DAY}),
        ({"authors": MARSH, "date": DAY}, {"title": "Gates", "authors": MARSH, "date": UPDATED}),
        ({"outlet": None, "authors": MARSH}, {"outlet": None, "title": "G", "authors": MARSH}),
        ({"source_id": "a1"}, {"source_id": "a1", "body": (OTHER,)}),
    ],
)
def test_a_retitled_text_is_known_by_its_words(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert same(RETITLED | first, RETITLED | {"tags": ["other bytes"]} | second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"title": "When gates stay open"}),
        ({"authors": MARSH}, {"title": "When gates stay open"}),
        ({"authors": MARSH}, {"title": "When gates stay open", "authors": YAN}),
        ({"authors": MARSH}, {"title": "Gates", "authors": MARSH, "outlet": "The Beacon"}),
        ({"authors": MARSH}, {"title": "Gates", "authors": MARSH, "body": (*TEXT[:2], *MORE)}),
        ({"authors": MARSH, "date": DAY}, {"title": "Gates", "authors": MARSH, "date": LATER}),
        ({"authors": MARSH, "url": URL}, {"title": "G", "authors": MARSH, "url": f"{URL}?p=2"}),
        ({"title": "Tides"}, {"title": "Tides of March"}),
        ({"source_id": "1"}, {"title": "Gates", "source_id": "1", "body": MORE}),
        ({"source_id": "1"}, {"source_id": "1", "body": MORE, "outlet": "The Beacon"}),
    ],
)
def test_another_title_needs_more_than_the_same_words(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert not same(RETITLED | first, RETITLED | {"tags": ["other bytes"]} | second)


def test_two_stubs_are_not_one_for_what_is_printed_below_them() -> None:
    below = body(7, paragraphs=3)
    said = {"outlet": "The Lantern", "authors": MARSH}
    assert not same({"body": (FIRST, *below), **said},
                    {"title": "Gates", "body": (OTHER, *below), **said})  # fmt: skip


def test_what_an_outlet_prints_on_many_pages_is_no_text_of_one() -> None:
    for number in range(3):
        stored(f"Number {number}", outlet="The Lantern", body=TEXT)
    assert article_of(page_of("Number 0", outlet="The Lantern", body=TEXT)) is None


def test_a_text_of_many_outlets_is_of_each() -> None:
    printed = [stored("Tides", outlet=f"Outlet {number}", body=TEXT) for number in range(5)]
    again = page_of("Tides", outlet="Outlet 3", body=TEXT, tags=["again"])
    assert article_of(again) == printed[3]


def test_pages_are_looked_up_together_in_the_queries_of_one() -> None:
    stored(body=TEXT, outlet="The Lantern")
    for count in (1, 5):
        pages = [Clues.of(page_of(f"Page {each}", body=body(each + 20))) for each in range(count)]
        with CaptureQueriesContext(connection) as queries:
            known = Relatives.of(pages)
            assert [known.article_of(page, at) for at, page in enumerate(pages)] == [None] * count
        assert len(queries) == 2


def test_what_a_curator_corrected_makes_no_new_article_of_the_next_capture(curator: User) -> None:
    article = stored("Tidse", outlet="The Lantern", authors=MARSH, body=(FIRST, SECOND))
    beacon = Outlet.objects.create(name="The Beacon")
    decided = {
        ("title", ""): "Tides",
        ("authors", ""): ["Ada B. Marsh"],
        ("outlet", ""): {"slug": beacon.slug},
    }
    curate(article, decided, by=curator)
    printed = stored("Tidse", outlet="The Lantern", authors=MARSH, body=(FIRST, SECOND, "More."))
    corrected = stored("Tides", outlet="The Beacon", authors=["Ada B. Marsh"], body=(FIRST, "Oh."))
    assert article == printed == corrected
    article.refresh_from_db()
    assert (article.title, article.outlet) == ("Tides", beacon)


def test_a_renamed_outlet_is_the_same_outlet() -> None:
    article = stored(outlet="The Lantern", body=(FIRST, SECOND))
    outlet = Outlet.objects.get()
    outlet.name = "The Beacon"
    save_named(outlet)
    assert stored(outlet="The Beacon", body=(FIRST, SECOND, "More.")) == article


def test_of_several_texts_the_most_similar_is_meant() -> None:
    stored(body=(FIRST, SECOND), authors=MARSH)
    near = stored(body=(FIRST, OTHER), authors=YAN)
    assert stored(body=(FIRST, OTHER, "More.")) == near


def test_what_a_curator_says_is_found_at_once_and_what_he_takes_back_no_more(
    curator: User,
) -> None:
    article = stored(url=URL)
    moved = f"{URL}/moved"
    assert article_of(page_of(body=(OTHER,), url=URL)) == article
    assert article_of(page_of("Moved", body=(OTHER,), url=moved)) is None
    curate(article, {("url", ""): moved}, by=curator)
    assert article_of(page_of("Moved", body=(OTHER,), url=moved)) == article
    release(article, [("url", "")], by=curator)
    assert article_of(page_of("Moved", body=(OTHER,), url=moved)) is None


def test_the_keys_of_an_article_are_what_its_claims_make() -> None:
    article = stored(url=URL, outlet="The Lantern")
    before = set(ArticleKey.objects.values_list("key", flat=True))
    assert len(before) == 3  # the address, the title, the title in the outlet
    ArticleKey.objects.all().delete()
    project(article)
    assert set(ArticleKey.objects.values_list("key", flat=True)) == before


def test_an_archive_from_before_the_keys_gets_them_by_migration(curator: User) -> None:
    article = stored(url=URL, outlet="The Lantern")
    stored(None, body=(OTHER,))
    curate(article, {("title", ""): "Moved"}, by=curator)
    before = set(ArticleKey.objects.values_list("article", "key"))
    ArticleKey.objects.all().delete()
    import_module("archive.migrations.0004_article_keys").note_keys(apps, None)
    assert set(ArticleKey.objects.values_list("article", "key")) >= before


def test_a_capture_costs_a_few_lookups_however_many_articles_there_are() -> None:
    for number in range(30):
        store(page_of(f"Page {number}", body=(FIRST, OTHER), url=f"{URL}/{number}"))
    with CaptureQueriesContext(connection) as queries:
        assert article_of(page_of("Tides", body=(SECOND,), url=f"{URL}/other")) is None
    assert len(queries) <= 4


def test_lines_of_an_article_captured_twice_count_once() -> None:
    menu = "Home of the Lantern"
    for text in (FIRST, f"{FIRST} More."):
        stored(outlet="The Lantern", body=(text, SECOND), section=menu)
    counts = dict(FurnitureLine.objects.values_list("left_out", "used"))
    assert max(counts) <= 1
    assert max(counts.values()) <= 1


@pytest.mark.parametrize(
    ("ours", "theirs", "is_one"),
    [
        ([], ["a"], True),
        (["a"], ["a", "b"], True),
        (["a", "c"], ["a", "b"], False),
        (["a"], ["b"], False),
    ],
)
def test_bylines_agree_where_one_names_all_whom_the_other_names(
    ours: list[str], theirs: list[str], *, is_one: bool
) -> None:
    assert agree([frozenset(ours)], [frozenset(theirs)]) is is_one
    assert agree([frozenset(theirs)], [frozenset(ours)]) is is_one


@pytest.fixture
def curator() -> User:
    """Somebody who corrects."""
    return User.objects.create_user("curator")
