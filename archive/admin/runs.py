"""Runs of ingest at the desk: when, by whom, what, what came of it; *Add a page*; taking back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from archive.admin.add_page import add_page
from archive.admin.generic import ModelAdmin
from archive.curation.events import EventError, undo
from archive.curation.runs import articles_of, obstacle_to_undo, undo_run, undoing_of
from archive.models import Run

ARTICLES_SHOWN = 100
MOST_PATHS = 5


class UndoForm(forms.Form):
    """Why a run is taken back."""

    reason = forms.CharField(max_length=1000, widget=forms.TextInput({"class": "vLargeTextField"}))


@admin.register(Run)
class RunAdmin(ModelAdmin):
    """Nothing of a run can be changed; it can be taken back as a whole."""

    actions = None
    list_display = ["started_at", "by_whom", "what", "outcome", "article_count"]
    list_per_page = 50
    ordering = ["-pk"]
    fields = ["started_at", "ended_at", "by_whom", "what", "outcome"]
    readonly_fields = ["started_at", "ended_at", "by_whom", "what", "outcome"]
    change_form_template = "admin/archive/run/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - as Django calls it
        """Runs come from ingest; whoever may add one adds a page, which is no form of a run."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - as Django calls it
        """Nobody changes what happened."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Nor deletes it."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Runs with the number of their articles."""
        rows: QuerySet[Any] = super().get_queryset(request).select_related("made_by")
        counted: QuerySet[Any] = rows.annotate(articles=Count("captures__article", distinct=True))
        return counted

    def get_urls(self) -> list[Any]:
        """Also the address that takes a run back."""
        away = self.admin_site.admin_view(self.undo_view)
        again = self.admin_site.admin_view(self.bring_back_view)
        own = [
            path("<int:pk>/undo/", away, name="archive_run_undo"),
            path("<int:pk>/bring-back/", again, name="archive_run_bring_back"),
        ]
        return [*own, *super().get_urls()]

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - as Django calls it
        extra_context: Any = None,
    ) -> HttpResponse:
        """Adding a run is adding a page."""
        if not request.user.has_perm("archive.add_run"):
            raise PermissionDenied
        title = {"title": "Add a page", "opts": self.opts, **(extra_context or {})}
        return add_page(request, {**self.admin_site.each_context(request), **title})

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the run's articles, and the form that takes it back or the reason why it cannot."""
        run: Run | None = kwargs.get("obj")
        if run is not None:
            context |= {
                "articles": articles_of(run)[:ARTICLES_SHOWN],
                "obstacle": obstacle_to_undo(run),
                "undoing": undoing_of(run),
                "undo_form": UndoForm(),
                "may_undo": _may_undo(request),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a run back."""
        run = Run.objects.filter(pk=pk).first()
        if run is None or request.method != "POST":
            raise Http404("There is no such run.")
        if not _may_undo(request):
            raise PermissionDenied
        form = UndoForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Nothing was taken back: say why in a sentence.")
        else:
            self._undo(request, run, form.cleaned_data["reason"])
        return HttpResponseRedirect(reverse("admin:archive_run_change", args=[pk]))

    def bring_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Bring back what a run stored and somebody took back."""
        if not _may_undo(request):
            raise PermissionDenied
        event = undoing_of(Run(pk=pk))
        if event is None or request.method != "POST":
            raise Http404("There is no such run, or nobody took it back.")
        try:
            messages.success(request, f"{undo(event, request.user).summary}.")  # type: ignore[arg-type] # logged in
        except EventError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:archive_run_change", args=[pk]))

    def _undo(self, request: HttpRequest, run: Run, reason: str) -> None:
        try:
            event = undo_run(run, request.user, reason)  # type: ignore[arg-type] # logged in
            messages.success(request, f"{event.summary}.")
        except EventError as error:
            messages.error(request, str(error))

    @admin.display(description="by", ordering="made_by")
    def by_whom(self, run: Run) -> str:
        """Who."""
        return str(run.made_by or "the command line")

    @admin.display(description="what")
    def what(self, run: Run) -> str:
        """The first of its paths."""
        more = len(run.paths) - MOST_PATHS
        named = ", ".join(map(str, run.paths[:MOST_PATHS]))
        return f"{named} and {more} more" if more > 0 else named

    @admin.display(description="outcome")
    def outcome(self, run: Run) -> str:
        """The counts in words."""
        if run.ended_at is None:
            return "did not end"
        return ", ".join(f"{count} {status}" for status, count in run.counts.items()) or "nothing"

    @admin.display(description="articles", ordering="articles")
    def article_count(self, run: Any) -> int:
        """How many articles have captures of it."""
        count: int = run.articles
        return count


def _may_undo(request: HttpRequest) -> bool:
    return request.user.has_perm("archive.change_run")
