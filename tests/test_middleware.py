"""archive.web.middleware: what is done to every response."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from archive.web.middleware import secure_cookies


def respond(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every request gets the same
    response = HttpResponse("page")
    response.set_cookie("one", "1")
    response.set_cookie("two", "2")
    return response


@pytest.mark.parametrize(("secure", "expected"), [(True, [True, True]), (False, ["", ""])])
def test_cookies_are_secure_only_over_https(secure: bool, expected: list[object]) -> None:
    request = RequestFactory().get("/", secure=secure)
    response = secure_cookies(respond)(request)
    assert [cookie["secure"] for cookie in response.cookies.values()] == expected
