"""Topics, dossiers and notes: from the desk to the public page."""

from typing import Any

import pytest
from django.test import Client

from archive.models import ArticleNote, Dossier, Event, Topic
from tests.desk import errors_of, form_of, list_address, make_curator, save
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def test_a_topic_has_a_page_once_it_has_articles(desk: Client) -> None:
    url = list_address(Topic, "add")
    desk.post(url, form_of(desk.get(url)) | {"name": "Water", "note": "<p>All <b>wet</b>.</p>"})
    topic = Topic.objects.get()
    assert desk.get("/topics/water/").status_code == 404
    topic.articles.add(stored("Tides"))
    page = desk.get("/topics/water/").content.decode()
    assert "<p>All <b>wet</b>.</p>" in page
    assert "Tides" in page
    assert [row.name for row in desk.get("/topics/").context["index"].listing.rows] == ["Water"]


def test_a_dossier_stands_in_its_order(desk: Client) -> None:
    tides, gates, weirs = stored("Tides"), stored("Gates"), stored("Weirs")
    url = list_address(Dossier, "add")
    rows: dict[str, Any] = {"entries-TOTAL_FORMS": "3"}
    for number, (article, place) in enumerate([(tides, "9"), (gates, "2"), (weirs, "")]):
        rows |= {f"entries-{number}-article": article.pk, f"entries-{number}-position": place}
    form = {"name": "The flood", "event_date": "2021-06", "note": "<p>It rained.</p>"}
    response = desk.post(url, form_of(desk.get(url)) | form | rows)
    assert response.status_code == 302, errors_of(response)
    dossier = Dossier.objects.get()
    entries = [(entry.position, entry.article) for entry in dossier.entries.all()]
    assert entries == [(1, gates), (2, tides), (3, weirs)]
    page: Any = desk.get("/dossiers/the-flood/")
    assert page.context["listing"].rows == [gates, tides, weirs]
    assert "June 2021" in page.content.decode()
    assert "<p>It rained.</p>" in page.content.decode()
    [event] = Event.objects.all()
    assert [row["model"] for row in event.rows] == ["dossier"] + ["dossierentry"] * 3
    moved = save(desk, dossier, entries__2__position="1", entries__0__position="2")
    assert moved.status_code == 302, errors_of(moved)
    in_order = [entry.article for entry in dossier.entries.all()]
    assert in_order == [weirs, gates, tides]


def test_an_article_stands_once_in_a_dossier(desk: Client) -> None:
    tides = stored("Tides")
    dossier = Dossier.objects.create(name="The flood")
    changes = {"entries__0__article": tides.pk, "entries__1__article": tides.pk}
    response = save(desk, dossier, **changes)
    assert "duplicate data for article" in errors_of(response)
    assert not dossier.entries.exists()


@pytest.mark.parametrize("note", ["<b>" * 33_000, "x" * 20_001])
def test_a_note_that_is_too_long_is_refused_and_stays_in_the_form(desk: Client, note: str) -> None:
    article = stored("Tides")
    url = f"/desk/archive/article/{article.pk}/note/"
    response: Any = desk.post(url, {"text": note})
    assert "longer than 20 kB" in str(response.context["form"].errors)
    assert response.context["form"]["text"].value() == note
    assert not ArticleNote.objects.exists()


def test_a_note_is_cleaned_once_and_shown_when_it_is_public(desk: Client) -> None:
    article = stored("Tides")
    url = f"/desk/archive/article/{article.pk}/note/"
    desk.post(url, {"text": "<p>See <script>x</script>below</p>"})
    note = ArticleNote.objects.get()
    assert (note.text, note.made_by is None) == ("<p>See xbelow</p>", False)
    assert "See xbelow" not in desk.get(article.get_absolute_url()).content.decode()
    desk.post(f"{url}?note={note.pk}", {"text": "<p>See above</p>", "is_public": "on"})
    assert "<p>See above</p>" in desk.get(article.get_absolute_url()).content.decode()
    assert [event.summary for event in Event.objects.all()] == ["Edited a note", "Added a note"]


def test_an_article_names_its_topics_and_dossiers(client: Client) -> None:
    article = stored("Tides")
    Topic.objects.create(name="Water").articles.add(article)
    Dossier.objects.create(name="Flood").entries.create(article=article, position=1)
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<a href="/topics/water/"><bdi>Water</bdi></a>' in page
    assert '<a href="/dossiers/flood/">Dossier: <bdi>Flood</bdi></a>' in page


@pytest.mark.parametrize("slug", ["nowhere", "%00", "x" * 500, "%ED%A0%80"])
def test_what_names_nothing_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/topics/{slug}/").status_code == 404
    assert client.get(f"/dossiers/{slug}/").status_code == 404
