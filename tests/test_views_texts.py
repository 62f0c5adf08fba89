"""Pages of prose, and the pages for what went wrong."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from archive.search.field_names import BY_NAME
from archive.search.language import (
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_EXPANSIONS,
    MAX_LENGTH,
    MAX_WORDS,
    MIN_LETTERS,
)
from archive.web.examples import EXAMPLES
from tests.holdings import index_all, make_article

pytestmark = pytest.mark.django_db


def test_every_example_of_the_help_page_is_asked_as_it_stands(client: Client) -> None:
    make_article()
    index_all()
    for example in EXAMPLES:
        response = client.get(example.url)
        assert response.status_code == 200
        assert response.context["answer"].question.words == example.words


def test_the_help_page_links_every_example(client: Client) -> None:
    response = client.get("/help/")
    assert response.context["examples"] == EXAMPLES
    page = response.content.decode()
    assert page.count('<a href="/search/?q=') == len(EXAMPLES)


def test_the_help_page_states_every_limit_and_every_name_of_a_field(client: Client) -> None:
    page = unescape(client.get("/help/").content.decode())
    for limit in (MAX_LENGTH, MAX_WORDS, MAX_DEPTH, MAX_EXPANSIONS, MIN_LETTERS, MAX_DISTANCE):
        assert re.search(rf"\b{limit:,}\b", page.partition("<h2>Limits</h2>")[2])
    for name in BY_NAME:
        assert re.search(rf"\b{name}:", page)


@pytest.mark.parametrize("address", ["/nope", "/nope/", "/a/x/y/z/", "/outlets/x/", "/%00"])
def test_an_address_of_nothing_has_a_page_of_its_own(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "There is nothing at this address" in response.content.decode()


def test_a_host_that_is_not_ours_has_a_page_of_its_own(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "This request was not understood" in response.content.decode()


def test_a_fault_of_ours_has_a_page_that_asks_nothing_of_what_failed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("archive.web.views.home.holdings", None)
    response = client.get("/")
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong on our side" in page
    assert f'<link rel="stylesheet" href="{settings.STATIC_URL}archive.css">' in page
