"""Outlets, one outlet, and what names none."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.curation.sourcing import Said, sources_of_columns
from archive.models import Article, Outlet
from archive.text.country_names import COUNTRY_NAMES
from archive.web.initials import Index
from archive.web.language_names import language_name
from archive.web.lists import of_outlet
from archive.web.narrowing import Narrowing
from archive.web.paging import Listing
from archive.web.question import Question
from archive.web.views.named import page_of

LABELS = {
    "kind": "Kind",
    "country": "Country",
    "languages": "Languages",
    "domains": "On the web",
    "disclaimer": "Disclaimer",
}
"""What may be said of an outlet, in the order in which its page says it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What somebody said of an outlet, and who that was."""

    label: str
    value: str
    said: Said


@require_safe
def outlet_list(request: HttpRequest) -> HttpResponse:
    """All outlets that have articles, by name; the article before a name does not count."""
    context = {
        "index": Index.of(Outlet.objects.with_articles().filed(), "filed_key", request),
        "nameless": Article.objects.listed().filter(outlet=None).count(),
    }
    return render(request, "outlets.html", context)


@page_of(Outlet.objects.all(), "outlet")
def outlet(request: HttpRequest, row: Outlet) -> HttpResponse:
    """One outlet, what is said of it and by whom, and its articles, newest first."""
    articles = of_outlet(row).for_list()
    context = {
        "outlet": row,
        "facts": facts_of(row),
        "narrowing": Narrowing.of(Question(chosen={"outlet": (row.slug,)})),
        "listing": Listing.of(articles, request),
    }
    return render(request, "outlet.html", context)


def facts_of(outlet: Outlet) -> list[Fact]:
    """What is said of an outlet; a value that nobody answers for is not shown."""
    said = sources_of_columns(outlet, LABELS)
    return [
        Fact(label, _in_words(outlet, column), said[column])
        for column, label in LABELS.items()
        if column in said
    ]


def _in_words(outlet: Outlet, column: str) -> str:
    match column:
        case "kind":
            return str(outlet.get_kind_display())
        case "country":
            code = outlet.country or ""
            return COUNTRY_NAMES.get(code, (code,))[0]
        case "languages":
            return ", ".join(language_name(code) or code for code in outlet.languages or [])
        case "domains":
            return ", ".join(outlet.domains or [])
        case _:
            return outlet.disclaimer or ""


@require_safe
def no_outlet(request: HttpRequest) -> HttpResponse:
    """Articles on which no outlet is named."""
    articles = of_outlet(None).for_list()
    return render(request, "no_outlet.html", {"listing": Listing.of(articles, request)})
