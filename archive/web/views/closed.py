"""What is answered where readers may not see what was asked for."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.exports.one_article import erased_on
from archive.models import Article

GONE = 410
FORBIDDEN = 403
WITHDRAWN = "This article was withdrawn."
ERASED = "This article was erased."
NOT_SHOWN = "This saved page is not shown."


def gone(request: HttpRequest, title: str, on: date | None = None) -> HttpResponse:
    """The policy on what was taken out of the archive."""
    return render(request, "gone.html", {"title": title, "on": on}, status=GONE)


def erased(request: HttpRequest, digits: str | None) -> HttpResponse:
    """What is said of what was erased; raises Http404 where there never was such a thing."""
    on = erased_on(digits) if digits else None
    if on is None:
        raise Http404
    return gone(request, ERASED, on=on)


def closed_capture(request: HttpRequest, article: Article) -> HttpResponse | None:
    """What is answered in place of a capture; None where readers may see it."""
    if article.is_withdrawn:
        return gone(request, WITHDRAWN)
    if article.is_readable:
        return None
    context = {"title": NOT_SHOWN, "url": article.get_absolute_url()}
    return render(request, "not_shown.html", context, status=FORBIDDEN)
