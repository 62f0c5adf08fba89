"""The pages for what went wrong; the 500 page asks nothing of the database or the request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def bad_request(_request: HttpRequest, _exception: Exception) -> HttpResponse:
    """A request that no page can answer, such as one for a host that is not ours."""
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def page_not_found(request: HttpRequest, _exception: Exception) -> HttpResponse:
    """An address that names nothing here."""
    return render(request, "404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)
