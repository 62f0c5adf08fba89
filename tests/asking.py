"""The API as a program asks it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client

ROOT = "/api/v1"


def answer(path: str, status: int = 200, **asked: Any) -> Any:
    """What is answered at a path of the API, with this status, as JSON."""
    response = ask(path, **asked)
    assert response.status_code == status, response.content
    assert response["Content-Type"].partition(";")[0] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.json()  # type: ignore[attr-defined]  # of the test client's responses


def ask(path: str, **asked: Any) -> HttpResponse:
    """The response itself."""
    response: Any = Client().get(ROOT + path, asked or None)
    return response  # type: ignore[no-any-return]  # the client's own class is not exported


def problem(path: str, status: int = 400, **asked: Any) -> tuple[str, str | None]:
    """What the API says is wrong, and with which parameter."""
    said = answer(path, status, **asked)
    assert set(said) == {"status", "title", "detail", "parameter", "location"}
    assert said["status"] == status
    return said["detail"], said["parameter"]


def parts(path: str, **asked: Any) -> Iterator[list[Any]]:
    """The items of all parts of a list, one part after another."""
    cursor = ""
    while True:
        found = answer(path, **asked, cursor=cursor)
        yield found["items"]
        cursor = found["next_cursor"]
        if cursor is None:
            return


def slugs(items: list[Any]) -> list[str]:
    """What rows are called in addresses."""
    return [item["slug"] for item in items]


def titles(items: list[Any]) -> list[str]:
    """What articles are called."""
    return [item["title"] for item in items]
