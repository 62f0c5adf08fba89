"""What the pages of outlets, authors, topics and dossiers share: from the slug to the row."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models.naming import Named, NamedQuerySet
from archive.web.forms import name_slug

Row = TypeVar("Row", bound=Named)
RowPage = Callable[..., HttpResponseBase]
"""A view that is given the row itself, and whatever else its address says."""


def page_of(rows: NamedQuerySet[Row], name: str) -> Callable[[RowPage], Callable[..., Any]]:
    """Make a view of a row one of a slug; `name` is the name of its address.

    404 without a row that has articles, 301 to the survivor where the row was merged.
    """

    def decorate(view: RowPage) -> Callable[..., HttpResponseBase]:
        @require_safe
        @wraps(view)
        def page(request: HttpRequest, slug: str, **rest: str) -> HttpResponseBase:
            wanted = name_slug(slug)
            if wanted is None:
                raise Http404
            row = rows.with_counts().filter(slug=wanted).first()
            if row is None:
                return _moved(rows, wanted, name, rest)
            return view(request, row, **rest)

        return page

    return decorate


def _moved(rows: NamedQuerySet[Row], slug: str, name: str, rest: dict[str, str]) -> HttpResponse:
    survivor = rows.by_slug(slug)
    if survivor is None or survivor.slug == slug:
        raise Http404
    return HttpResponsePermanentRedirect(reverse(name, kwargs={"slug": survivor.slug, **rest}))
