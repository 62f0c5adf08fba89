"""What curators decide: curated claims, and plain edits of outlets and authors."""

import pytest
from django.contrib.auth.models import User

from archive.curation.decisions import curate
from archive.curation.editing import is_free, save_named
from archive.models import Article, Author, Change, Claim, Outlet
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.language import understand
from tests.pages import stored


@pytest.fixture
def curator(db: None) -> User:  # noqa: ARG001 - the database
    return User.objects.create_user("curator")


def changed_since(count: int) -> list[str]:
    return list(Change.objects.order_by("pk").values_list("article", flat=True))[count:]


def test_a_decision_is_a_claim_with_its_maker_and_without_a_capture(curator: User) -> None:
    article = stored("Tidse")
    curate(article, {("title", ""): "Tides"}, by=curator)
    claim = Claim.objects.get(origin="curated")
    said = (claim.article, claim.field, claim.subject, claim.value, claim.spans, claim.capture)
    assert said == (article, "title", "", "Tides", [], None)
    assert (claim.rule, claim.made_by) == ("desk", curator)


def test_earlier_claims_stay(curator: User) -> None:
    article = stored("Tidse")
    before = list(Claim.objects.order_by("pk").values())
    curate(article, {("title", ""): "Tides"}, by=curator)
    curate(article, {("title", ""): "Tides!"}, by=curator)
    assert list(Claim.objects.order_by("pk").values())[: len(before)] == before
    assert Article.objects.get().title == "Tides!"


def test_a_decision_that_fails_leaves_nothing(curator: User) -> None:
    article = stored("Tides")
    with pytest.raises(ValueError, match="EDTF: June"):
        curate(article, {("date", ""): {"edtf": "June"}, ("title", ""): "X"}, by=curator)
    assert not Claim.objects.filter(origin="curated").exists()
    assert Article.objects.get().title == "Tides"


@pytest.mark.django_db(transaction=True)
def test_a_decision_is_searchable_once_committed() -> None:
    article = stored("Tides")
    curate(article, {("title", ""): "Estuaries"}, by=User.objects.create_user("curator"))
    found = sync.engine().search(SearchRequest(understand("estuaries").tree))
    assert [hit.id for hit in found.hits] == [article.public_id]


@pytest.mark.django_db
class TestSaveNamed:
    """Edits of outlets and authors."""

    def test_a_former_name_stays_as_an_alias(self) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        outlet.name = "The Beacon"
        save_named(outlet)
        assert [alias.name for alias in outlet.aliases.all()] == ["The Lantern"]
        assert list(Outlet.objects.named("the lantern")) == [outlet]

    def test_another_spelling_of_the_same_name_needs_no_alias(self) -> None:
        author = Author.objects.create(name="ada marsh")
        author.name = "Ada Marsh"
        save_named(author)
        assert not author.aliases.exists()

    def test_a_name_taken_back_leaves_each_alias_once(self) -> None:
        outlet = Outlet.objects.create(name="A")
        for name in ("B", "A", "B"):
            outlet.name = name
            save_named(outlet)
        assert sorted(alias.name for alias in outlet.aliases.all()) == ["A", "B"]

    def test_a_renamed_row_is_found_by_a_later_ingest(self) -> None:
        stored(outlet="The Lantern", authors=["Ada Marsh"])
        outlet, author = Outlet.objects.get(), Author.objects.get()
        outlet.name, author.name = "The Beacon", "Ada B. Marsh"
        save_named(outlet)
        save_named(author)
        later = stored("Later", outlet="The Lantern", authors=["ADA MARSH"])
        assert (later.outlet, later.bylines.get().author) == (outlet, author)
        assert (Outlet.objects.count(), Author.objects.count()) == (1, 1)

    def test_a_rename_changes_the_articles_for_the_indexes_and_no_other(self) -> None:
        article = stored(outlet="The Lantern")
        stored("Elsewhere", outlet="The Beacon")
        before = Change.objects.count()
        outlet = Outlet.objects.get(name="The Lantern")
        outlet.name = "The Torch"
        save_named(outlet)
        assert changed_since(before) == [article.public_id]

    def test_what_no_index_holds_changes_nothing_for_them(self) -> None:
        stored(outlet="The Lantern")
        before = Change.objects.count()
        outlet = Outlet.objects.get()
        outlet.languages, outlet.note = ["en"], "<p>A daily.</p>"
        save_named(outlet)
        assert (changed_since(before), Outlet.objects.get().languages) == ([], ["en"])

    def test_kind_and_country_are_searched_and_so_change_the_articles(self) -> None:
        article = stored(outlet="The Lantern")
        before = Change.objects.count()
        outlet = Outlet.objects.get()
        outlet.kind = "newspaper"
        save_named(outlet)
        outlet.country = "DE"
        save_named(outlet)
        assert changed_since(before) == [article.public_id] * 2

    def test_notes_are_cleaned_once(self) -> None:
        outlet = Outlet.objects.create(name="The Lantern")
        outlet.note = (
            '<p onclick="x()">Tides &amp; gates: 1 &lt; 2</p><script>y()</script>'
            '<a href="javascript:z()">a</a>'
        )
        save_named(outlet)
        once = Outlet.objects.get().note
        assert once is not None
        assert "<p>Tides &amp; gates: 1 &lt; 2</p>" in once
        assert not {"onclick", "<script", "javascript"} & set(once.replace("=", " ").split())
        save_named(Outlet.objects.get())
        assert Outlet.objects.get().note == once


def test_a_row_is_free_when_neither_article_nor_decision_names_it(curator: User) -> None:
    article = stored(authors=["Ada Marsh"], outlet="The Lantern")
    other, author = Outlet.objects.create(name="B"), Author.objects.create(name="C")
    assert is_free(other)
    assert is_free(author)
    assert not is_free(Outlet.objects.get(name="The Lantern"))
    assert not is_free(Author.objects.get(name="Ada Marsh"))
    curate(
        article,
        {("outlet", ""): {"slug": other.slug}, ("author", "Ada Marsh"): author.slug},
        by=curator,
    )
    curate(article, {("outlet", ""): None, ("author", "Ada Marsh"): None}, by=curator)
    assert not is_free(other)
    assert not is_free(author)
