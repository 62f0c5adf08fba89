"""Names that led nowhere are linked as soon as one row alone is meant by them, and no later."""

import pytest
from django.contrib.auth.models import Permission, User

from archive.curation.decisions import curate, release
from archive.curation.editing import save_named, state_of
from archive.curation.erasure import erase
from archive.curation.events import undo
from archive.curation.judgements import judge
from archive.curation.merging import merge, plan_merge
from archive.curation.portable import as_text, parsed, take_in
from archive.curation.projection import project
from archive.curation.splitting import split
from archive.models import Article, Author, Byline, Change, Event, Judgement, Outlet
from tests.archives import rebuilt
from tests.pages import stored


@pytest.fixture
def editor(db: None) -> User:  # noqa: ARG001 - the database
    return User.objects.create_user("editor")


def leads(article: Article) -> str | None:
    """Where the one name of its byline leads."""
    author = Byline.objects.get(article=article).author
    return author.slug if author else None


def outlet(article: Article) -> str | None:
    row = Article.objects.get(pk=article.pk).outlet
    return row.slug if row else None


def findings(article: Article) -> list[str]:
    return list(article.findings.filter(check_name="unlinked-byline").values_list("key", flat=True))


class TestAuthors:
    """Somebody known by two names, and another who was found to sign with one of them as well."""

    @pytest.fixture
    def articles(self, editor: User) -> tuple[Article, Article]:
        """The one was given to another author, the other came later and waits."""
        stored("Tides", authors=["Ada Marsh"])
        ada = Author.objects.get()
        ada.aliases.create(name="A. Marsh")
        given = stored("Locks", authors=["A. Marsh"])
        chosen = set(ada.bylines.filter(name="A. Marsh").values_list("pk", flat=True))
        split(ada, chosen, Author(name="Ines Quill"), by=editor, reason="two of them")
        later = stored("Weirs", authors=["A. Marsh"])
        assert (leads(given), leads(later)) == ("ines-quill", None)
        assert findings(later) == ["A. Marsh"]
        return given, later

    def test_a_name_left_to_the_sources_leads_where_it_does_elsewhere(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        release(given, [("author", "A. Marsh")], editor)
        assert (leads(given), leads(later)) == ("ada-marsh", "ada-marsh")
        assert findings(later) == []

    def test_a_name_that_is_decided_otherwise_waits_no_longer_elsewhere(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        curate(given, {("author", "A. Marsh"): "ada-marsh"}, editor)
        assert (leads(given), leads(later)) == ("ada-marsh", "ada-marsh")

    def test_what_a_curator_left_unlinked_stays_so(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        curate(later, {("author", "A. Marsh"): None}, editor)
        release(given, [("author", "A. Marsh")], editor)
        assert (leads(given), leads(later)) == ("ada-marsh", None)

    def test_the_undo_of_the_split_links_what_came_since(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        undo(Event.objects.get(kind="split"), editor)
        assert (leads(given), leads(later)) == ("ada-marsh", "ada-marsh")

    def test_a_judgement_links_it_and_its_undo_unlinks_it(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        two = Author.objects.get(slug="ada-marsh"), Author.objects.get(slug="ines-quill")
        changes = Change.objects.filter(article=later.public_id)
        changes.all().delete()
        judgement = judge(*two, are_same=True, reason="one after all", by=editor)
        assert (leads(given), leads(later)) == ("ines-quill", "ada-marsh")
        assert (findings(later), changes.exists()) == ([], True)
        undo(judgement, editor)
        assert (leads(given), leads(later)) == ("ines-quill", None)
        assert findings(later) == ["A. Marsh"]

    def test_a_judgement_holds_for_what_the_other_was_merged_into(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        _, later = articles
        stored("Dams", authors=["Bo Ek"])
        quill, bo = Author.objects.get(slug="ines-quill"), Author.objects.get(slug="bo-ek")
        merge(quill, bo, by=editor, reason="a pen name")
        project(later)
        assert leads(later) is None
        assert leads(stored("Mills", authors=["A. Marsh"])) is None

    def test_what_rests_on_a_third_is_linked_with_a_split_and_unlinked_with_its_undo(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        stored("Dams", authors=["Bo Ek"])
        quill, bo = Author.objects.get(slug="ines-quill"), Author.objects.get(slug="bo-ek")
        event = split(quill, set(quill.bylines.values_list("pk", flat=True)), bo,
                      by=editor, reason="it was he")  # fmt: skip
        assert (leads(given), leads(later)) == ("bo-ek", "ada-marsh")
        undo(event, editor)
        assert (leads(given), leads(later)) == ("ines-quill", None)

    def test_a_name_waits_no_longer_for_what_was_erased(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        may_erase = Permission.objects.get(codename="erase_article")
        editor.user_permissions.add(may_erase)
        erase(given, confirmation=given.public_id, reason="by request", by=editor)
        assert leads(later) == "ada-marsh"

    def test_articles_are_what_a_rebuild_makes_of_them(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        release(articles[0], [("author", "A. Marsh")], editor)
        before = [rebuilt(article) for article in articles]
        Byline.objects.filter(article__in=articles).delete()
        for article in articles:
            project(article)
        assert [rebuilt(article) for article in articles] == before


class TestNamesakes:
    """Two of one name, and a byline of which nobody knows whose it is."""

    @pytest.fixture
    def article(self, db: None) -> Article:  # noqa: ARG002 - the database
        stored("Tides", authors=["Li Yan"])
        Author.objects.create(name="Li Yan")
        return stored("Locks", authors=["Li Yan"])

    def test_a_merge_links_it_as_its_preview_says_and_its_undo_unlinks_it(
        self, article: Article, editor: User
    ) -> None:
        row, into = Author.objects.get(slug="li-yan-2"), Author.objects.get(slug="li-yan")
        words = [step.words for step in plan_merge(row, into).steps]
        assert "“Li Yan” of “Locks” leads to “Li Yan” (li-yan)" in words
        assert leads(article) is None
        event = merge(row, into, by=editor, reason="one person")
        assert (leads(article), findings(article)) == ("li-yan", [])
        undo(event, editor)
        assert (leads(article), findings(article)) == (None, ["Li Yan"])

    def test_a_merge_of_two_of_three_links_nothing(self, article: Article, editor: User) -> None:
        third = Author.objects.create(name="Li Yan")
        merge(third, Author.objects.get(slug="li-yan"), by=editor, reason="one person")
        assert leads(article) is None

    def test_an_edit_links_it_and_its_undo_unlinks_it(self, article: Article, editor: User) -> None:
        other = Author.objects.get(slug="li-yan-2")
        before = state_of(other)
        other.name = "Li Yan (painter)"
        save_named(other, by=editor)
        assert leads(article) is None  # a former name stays as an alias
        other.aliases.all().delete()
        event = save_named(other, by=editor, before=before)
        assert event is not None
        assert leads(article) == "li-yan"
        undo(event, editor)
        assert leads(article) is None

    def test_a_curation_file_with_the_merge_links_it(self, article: Article, editor: User) -> None:
        row, into = Author.objects.get(slug="li-yan-2"), Author.objects.get(slug="li-yan")
        event = merge(row, into, by=editor, reason="one person")
        text = as_text()
        undo(event, editor)
        assert leads(article) is None
        take_in(parsed(text.encode()))
        assert leads(article) == "li-yan"


class TestOutlets:
    """The same of outlets, by whatever name a page calls them."""

    @pytest.fixture
    def articles(self, editor: User) -> tuple[Article, Article]:
        given = stored("Tides", outlet="The Beacon")
        beacon = Outlet.objects.get()
        split(beacon, {given.pk}, Outlet(name="The Lantern"), by=editor, reason="two of them")
        later = stored("Locks", outlet="The Beacon")
        assert (outlet(given), outlet(later)) == ("the-lantern", None)
        return given, later

    def test_an_outlet_left_to_the_sources_is_what_the_page_names(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        release(given, [("outlet", "")], editor)
        assert (outlet(given), outlet(later)) == ("the-beacon", "the-beacon")

    def test_an_outlet_that_was_cleared_stays_so(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        curate(later, {("outlet", ""): None}, editor)
        release(given, [("outlet", "")], editor)
        assert (outlet(given), outlet(later)) == ("the-beacon", None)

    def test_a_merge_links_what_waited_and_its_undo_unlinks_it(
        self, articles: tuple[Article, Article], editor: User
    ) -> None:
        given, later = articles
        row, into = Outlet.objects.get(slug="the-lantern"), Outlet.objects.get(slug="the-beacon")
        event = merge(row, into, by=editor, reason="one after all", against_judgement=True)
        assert (outlet(given), outlet(later)) == ("the-beacon", "the-beacon")
        assert Judgement.objects.get().are_same
        undo(event, editor)
        assert (outlet(given), outlet(later)) == ("the-lantern", None)
