"""What later readings say against a curator's decision."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from archive.curation.claims import Verdict
from archive.curation.decisions import ChangedMeanwhileError, Shown, curate, release
from archive.curation.suggestions import (
    LONGEST_KEY,
    SuggestionError,
    accept,
    confirmed,
    decision_against,
    dismiss,
    note_suggestions,
    waiting,
)
from archive.models import Article, Claim, Origin, Outlet, Suggestion
from tests.pages import stored

URL = "https://lantern.example/tides"
LONG = ("The tide came in at noon.", "Nobody had closed the gate.", "A third paragraph of it.")


@pytest.fixture
def curator(db: None) -> User:  # noqa: ARG001 - the database
    return User.objects.create_user("curator")


def captured(**said: Any) -> Article:
    """The article of one address, captured once more."""
    said = {"title": "Tidse", "tags": [f"capture {Claim.objects.count()}"], **said}
    return stored(url=URL, **said)


def states() -> list[tuple[str, str, str]]:
    """Every suggestion: field, value, state."""
    return list(Suggestion.objects.order_by("pk").values_list("field", "value_key", "state"))


def read_again(article: Article, field: str, value: Any) -> None:
    """A reading of the same capture by other rules."""
    capture = article.captures.get()
    Claim.objects.create(
        article=article, capture=capture, field=field, value=value, origin=Origin.EXTRACTED,
        rule="rule of today",
    )  # fmt: skip
    note_suggestions(article)


def test_a_later_capture_that_differs_is_asked_about_with_both_evidences(curator: User) -> None:
    article = captured()
    curate(article, {("title", ""): "Tides"}, by=curator)
    assert states() == []
    captured(title="Tides!")
    assert states() == [("title", '"Tides!"', "waiting")]
    [suggestion] = waiting()
    decided = decision_against(suggestion)
    assert decided is not None
    assert (decided.value, decided.made_by) == ("Tides", curator)
    claim = suggestion.claim
    assert claim.capture is not None
    assert [claim.capture.text()[start:end] for start, end in claim.spans] == ["Tides!"]
    article.refresh_from_db()
    assert article.title == "Tides"


def test_a_later_capture_that_says_again_what_was_corrected_is_not_asked_about(
    curator: User,
) -> None:
    curate(captured(), {("title", ""): "Tides"}, by=curator)
    captured()
    captured()
    assert states() == []


def test_what_two_decisions_overruled_one_after_the_other_is_not_asked_about(
    curator: User,
) -> None:
    article = captured()
    curate(article, {("title", ""): "Tides"}, by=curator)
    captured(title="Ebb")
    accept(waiting().get(), by=curator)
    curate(article, {("title", ""): "Ebb and flow"}, by=curator)
    for title in ("Tidse", "Tides", "Ebb"):
        captured(title=title)
    assert states() == [("title", '"Ebb"', "accepted")]
    captured(title="Flow")
    assert [each.value_key for each in waiting()] == ['"Flow"']


def test_an_outlet_that_a_curator_corrected_is_not_asked_about_by_any_of_its_names(
    curator: User,
) -> None:
    article = captured(outlet="The Beacon")
    beacon = Outlet.objects.get(name="The Beacon")
    beacon.aliases.create(name="Beacon Daily")
    lantern = Outlet.objects.create(name="The Lantern")
    curate(article, {("outlet", ""): {"slug": beacon.slug}}, by=curator)
    curate(article, {("outlet", ""): {"slug": lantern.slug}}, by=curator)
    captured(outlet="The Beacon")
    captured(outlet="Beacon Daily")
    assert states() == []


def test_what_a_capture_said_that_the_curator_had_not_seen_is_asked_about(curator: User) -> None:
    article = captured()
    first = article.captures.get()
    captured(title="Ebb")
    shown = {("title", ""): Shown(first, [])}
    curate(article, {("title", ""): "Tides"}, by=curator, shown=shown)
    captured(title="Ebb")
    assert states() == [("title", '"Ebb"', "waiting")]


def test_a_capture_that_agrees_confirms_and_asks_nothing(curator: User) -> None:
    article = captured()
    curate(article, {("title", ""): "Tides"}, by=curator)
    decided = Verdict.on(article).claim("title")
    assert decided is not None
    assert confirmed(Claim.objects.of(article)) == {}
    captured(title="Tides")
    source = Claim.objects.get(field="title", value="Tides", origin="extracted")
    assert confirmed(Claim.objects.of(article)) == {decided.pk: source.pk}
    assert states() == []


def test_a_cleared_field_is_a_value_and_what_is_printed_later_a_suggestion(curator: User) -> None:
    article = captured(authors=["Ada Marsh"])
    curate(article, {("authors", ""): None}, by=curator)
    captured(authors=["Li Yan"])
    assert not article.bylines.exists()
    assert states() == [("authors", '["li yan"]', "waiting")]


def test_what_is_read_anew_in_a_seen_capture_is_asked_only_where_it_is_news(curator: User) -> None:
    article = captured()
    curate(article, {("title", ""): "Tides"}, by=curator)
    read_again(article, "title", "Tidse")
    assert states() == []
    read_again(article, "title", "Ebb")
    assert states() == [("title", '"Ebb"', "waiting")]


def test_a_dismissed_value_stays_dismissed_however_often_it_comes(curator: User) -> None:
    curate(captured(), {("title", ""): "Tides"}, by=curator)
    captured(title="Ebb")
    dismiss(waiting().get(), by=curator)
    captured(title="Ebb")
    captured(title="Flow")
    captured(title="Ebb")
    assert states() == [("title", '"Ebb"', "dismissed"), ("title", '"Flow"', "overtaken")]
    assert Suggestion.objects.get(state="dismissed").decided_by == curator


def test_an_accepted_value_is_the_curators_with_the_evidence_of_the_source(curator: User) -> None:
    article = captured()
    curate(article, {("title", ""): "Tides"}, by=curator)
    captured(title="Ebb")
    accept(waiting().get(), by=curator)
    article.refresh_from_db()
    decided = Verdict.on(article).claim("title")
    assert decided is not None
    assert (article.title, decided.origin, decided.made_by) == ("Ebb", "curated", curator)
    assert decided.capture == article.captures.last()
    assert states() == [("title", '"Ebb"', "accepted")]
    captured(title="Ebb")
    assert states() == [("title", '"Ebb"', "accepted")]


def test_an_accepted_body_has_its_text(curator: User) -> None:
    article = captured()
    curate(article, {("body", ""): None}, by=curator)
    captured(body=LONG)
    assert Article.objects.get().body == []
    accept(waiting().get(), by=curator)
    assert Article.objects.get().body == list(LONG)


def test_a_long_value_is_known_by_its_hash(curator: User) -> None:
    curate(captured(deck="Short."), {("deck", ""): None}, by=curator)
    for _ in range(2):
        captured(deck="Long. " * LONGEST_KEY)
    [(_, key, _)] = states()
    assert key.startswith("sha256:")


def test_an_outlet_agrees_by_any_of_its_names(curator: User) -> None:
    article = captured(outlet="The Lantren")
    lantern = Outlet.objects.create(name="The Lantern")
    lantern.aliases.create(name="Lantern Daily")
    curate(article, {("outlet", ""): {"slug": lantern.slug}}, by=curator)
    captured(outlet="Lantern Daily")
    assert states() == []
    captured(outlet="The Beacon")
    suggestion = waiting().get()
    accept(suggestion, by=curator)
    article.refresh_from_db()
    assert article.outlet == Outlet.objects.get(name="The Beacon")


def test_an_outlet_that_several_rows_are_cannot_be_accepted_unseen(curator: User) -> None:
    article = captured(outlet="The Lantern")
    curate(article, {("outlet", ""): None}, by=curator)
    Outlet.objects.create(name="The Beacon")
    Outlet.objects.create(name="The Beacon")
    captured(outlet="The Beacon")
    with pytest.raises(SuggestionError, match="Several outlets are named “The Beacon”"):
        accept(waiting().get(), by=curator)
    assert waiting().count() == 1
    article.refresh_from_db()
    assert article.outlet is None


def test_a_decision_answers_what_waits_on_its_field(curator: User) -> None:
    article = captured()
    curate(article, {("title", ""): "Tides"}, by=curator)
    captured(title="Ebb")
    curate(article, {("title", ""): "Tide"}, by=curator)
    assert states() == [("title", '"Ebb"', "overtaken")]


def test_a_suggestion_is_decided_once(curator: User) -> None:
    curate(captured(), {("title", ""): "Tides"}, by=curator)
    captured(title="Ebb")
    suggestion = waiting().get()
    dismiss(suggestion, by=curator)
    with pytest.raises(SuggestionError, match="waits no more: it is dismissed"):
        accept(suggestion, by=curator)


def test_a_field_left_to_the_sources_follows_them_again(curator: User) -> None:
    article = captured()
    curate(article, {("title", ""): "Tides"}, by=curator)
    captured(title="Ebb")
    release(article, [("title", "")], by=curator)
    article.refresh_from_db()
    assert article.title == "Ebb"
    captured(title="Flow")
    article.refresh_from_db()
    assert (article.title, states()) == ("Flow", [("title", '"Ebb"', "overtaken")])


def test_the_second_of_two_curators_is_told_and_nothing_of_the_first_is_lost(
    curator: User,
) -> None:
    article = captured()
    opened = Article.objects.get().revision
    curate(article, {("title", ""): "Tides"}, by=curator, seen=opened)
    with pytest.raises(ChangedMeanwhileError):
        curate(article, {("title", ""): "Ebb"}, by=curator, seen=opened)
    assert Article.objects.get().title == "Tides"


def test_a_projection_of_an_article_fetched_long_ago_keeps_what_others_wrote(
    curator: User,
) -> None:
    old = captured()
    Article.objects.update(is_reviewed=True, access="excerpt", revision=7)
    curate(old, {("title", ""): "Tides"}, by=curator)
    now = Article.objects.get()
    assert (now.is_reviewed, now.access, now.revision) == (True, "excerpt", 8)


def test_a_clock_set_back_does_not_undo_a_decision(curator: User) -> None:
    article = captured()
    curate(article, {("title", ""): "Tidse"}, by=curator)
    Claim.objects.filter(origin="curated").update(made_at="2999-01-01T00:00:00Z")
    curate(article, {("title", ""): "Tides"}, by=curator)
    assert Article.objects.get().title == "Tides"
