"""Articles at the desk: corrected as curated claims, never written, added or deleted here."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from archive.admin.article_list import ArticleListing
from archive.admin.bulk_actions import BulkActions
from archive.admin.corrections import corrections
from archive.admin.forms import MAX_BYLINES, ArticleForm, BylineForm, BylineFormSet
from archive.admin.generic import ModelAdmin, TabularInline
from archive.admin.in_queue import InQueue
from archive.admin.sources import sources_of
from archive.admin.widgets import WithSuggestions
from archive.curation.decisions import curate
from archive.models import Article, Byline, Capture


class BylineInline(WithSuggestions, TabularInline):
    """The names of the byline, as printed, each with the author it leads to."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = ["place", "name", "affiliation", "author"]
    autocomplete_fields = ["author"]
    extra = 0
    max_num = MAX_BYLINES
    verbose_name_plural = "byline"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A form that claims to hold thousands of names is not drawn again to say so."""
        return super().get_formset(request, obj, **{"absolute_max": 2 * MAX_BYLINES, **kwargs})


@admin.register(Article)
class ArticleAdmin(InQueue, ArticleListing, BulkActions, WithSuggestions, ModelAdmin):
    """Articles come from ingest; here a curator says what is right."""

    form = ArticleForm
    inlines = [BylineInline]
    autocomplete_fields = ["outlet"]
    save_on_top = True
    readonly_fields = ["date_now"]
    fieldsets = [
        (
            None,
            {"fields": ["title", "deck", "outlet", "section", "tags", "language", "url"]},
        ),
        (
            "Date",
            {"fields": ["date", ("date_label", "date_time"), "date_now", "seen"]},
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - as Django calls it
        """Only ingest adds articles."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nobody deletes an article."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing is written here: the projection writes the row once all is decided."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: ARG002
        """Nothing is written either; the formset only notes what the history is to say."""
        formset.save(commit=False)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Sequence[Any], change: bool
    ) -> None:
        """Turn what the forms changed into curated claims."""
        super().save_related(request, form, formsets, change)
        article = Article.objects.get(pk=form.instance.pk)
        if decisions := corrections(article, form, formsets[0]):
            curate(article, decisions, by=request.user)  # type: ignore[arg-type] # logged in

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Under the form: the text as captured, and where every value comes from."""
        article: Article | None = kwargs.get("obj")
        if article is not None:
            context["article"] = article
            context["captures"] = Capture.objects.filter(article=article)
            context["sources"] = sources_of(article)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="Shown as")
    def date_now(self, article: Article) -> str:
        """The date in words."""
        reason = article.date_inferred_reason
        return f"{self.dated(article)}: {reason}" if reason else self.dated(article)
