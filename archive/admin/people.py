"""Authors at the desk."""

from django.contrib import admin

from archive.admin.deciding import WithDecisions
from archive.admin.filters import ArticlesFilter
from archive.admin.forms import AuthorForm
from archive.admin.named import AliasInline, NamedAdmin
from archive.models import Author, AuthorAlias


class AuthorAliasInline(AliasInline):
    """Other names of an author."""

    model = AuthorAlias


@admin.register(Author)
class AuthorAdmin(WithDecisions, NamedAdmin):
    """Sorted by family name where it is known."""

    form = AuthorForm
    inlines = [AuthorAliasInline]
    list_display = ["name", "family", "given", "is_organisation", "article_count"]
    list_filter = ["is_organisation", ArticlesFilter]
    ordering = ["sort_key", "pk"]
    fields = ["name", "slug", ("family", "given", "order"), "is_organisation", "note"]
