"""Outlets, one outlet, and what names none."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.models import Article, Outlet
from archive.web.forms import name_slug
from archive.web.paging import Listing


@require_safe
def outlet_list(request: HttpRequest) -> HttpResponse:
    """All outlets that have articles, by name."""
    context = {
        "listing": Listing.of(Outlet.objects.with_counts().order_by("name_key", "pk"), request),
        "nameless": Article.objects.filter(outlet=None).count(),
    }
    return render(request, "outlets.html", context)


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """One outlet and its articles, newest first."""
    wanted = name_slug(slug)
    if wanted is None:
        raise Http404
    row = get_object_or_404(Outlet.objects.with_counts(), slug=wanted)
    articles = Article.objects.filter(outlet=row).newest_first().for_list()
    return render(request, "outlet.html", {"outlet": row, "listing": Listing.of(articles, request)})


@require_safe
def no_outlet(request: HttpRequest) -> HttpResponse:
    """Articles on which no outlet is named."""
    articles = Article.objects.filter(outlet=None).newest_first().for_list()
    return render(request, "no_outlet.html", {"listing": Listing.of(articles, request)})
