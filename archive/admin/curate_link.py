"""The way from a public page to its form: by the name that the page's address has, for ever."""

from typing import Any

from django.contrib.admin import AdminSite
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse

from archive.models import Article, Author, Dossier, Outlet, Topic

KEYS: dict[str, tuple[type[models.Model], str]] = {
    "article": (Article, "public_id"),
    "author": (Author, "slug"),
    "dossier": (Dossier, "slug"),
    "outlet": (Outlet, "slug"),
    "topic": (Topic, "slug"),
}
"""By the word in the address the model, and the column by which public pages name its rows."""


class CurateSite(AdminSite):
    """A desk that public pages can link to without knowing the numbers of its rows."""

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Ours before Django's, whose last pattern takes everything."""
        to_form = self.admin_view(self.to_form)
        return [path("curate/<str:model>/<str:key>/", to_form, name="curate"), *super().get_urls()]

    def to_form(self, _request: HttpRequest, model: str, key: str) -> HttpResponse:
        """The form of the row that a public page is about."""
        wanted, column = KEYS.get(model, (None, ""))
        rows: Any = wanted._base_manager.filter(**{column: key}) if wanted else ()  # noqa: SLF001 - Django's documented access to a model
        for row in rows[:1]:
            return HttpResponseRedirect(reverse(f"admin:archive_{model}_change", args=[row.pk]))
        raise Http404("Nothing has this name.")
