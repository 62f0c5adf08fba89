"""Events: rows as they were, and undone exactly."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from archive.curation.events import EventError, RowChange, history_of, record, snapshot, undo
from archive.models import Article, Author, AuthorAlias, Byline, Change, Event, Outlet, Topic
from tests.pages import stored


@pytest.fixture
def editor(db: None) -> User:  # noqa: ARG001 - the database
    return User.objects.create_user("editor")


def renamed(row: Any, name: str, by: User) -> Event:
    before = snapshot(row)
    row.name = name
    row.save()
    return record(
        "edit", f"Renamed to {name}", [RowChange.changed(before, row)], by, subjects=[row]
    )


def test_an_event_keeps_only_the_columns_that_changed(editor: User) -> None:
    topic = Topic.objects.create(name="Locks")
    event = renamed(topic, "Sluices", editor)
    assert event.rows == [
        {
            "model": "topic",
            "pk": topic.pk,
            "before": {"name": "Locks", "name_key": "locks"},
            "after": {"name": "Sluices", "name_key": "sluices"},
        }
    ]
    assert (event.made_by, event.summary) == (editor, "Renamed to Sluices")


def test_a_row_that_did_not_change_is_not_kept(editor: User) -> None:
    topic = Topic.objects.create(name="Locks")
    assert renamed(topic, "Locks", editor).rows == []


def test_an_undo_restores_the_row_and_keeps_what_else_was_done_to_it(editor: User) -> None:
    outlet = Outlet.objects.create(name="The Lantern")
    event = renamed(outlet, "The Beacon", editor)
    Outlet.objects.filter(pk=outlet.pk).update(country="KR")
    undone = undo(event, editor)
    outlet.refresh_from_db()
    assert (outlet.name, outlet.name_key, outlet.country) == ("The Lantern", "the lantern", "KR")
    assert (undone.undoes, undone.kind) == (event, "undo")


def test_a_made_row_goes_and_comes_back_as_it_was(editor: User) -> None:
    author = Author.objects.create(name="Ada Marsh", family="Marsh", note="<p>Known</p>")
    whole = Author.objects.values().get()
    made = record("made", "Made Ada Marsh", [RowChange.made(author)], editor, subjects=[author])
    undone = undo(made, editor)
    assert not Author.objects.exists()
    undo(undone, editor)
    assert Author.objects.values().get() == whole


def test_dates_and_lists_come_back_as_they_were(editor: User) -> None:
    article = stored("Tides", date={"edtf": "2021-06-23"})
    whole = Article.objects.values().get()
    before = snapshot(article)
    article.sort_day, article.body, article.tags = None, [], ["x"]
    article.save()
    undo(record("edit", "Emptied", [RowChange.changed(before, article)], editor), editor)
    assert Article.objects.values().get() == whole


def test_rows_are_restored_from_the_last_to_the_first(editor: User) -> None:
    author = Author.objects.create(name="Ada Marsh")
    alias = AuthorAlias.objects.create(author=author, name="A. Marsh")
    rows = [RowChange.made(author), RowChange.made(alias)]
    undo(record("made", "Made both", rows, editor), editor)
    assert (Author.objects.count(), AuthorAlias.objects.count()) == (0, 0)


class TestRefusals:
    """What cannot be undone, and why."""

    def test_twice(self, editor: User) -> None:
        event = renamed(Topic.objects.create(name="Locks"), "Sluices", editor)
        undo(event, editor)
        with pytest.raises(EventError, match="“Renamed to Sluices” has been undone already"):
            undo(event, editor)

    def test_changed_since(self, editor: User) -> None:
        topic = Topic.objects.create(name="Locks")
        event = renamed(topic, "Sluices", editor)
        renamed(topic, "Weirs", editor)
        with pytest.raises(EventError, match="topic “Weirs” has been changed since"):
            undo(event, editor)
        assert Topic.objects.get().name == "Weirs"

    def test_gone_since(self, editor: User) -> None:
        topic = Topic.objects.create(name="Locks")
        event = renamed(topic, "Sluices", editor)
        topic.delete()
        with pytest.raises(EventError, match="no longer there"):
            undo(event, editor)

    def test_nothing_kept(self, editor: User) -> None:
        with pytest.raises(EventError, match="keeps nothing to go back to"):
            undo(record("erase", "Erased", [], editor), editor)

    def test_something_hangs_on_it(self, editor: User) -> None:
        author = Author.objects.create(name="Ada Marsh")
        made = record("made", "Made", [RowChange.made(author)], editor)
        AuthorAlias.objects.create(author=author, name="A. Marsh")
        with pytest.raises(EventError, match="made since hangs on it"):
            undo(made, editor)
        assert AuthorAlias.objects.count() == 1


def test_a_byline_that_was_projected_anew_is_known_by_its_name(editor: User) -> None:
    stored("Tides", authors=["Ada Marsh"])
    byline, other = Byline.objects.get(), Author.objects.create(name="Other")
    author, before = byline.author, snapshot(byline)
    byline.author = other
    byline.save()
    event = record("link", "Linked", [RowChange.changed(before, byline)], editor)
    Byline.objects.all().delete()
    byline.pk = None
    byline.save()
    undo(event, editor)
    assert Byline.objects.get().author == author


def test_an_undo_is_a_change_for_every_index(editor: User) -> None:
    article = stored("Tides", authors=["Ada Marsh"])
    author = Author.objects.get()
    event = renamed(author, "Ada Marsh-Lee", editor)
    Change.objects.all().delete()
    undo(event, editor)
    assert set(Change.objects.values_list("article", flat=True)) == {article.public_id}


def test_the_history_of_a_row_has_the_newest_first(editor: User) -> None:
    topic, other = Topic.objects.create(name="Locks"), Topic.objects.create(name="Votes")
    event = renamed(topic, "Sluices", editor)
    renamed(other, "Polls", editor)
    undone = undo(event, editor)
    assert list(history_of(topic)) == [undone, event]
