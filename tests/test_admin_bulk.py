"""Bulk actions of the article list: shown first, stored as one event, undone as one."""

import csv
import io
import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.admin import bulk_actions
from archive.curation import bulk
from archive.curation.bulk import AddTopic, BulkError, SetColumn, SetField, SetOutlet, decide
from archive.curation.events import undo
from archive.models import Article, Claim, Event, Outlet, Topic
from tests.desk import make_curator
from tests.pages import stored

pytestmark = pytest.mark.django_db
PAGE = "/desk/archive/article/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def act(desk: Client, action: str, articles: list[Article], step: str = "", **values: str) -> Any:
    """Choose these articles and an action, and go as far as `step`."""
    chosen = {"action": action, "_selected_action": [str(each.pk) for each in articles]}
    return desk.post(PAGE, chosen | values | ({step: "1"} if step else {}))


def rows() -> list[dict[str, Any]]:
    """All of the articles but the number of their last change."""
    found: list[Any] = list(Article.objects.order_by("pk").values())
    return [{name: each[name] for name in each if name != "revision"} for each in found]


def test_nothing_is_done_before_the_page_was_confirmed(desk: Client) -> None:
    articles = [stored("A", language="en"), stored("B", language="ko"), stored("C")]
    before = rows()
    asked = act(desk, "set_language", articles)
    assert "3 articles chosen." in asked.content.decode()
    shown = act(desk, "set_language", articles, "_preview", value="ko")
    assert "Set the language to ko: 2 articles will change." in shown.content.decode()
    assert rows() == before
    assert not Event.objects.exists()


def test_a_language_is_set_by_curated_claims_and_taken_back_as_one(desk: Client) -> None:
    articles = [stored("A", language="en"), stored("B", language="ko"), stored("C")]
    before = rows()
    act(desk, "set_language", articles, "_confirm", value="ko", reason="Hangul all over.")
    assert {each["language"] for each in rows()} == {"ko"}
    event = Event.objects.get()
    assert (event.summary, event.reason) == (
        "Set the language to ko: 2 articles",
        "Hangul all over.",
    )
    assert Claim.objects.filter(origin="curated", field="language").count() == 2
    page = reverse("admin:bulk-undo", args=[event.pk])
    assert "restores 2 rows of 2 articles" in desk.get(page).content.decode()
    desk.post(page)
    assert rows() == before
    again = desk.post(page, follow=True).content.decode()
    assert "has been undone already" in again


@pytest.mark.parametrize(
    ("action", "value", "column", "expected"),
    [
        ("set_kind", "editorial", "kind", "editorial"),
        ("set_access", "metadata", "access", "metadata"),
        ("mark_reviewed", "", "is_reviewed", True),
    ],
)
def test_actions_change_what_they_say(
    desk: Client, action: str, value: str, column: str, expected: Any
) -> None:
    articles = [stored("A"), stored("B")]
    before = rows()
    act(desk, action, articles, "_confirm", value=value)
    assert [each[column] for each in rows()] == [expected, expected]
    undo(Event.objects.get(), None)
    assert rows() == before


def test_an_outlet_is_set_and_taken_back(desk: Client) -> None:
    articles = [stored("A", outlet="The Lantern"), stored("B")]
    mirror, before = Outlet.objects.create(name="The Mirror"), rows()
    act(desk, "set_outlet", articles, "_confirm", value=str(mirror.pk))
    assert [each["outlet_id"] for each in rows()] == [mirror.pk, mirror.pk]
    undo(Event.objects.get(), None)
    assert rows() == before


def test_a_topic_is_added_to_those_without_it(desk: Client) -> None:
    articles = [stored("A"), stored("B")]
    topic = Topic.objects.create(name="Canals")
    topic.articles.add(articles[0])
    act(desk, "add_topic", articles, "_confirm", value=str(topic.pk))
    assert set(topic.articles.all()) == set(articles)
    undo(Event.objects.get(), None)
    assert list(topic.articles.all()) == articles[:1]


def test_a_topic_is_taken_from_those_that_have_it(desk: Client) -> None:
    articles = [stored("A"), stored("B")]
    topic = Topic.objects.create(name="Canals")
    topic.articles.add(articles[0])
    act(desk, "leave_topic", articles, "_confirm", value=str(topic.pk))
    assert not topic.articles.exists()
    event = Event.objects.get()
    assert event.summary == "Taken out of the topic Canals: 1 article"
    undo(event, None)
    assert list(topic.articles.all()) == articles[:1]


def test_withdrawing_is_not_done_in_bulk(desk: Client) -> None:
    articles = [stored("A")]
    response = act(desk, "set_access", articles, "_confirm", value="withdrawn")
    assert response.status_code == 200
    assert not Event.objects.exists()


def test_reading_again_shows_what_differs_and_is_undone(desk: Client) -> None:
    article = stored("Tides and gates", language="xx")
    before = rows()
    shown = act(desk, "read_again", [article], "_preview").content.decode()
    assert "1 article will change." in shown
    assert "language" in shown
    assert rows() == before
    act(desk, "read_again", [article], "_confirm")
    assert Article.objects.get().language != "xx"
    undo(Event.objects.get(), None)
    assert rows() == before


def test_too_many_are_refused_and_nothing_happens(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST_ARTICLES", 1)
    monkeypatch.setattr(bulk_actions, "MOST_ARTICLES", 1)
    articles = [stored("A"), stored("B")]
    response = act(desk, "set_kind", articles, "_confirm", value="editorial")
    assert "At most 1 articles at once" in desk.get(response["Location"]).content.decode()
    assert not Event.objects.exists()


def test_who_may_not_change_has_only_the_export(client: Client) -> None:
    reader = User.objects.create_user("staff", is_staff=True)
    client.force_login(reader)
    article = stored("A")
    act(client, "set_kind", [article], "_confirm", value="editorial")
    assert Article.objects.get().kind is None


def test_a_failure_leaves_nothing_behind() -> None:
    articles = [stored("A"), stored("B")]
    with pytest.raises(BulkError, match="Nothing to change"):
        decide(articles, SetColumn("is_reviewed", False, "Not reviewed"), make_curator())
    assert not Event.objects.exists()


@pytest.mark.parametrize("decision", [SetField("kind", None), SetOutlet(None)])
def test_what_an_article_has_already_is_no_change(decision: Any) -> None:
    assert not decision.differs(stored("A"))


def test_topics_differ_once() -> None:
    topic, article = Topic.objects.create(name="Canals"), stored("A")
    decide([article], AddTopic(topic), make_curator())
    assert not AddTopic(topic).differs(article)


def exported(desk: Client, kind: str) -> str:
    response = act(desk, "export", list(Article.objects.all()), "_confirm", value=kind)
    assert response["Content-Disposition"] == f'attachment; filename="articles.{kind}"'
    return b"".join(response.streaming_content).decode()


def test_an_export_says_how_many_rows_it_has_and_is_no_event(desk: Client) -> None:
    stored("A", authors=["Ada Marsh", "Li Yan"], outlet="The Lantern")
    stored("=1+1")
    asked = act(desk, "export", list(Article.objects.all())).content.decode()
    assert "2 articles will be exported" in asked
    table = list(csv.DictReader(io.StringIO(exported(desk, "csv"))))
    assert [(row["title"], row["authors"]) for row in table] == [
        ("'=1+1", ""),
        ("A", "Ada Marsh; Li Yan"),
    ]
    objects = [json.loads(line) for line in exported(desk, "jsonl").splitlines()]
    assert [each["title"] for each in objects] == ["=1+1", "A"]
    assert not Event.objects.exists()


def test_every_field_of_the_pages_has_a_label(desk: Client) -> None:
    article = stored("A")
    for action in ("set_outlet", "set_kind", "set_language", "set_access", "add_topic", "export"):
        page = act(desk, action, [article]).content.decode()
        assert '<label for="id_value"' in page
