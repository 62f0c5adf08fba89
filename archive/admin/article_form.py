"""The form of an article at the desk: every value beside the line that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html_join

from archive.admin.corrections import corrections
from archive.admin.forms import MAX_BYLINES, ArticleForm, BylineForm, BylineFormSet
from archive.admin.generic import ModelAdmin, TabularInline
from archive.admin.history import history_page
from archive.admin.lines import LINES_SHOWN, ShownLine, lines_page, shown_lines
from archive.admin.rebasing import Rebase
from archive.admin.widgets import WithSuggestions, is_id
from archive.curation.bulk import SetColumn, decide
from archive.curation.decisions import curate
from archive.curation.events import model_of
from archive.curation.previews import date_preview
from archive.curation.relabelling import Relabelling
from archive.curation.sources import FieldSources, sources_of
from archive.models import Article, Byline, Capture, Identity
from archive.text.decoding import BinaryFileError

SHOWN_UNDER = {"date_inferred": "date"}
"""Fields that are no field of the form, by the one beside which their evidence stands."""
BYLINE_FIELDS = frozenset({"authors", "name", "affiliation", "author"})


class BylineInline(WithSuggestions, TabularInline):
    """The names of the byline, as printed, each with the author it leads to."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = ["place", "name", "affiliation", "author"]
    autocomplete_fields = ["author"]
    extra = 0
    max_num = MAX_BYLINES
    verbose_name_plural = "byline as printed, and whom it leads to"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A form that claims to hold thousands of names is not drawn again to say so."""
        return super().get_formset(request, obj, **{"absolute_max": 2 * MAX_BYLINES, **kwargs})


class ArticleFormAdmin(WithSuggestions, ModelAdmin):
    """Here a curator says what is right; what he says becomes curated claims."""

    form = ArticleForm
    inlines = [BylineInline]
    autocomplete_fields = ["outlet"]
    save_on_top = True
    readonly_fields = ["date_now", "put_under"]
    fieldsets = [
        (
            "As printed",
            {"fields": ["title", "deck", "section", "tags", ("date", "date_label", "date_time")]},
        ),
        (
            "As we say",
            {"fields": ["outlet", "language", "kind", "date_now", "put_under", "is_reviewed"]},
        ),
        ("Where from", {"fields": ["url", "seen", "seen_claim"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - as Django calls it
        """Only ingest adds articles."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nobody deletes an article."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Articles with their outlet."""
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("outlet")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form that knows who looks at it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def get_urls(self) -> list[Any]:
        """Also the page on which lines are relabelled."""
        lines = path(
            "<path:object_id>/lines/",
            self.admin_site.admin_view(self.lines_view),
            name="archive_article_lines",
        )
        return [lines, *super().get_urls()]

    def lines_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What the lines of a capture are."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404("There is no such article.")
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        title = {"title": f"Lines of {article}", "opts": self.opts}
        return lines_page(request, article, {**self.admin_site.each_context(request), **title})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Who said what, what it was before, and the way back."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404("There is no such article.")
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        title = {"title": f"History of {article}", "opts": self.opts, **(extra_context or {})}
        context = {**self.admin_site.each_context(request), **title}
        may_change = self.has_change_permission(request, article)
        return history_page(request, article, context, may_change=may_change)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Savers take turns; one who comes too late is shown what the other one changed."""
        context = dict(extra_context or {})
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, context)
        with transaction.atomic():
            Identity.take_turn()
            if rebase := self._rebase(request, object_id):
                request.POST = rebase.data()  # type: ignore[assignment] # a QueryDict of our own
                context |= {
                    "their_changes": rebase.their_changes(),
                    "typed_names": rebase.typed_names(),
                }
            return super().changeform_view(request, object_id, form_url, context)

    def _rebase(self, request: HttpRequest, object_id: str | None) -> Rebase | None:
        """Somebody else's change since the form was opened; None where there is none."""
        article = self.get_object(request, object_id or "")
        seen, claim = (request.POST.get(name, "") for name in ("seen", "seen_claim"))
        if article is None or not is_id(seen) or not is_id(claim):
            return None
        if int(seen) == article.revision:
            return None
        return Rebase(article, request.POST, int(claim))

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
            seen = form.cleaned_data["seen"]
            curate(article, decisions, by=request.user, seen=seen)  # type: ignore[arg-type] # logged in
        if "is_reviewed" in form.changed_data:
            _mark(article, is_reviewed=form.cleaned_data["is_reviewed"], by=request.user)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Lead to the public page where that was asked for."""
        if "_view" in request.POST:
            return HttpResponseRedirect(Article.objects.get(pk=obj.pk).get_absolute_url())
        return super().response_change(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Beside every field where it comes from; under them the text beside its capture."""
        article: Article | None = kwargs.get("obj")
        if article is not None:
            captures = list(article.captures.select_related("content"))
            said = sources_of(article, captures)
            form = context["adminform"].form
            _explain(form, said)
            context |= {
                "article": article,
                "shown_captures": [_shown(article, capture) for capture in captures],
                "sources": said,
                "byline_sources": [each for each in said if each.field in BYLINE_FIELDS],
                "text_sources": [each for each in said if each.field in ArticleForm.TEXT_FIELDS],
            }
            if form.is_preview and not context["errors"]:
                context["preview"] = date_preview(form.instance)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="Date as shown")
    def date_now(self, article: Article) -> str:
        """The date as public pages show it, and why."""
        shown = render_to_string("_dateline.html", {"article": article, "with_time": True})
        reason = article.date_inferred_reason if article.partial_date_inferred else None
        return render_to_string(
            "admin/archive/article/_date_now.html", {"shown": shown, "reason": reason}
        )

    @admin.display(description="Put under")
    def put_under(self, article: Article) -> str:
        """Its topics and dossiers, each a link to its form."""
        rows = [*article.topics.all(), *article.dossiers.all()]
        named = [
            (reverse(f"admin:archive_{model_of(row)}_change", args=[row.pk]), row) for row in rows
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', named) or "no topic, no dossier"


@dataclass(frozen=True, slots=True)
class ShownCapture:
    """The first lines of a capture with what they are used for; `more` counts the others."""

    capture: Capture
    lines: list[ShownLine]
    more: int


def _shown(article: Article, capture: Capture) -> ShownCapture:
    try:
        used = Relabelling.of(article, capture, [])
    except BinaryFileError:
        return ShownCapture(capture, [], 0)
    lines = shown_lines(used.text, used.after)
    return ShownCapture(capture, list(islice(lines, LINES_SHOWN)), sum(1 for _ in lines))


def _mark(article: Article, *, is_reviewed: bool, by: Any) -> None:
    """No source says that an article was looked through: it is an event, no claim."""
    words = "Marked as reviewed" if is_reviewed else "Marked as not reviewed"
    decision = SetColumn("is_reviewed", is_reviewed, words)
    if decision.differs(article):
        decide([article], decision, by)


def _explain(form: Any, said: Sequence[FieldSources]) -> None:
    """Put under every field where its value comes from, for eyes and for screen readers."""
    for name in form.fields:
        about = [each for each in said if SHOWN_UNDER.get(each.field, each.field) == name]
        if about:
            context = {"help": form[name].help_text, "sources": about}
            form[name].help_text = render_to_string("admin/archive/article/_beside.html", context)
