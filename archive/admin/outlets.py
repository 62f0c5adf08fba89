"""Outlets at the desk."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from archive.admin.deciding import WithDecisions
from archive.admin.filters import ArticlesFilter
from archive.admin.forms import OutletForm
from archive.admin.named import AliasInline, NamedAdmin
from archive.admin.widgets import is_id
from archive.curation.access import choices_for
from archive.models import Outlet, OutletAlias


class OutletAliasInline(AliasInline):
    """Other names of an outlet."""

    model = OutletAlias


@admin.register(Outlet)
class OutletAdmin(WithDecisions, NamedAdmin):
    """What nobody has said of an outlet stays empty."""

    form = OutletForm
    inlines = [OutletAliasInline]
    list_display = ["name", "kind", "country", "article_count"]
    list_filter = ["kind", ArticlesFilter]
    ordering = ["name_key", "pk"]
    fields = [
        "name", "slug", "kind", "country", "languages", "domains", "access", "disclaimer", "note",
    ]  # fmt: skip

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only an editor withdraws an outlet's articles, or takes that back."""
        if db_field.name == "access":
            match = request.resolver_match
            pk = match.kwargs.get("object_id", "") if match else ""
            outlet = Outlet.objects.filter(pk=pk).first() if is_id(pk) else None
            current = outlet.access if outlet else None
            kwargs["choices"] = choices_for(cast("User", request.user), current)
        return super().formfield_for_choice_field(db_field, request, **kwargs)
