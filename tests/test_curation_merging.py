"""Merging and splitting authors, outlets and topics."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model

from archive.curation.decisions import curate, release
from archive.curation.events import EventError, undo
from archive.curation.judgements import judge, judgement_on
from archive.curation.merging import MergeError, PreviewStaleError, merge, plan_merge
from archive.curation.projection import project
from archive.curation.splitting import split
from archive.models import (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Change,
    Claim,
    Judgement,
    Outlet,
    OutletAlias,
    Topic,
    TopicAlias,
)
from tests.pages import stored

MODELS: tuple[type[Model], ...] = (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Claim,
    Judgement,
    Outlet,
    OutletAlias,
    Topic,
    TopicAlias,
    Topic.articles.through,
)


@pytest.fixture
def editor(db: None) -> User:  # noqa: ARG001 - the database
    return User.objects.create_user("editor")


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row that a merge or a split could touch."""
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in MODELS}


def author(name: str) -> Author:
    return Author.objects.get(name=name)


def authors_of(article: Article) -> list[str]:
    return [byline.author.slug for byline in article.bylines.all() if byline.author]


class TestMergeAuthors:
    """Two spellings of one person."""

    def test_a_merge_is_not_done_again_over_what_links_to_it_since(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        row, into = pair
        undone = undo(merge(row, into, by=editor, reason="one person"), editor)
        stored("Locks", authors=["A. Marsh"])
        before = everything()
        with pytest.raises(EventError, match=r"^“A\. Marsh” cannot lead on again: .* \(byline\)\."):
            undo(undone, editor)
        assert everything() == before

    @pytest.fixture
    def pair(self, db: None) -> tuple[Author, Author]:  # noqa: ARG002 - the database
        stored("Tides", authors=["Ada Marsh"])
        stored("Gates", authors=["A. Marsh", "Li Wei"])
        author("A. Marsh").aliases.create(name="Маш")
        return author("A. Marsh"), author("Ada Marsh")

    def test_bylines_names_and_address_go_over(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        row, into = pair
        merge(row, into, by=editor, reason="one person")
        assert row.merged_into == into
        assert sorted(alias.name for alias in into.aliases.all()) == ["A. Marsh", "Маш"]
        assert authors_of(Article.objects.get(title="Gates")) == ["ada-marsh", "li-wei"]
        assert Author.objects.by_slug("a-marsh") == into

    @pytest.mark.parametrize("printed", ["A. Marsh", "a. MARSH", "Маш"])
    def test_a_merged_name_never_comes_back(
        self, pair: tuple[Author, Author], editor: User, printed: str
    ) -> None:
        merge(*pair, by=editor, reason="one person")
        assert authors_of(stored("Weirs", authors=[printed])) == ["ada-marsh"]
        assert Author.objects.count() == 3

    def test_what_was_decided_by_slug_follows(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        article = stored("Weirs", authors=["The Keeper"])
        curate(article, {("author", "The Keeper"): "a-marsh"}, by=editor)
        merge(*pair, by=editor, reason="one person")
        project(article)
        assert authors_of(article) == ["ada-marsh"]

    def test_every_index_hears_of_it(self, pair: tuple[Author, Author], editor: User) -> None:
        Change.objects.all().delete()
        merge(*pair, by=editor, reason="one person")
        gates = Article.objects.get(title="Gates").public_id
        assert list(Change.objects.values_list("article", flat=True)) == [gates]

    def test_undone_every_row_is_as_it_was(self, pair: tuple[Author, Author], editor: User) -> None:
        before = everything()
        event = merge(*pair, by=editor, reason="one person")
        assert everything() != before
        undo(event, editor)
        assert everything() == before

    def test_undone_what_came_meanwhile_goes_to_the_row_that_bears_its_name(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        event = merge(*pair, by=editor, reason="one person")
        later = stored("Weirs", authors=["A. Marsh"])
        undo(event, editor)
        assert authors_of(later) == ["a-marsh"]

    def test_undone_after_an_article_was_projected_anew(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        event = merge(*pair, by=editor, reason="one person")
        gates = Article.objects.get(title="Gates")
        curate(gates, {("title", ""): "The gates"}, by=editor)
        undo(event, editor)
        assert authors_of(gates) == ["a-marsh", "li-wei"]

    def test_the_preview_names_every_row_that_is_touched(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        plan = plan_merge(*pair)
        event = merge(*pair, by=editor, reason="one person", seen=plan.digest)
        assert len(plan.steps) == len(event.rows)
        assert [group.title for group in plan.groups] == [
            "1 author", "2 other names", "1 byline", "1 judgement",
        ]  # fmt: skip

    def test_a_preview_that_no_longer_holds_is_refused(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        seen = plan_merge(*pair).digest
        stored("Weirs", authors=["A. Marsh"])
        before = everything()
        with pytest.raises(PreviewStaleError, match="nothing was done"):
            merge(*pair, by=editor, reason="one person", seen=seen)
        assert everything() == before

    def test_a_chain_leads_to_its_end_and_is_undone_from_its_end(
        self, pair: tuple[Author, Author], editor: User
    ) -> None:
        row, into = pair
        last = author("Li Wei")
        before = everything()
        first = merge(row, into, by=editor, reason="one person")
        second = merge(into, last, by=editor, reason="one person")
        assert Author.objects.by_slug("a-marsh") == last
        assert authors_of(stored("Weirs", authors=["Маш"])) == ["li-wei"]
        Article.objects.get(title="Weirs").bylines.all().delete()
        with pytest.raises(EventError, match="changed since"):
            undo(first, editor)
        undo(second, editor)
        undo(first, editor)
        assert everything()["Author"] == before["Author"]
        assert everything()["AuthorAlias"] == before["AuthorAlias"]


class TestRefusals:
    """What can be no merge."""

    @pytest.fixture
    def rows(self, db: None) -> list[Author]:  # noqa: ARG002 - the database
        return [Author.objects.create(name=name) for name in ("One", "Two", "Three")]

    def test_into_itself(self, rows: list[Author], editor: User) -> None:
        with pytest.raises(MergeError, match="into itself"):
            merge(rows[0], rows[0], by=editor, reason="x")

    def test_in_a_circle(self, rows: list[Author], editor: User) -> None:
        merge(rows[0], rows[1], by=editor, reason="x")
        merge(rows[1], rows[2], by=editor, reason="x")
        with pytest.raises(MergeError, match="circle"):
            merge(rows[2], rows[0], by=editor, reason="x")

    def test_of_a_merged_row(self, rows: list[Author], editor: User) -> None:
        merge(rows[0], rows[1], by=editor, reason="x")
        with pytest.raises(MergeError, match="“One” was merged into “Two” already"):
            merge(rows[0], rows[2], by=editor, reason="x")
        with pytest.raises(MergeError, match="choose that one instead"):
            merge(rows[2], rows[0], by=editor, reason="x")

    def test_of_two_kinds(self, rows: list[Author], editor: User) -> None:
        with pytest.raises(MergeError, match="Only two"):
            merge(rows[0], Outlet.objects.create(name="One"), by=editor, reason="x")

    def test_without_a_reason(self, rows: list[Author], editor: User) -> None:
        with pytest.raises(MergeError, match="Say why"):
            merge(rows[0], rows[1], by=editor, reason=" ")

    def test_against_a_judgement_also_on_what_was_merged_before(
        self, rows: list[Author], editor: User
    ) -> None:
        judge(rows[0], rows[2], are_same=False, reason="father and son", by=editor)
        merge(rows[0], rows[1], by=editor, reason="x")
        with pytest.raises(MergeError, match="father and son"):
            merge(rows[1], rows[2], by=editor, reason="x")
        merge(rows[1], rows[2], by=editor, reason="x", against_judgement=True)
        assert rows[1].merged_into == rows[2]


def test_a_merge_says_that_both_are_the_same_and_its_undo_takes_that_back(editor: User) -> None:
    one, two = Author.objects.create(name="One"), Author.objects.create(name="Two")
    judge(one, two, are_same=False, reason="father and son", by=editor)
    event = merge(one, two, by=editor, reason="one man", against_judgement=True)
    said = judgement_on(one, two)
    assert said is not None
    assert (said.are_same, said.reason) == (True, "one man")
    undo(event, editor)
    said.refresh_from_db()
    assert (said.are_same, said.reason) == (False, "father and son")


class TestMergeOutlets:
    """Two names of one outlet."""

    def test_articles_names_and_domains_go_over_and_come_back(self, editor: User) -> None:
        stored("Tides", outlet="The Lantern")
        stored("Gates", outlet="Lantern Daily")
        row, into = Outlet.objects.get(name="Lantern Daily"), Outlet.objects.get(name="The Lantern")
        Outlet.objects.filter(pk=row.pk).update(domains=["daily.example"])
        before = everything()
        event = merge(row, into, by=editor, reason="one paper")
        assert set(Article.objects.values_list("outlet", flat=True)) == {into.pk}
        later = stored("Weirs", outlet="LANTERN daily")
        assert (later.outlet, stored("Locks", outlet="daily.example").outlet) == (into, into)
        assert Outlet.objects.count() == 2
        undo(event, editor)
        later.refresh_from_db()
        assert later.outlet == row
        assert {row["id"]: row for row in everything()["Outlet"]}[into.pk] == before["Outlet"][0]

    def test_undone_every_row_is_as_it_was(self, editor: User) -> None:
        stored("Tides", outlet="The Lantern")
        stored("Gates", outlet="Lantern Daily")
        before = everything()
        one, other = Outlet.objects.all()
        undo(merge(one, other, by=editor, reason="one paper"), editor)
        assert everything() == before


class TestMergeTopics:
    """Two words for one thing."""

    def test_articles_go_over_each_once_and_come_back(self, editor: User) -> None:
        both, one = stored("Tides"), stored("Gates")
        row, into = Topic.objects.create(name="Sluices"), Topic.objects.create(name="Locks")
        row.articles.set([both, one])
        into.articles.set([both])
        before = everything()
        event = merge(row, into, by=editor, reason="the same thing")
        assert (set(into.articles.all()), row.articles.count()) == ({both, one}, 0)
        undo(event, editor)
        assert everything() == before


def test_what_a_curator_named_is_followed_when_a_merge_is_undone(editor: User) -> None:
    first = stored("Tides", outlet="The Lantern", authors=["Ada Marsh"])
    stored("Gates", outlet="Lantern Daily", authors=["A. Marsh"])
    daily, lantern = (
        Outlet.objects.get(name="Lantern Daily"),
        Outlet.objects.get(name="The Lantern"),
    )
    events = [
        merge(daily, lantern, by=editor, reason="one"),
        merge(author("A. Marsh"), author("Ada Marsh"), by=editor, reason="one"),
    ]
    named = {("outlet", ""): {"slug": daily.slug}, ("author", "Ada Marsh"): "a-marsh"}
    curate(first, named, by=editor)
    first.refresh_from_db()
    assert (first.outlet, authors_of(first)) == (lantern, ["ada-marsh"])
    for event in events:
        undo(event, editor)
    first.refresh_from_db()
    assert (first.outlet, authors_of(first)) == (daily, ["a-marsh"])


def test_undone_what_was_left_to_the_sources_goes_to_the_row_that_bears_its_name(
    editor: User,
) -> None:
    tides = stored("Tides", outlet="The Lantern", authors=["A. Marsh"])
    stored("Gates", outlet="Lantern Daily", authors=["Ada Marsh"])
    stored("Weirs", outlet="The Beacon", authors=["Bo Ek"])
    keys = [("outlet", ""), ("author", "A. Marsh")]
    curate(tides, {keys[0]: {"slug": "the-beacon"}, keys[1]: "bo-ek"}, editor)
    lantern, daily = Outlet.objects.exclude(name="The Beacon").order_by("pk")
    events = [
        merge(lantern, daily, by=editor, reason="one masthead"),
        merge(author("A. Marsh"), author("Ada Marsh"), by=editor, reason="one person"),
    ]
    release(tides, keys, editor)
    assert authors_of(tides) == ["ada-marsh"]
    for event in events:
        undo(event, editor)
    tides.refresh_from_db()
    assert tides.outlet is not None
    assert (tides.outlet.slug, authors_of(tides)) == ("the-lantern", ["a-marsh"])


def test_a_split_is_not_done_again_where_its_new_row_has_lost_its_address(editor: User) -> None:
    stored("Tides", authors=["Bo Ek"])
    stored("Locks", authors=["Bo Ek"])
    bo = Author.objects.get()
    tides, locks = ({byline.pk} for byline in bo.bylines.order_by("pk"))
    first = split(bo, tides, Author(name="Bo Ek"), by=editor, reason="two of them")
    undone = undo(first, editor)
    split(bo, locks, Author(name="Bo Ek"), by=editor, reason="but this one")
    before = everything()
    with pytest.raises(EventError, match=r"^The author “Bo Ek” cannot come back: "):
        undo(undone, editor)
    assert everything() == before
