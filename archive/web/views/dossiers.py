"""Dossiers: curated groups of articles about one event."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Dossier
from archive.text.dates import DateError, PartialDate
from archive.web.initials import Index
from archive.web.lists import of_dossier
from archive.web.narrowing import Narrowing, named
from archive.web.paging import Listing
from archive.web.views.named import page_of


@require_safe
def dossier_list(request: HttpRequest) -> HttpResponse:
    """All dossiers that have articles, by name."""
    index = Index.of(Dossier.objects.with_articles(), "name_key", request)
    return render(request, "dossiers.html", {"index": index})


@page_of(Dossier.objects.all(), "dossier")
def dossier(request: HttpRequest, row: Dossier) -> HttpResponse:
    """One dossier: its introduction, the day of the event, its articles in their order."""
    listing = Listing.of(of_dossier(row).for_list(), request)
    context = {
        "dossier": row,
        "event_on": _written(row.event_date),
        "narrowing": Narrowing.of(named("dossier", row.name), expected=listing.paging.total),
        "listing": listing,
    }
    return render(request, "dossier.html", context)


def _written(edtf: str | None) -> str | None:
    """A date in words; as it stands where it cannot be read."""
    try:
        return PartialDate.parse(edtf).written() if edtf else None
    except DateError:
        return edtf
