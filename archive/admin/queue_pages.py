"""The review queue at the desk: the start page, a page for each check, dismissing, suggestions."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse

from archive.admin.queue_forms import QueueForm, QueuePageForm, ReasonForm, asked
from archive.admin.queue_rows import row_of, rows_of, suggestion_rows
from archive.curation import suggestions
from archive.curation.dismissals import DismissalError, dismiss, put_back
from archive.curation.queue import (
    SUGGESTIONS,
    Queue,
    dismissed_in,
    next_article,
    queue_named,
    queues,
    waiting_in,
)
from archive.curation.withdrawing import WithdrawalError
from archive.models import Finding, Suggestion

PER_PAGE = 50
SUGGESTIONS_PER_PAGE = 20
View = Callable[..., HttpResponse]


class QueueSite(admin.AdminSite):
    """The pages of the queue, and the queue on the start page."""

    index_template = "admin/desk_index.html"

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Ours before Django's, whose last pattern takes everything."""
        pages: list[tuple[str, View, str]] = [
            (f"queue/{SUGGESTIONS}/", self.suggestion_list, "queue-suggestions"),
            ("queue/<slug:name>/", self.queue_page, "queue"),
            ("queue/<slug:name>/next/", self.next_in_queue, "queue-next"),
            ("findings/<int:pk>/dismiss/", self.dismiss_page, "finding-dismiss"),
            ("findings/<int:pk>/put-back/", self.put_back, "finding-put-back"),
            ("suggestions/<int:pk>/accept/", self.accept, "suggestion-accept"),
            ("suggestions/<int:pk>/dismiss/", self.refuse, "suggestion-dismiss"),
        ]
        own = [path(route, self.admin_view(view), name=name) for route, view, name in pages]
        return [*own, *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The start page: what waits comes first."""
        shown = queues() if request.user.has_perm("archive.view_article") else []
        return super().index(request, {"queues": shown, **(extra_context or {})})

    def queue_page(self, request: HttpRequest, name: str) -> HttpResponse:
        """The findings of one check, fifty at a time."""
        _require(request, "view")
        queue, chosen = _queue_or_404(name), asked(QueuePageForm, request)
        found = dismissed_in(name) if chosen["dismissed"] else waiting_in(name)
        page = Paginator(found.values_list("pk", flat=True), PER_PAGE).get_page(chosen["page"] or 1)
        context = {
            "queue": queue,
            "rows": rows_of(list(page)),
            "page": page,
            "is_dismissed": chosen["dismissed"],
            "may_decide": _may(request, "change"),
        }
        return self._shown(request, "queue", f"Review: {queue.title}", context)

    def next_in_queue(self, request: HttpRequest, name: str) -> HttpResponse:
        """The form of the next article, without a decision on this one."""
        _require(request, "view")
        _queue_or_404(name)
        return to_next(request, name, asked(QueueForm, request)["after"] or 0)

    def dismiss_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask why, then take the finding out of the queue and go on with the next."""
        _require(request, "change")
        finding = get_object_or_404(Finding.objects.select_related("article"), pk=pk)
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                dismiss(finding, request.user, form.cleaned_data["reason"])  # type: ignore[arg-type] # logged in
            except DismissalError as error:
                messages.warning(request, str(error))
            else:
                messages.success(request, "Dismissed. It can be put back from the dismissed ones.")
            return redirect("admin:queue", finding.check_name)
        context = {"row": row_of(finding), "form": form, "queue": queue_named(finding.check_name)}
        return self._shown(request, "dismiss", "Dismiss a finding", context)

    def put_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo a dismissal."""
        _require(request, "change")
        finding = get_object_or_404(Finding, pk=pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            put_back(finding, request.user)  # type: ignore[arg-type] # logged in
        except DismissalError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, "It is in the queue again.")
        return redirect("admin:queue", finding.check_name)

    def suggestion_list(self, request: HttpRequest) -> HttpResponse:
        """What sources say against decisions, both sides beside each other."""
        _require(request, "view")
        waiting = suggestions.waiting().select_related("article", "claim__capture__content")
        waiting = waiting.order_by("article_id", "pk")
        number = asked(QueuePageForm, request)["page"] or 1
        page = Paginator(waiting, SUGGESTIONS_PER_PAGE).get_page(number)
        context = {
            "queue": queue_named(SUGGESTIONS),
            "rows": suggestion_rows(page),
            "page": page,
            "may_decide": _may(request, "change"),
        }
        return self._shown(request, "suggestions", "Suggestions waiting", context)

    def accept(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide as the source says."""
        return _decided(request, pk, suggestions.accept, "Accepted: the article says so now.")

    def refuse(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Let the decision stand."""
        return _decided(request, pk, suggestions.dismiss, "Dismissed: it will not come again.")

    def _shown(
        self, request: HttpRequest, template: str, title: str, context: dict[str, Any]
    ) -> TemplateResponse:
        whole = {**self.each_context(request), "title": title, **context}
        return TemplateResponse(request, f"admin/{template}.html", whole)


def to_next(request: HttpRequest, name: str, after: int) -> HttpResponse:
    """The form of the article that comes next in a queue; at its end the queue's page."""
    found = next_article(name, after)
    if found is None:
        messages.success(request, "Nothing else waits in this queue.")
        return redirect(address_of(name))
    form = reverse("admin:archive_article_change", args=[found])
    return redirect(f"{form}?queue={name}")


def address_of(name: str) -> str:
    """The page of a queue."""
    if name == SUGGESTIONS:
        return reverse("admin:queue-suggestions")
    return reverse("admin:queue", args=[name])


def _decided(
    request: HttpRequest, pk: int, decide: Callable[[Suggestion, Any], Any], done: str
) -> HttpResponse:
    """Only a suggestion that still waits can be decided on."""
    _require(request, "change")
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    rows: QuerySet[Suggestion] = suggestions.waiting().select_related("article", "claim")
    suggestion = rows.filter(pk=pk).first()
    if suggestion is None:
        messages.warning(request, "This suggestion has been decided on already.")
    else:
        try:
            decide(suggestion, request.user)
        except (suggestions.SuggestionError, WithdrawalError) as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, done)
    return redirect("admin:queue-suggestions")


def _queue_or_404(name: str) -> Queue:
    queue = queue_named(name)
    if queue is None:
        raise Http404("No check has such a name.")
    return queue


def _may(request: HttpRequest, verb: str) -> bool:
    """Whoever may see or change articles may see or decide what is found on them."""
    return request.user.has_perm(f"archive.{verb}_article")


def _require(request: HttpRequest, verb: str) -> None:
    if not _may(request, verb):
        raise PermissionDenied
