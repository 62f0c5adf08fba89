"""What is answered where readers may not see what was asked for."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Article, Erasure

AFTER_ALL_HEX_DIGITS = "g"
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
    found = Erasure.objects.filter(**beginning(digits)).first() if digits else None
    if found is None:
        raise Http404
    return gone(request, ERASED, on=found.made_at.date())


def beginning(digits: str) -> dict[str, str]:
    """The condition that a SHA-256 begins so, as a range that an index can answer."""
    return {"sha256__gte": digits, "sha256__lt": digits + AFTER_ALL_HEX_DIGITS}


def closed_capture(request: HttpRequest, article: Article) -> HttpResponse | None:
    """What is answered in place of a capture; None where readers may see it."""
    if article.is_withdrawn:
        return gone(request, WITHDRAWN)
    if article.is_readable:
        return None
    context = {"title": NOT_SHOWN, "url": article.get_absolute_url()}
    return render(request, "not_shown.html", context, status=FORBIDDEN)
