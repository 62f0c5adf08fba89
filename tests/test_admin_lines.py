"""The page of the desk on which lines are relabelled."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Article, Claim
from tests.desk import address, make_curator, save
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


def lines_of(article: Article) -> str:
    return reverse("admin:archive_article_lines", args=[article.pk])


def send(desk: Client, article: Article, **values: Any) -> Any:
    """Fill the page's form in and send it; `_preview` and `_save` are its buttons."""
    values.setdefault("seen", str(Article.objects.get(pk=article.pk).revision))
    return desk.post(lines_of(article), values)


def curated(article: Article) -> dict[str, Any]:
    claims = Claim.objects.of(article).filter(origin="curated")
    return {claim.field: claim.value for claim in claims}


def test_it_shows_every_line_and_what_it_is_used_as(desk: Client) -> None:
    article = stored("Tides", section="Opinion")
    page = desk.get(lines_of(article)).context["page"]
    assert [(line.number, line.label) for line in page] == [
        (1, "title"),
        (2, "body"),
        (3, "body"),
        (4, ""),
    ]


def test_preview_shows_the_text_that_results_and_saves_nothing(desk: Client) -> None:
    article = stored("Tides")
    before = Article.objects.values().get()
    response = send(desk, article, changes="3 caption", _preview="")
    assert response.context["preview"] == [
        ("body", ["The tide came in at noon."]),
        ("captions", ["Nobody had closed the gate."]),
    ]
    assert "<ins>caption</ins>" in response.content.decode()
    assert Article.objects.values().get() == before
    assert curated(article) == {}


def test_ticked_lines_are_added_to_what_is_written(desk: Client) -> None:
    article = stored("Tides")
    ticked = {"line": ["2", "3"], "label": "note"}
    response = send(desk, article, changes="1 deck", **ticked, _preview="")
    assert response.context["form"].initial["changes"] == ["1 deck", "2-3 note"]
    assert b"1 deck\n2-3 note</textarea>" in response.content


def test_what_is_saved_is_curated_claims_with_their_places(desk: Client) -> None:
    article = stored("Tides")
    assert send(desk, article, changes="3 caption", _save="").status_code == 302
    article.refresh_from_db()
    assert (article.body, article.captions) == (
        ["The tide came in at noon."],
        ["Nobody had closed the gate."],
    )
    body = Claim.objects.get(origin="curated", field="body")
    assert (body.value, body.spans, body.made_by.username) == ([1], [[6, 31]], "curator")  # type: ignore[union-attr] # a curator's
    assert body.capture == article.captures.get()


def test_a_page_without_any_text_comes_to_have_one(desk: Client) -> None:
    article = stored("Tides", body=(), section="Opinion")
    send(desk, article, changes="2 body", _save="")
    article.refresh_from_db()
    assert (article.text, len(article.body)) == ("full", 1)
    send(desk, article, changes="2 left out", _save="")
    article.refresh_from_db()
    assert (article.text, article.body) == ("none", [])


def test_two_lines_become_one_paragraph(desk: Client) -> None:
    article = stored("Tides")
    send(desk, article, changes="3 body, goes on", _save="")
    article.refresh_from_db()
    assert article.body == ["The tide came in at noon. Nobody had closed the gate."]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"changes": "three body"}, "Write “three body” as lines"),
        ({"changes": "99 body"}, "there is no line 99"),
        ({"line": ["2"]}, "Say what the ticked lines are."),
        ({"line": ["x"], "label": "body"}, "A line is ticked by its number."),
        ({"line": ["9" * 50], "label": "body"}, "A line is ticked by its number."),
        ({"line": ["2"], "label": "nonsense"}, "Select a valid choice"),
        ({"changes": "\n".join(f"{n} body" for n in range(1, 600))}, "At most 500 lines"),
        ({"changes": "3 caption", "seen": "0"}, "Somebody else has changed this article"),
        ({"changes": "3 caption", "seen": "x"}, "Enter a whole number"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_saved(
    desk: Client, values: dict[str, Any], message: str
) -> None:
    article = stored("Tides")
    response = send(desk, article, **values, _save="")
    assert (response.status_code, message in response.content.decode()) == (200, True)
    assert curated(article) == {}


def test_damage_follows_its_paragraph(desk: Client) -> None:
    article = stored(
        "Tides", damage=[{"kind": "cut sentence", "paragraph": 2, "text": "Nobody had closed"}]
    )
    claim = Claim.objects.get(field="damage")
    claim.spans = [[32, 50]]
    claim.save()
    send(desk, article, changes="2 left out", _save="")
    article.refresh_from_db()
    assert [damage["paragraph"] for damage in article.damage] == [1]
    send(desk, article, changes="3 left out", _save="")
    article.refresh_from_db()
    assert article.damage == []


def test_only_who_may_change_the_article_relabels(client: Client) -> None:
    article = stored()
    assert client.get(lines_of(article)).status_code == 302
    user = make_curator()
    user.groups.clear()
    client.force_login(user)
    assert client.get(lines_of(article)).status_code == 403


@pytest.mark.parametrize("capture", ["nonsense", "%00", "ab" * 32])
def test_a_capture_of_nobody_is_not_found(desk: Client, capture: str) -> None:
    article = stored()
    assert desk.get(f"{lines_of(article)}?capture={capture}").status_code == 404


def test_a_title_typed_at_the_desk_survives_relabelling_of_the_body(desk: Client) -> None:
    article = stored("Tides")
    save(desk, article, title="Estuaries")
    send(desk, article, changes="3 note", _save="")
    article.refresh_from_db()
    assert (article.title, article.notes) == ("Estuaries", ["Nobody had closed the gate."])
    assert "3</th><td>note</td>" in desk.get(address(article)).content.decode()
