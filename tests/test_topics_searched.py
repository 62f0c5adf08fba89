"""Topics and dossiers in the search: what a curator does to them is found with the next change."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.curation.bulk import AddTopic, RemoveTopic, decide
from archive.curation.editing import save_named
from archive.curation.events import undo
from archive.curation.merging import merge
from archive.curation.portable import as_text, parsed, take_in
from archive.curation.splitting import split
from archive.models import Article, Change, Dossier, Event, Topic
from archive.search import sync
from archive.search.engine import SearchRequest
from archive.search.language import understand
from tests.archives import emptied
from tests.desk import make_curator, save
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> User:
    return make_curator()


@pytest.fixture
def desk(client: Client, curator: User) -> Client:
    client.force_login(curator)
    return client


@pytest.fixture
def pages() -> list[Article]:
    """Three articles, indexed: whatever comes later must be told to the index."""
    made = [stored(title, language="en") for title in ("Tides", "Gates", "Weirs")]
    assert sync.catch_up() == 3
    return made


def found(words: str) -> list[str]:
    """The titles of the articles that the index finds once it has followed the changes."""
    sync.catch_up()
    page = sync.engine().search(SearchRequest(understand(words).tree))
    titles = dict(Article.objects.values_list("public_id", "title"))
    return sorted(str(titles[hit.id]) for hit in page.hits)


def dossier_of(*articles: Article) -> Dossier:
    """A dossier of these articles, saved as the desk saves it."""
    dossier = Dossier(name="The great flood")
    dossier.save()
    for place, article in enumerate(articles, start=1):
        dossier.entries.create(article=article, position=place)
    save_named(dossier, before={})
    return dossier


def test_an_article_is_found_by_its_topics_and_no_longer_once_it_has_left_them(
    pages: list[Article], curator: User
) -> None:
    canals = Topic.objects.create(name="Rivers and canals")
    added = decide(pages[:2], AddTopic(canals), curator)
    assert found("topic:canal") == found('topics:"rivers and canals"') == ["Gates", "Tides"]
    assert found("canals title:gates") == ["Gates"]
    assert found("dossier:canal") == found("tag:canal") == found("title:canal") == []
    decide(pages[:1], RemoveTopic(canals), curator)
    assert found("topic:canal") == ["Gates"]
    undo(Event.objects.order_by("pk").last() or added, curator)
    undo(added, curator)
    assert found("topic:canal") == []


def test_a_topic_is_found_by_its_new_name_alone(pages: list[Article], curator: User) -> None:
    topic = Topic.objects.create(name="Sluices")
    decide(pages[:1], AddTopic(topic), curator)
    topic.name = "Locks"
    renamed = save_named(topic, by=curator)
    assert (found("topic:locks"), found("topic:sluices")) == (["Tides"], [])
    assert renamed is not None
    undo(renamed, curator)
    assert (found("topic:locks"), found("topic:sluices")) == ([], ["Tides"])


def test_merged_topics_are_found_by_the_one_that_is_left(
    pages: list[Article], curator: User
) -> None:
    row, into = Topic.objects.create(name="Sluices"), Topic.objects.create(name="Locks")
    decide(pages[:2], AddTopic(row), curator)
    decide(pages[1:], AddTopic(into), curator)
    event = merge(row, into, by=curator, reason="the same thing")
    assert (found("topic:locks"), found("topic:sluices")) == (["Gates", "Tides", "Weirs"], [])
    undo(event, curator)
    assert (found("topic:locks"), found("topic:sluices")) == (
        ["Gates", "Weirs"],
        ["Gates", "Tides"],
    )


def test_what_is_split_off_a_topic_is_found_by_the_new_one(
    pages: list[Article], curator: User
) -> None:
    row = Topic.objects.create(name="Sluices")
    decide(pages, AddTopic(row), curator)
    event = split(row, {pages[0].pk}, Topic(name="Locks"), by=curator, reason="another thing")
    assert (found("topic:locks"), found("topic:sluices")) == (["Tides"], ["Gates", "Weirs"])
    undo(event, curator)
    assert (found("topic:locks"), found("topic:sluices")) == ([], ["Gates", "Tides", "Weirs"])


def test_a_dossier_is_found_by_its_name_with_the_articles_it_holds(
    pages: list[Article], desk: Client, curator: User
) -> None:
    tides, gates, weirs = pages
    dossier = dossier_of(tides, gates)
    assert found("dossier:flood") == ["Gates", "Tides"]
    assert found("topic:flood") == []
    response = save(desk, dossier, entries__0__article=weirs.pk, entries__1__DELETE="on")
    assert response.status_code == 302
    assert found("dossier:flood") == ["Weirs"]
    undo(Event.objects.order_by("pk").filter(undoes=None).latest("pk"), curator)
    assert found("dossier:flood") == ["Gates", "Tides"]


def test_a_dossier_is_found_by_its_new_name_alone(pages: list[Article], curator: User) -> None:
    dossier = dossier_of(*pages[:2])
    dossier.name = "The deluge"
    renamed = save_named(dossier, by=curator)
    assert (found("dossier:deluge"), found("dossier:flood")) == (["Gates", "Tides"], [])
    assert renamed is not None
    undo(renamed, curator)
    assert (found("dossier:deluge"), found("dossier:flood")) == ([], ["Gates", "Tides"])


def test_what_was_saved_at_the_desk_is_found_at_once(
    pages: list[Article], desk: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    dossier = Dossier.objects.create(name="The great flood")
    with django_capture_on_commit_callbacks(execute=True):
        save(desk, dossier, entries__0__article=pages[0].pk)
    page = sync.engine().search(SearchRequest(understand("dossier:flood").tree))
    assert [hit.id for hit in page.hits] == [pages[0].public_id]


def test_a_note_on_a_topic_changes_nothing_in_the_index(
    pages: list[Article], curator: User
) -> None:
    topic = Topic.objects.create(name="Sluices")
    decide(pages, AddTopic(topic), curator)
    sync.catch_up()
    topic.note = "<p>All about them.</p>"
    save_named(topic, by=curator)
    assert sync.catch_up() == 0
    assert not Change.objects.exists()


def test_names_taken_in_from_a_file_are_found(pages: list[Article], curator: User) -> None:
    topic, dossier = Topic.objects.create(name="Sluices"), dossier_of(pages[1])
    decide(pages[:1], AddTopic(topic), curator)
    renamed = as_text().replace('"Sluices"', '"Locks"').replace("great flood", "deluge")
    decide(pages[2:], AddTopic(topic), curator)
    banks = stored("Banks", language="en")
    dossier.entries.create(article=banks, position=2)  # of it the file knows as little
    sync.catch_up()
    take_in(parsed(renamed.encode()))
    assert (found("topic:locks"), found("topic:sluices")) == (["Tides", "Weirs"], [])
    assert (found("dossier:deluge"), found("dossier:flood")) == (["Banks", "Gates"], [])


def test_what_a_file_puts_under_a_topic_in_another_archive_is_found_there(
    pages: list[Article], curator: User
) -> None:
    decide(pages[:1], AddTopic(Topic.objects.create(name="Sluices")), curator)
    dossier_of(pages[1])
    text = as_text()
    emptied()
    for page in pages:
        stored(page.title, language="en")
    sync.catch_up()
    take_in(parsed(text.encode()))
    assert (found("topic:sluices"), found("dossier:flood")) == (["Tides"], ["Gates"])


@pytest.mark.parametrize("words", ["topic:sluices", "dossier:flood", "sluices", "flood"])
def test_a_withdrawn_article_is_found_by_neither(
    pages: list[Article], curator: User, words: str
) -> None:
    decide(pages[:1], AddTopic(Topic.objects.create(name="Sluices")), curator)
    dossier_of(pages[0])
    assert found(words) == ["Tides"]
    Article.objects.filter(pk=pages[0].pk).update(access="withdrawn")
    Change.objects.record([pages[0].public_id])
    assert found(words) == []
