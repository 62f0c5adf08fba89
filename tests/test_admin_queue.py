"""The review queue at the desk: counts, pages, deciding, and going from one article to the next."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.curation.decisions import curate
from archive.curation.queue import next_article
from archive.models import Article, Event, Finding, Suggestion
from tests.desk import address, form_of, make_curator
from tests.holdings import make_claim
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def waiting(response: Any) -> dict[str, int]:
    return {queue.name: queue.count for queue in response.context["queues"] if queue.count}


def lines(response: Any) -> list[tuple[str, str]]:
    """Title and finding of every row."""
    rows = response.context["rows"]
    return [(str(row.finding.article), row.finding.text) for row in rows]


def suggestion(article: Article) -> Suggestion:
    """A curator said one title, and a source says another now."""
    curate(article, {("title", ""): "As we say"}, by=User.objects.get())
    claim = make_claim(article, "title", "As printed", spans=[[0, 5]])
    return Suggestion.objects.create(
        article=article, claim=claim, field="title", value_key=json.dumps("As printed")
    )


def test_the_start_page_counts_what_waits(desk: Client) -> None:
    stored("One", outlet="The Lantern")
    suggestion(stored("Two"))
    response = desk.get(reverse("admin:index"))
    assert waiting(response) == {"undated": 2, "no-outlet": 1, "no-author": 2, "suggestions": 1}


@pytest.mark.parametrize("count", [1, 3])
def test_start_page_and_queue_take_a_constant_number_of_queries(
    desk: Client, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        stored(f"Title {number}", outlet="The Lantern")
    with django_assert_num_queries(7):
        desk.get(reverse("admin:index"))
    with django_assert_num_queries(8):
        desk.get(reverse("admin:queue", args=["undated"]))


def test_a_queue_shows_its_findings_with_the_evidence(desk: Client) -> None:
    past = "Washington tightened the sanctions on May 2."
    stored("Late", body=(past,), language="en", date={"edtf": "2021-04-06"})
    response = desk.get(reverse("admin:queue", args=["later-date"]))
    assert lines(response) == [("Late", "Published 6 April 2021, and the text tells of “May 2”.")]
    assert f"<q>{past}</q>" in response.content.decode()


@pytest.mark.parametrize("tail", ["no-such-check/", "undated/?page=x", "undated/next/?after=-1"])
def test_nonsense_is_not_found(desk: Client, tail: str) -> None:
    assert desk.get(f"/desk/queue/{tail}").status_code == 404


def test_readers_and_strangers_see_no_queue(client: Client) -> None:
    page = reverse("admin:queue", args=["undated"])
    assert client.get(page).status_code == 302
    client.force_login(User.objects.create_user("staff", is_staff=True))
    assert client.get(page).status_code == 403
    assert client.get(reverse("admin:index")).context["queues"] == []


def test_a_finding_is_dismissed_with_a_reason_and_put_back(desk: Client) -> None:
    stored("One", outlet="The Lantern", authors=["Ada Marsh"])
    row = Finding.objects.get()
    page = reverse("admin:finding-dismiss", args=[row.pk])
    assert desk.post(page, {"reason": " "}).status_code == 200
    assert desk.post(page, {"reason": "None is printed."}).status_code == 302
    row.refresh_from_db()
    assert (row.dismissed_because, row.dismissed_by) == ("None is printed.", User.objects.get())
    queue = reverse("admin:queue", args=["undated"])
    assert lines(desk.get(queue)) == []
    assert "None is printed." in desk.get(queue, {"dismissed": "1"}).content.decode()
    back = reverse("admin:finding-put-back", args=[row.pk])
    assert desk.get(back).status_code == 405
    desk.post(back)
    assert lines(desk.get(queue)) == [("One", "No date is known.")]


def test_save_and_next_goes_through_the_queue(desk: Client) -> None:
    first, second = stored("One"), stored("Two")
    page = f"{address(first)}?queue=undated"
    opened = desk.get(page)
    assert 'name="_next"' in opened.content.decode()
    form = form_of(opened) | {"date": "2021-06-23", "_next": "1"}
    assert desk.post(page, form)["Location"] == f"{address(second)}?queue=undated"
    page = f"{address(second)}?queue=undated"
    form = form_of(desk.get(page)) | {"date": "2021-06-24", "_next": "1"}
    assert desk.post(page, form)["Location"] == reverse("admin:queue", args=["undated"])


def test_an_article_opened_from_no_queue_has_no_such_button(desk: Client) -> None:
    article = stored("One")
    for tail in ("", "?queue=nonsense"):
        assert 'name="_next"' not in desk.get(address(article) + tail).content.decode()


def test_saving_and_going_on_stays_in_the_queue(desk: Client) -> None:
    article = stored("One")
    page = f"{address(article)}?queue=undated"
    form = form_of(desk.get(page)) | {"section": "Opinion", "_continue": "1"}
    assert desk.post(page, form)["Location"].endswith("?queue=undated")


def test_an_article_can_be_skipped(desk: Client) -> None:
    first, second = stored("One"), stored("Two")
    skip = reverse("admin:queue-next", args=["undated"])
    assert desk.get(skip, {"after": first.pk})["Location"] == f"{address(second)}?queue=undated"
    assert desk.get(skip, {"after": second.pk})["Location"] == f"{address(first)}?queue=undated"


def test_both_sides_of_a_suggestion_stand_beside_each_other(desk: Client) -> None:
    suggestion(stored("Tides and gates"))
    shown = desk.get(reverse("admin:queue-suggestions")).content.decode()
    assert "As we say" in shown
    assert "<q>Tides</q>" in shown


def test_a_suggestion_is_accepted_once(desk: Client) -> None:
    waits = suggestion(stored())
    page = reverse("admin:suggestion-accept", args=[waits.pk])
    assert desk.get(page).status_code == 405
    desk.post(page)
    assert Article.objects.get().title == "As printed"
    again = desk.post(page, follow=True).content.decode()
    assert "has been decided on already" in again


def test_a_dismissed_suggestion_changes_nothing(desk: Client) -> None:
    waits = suggestion(stored())
    desk.post(reverse("admin:suggestion-dismiss", args=[waits.pk]))
    assert Article.objects.get().title == "As we say"
    waits.refresh_from_db()
    assert waits.state == "dismissed"


def test_a_dismissal_stands_in_the_history_and_is_undone_there(desk: Client) -> None:
    waits = suggestion(stored())
    desk.post(reverse("admin:suggestion-dismiss", args=[waits.pk]))
    event = Event.objects.get()
    assert event.summary == "Dismissed what a source says. Title: As printed"
    history = address(waits.article, "history")
    assert event.summary in desk.get(history).content.decode()
    desk.post(history, {"event": event.pk, "seen": Article.objects.get().revision})
    waits.refresh_from_db()
    assert (waits.state, waits.decided_by) == ("waiting", None)


def test_the_list_and_the_way_through_it_have_one_order(desk: Client) -> None:
    days = ["2021-06-01", "2020-01-01", "2021-01-01"]
    articles = [stored(f"On {day}", body=(f"Text of {day}.",), date={"edtf": day}) for day in days]
    page: Any = desk.get(reverse("admin:queue", args=["no-author"]))
    assert [row.finding.article for row in page.context["rows"]] == articles
    assert next_article("no-author", articles[0].pk) == articles[1].pk
