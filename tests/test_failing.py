"""The pages for what went wrong, where nothing else works: these tests have no database."""

import pytest
from django.test import Client
from pytest_django import Settings

from archive.web.policy import POLICY
from tests.strictness import faults_of


@pytest.fixture
def reader() -> Client:
    """Somebody to whom failures are shown as pages, as in service."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ["/", "/search/?q=x", "/a/0123456789ab/", "/coverage/"])
def test_without_its_database_the_archive_says_that_it_failed(reader: Client, address: str) -> None:
    response = reader.get(address)
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong on our side" in page
    assert faults_of(page) == []
    assert response["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nothing/", 404, "There is nothing at this address"),
        ("/raised/403/", 403, "You may not do this"),
        ("/raised/400/", 400, "This request was not understood"),
        ("/raised/500/", 500, "Something went wrong on our side"),
    ],
)
def test_what_is_no_trouble_of_the_database_is_told_without_it(
    reader: Client, settings: Settings, address: str, status: int, said: str
) -> None:
    settings.ROOT_URLCONF = "tests.browser.addresses"
    response = reader.get(f"{address}?q=운하")
    page = response.content.decode()
    assert (response.status_code, said in page) == (status, True)
    assert faults_of(page) == []


def test_the_page_for_failures_asks_nothing_of_what_may_have_failed(
    reader: Client, settings: Settings
) -> None:
    settings.ROOT_URLCONF = "tests.browser.addresses"
    (engine,) = settings.TEMPLATES
    broken = {"context_processors": ["tests.browser.addresses.fail"]}
    settings.TEMPLATES = [{**engine, "OPTIONS": broken}]
    response = reader.get("/raised/500/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
