"""Bulk actions of the article list: each has a page that says how many rows it touches."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from archive.admin import bulk_forms
from archive.admin.generic import ModelAdmin
from archive.curation.bulk import MOST_ARTICLES, BulkError, decide, differing
from archive.curation.withdrawing import WithdrawalError
from archive.exports.tables import csv_lines, json_lines
from archive.ingest.chosen import rereadings, store_rereadings
from archive.ingest.differences import block_of, status_of
from archive.models import Article, Event
from archive.models.articles import ArticleQuerySet

PREVIEWED, CONFIRMED = "_preview", "_confirm"
EXPORTS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "csv": ("text/csv; charset=utf-8", csv_lines),
    "jsonl": ("application/x-ndjson; charset=utf-8", json_lines),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action would do: in a sentence, how many rows, and in detail where there is any."""

    sentence: str
    touched: int
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """An action with what was typed into its page, what it would do, and the doing."""

    name: str
    form: forms.Form
    plan: Callable[[], Plan]
    store: Callable[[], Event]


class BulkActions(ModelAdmin):
    """The actions; none of them writes before its page was confirmed."""

    actions = [
        "set_outlet", "set_kind", "set_language", "set_access", "add_topic", "leave_topic",
        "mark_reviewed",
        "read_again", "export",
    ]  # fmt: skip

    @admin.action(description="Set the outlet…", permissions=["change"])
    def set_outlet(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """One outlet for all."""
        return self._decided(request, articles, "set_outlet", bulk_forms.OutletForm)

    @admin.action(description="Set the kind…", permissions=["change"])
    def set_kind(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """One kind for all."""
        return self._decided(request, articles, "set_kind", bulk_forms.KindForm)

    @admin.action(description="Set the language…", permissions=["change"])
    def set_language(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """One language for all."""
        return self._decided(request, articles, "set_language", bulk_forms.LanguageForm)

    @admin.action(description="Set the access…", permissions=["change"])
    def set_access(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """One access for all."""
        return self._decided(request, articles, "set_access", bulk_forms.AccessForm)

    @admin.action(description="Put under a topic…", permissions=["change"])
    def add_topic(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """One more topic for all."""
        return self._decided(request, articles, "add_topic", bulk_forms.TopicForm)

    @admin.action(description="Take out of a topic…", permissions=["change"])
    def leave_topic(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """One topic less for all."""
        return self._decided(request, articles, "leave_topic", bulk_forms.LeaveTopicForm)

    @admin.action(description="Mark as reviewed…", permissions=["change"])
    def mark_reviewed(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """All are looked through."""
        return self._decided(request, articles, "mark_reviewed", bulk_forms.ReviewedForm)

    @admin.action(description="Read again by today's rules…", permissions=["change"])
    def read_again(self, request: HttpRequest, articles: Any) -> HttpResponse | None:
        """Show what reads differently, then store it."""
        form = bulk_forms.RereadForm(_sent(request))

        def store() -> Event:
            reason = form.cleaned_data["reason"]
            return store_rereadings(articles, request.user, reason)  # type: ignore[arg-type] # logged in

        job = Job("read_again", form, lambda: _reading(articles), store)
        return self._bulk_page(request, articles, job)

    @admin.action(description="Export…", permissions=["view"])
    def export(self, request: HttpRequest, articles: Any) -> HttpResponse | StreamingHttpResponse:
        """A table to take away; nothing is changed, and so there is no event."""
        form = bulk_forms.ExportForm(_sent(request))
        if CONFIRMED in request.POST and form.is_valid():
            return _exported(articles, form.cleaned_data["value"])
        count = articles.count()
        plan = Plan(f"{_many(count)} will be exported, without their texts.", count)
        return self._confirmation(request, articles, "export", form, plan)

    def _decided(
        self, request: HttpRequest, articles: Any, name: str, kind: type[bulk_forms.BulkForm]
    ) -> HttpResponse | None:
        """An action that decides one thing of all the chosen articles."""
        form = kind(_sent(request))

        def plan() -> Plan:
            changed = differing(_lean(articles), form.decision())
            return Plan(
                f"{form.decision().words}: {_many(len(changed))} will change.", len(changed)
            )

        def store() -> Event:
            reason = form.cleaned_data["reason"]
            return decide(_lean(articles), form.decision(), request.user, reason)  # type: ignore[arg-type] # logged in

        return self._bulk_page(request, articles, Job(name, form, plan, store))

    def _bulk_page(self, request: HttpRequest, articles: Any, job: Job) -> HttpResponse | None:
        """Ask, then show what would change, then do it; refusals lead back to the list."""
        try:
            if not job.form.is_valid():
                return self._confirmation(request, articles, job.name, job.form)
            if CONFIRMED not in request.POST:
                return self._confirmation(request, articles, job.name, job.form, job.plan())
            self._tell(request, job.store())
        except (BulkError, WithdrawalError) as error:
            messages.warning(request, str(error))
        return None

    def _confirmation(
        self,
        request: HttpRequest,
        articles: Any,
        name: str,
        form: forms.Form,
        plan: Plan | None = None,
    ) -> HttpResponse:
        count = articles.count()
        context = {
            **self.admin_site.each_context(request),
            "title": str(getattr(self, name).short_description).rstrip("…"),
            "opts": self.opts,
            "action": name,
            "form": form,
            "plan": plan,
            "count": count,
            "most": MOST_ARTICLES,
            "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "select_across": request.POST.get("select_across", "0"),
            "checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/archive/article/bulk.html", context)

    def _tell(self, request: HttpRequest, event: Event) -> None:
        undo = reverse("admin:bulk-undo", args=[event.pk])
        text = format_html('{}. <a href="{}">Undo…</a>', event.summary, undo)
        messages.success(request, text)


def _sent(request: HttpRequest) -> Any:
    """What was typed into the page; None where it was not shown yet."""
    return request.POST if {PREVIEWED, CONFIRMED} & set(request.POST) else None


def _lean(articles: ArticleQuerySet) -> list[Article]:
    """The chosen articles, one more than may be decided on at once, so that more is noticed."""
    keys = list(articles.values_list("pk", flat=True)[: MOST_ARTICLES + 1])
    return list(Article.objects.filter(pk__in=keys).order_by("pk"))


def _reading(articles: ArticleQuerySet) -> Plan:
    read = rereadings(_plain(articles))
    changed = [each for each in read if each.is_changed]
    refused = [each for each in read if status_of(each) == "refused"]
    lines = [line for each in changed for line in block_of(each)]
    lines += [f"{each.article}: {each.refusal}" for each in refused]
    return Plan(f"{_many(len(changed))} will change.", len(changed), tuple(lines))


def _plain(articles: ArticleQuerySet) -> ArticleQuerySet:
    keys = list(articles.values_list("pk", flat=True)[: MOST_ARTICLES + 1])
    return Article.objects.filter(pk__in=keys).order_by("pk")


def _exported(articles: ArticleQuerySet, kind: str) -> StreamingHttpResponse:
    content_type, lines = EXPORTS[kind]
    response = StreamingHttpResponse(lines(_in_batches(articles)), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="articles.{kind}"'
    return response


def _in_batches(articles: ArticleQuerySet, size: int = 500) -> Any:
    """The articles in the list's order, a batch at a time: a table may be long."""
    keys = list(articles.values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        found = Article.objects.for_list().in_bulk(keys[start : start + size])
        yield from (found[key] for key in keys[start : start + size] if key in found)


def _many(count: int) -> str:
    return f"{count} article{'' if count == 1 else 's'}"
