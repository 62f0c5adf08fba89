"""Outlets at the desk."""

from django.contrib import admin

from archive.admin.deciding import WithDecisions
from archive.admin.filters import ArticlesFilter
from archive.admin.forms import OutletForm
from archive.admin.named import AliasInline, NamedAdmin
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
    fields = ["name", "slug", "kind", "country", "languages", "domains", "note"]
