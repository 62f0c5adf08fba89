"""Outlets, authors, topics and dossiers as the API has them."""

from itertools import chain
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.curation.editing import save_named
from archive.models import Article, Author, Dossier, Outlet, Topic
from tests.asking import answer, ask, parts, problem, slugs, titles
from tests.desk import make_curator
from tests.holdings import make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db
MODELS: dict[str, Any] = {
    "outlets": Outlet, "authors": Author, "topics": Topic, "dossiers": Dossier,
}  # fmt: skip


def make_rows(names: list[str]) -> None:
    """An outlet, an author, a topic and a dossier of each name, with an article."""
    for name in names:
        article = make_article(name, outlet=make_outlet(name), authors=[make_author(name)])
        Topic.objects.create(name=name).articles.add(article)
        Dossier.objects.create(name=name).entries.create(article=article, position=1)


@pytest.mark.parametrize("name", MODELS)
class TestLists:
    """What holds for each of the four lists."""

    def test_rows_stand_by_name_with_their_counts(self, name: str) -> None:
        make_rows(["Quay", "Lantern"])
        assert answer(f"/{name}") == {
            "items": [
                {"slug": slug, "name": title, "path": f"/{name}/{slug}/", "article_count": 1}
                for slug, title in (("lantern", "Lantern"), ("quay", "Quay"))
            ],
            "next_cursor": None,
        }

    @pytest.mark.parametrize("limit", [1, 2, 5])
    def test_parts_make_the_whole_list(self, name: str, limit: int) -> None:
        make_rows(["b", "ä", "운하", "B", "a"])
        whole = slugs(answer(f"/{name}")["items"])
        found = list(parts(f"/{name}", limit=limit))
        assert slugs(list(chain.from_iterable(found))) == whole
        assert len(whole) == 5

    def test_what_readers_may_not_know_of_is_neither_listed_nor_found(self, name: str) -> None:
        make_rows(["Quay"])
        Article.objects.update(access="withdrawn")
        assert answer(f"/{name}") == {"items": [], "next_cursor": None}
        what = name.removesuffix("s")
        said = f"There is no {what} with this slug that has articles."
        assert problem(f"/{name}/quay", 404) == (said, what)

    def test_a_merged_row_leads_to_the_survivor(self, name: str) -> None:
        make_rows(["Quay", "Quay Post"])
        model = MODELS[name]
        former, row = model.objects.get(slug="quay"), model.objects.get(slug="quay-post")
        Article.objects.filter(title="Quay").update(access="withdrawn")
        former.merged_into = row
        former.save()
        response = ask(f"/{name}/quay")
        assert (response.status_code, response["Location"]) == (301, f"/api/v1/{name}/quay-post")

    @pytest.mark.parametrize("key", ["%00", "%ED%A0%80", "x" * 121, "x" * 100_000, "%EF%BF%BF"])
    def test_what_can_be_no_slug_names_nothing(self, name: str, key: str) -> None:
        problem(f"/{name}/{key}", 404)

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_asks_a_constant_number_of_questions(
        self, name: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        make_rows([f"Name {number}" for number in range(count)])
        with django_assert_num_queries(1):
            answer(f"/{name}")


def test_a_cursor_whose_row_is_gone_is_refused() -> None:
    make_rows(["a", "b"])
    cursor = answer("/topics", limit=1)["next_cursor"]
    Topic.objects.get(slug="a").delete()
    said = ("What this cursor led on from is gone. Begin again.", "cursor")
    assert problem("/topics", cursor=cursor) == said


def test_of_an_outlet_is_shown_what_somebody_answers_for() -> None:
    outlet = make_outlet(country="KR", note="<p>A note.</p>")
    make_article("Tides", outlet=outlet)
    outlet.kind, outlet.languages = "newspaper", ["ko", "en"]
    save_named(outlet, by=make_curator(), reason="its imprint")
    found = answer("/outlets/the-lantern")
    on = found["facts"][0]["on"]
    said = {"by": "curator", "on": on, "reason": "its imprint"}
    assert found == {
        "slug": "the-lantern",
        "name": "The Lantern",
        "path": "/outlets/the-lantern/",
        "article_count": 1,
        "facts": [
            {"field": "kind", "value": "newspaper", **said},
            {"field": "languages", "value": ["ko", "en"], **said},
        ],
        "note_html": "<p>A note.</p>",
    }


def test_an_author_has_the_parts_of_the_name_and_what_is_printed_beside_it() -> None:
    author = make_author("Ada Marsh", family="Marsh", given="Ada")
    outlet = make_outlet()
    for day in ("2020-01-02", "2021"):
        make_article("Tides", outlet=outlet, authors=[author], affiliation="keeper", date=day)
    assert answer("/authors/ada-marsh") == {
        "slug": "ada-marsh",
        "name": "Ada Marsh",
        "path": "/authors/ada-marsh/",
        "article_count": 2,
        "family": "Marsh",
        "given": "Ada",
        "is_organisation": False,
        "affiliations": [
            {
                "words": "keeper",
                "outlets": ["The Lantern"],
                "first": "2020-01-02",
                "last": "2021-01-01",
                "article_count": 2,
            }
        ],
        "note_html": None,
    }


class TestDossiers:
    """A dossier and its articles."""

    def test_it_has_the_day_of_its_event(self) -> None:
        dossier = Dossier.objects.create(name="Flood", event_date="2021-06", note="<p>Water.</p>")
        dossier.entries.create(article=make_article("Tides"), position=1)
        assert answer("/dossiers/flood") == {
            "slug": "flood",
            "name": "Flood",
            "path": "/dossiers/flood/",
            "article_count": 1,
            "event_date": "2021-06",
            "note_html": "<p>Water.</p>",
        }

    @pytest.mark.parametrize("limit", [1, 2, 3, 100])
    def test_its_articles_stand_in_the_order_of_reading(self, limit: int) -> None:
        dossier = Dossier.objects.create(name="Flood")
        for number, position in enumerate([3, 1, 2, 2, 1]):
            article = make_article(f"Number {number}", date=f"202{number}")
            dossier.entries.create(article=article, position=position)
        found = parts("/dossiers/flood/articles", limit=limit)
        assert titles(list(chain.from_iterable(found))) == [f"Number {n}" for n in (1, 4, 2, 3, 0)]

    def test_the_withdrawn_are_not_among_them(self) -> None:
        dossier = Dossier.objects.create(name="Flood")
        for number, access in enumerate((None, "withdrawn")):
            article = make_article(f"Number {number}", access=access)
            dossier.entries.create(article=article, position=1)
        assert titles(answer("/dossiers/flood/articles")["items"]) == ["Number 0"]

    @pytest.mark.parametrize("count", [1, 3])
    def test_they_ask_a_constant_number_of_questions(
        self, count: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        dossier = Dossier.objects.create(name="Flood")
        for number in range(count):
            article = make_article(f"Number {number}", authors=[make_author(f"Name {number}")])
            dossier.entries.create(article=article, position=number)
        with django_assert_num_queries(4):
            answer("/dossiers/flood/articles")


def test_a_note_that_came_by_another_way_is_cleaned() -> None:
    make_rows(["Quay"])
    for note, shown in (
        ("<p>Water<script>x</script>", "<p>Waterx</p>"),
        ("<b>" * 10_000, "&lt;b&gt;" * 10_000),
    ):
        Topic.objects.update(note=note)
        assert answer("/topics/quay")["note_html"] == shown
