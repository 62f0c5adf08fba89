"""What holds for every address of the API, whatever stands behind it.

HEAD is answered as GET, OPTIONS says what may be asked, everything else is refused; any page may
ask from anywhere, since nothing here is private and no cookie is read.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern

from archive.api.problems import ProblemError, not_found, response_of

METHODS = "GET, HEAD, OPTIONS"
DAY = "86400"
"""Seconds for which a browser may keep what OPTIONS said."""
View = Callable[..., HttpResponse]


def behind_the_door(pattern: URLPattern) -> URLPattern:
    """The same address, with what holds for all of them."""
    return URLPattern(pattern.pattern, door(pattern.callback), pattern.default_args, pattern.name)


def door(view: View) -> View:
    """A view that is asked to read only, and whose answers anybody may read."""

    @wraps(view, updated=())
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    opened.csrf_exempt = True  # type: ignore[attr-defined]  # Django looks for it there
    return opened


def unknown(_request: HttpRequest) -> HttpResponse:
    """What is answered to any other address."""
    raise Http404


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    match request.method:
        case "GET" | "HEAD":
            return _read(view, request, *args, **kwargs)
        case "OPTIONS":
            return _options()
        case _:
            return _refused()


def _read(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """The answer to GET; of it the server sends the head alone where that was asked."""
    asked, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return response_of(not_found("There is nothing at this address."))
    except TooManyFieldsSent:
        return response_of(ProblemError(HTTPStatus.BAD_REQUEST, "There are too many parameters."))
    finally:
        request.method = asked


def _options() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    del response["Content-Type"]
    response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "*"
    response["Access-Control-Max-Age"] = DAY
    return response


def _refused() -> HttpResponse:
    detail = "This API is read only."
    response = response_of(ProblemError(HTTPStatus.METHOD_NOT_ALLOWED, detail))
    response["Allow"] = METHODS
    return response
