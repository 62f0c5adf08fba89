"""Merging, splitting and judging at the desk, and the history with its undo."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from archive.curation.judgements import judge
from archive.curation.merging import merge
from archive.curation.roles import EDITOR
from archive.models import Author, Event, Judgement, Outlet
from tests.desk import make_curator, save
from tests.pages import stored

pytestmark = pytest.mark.django_db


def page(row: Any, name: str, *more: Any) -> str:
    return reverse(f"admin:archive_{row._meta.model_name}_{name}", args=[row.pk, *more])


def make_editor(name: str = "editor") -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    return user


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_editor())
    return client


@pytest.fixture
def pair() -> tuple[Author, Author]:
    stored("Tides", authors=["Ada Marsh"])
    stored("Gates", authors=["A. Marsh"])
    return Author.objects.get(name="A. Marsh"), Author.objects.get(name="Ada Marsh")


def test_a_merge_is_shown_and_then_taken(desk: Client, pair: tuple[Author, Author]) -> None:
    row, into = pair
    form = {"into": str(into.pk), "reason": "one person"}
    shown: Any = desk.post(page(row, "merge"), {**form, "_preview": "Preview"})
    words = [step.words for step in shown.context["plan"].steps]
    assert "“A. Marsh” of “Gates” leads to “Ada Marsh” (ada-marsh)" in words
    assert Author.objects.present().count() == 2
    seen = shown.context["plan"].digest
    taken: Any = desk.post(page(row, "merge"), {**form, "seen": seen, "_confirm": "Merge"})
    assert (taken.status_code, taken["Location"]) == (302, page(into, "change"))
    row.refresh_from_db()
    assert row.merged_into == into
    merged = desk.get(page(row, "change")).content.decode()
    assert f'<a href="{page(into, "change")}">Ada Marsh</a>' in merged


def test_what_was_never_shown_is_not_done(desk: Client, pair: tuple[Author, Author]) -> None:
    row, into = pair
    form = {"into": str(into.pk), "reason": "one person", "_confirm": "Merge"}
    response: Any = desk.post(page(row, "merge"), form)
    assert "nothing was done" in str(response.context["form"].errors)
    assert not Event.objects.exists()


def test_a_merge_against_a_judgement_asks(desk: Client, pair: tuple[Author, Author]) -> None:
    row, into = pair
    judge(row, into, are_same=False, reason="mother and son", by=make_editor("other"))
    form = {"into": str(into.pk), "reason": "one person"}
    assert 'name="against"' not in desk.get(page(row, "merge")).content.decode()
    shown: Any = desk.post(page(row, "merge"), form)
    assert "mother and son" in shown.content.decode()
    assert 'type="checkbox" name="against"' in shown.content.decode()
    form |= {"seen": shown.context["plan"].digest, "_confirm": "Merge"}
    refused: Any = desk.post(page(row, "merge"), form)
    assert "judged not to be the same" in str(refused.context["form"].errors)
    assert desk.post(page(row, "merge"), form | {"against": "on"}).status_code == 302


@pytest.mark.parametrize("into", ["", "x", "999999"])
def test_a_merge_into_nothing_is_refused(
    desk: Client, pair: tuple[Author, Author], into: str
) -> None:
    response: Any = desk.post(page(pair[0], "merge"), {"into": into, "reason": "x"})
    assert list(response.context["form"].errors) == ["into"]


def test_a_split_is_shown_and_taken(desk: Client, pair: tuple[Author, Author]) -> None:
    row = pair[0]
    form = {"parts": [row.bylines.get().pk], "name": "Another Marsh", "reason": "two people"}
    shown: Any = desk.post(page(row, "split"), form)
    assert shown.context["plan"] is not None, shown.context["form"].errors
    form |= {"seen": shown.context["plan"].digest, "_confirm": "Split"}
    assert desk.post(page(row, "split"), form).status_code == 302
    assert Author.objects.get(name="Another Marsh").bylines.count() == 1


def test_a_split_goes_to_one_place(desk: Client, pair: tuple[Author, Author]) -> None:
    row, other = pair
    form = {"parts": [row.bylines.get().pk], "name": "X", "into": other.pk, "reason": "x"}
    response: Any = desk.post(page(row, "split"), form)
    assert "not both" in str(response.context["form"].errors)


def test_a_curator_judges_but_neither_merges_nor_splits(
    client: Client, pair: tuple[Author, Author]
) -> None:
    client.force_login(make_curator())
    row, other = pair
    form = {"other": other.pk, "are_same": "no", "reason": "two people"}
    assert client.post(page(row, "judge"), form).status_code == 302
    assert [(said.are_same, said.reason) for said in Judgement.objects.all()] == [
        (False, "two people")
    ]
    assert [client.get(page(row, verb)).status_code for verb in ("merge", "split")] == [403, 403]
    change: Any = client.get(page(row, "change"))
    assert [title for title, _ in change.context["decisions"]] == ["Same or not"]


def test_every_edit_stands_in_the_history_and_can_be_undone(client: Client) -> None:
    curator = make_curator()
    client.force_login(curator)
    outlet = Outlet.objects.create(name="The Lantern")
    save(client, outlet, name="The Beacon", country="kr")
    history: Any = client.get(page(outlet, "history"))
    [(shown, undo_url)] = history.context["events"]
    assert (shown.event.summary, shown.event.made_by) == (
        "Edited “The Beacon”: name, country, what belongs to it",
        curator,
    )
    assert [(each.name, each.old, each.new) for each in shown.rows[0].columns] == [
        ("name", "The Lantern", "The Beacon"),
        ("country", "none", "KR"),
    ]
    client.post(undo_url)
    outlet.refresh_from_db()
    assert (outlet.name, outlet.country, outlet.aliases.count()) == ("The Lantern", None, 0)
    events = client.get(page(outlet, "history")).context["events"]
    assert [url for _, url in events] == [page(outlet, "undo", events[0][0].event.pk), None]


def test_a_history_names_the_rows(
    desk: Client, pair: tuple[Author, Author], django_assert_max_num_queries: Any
) -> None:
    row, into = pair
    merge(row, into, by=make_editor("other"), reason="one person")
    with django_assert_max_num_queries(20):
        [(shown, _)] = desk.get(page(into, "history")).context["events"]
    author, _, byline, _ = shown.rows
    assert (author.name, author.what) == ("author “A. Marsh”", "changed")
    assert [(each.name, each.old, each.new) for each in author.columns] == [
        ("merged into", "none", "Ada Marsh")
    ]
    assert ("author", "A. Marsh", "Ada Marsh") in [
        (each.name, each.old, each.new) for each in byline.columns
    ]


def test_a_curator_does_not_undo_a_merge(client: Client, pair: tuple[Author, Author]) -> None:
    row, into = pair
    event = merge(row, into, by=make_editor(), reason="one person")
    client.force_login(make_curator())
    [(shown, undo_url)] = client.get(page(into, "history")).context["events"]
    assert (shown.event, undo_url) == (event, None)
    assert client.post(page(into, "undo", event.pk)).status_code == 403
    client.force_login(User.objects.get(username="editor"))
    assert client.post(page(into, "undo", event.pk)).status_code == 302
    row.refresh_from_db()
    assert row.merged_into is None


def test_nothing_is_undone_by_a_link_or_from_another_history(
    desk: Client, pair: tuple[Author, Author]
) -> None:
    save(desk, pair[0], given="Ada")
    event = Event.objects.get()
    assert desk.get(page(pair[0], "undo", event.pk)).status_code == 404
    assert desk.post(page(pair[1], "undo", event.pk)).status_code == 404


@pytest.mark.parametrize("verb", ["merge", "split", "judge", "history"])
def test_without_a_row_there_is_no_page(desk: Client, verb: str) -> None:
    for number in ("999999", "x", "9" * 30):
        assert desk.get(f"/desk/archive/author/{number}/{verb}/").status_code == 404


def test_a_merged_row_is_no_choice(desk: Client, pair: tuple[Author, Author]) -> None:
    Author.objects.filter(pk=pair[0].pk).update(merged_into=pair[1])
    query = {"app_label": "archive", "model_name": "byline", "field_name": "author", "term": "m"}
    found = desk.get("/desk/autocomplete/", query).json()["results"]
    assert [each["id"] for each in found] == [str(pair[1].pk)]
