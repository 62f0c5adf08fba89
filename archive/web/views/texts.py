"""Pages of prose: help on searching, and what this archive is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.web.examples import EXAMPLES, LIMITS
from archive.web.notice import notice


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """How to ask."""
    return render(request, "help.html", {"examples": EXAMPLES, "limits": LIMITS})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this archive is and how it reads its pages."""
    return render(request, "about.html", {"notice": notice()})
