"""What holds for every address of the API."""

import pytest
from django.test import Client

from archive.api.door import METHODS
from tests.asking import ROOT, ask, problem
from tests.holdings import make_article

pytestmark = pytest.mark.django_db
ADDRESSES = ["/articles", "/search?q=x", "/openapi.json", "/nothing", "/articles/xyz"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_can_only_be_read(method: str, address: str) -> None:
    response = Client(enforce_csrf_checks=True).generic(method, ROOT + address, b"{}")
    assert response.status_code == 405
    assert response["Allow"] == METHODS == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {
        "status": 405,
        "title": "Method Not Allowed",
        "detail": "This API is read only.",
        "parameter": None,
        "location": None,
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_what_get_has_without_the_body(client: Client, address: str) -> None:
    make_article("Tides")
    whole, head = client.get(ROOT + address), client.head(ROOT + address)
    assert head.content == b""
    assert (head.status_code, head.headers) == (whole.status_code, whole.headers)
    assert int(head["Content-Length"]) == len(whole.content)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_another_site_may_ask(client: Client, address: str) -> None:
    asked = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "content-type",
    }
    response = client.options(ROOT + address, headers=asked)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Allow"] == response["Access-Control-Allow-Methods"] == METHODS
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Headers"] == "*"
    assert "Content-Type" not in response
    assert client.get(ROOT + address)["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_no_cookie_is_set_nor_read(client: Client) -> None:
    response = client.get(f"{ROOT}/articles", headers={"Origin": "https://example.org"})
    assert response.cookies == {}
    assert "Access-Control-Allow-Credentials" not in response
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "image/*;q=0", "\x00", "x" * 5000]
)
def test_whatever_is_accepted_the_answer_is_json(client: Client, accept: str) -> None:
    response = client.get(f"{ROOT}/articles", headers={"Accept": accept})
    assert response.json() == {"items": [], "next_cursor": None}


@pytest.mark.parametrize("path", ["/", "/articles/", "/Articles", "/docs", "/articles/a/b/c"])
def test_what_is_not_there_is_said_in_json(path: str) -> None:
    assert problem(path, 404) == ("There is nothing at this address.", None)


def test_an_answer_in_any_script_is_readable() -> None:
    make_article("운하")
    assert '"title": "운하"' in ask("/articles").content.decode()


@pytest.mark.sqlite  # PostgreSQL stores no such half
def test_half_of_a_surrogate_pair_is_given_by_its_number() -> None:
    make_article("Tides", tags=["\ud800"])
    assert ask("/articles").json()["items"][0]["tags"] == ["\ud800"]  # type: ignore[attr-defined]


def test_a_thousand_parameters_are_too_many() -> None:
    said = problem(f"/articles?{'a=&' * 1001}")
    assert said == ("There are too many parameters.", None)
