"""The history of an article: what was said, what it was before, and the way back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.decisions import ChangedMeanwhileError, curate
from archive.curation.events import RowChange, record, snapshot
from archive.curation.history import RevertError, revert, steps_of
from archive.curation.relabelling import relabel
from archive.models import Article, Author, Claim, Outlet
from archive.page.relabelling import Relabel
from tests.desk import address, make_curator
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make_curator()


def changes(article: Article) -> list[tuple[str | None, str, str, str]]:
    return [
        (step.by, change.name, change.old, change.new)
        for step in steps_of(article)
        for change in step.changes
    ]


def says(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = dict(Article.objects.values().get(pk=article.pk))
    del row["revision"]
    bylines = list(article.bylines.values_list("name", "affiliation", "author"))
    return {**row, "bylines": bylines}


def last_claim(article: Article) -> int:
    return Claim.objects.of(article).last().pk  # type: ignore[union-attr] # there is one


def test_it_says_who_changed_what_from_what_to_what(by: User) -> None:
    article = stored("Tidse")
    curate(article, {("title", ""): "Tides"}, by)
    curate(article, {("title", ""): None, ("section", ""): "Opinion"}, by)
    assert changes(article) == [
        ("curator", "Section", "none", "Opinion"),
        ("curator", "Title", "Tides", "none"),
        ("curator", "Title", "Tidse", "Tides"),
    ]
    assert steps_of(article)[-1].came_in == ("tides.txt#1",)


def test_a_decision_that_changes_nothing_is_no_change(by: User) -> None:
    article = stored("Tides")
    curate(article, {("title", ""): "Tides"}, by)
    assert changes(article) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (("title", ""), "Deltas"),
        (("title", ""), None),
        (("tags", ""), ["b"]),
        (("date", ""), {"edtf": "2021-06~", "time": None, "label": None}),
        (("authors", ""), ["Bo Reed"]),
        (("affiliation", "Ada Marsh"), "Harbour Fund"),
        (("author", "Ada Marsh"), None),
        (("outlet", ""), None),
    ],
)
def test_a_revert_restores_what_was(by: User, field: tuple[str, str], value: Any) -> None:
    article = stored(
        "Tides", authors=["Ada Marsh"], outlet="Lantern", tags=["a"], date={"edtf": "2021"}
    )
    before = says(article)
    curate(article, {field: value}, by)
    assert says(article) != before
    revert(article, last_claim(article), by)
    assert says(article) == before


def test_a_revert_restores_an_earlier_decision(by: User) -> None:
    article = stored("Tides", outlet="Lantern")
    harbour = Outlet.objects.create(name="Harbour")
    curate(article, {("outlet", ""): {"slug": harbour.slug}}, by)
    before = says(article)
    curate(article, {("outlet", ""): None}, by)
    revert(article, last_claim(article), by)
    assert says(article) == before


def test_a_link_chosen_for_a_name_is_left_to_the_name_again(by: User) -> None:
    article = stored(authors=["Ada Marsh"])
    other = Author.objects.create(name="A. Marsh")
    curate(article, {("author", "Ada Marsh"): other.slug}, by)
    revert(article, last_claim(article), by)
    assert str(article.bylines.get().author) == "Ada Marsh"


def test_relabelled_lines_go_back_with_their_damage(by: User) -> None:
    article = stored(
        "Tides", damage=[{"kind": "cut sentence", "paragraph": 2, "text": "Nobody had closed"}]
    )
    Claim.objects.filter(field="damage").update(spans=[[32, 50]])
    before = says(article)
    relabel(article, article.captures.get(), [Relabel.parse("2 left out")], by)
    assert says(article)["body"] == ["Nobody had closed the gate."]
    body = Claim.objects.get(article=article, field="body", origin="curated")
    revert(article, body.pk, by)
    assert says(article) == before


def test_a_revert_is_a_change_that_can_be_reverted(by: User) -> None:
    article = stored("Tides")
    curate(article, {("title", ""): "Deltas"}, by)
    after = says(article)
    revert(article, last_claim(article), by)
    revert(article, last_claim(article), by)
    assert says(article) == after


def test_what_is_so_already_is_not_reverted(by: User) -> None:
    article = stored("Tides")
    curate(article, {("title", ""): "Deltas"}, by)
    claim = last_claim(article)
    revert(article, claim, by)
    with pytest.raises(RevertError, match="says that again already"):
        revert(article, claim, by)


def test_a_change_of_another_article_is_none_of_this(by: User) -> None:
    article, other = stored("Tides"), stored("Gates", section="x")
    with pytest.raises(RevertError, match="no such change"):
        revert(article, last_claim(other), by)


def test_somebody_elses_change_meanwhile_is_not_overwritten(by: User) -> None:
    article = stored("Tides")
    curate(article, {("title", ""): "Deltas"}, by)
    claim, seen = last_claim(article), Article.objects.get().revision
    curate(article, {("section", ""): "Opinion"}, by)
    curate(article, {("title", ""): "Gates"}, by)
    with pytest.raises(ChangedMeanwhileError):
        revert(article, claim, by, seen=seen)
    assert Article.objects.get().title == "Gates"


class TestPage:
    """The page of the desk."""

    @pytest.fixture
    def desk(self, client: Client, by: User) -> Client:
        client.force_login(by)
        return client

    def test_a_change_is_reverted_with_one_click(self, desk: Client, by: User) -> None:
        article = stored("Tides")
        curate(article, {("title", ""): "Deltas <b>"}, by)
        page = desk.get(address(article, "history")).content.decode()
        assert '<td dir="auto">Tides</td><td dir="auto">Deltas &lt;b&gt;</td>' in page
        article.refresh_from_db()
        sent = {"claim": last_claim(article), "seen": article.revision}
        page = desk.post(address(article, "history"), sent, follow=True).content.decode()
        assert "Title: it says again what it said before that change." in page
        article.refresh_from_db()
        assert article.title == "Tides"

    def test_events_that_name_it_are_listed_and_undone(self, desk: Client, by: User) -> None:
        article = stored("Tides")
        before = snapshot(article)
        article.is_reviewed = True
        article.save()
        event = record(
            "edit", "Reviewed", [RowChange.changed(before, article)], by, subjects=[article]
        )
        assert "Reviewed" in desk.get(address(article, "history")).content.decode()
        sent = {"event": event.pk, "seen": article.revision}
        page = desk.post(address(article, "history"), sent, follow=True).content.decode()
        assert "Undone: Reviewed" in page
        article.refresh_from_db()
        assert article.is_reviewed is False

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"claim": "1"},
            {"claim": "x", "seen": "1"},
            {"claim": "9" * 40, "seen": "1"},
            {"event": "999", "seen": "1"},
            {"seen": "1"},
        ],
    )
    def test_nonsense_changes_nothing(self, desk: Client, sent: dict[str, str]) -> None:
        article = stored("Tides")
        before = says(article)
        response = desk.post(address(article, "history"), sent, follow=True)
        assert 'class="error"' in response.content.decode()
        assert says(article) == before
