"""Captures and claims at the desk: to look at, for nobody to change."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from archive.models import Capture, Claim
from tests.desk import address, list_address, make_curator, save
from tests.pages import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_curator())
    return client


@pytest.mark.parametrize("model", [Capture, Claim])
def test_nobody_adds_changes_or_deletes(admin_client: Client, model: Any) -> None:
    stored()
    row = model.objects.first()
    before = list(model.objects.values())
    assert admin_client.get(list_address(model, "add")).status_code == 403
    assert admin_client.post(address(row), {"file": "x", "field": "x"}).status_code == 403
    assert admin_client.post(address(row, "delete"), {"post": "yes"}).status_code == 403
    assert admin_client.get(address(row)).status_code == 200
    assert list(model.objects.values()) == before


def test_the_list_of_captures_leads_to_the_articles(desk: Client) -> None:
    article = stored("Tides <i>")
    page = desk.get(list_address(Capture)).content.decode()
    assert f'<a href="{address(article)}">Tides &lt;i&gt;</a>' in page
    assert article.captures.get().sha256[:12] in page
    assert "tides.txt" in page


def test_a_capture_leads_to_its_public_page(desk: Client) -> None:
    capture = stored().captures.get()
    page = desk.get(address(capture)).content.decode()
    assert f'href="/captures/{capture.sha256}/"' in page
    assert capture.sha256 in page


def test_claims_are_filtered_by_field_and_origin(desk: Client) -> None:
    article = stored(section="News")
    save(desk, article, section="Opinion")
    for filters, expected in (
        ({"field": "section"}, ["News", "Opinion"]),
        ({"field": "section", "origin__exact": "curated"}, ["Opinion"]),
        ({"origin__exact": "curated"}, ["Opinion"]),
    ):
        response = desk.get(list_address(Claim), filters)
        claims = response.context["cl"].result_list
        assert sorted(claim.value for claim in claims) == expected


def test_a_claim_shows_the_characters_that_show_it(desk: Client) -> None:
    claim = stored("Tides & gates").claims.get(field="title")
    page = desk.get(address(claim)).content.decode()
    assert page.count("Tides &amp; gates") >= 3  # the article, the value, the evidence


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("model", "queries"), [(Capture, 7), (Claim, 8)])
def test_lists_take_a_constant_number_of_queries(
    desk: Client,
    model: Any,
    queries: int,
    count: int,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    for number in range(count):
        save(desk, stored(f"Title {number}"), section="Opinion")
    desk.get("/desk/")  # shows, and so forgets, what was said of the saving
    with django_assert_num_queries(queries):
        desk.get(list_address(model))
