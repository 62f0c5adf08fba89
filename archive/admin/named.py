"""What outlets and authors share at the desk."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from archive.admin.deciding import WithHistory
from archive.admin.forms import AliasForm, AliasFormSet
from archive.admin.generic import TabularInline
from archive.curation.editing import is_free, save_named, state_of
from archive.models.naming import key_of

MAX_ALIASES = 200


def _curator(request: HttpRequest) -> User:
    """Who sent a form of the desk: its pages ask everybody to log in."""
    return cast("User", request.user)


class AliasInline(TabularInline):
    """Other names, which ingest consults."""

    form = AliasForm
    formset = AliasFormSet
    fields = ["name"]
    extra = 0
    max_num = MAX_ALIASES
    verbose_name = "other name"
    verbose_name_plural = "other names: ingest links what it finds printed so"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A form that claims to hold thousands of names is not drawn again to say so."""
        return super().get_formset(request, obj, **{"absolute_max": 2 * MAX_ALIASES, **kwargs})


class NamedAdmin(WithHistory):
    """A list with the number of articles, search by every name, and a form with the aliases."""

    list_per_page = 50
    search_fields = ["name_key", "aliases__name_key"]
    search_help_text = "A part of a name, also of a former or other one"
    readonly_fields = ["slug", "leads_to"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Rows with the number of their articles."""
        rows: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(article_count=Count("articles", distinct=True))
        return counted

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Names are searched as they are compared; a merged row is nothing to choose."""
        words = key_of(search_term.replace("\0", " "))
        rows, may_repeat = super().get_search_results(request, queryset, words)
        is_choice = request.resolver_match and request.resolver_match.url_name == "autocomplete"
        return (rows.filter(merged_into=None) if is_choice else rows), may_repeat

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of a merged row also where it leads."""
        fields = super().get_fields(request, obj)
        return [*fields, "leads_to"] if obj is not None and obj.merged_into else fields

    @admin.display(description="merged into")
    def leads_to(self, row: Any) -> str:
        """The row that it was merged into, one click away."""
        survivor = row.merged_into
        address = reverse(f"admin:archive_{self.opts.model_name}_change", args=[survivor.pk])
        return format_html('<a href="{}">{}</a>', address, survivor)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only a superuser deletes, and only a row on which nothing hangs."""
        may = request.user.is_active and request.user.is_superuser
        return may and (obj is None or is_free(obj))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: ARG002 - as Django calls it
        """A new row needs its number before its other names; a changed one is saved after them."""
        if not change:
            obj.save()

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Sequence[Any], change: bool
    ) -> None:
        """Save the row after its other names: the former name may be one that was just added.

        All of it is one event.
        """
        before = state_of(form.instance) if change else {}
        super().save_related(request, form, formsets, change)
        save_named(form.instance, by=_curator(request), before=before)
        self._tell_of_namesakes(request, form.instance)

    def view_on_site(self, obj: Any) -> str | None:
        """The public page, which only rows with articles have."""
        if not obj.articles.exists():
            return None
        return reverse(self.opts.model_name or "", args=[obj.slug])

    @admin.display(description="articles", ordering="article_count")
    def article_count(self, row: Any) -> int:
        """How many articles lead here."""
        count: int = row.article_count
        return count

    def _tell_of_namesakes(self, request: HttpRequest, row: Any) -> None:
        namesakes = self.model.objects.named(row.name).exclude(pk=row.pk).count()
        if namesakes:
            messages.warning(
                request,
                f"{namesakes + 1} {self.opts.verbose_name_plural} have the name “{row.name}”. "
                "Pages that print it from now on are linked to none of them.",
            )
