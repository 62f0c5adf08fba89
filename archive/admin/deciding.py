"""Pages of the desk on which rows are merged, split or judged, and the history of a row.

A decision is shown before it is taken, and every event in a history has a button that undoes it.
"""

from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from archive.admin.deciding_forms import DecisionForm, JudgeForm, MergeForm, SplitForm
from archive.admin.event_rows import shown_events
from archive.admin.generic import ModelAdmin
from archive.admin.widgets import is_id
from archive.curation.events import EventError, history_of, undo
from archive.curation.roles import may_undo
from archive.models import Event

MOST_EVENTS = 500


class WithHistory(ModelAdmin):
    """What was done to a row, event by event, each with a button that undoes it."""

    def get_urls(self) -> list[URLPattern]:
        """The address to which the button sends."""
        undo_url = path(
            "<path:object_id>/undo/<int:event>/",
            self.admin_site.admin_view(self.undo_view),
            name=f"archive_{self.opts.model_name}_undo",
        )
        return [undo_url, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The events about a row, the newest first."""
        row = self.row_or_404(request, object_id, "view")
        events = shown_events(history_of(row)[:MOST_EVENTS])
        context = {
            **self.page_context(request, row, "History"),
            "events": [(each, self._undo_url(request, row, each.event)) for each in events],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/archive/history.html", context)

    def undo_view(self, request: HttpRequest, object_id: str, event: int) -> HttpResponse:
        """Undo one event of this row's history."""
        row = self.row_or_404(request, object_id, "change")
        found = history_of(row).filter(pk=event).first()
        if found is None or request.method != "POST":
            raise Http404("No such event in this history.")
        if not may_undo(_user(request), found):
            raise PermissionDenied
        try:
            messages.success(request, f"{undo(found, _user(request)).summary}.")
        except EventError as error:
            messages.error(request, str(error))
        still_there = self.model._base_manager.filter(pk=row.pk).exists()  # noqa: SLF001 - Django's own
        name, args = ("history", [row.pk]) if still_there else ("changelist", [])
        return HttpResponseRedirect(
            reverse(f"admin:archive_{self.opts.model_name}_{name}", args=args)
        )

    def _undo_url(self, request: HttpRequest, row: Any, event: Event) -> str | None:
        """Where to undo an event; None where it was undone, or is not for this user to undo."""
        if not event.rows or hasattr(event, "undone_by") or not may_undo(_user(request), event):
            return None
        return reverse(f"admin:archive_{self.opts.model_name}_undo", args=[row.pk, event.pk])

    def row_or_404(self, request: HttpRequest, object_id: str, verb: str) -> Any:
        """The row, if the user may do this with it; raises Http404 and PermissionDenied."""
        row = self.get_object(request, object_id) if is_id(object_id) else None
        if row is None:
            raise Http404("There is no such row.")
        if not request.user.has_perm(f"archive.{verb}_{self.opts.model_name}"):
            raise PermissionDenied
        return row

    def page_context(self, request: HttpRequest, row: Any, title: str) -> dict[str, Any]:
        """What every page about a row shows around it."""
        return {
            **self.admin_site.each_context(request),
            "title": f"{title}: {row}",
            "subtitle": None,
            "page_name": title,
            "opts": self.opts,
            "original": row,
            "list_url": reverse(f"admin:archive_{self.opts.model_name}_changelist"),
            "row_url": reverse(f"admin:archive_{self.opts.model_name}_change", args=[row.pk]),
        }


class WithDecisions(WithHistory):
    """Merge, split and judge."""

    decisions: tuple[type[DecisionForm], ...] = (MergeForm, SplitForm, JudgeForm)
    change_form_template = "admin/archive/named_change_form.html"

    def get_urls(self) -> list[URLPattern]:
        """An address for each decision."""
        own = [
            path(
                f"<path:object_id>/{form.verb}/",
                self.admin_site.admin_view(partial(self.decision_view, form_class=form)),
                name=f"archive_{self.opts.model_name}_{form.verb}",
            )
            for form in self.decisions
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form, with links to the decisions that the user may take."""
        model = self.opts.model_name
        links = [
            (form.title, reverse(f"admin:archive_{model}_{form.verb}", args=[object_id]))
            for form in self.decisions
            if request.user.has_perm(f"archive.{form.permission}_{model}")
        ]
        context = {"decisions": links, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def decision_view(
        self, request: HttpRequest, object_id: str, form_class: type[DecisionForm]
    ) -> HttpResponse:
        """A form, then what it would do, then the doing of it."""
        row = self.row_or_404(request, object_id, form_class.permission)
        form = form_class(row, request.POST if request.method == "POST" else None)
        shown: dict[str, Any] = {}
        if form.is_bound and form.is_valid():
            try:
                shown = {"plan": form.plan(), "judgements": form.judgements()}
                form.show_what_matters(shown["judgements"])
                if "_confirm" in request.POST or not form.has_preview:
                    return self._taken(request, form)
            except EventError as error:
                form.add_error(None, str(error))
        context = {**self.page_context(request, row, form.title), "form": form, **shown}
        return TemplateResponse(request, "admin/archive/decide.html", context)

    def _taken(self, request: HttpRequest, form: DecisionForm) -> HttpResponse:
        event = form.take(_user(request))
        messages.success(request, f"{event.summary}. The history has a button that undoes it.")
        into = form.cleaned_data.get("into") or form.row
        address = reverse(f"admin:archive_{self.opts.model_name}_change", args=[into.pk])
        return HttpResponseRedirect(address)


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)
