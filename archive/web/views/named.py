"""What the pages of outlets, authors, topics and dossiers share: from the slug to the row."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models.naming import Named, NamedQuerySet
from archive.web.forms import name_slug

Row = TypeVar("Row", bound=Named)
RowPage = Callable[[HttpRequest, Any], HttpResponse]
"""A view that is given the row itself."""


def page_of(rows: NamedQuerySet[Row], name: str) -> Callable[[RowPage], Callable[..., Any]]:
    """Make a view of a row one of a slug; `name` is the name of its address.

    404 without a row that has articles, 301 to the survivor where the row was merged.
    """

    def decorate(view: RowPage) -> Callable[..., HttpResponse]:
        @require_safe
        @wraps(view)
        def page(request: HttpRequest, slug: str) -> HttpResponse:
            wanted = name_slug(slug)
            if wanted is None:
                raise Http404
            row = rows.with_counts().filter(slug=wanted).first()
            return _moved(rows, wanted, name) if row is None else view(request, row)

        return page

    return decorate


def _moved(rows: NamedQuerySet[Row], slug: str, name: str) -> HttpResponse:
    survivor = rows.by_slug(slug)
    if survivor is None or survivor.slug == slug:
        raise Http404
    return HttpResponsePermanentRedirect(reverse(name, args=[survivor.slug]))
