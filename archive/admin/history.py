"""The history of an article at the desk, with the way back from each change."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from archive.admin.event_rows import shown_events
from archive.curation.decisions import ChangedMeanwhileError
from archive.curation.events import EventError, history_of, undo
from archive.curation.history import RevertError, revert, steps_of
from archive.curation.roles import may_undo
from archive.curation.withdrawing import WithdrawalError
from archive.models import Article, Event

MOST_PK = 2**62


class RevertForm(forms.Form):
    """One change or one event to be taken back, and the revision that was looked at."""

    claim = forms.IntegerField(required=False, min_value=1, max_value=MOST_PK)
    event = forms.IntegerField(required=False, min_value=1, max_value=MOST_PK)
    seen = forms.IntegerField(min_value=0, max_value=MOST_PK)


def history_page(
    request: HttpRequest, article: Article, context: dict[str, Any], *, may_change: bool
) -> HttpResponse:
    """Show what was said when and by whom, or take one change back."""
    address = reverse("admin:archive_article_history", args=[article.pk])
    if request.method == "POST" and may_change:
        _take_back(request, article, RevertForm(request.POST))
        return HttpResponseRedirect(address)
    by: Any = request.user
    context |= {
        "article": article,
        "steps": steps_of(article),
        "events": [
            (each, may_change and may_undo(by, each.event))
            for each in shown_events(history_of(article))
        ],
        "may_change": may_change,
    }
    return render(request, "admin/archive/article/object_history.html", context)


def _take_back(request: HttpRequest, article: Article, form: RevertForm) -> None:
    if not form.is_valid():
        messages.error(request, "Nothing was changed: the page asked for nothing that there is.")
        return
    by: Any = request.user
    wanted = form.cleaned_data
    try:
        if wanted["event"]:
            event = _event(article, wanted["event"], by)
            undo(event, by)
            messages.success(request, f"Undone: {event.summary}")
        else:
            name = revert(article, wanted["claim"] or 0, by, seen=wanted["seen"])
            messages.success(request, f"{name}: it says again what it said before that change.")
    except (RevertError, EventError, ChangedMeanwhileError, WithdrawalError) as error:
        messages.error(request, str(error))


def _event(article: Article, pk: int, by: User) -> Event:
    event = history_of(article).filter(pk=pk).first()
    if event is None:
        raise EventError("There is no such event in the history of this article.")
    if not may_undo(by, event):
        raise EventError("Only editors may undo this.")
    return event
