"""From a printed name to the row that bears it."""

import pytest

from archive.curation.linking import author_named, outlet_named
from archive.curation.projection import project
from archive.models import Author, Outlet
from tests.pages import stored

pytestmark = pytest.mark.django_db


def test_a_new_name_makes_a_row() -> None:
    outlet = outlet_named("The Lantern")
    assert outlet is not None
    assert (outlet.name, outlet.kind, outlet.country) == ("The Lantern", None, None)
    assert list(Outlet.objects.all()) == [outlet]


@pytest.mark.parametrize(
    "printed",
    ["The Lantern", "THE LANTERN", "the  lantern ", "Ｔｈｅ Ｌａｎｔｅｒｎ", "The\u00a0Lantern"],
)
def test_names_are_compared_by_compatibility_case_and_space(printed: str) -> None:
    outlet = Outlet.objects.create(name="The Lantern")
    assert outlet_named(printed) == outlet


@pytest.mark.parametrize("printed", ["The Lanterns", "Lantern", "The Lantérn"])
def test_other_names_are_other_rows(printed: str) -> None:
    outlet = Outlet.objects.create(name="The Lantern")
    assert outlet_named(printed) != outlet
    assert Outlet.objects.count() == 2


def test_an_alias_is_a_name() -> None:
    author = Author.objects.create(name="Ada Marsh")
    author.aliases.create(name="A. Marsh")
    assert author_named("a. MARSH", None) == author


def test_one_row_by_name_and_by_alias_is_one_row() -> None:
    author = Author.objects.create(name="Ada Marsh")
    author.aliases.create(name="ADA MARSH")
    author.aliases.create(name="A. Marsh")
    assert author_named("Ada Marsh", None) == author


def test_of_several_none_is_taken() -> None:
    Author.objects.create(name="Li Yan")
    other = Author.objects.create(name="Yan Li")
    other.aliases.create(name="Li Yan")
    assert author_named("Li Yan", None) is None
    assert Author.objects.count() == 2


def test_a_new_author_has_the_parts_that_the_page_shows() -> None:
    parts = {"family": "Marsh", "given": "Ada", "order": "given-first"}
    author = author_named("Ada Marsh", parts)
    assert author is not None
    assert (author.family, author.given, author.order) == ("Marsh", "Ada", "given-first")
    assert not author.is_organisation


def test_parts_are_not_told_again_to_a_row_that_is_there() -> None:
    author = Author.objects.create(name="Ada Marsh")
    assert author_named("Ada Marsh", {"family": "Ada", "given": "Marsh"}) == author
    author.refresh_from_db()
    assert (author.family, author.given) == (None, None)


def test_a_board_is_an_organisation() -> None:
    author = author_named("Editorial Board", None)
    assert author is not None
    assert author.is_organisation


def test_a_byline_that_several_bear_stays_as_text() -> None:
    for _ in range(2):
        Author.objects.create(name="Li Yan")
    article = stored(authors=["Li Yan"])
    assert [(byline.name, byline.author) for byline in article.bylines.all()] == [("Li Yan", None)]


def test_a_namesake_added_later_undoes_no_link() -> None:
    article = stored(authors=["Li Yan"], outlet="The Lantern")
    author, outlet = Author.objects.get(), Outlet.objects.get()
    Author.objects.create(name="Li Yan")
    Outlet.objects.create(name="The Lantern")
    project(article)
    article.refresh_from_db()
    assert (article.bylines.get().author, article.outlet) == (author, outlet)
    later = stored("Later", authors=["Li Yan"], outlet="The Lantern")
    assert (later.bylines.get().author, later.outlet) == (None, None)


def test_very_long_names_are_cut_to_the_column_and_found_again() -> None:
    printed = "ﷺ" * 400
    article = stored(authors=[printed], outlet=printed)
    again = stored("Again", authors=[printed], outlet=printed)
    assert len(article.bylines.get().name) == 300
    assert article.bylines.get().author == again.bylines.get().author is not None
    assert article.outlet == again.outlet is not None


@pytest.mark.parametrize(
    "printed",
    [
        *("lantern.example", "LANTERN.example", "www.lantern.example", "lantern.example/"),
        *("https://lantern.example/2021/tides?page=2", "http://www.lantern.example:8080/"),
    ],
)
@pytest.mark.parametrize("domain", ["lantern.example", "www.lantern.example"])
def test_an_outlet_is_known_by_its_domain(printed: str, domain: str) -> None:
    outlet = Outlet.objects.create(name="The Lantern", domains=[domain])
    assert outlet_named(printed) == outlet


@pytest.mark.parametrize(
    "printed", ["lantern.example.org", "a.lantern.example", "me@lantern.example", "lantern"]
)
def test_another_domain_is_another_outlet(printed: str) -> None:
    outlet = Outlet.objects.create(name="The Lantern", domains=["lantern.example"])
    assert outlet_named(printed) != outlet
