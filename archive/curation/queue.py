"""The review queue: what waits for a curator, counted and in order.

One row for each check, and one for suggestions, which are kept in a table of their own.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from archive.curation.checks import BY_NAME
from archive.models import Finding, Level, Suggestion, SuggestionState

SUGGESTIONS = "suggestions"


@dataclass(frozen=True, slots=True)
class Queue:
    """One row of the review queue; `count` is how many findings or suggestions wait."""

    name: str
    title: str
    purpose: str
    level: str
    count: int


def queues() -> list[Queue]:
    """All of them, also the empty ones; two queries."""
    found = _counted()
    rows = [_queue(name, found.get(name, 0)) for name in BY_NAME]
    return [*rows, _suggestions(_waiting_suggestions().count())]


def queue_named(name: str) -> Queue | None:
    """One queue; None where no check has that name."""
    if name == SUGGESTIONS:
        return _suggestions(_waiting_suggestions().count())
    return _queue(name, waiting_in(name).count()) if name in BY_NAME else None


def waiting_in(name: str) -> "QuerySet[Finding]":
    """The findings of one check that nobody dismissed, by article, as the index has them."""
    rows = Finding.objects.filter(check_name=name, dismissed_at=None)
    return rows.order_by("article_id", "pk")


def dismissed_in(name: str) -> "QuerySet[Finding]":
    """Those that somebody dismissed, the latest first."""
    rows = Finding.objects.filter(check_name=name, dismissed_at__isnull=False)
    return rows.order_by("-dismissed_at", "-pk")


def next_article(name: str, after: int) -> int | None:
    """The article that comes after another in a queue, then from the beginning; None at its end.

    The one that the question is about is left out, though it may still be in the queue.
    """
    if name == SUGGESTIONS:
        return _next(_waiting_suggestions().values_list("article", flat=True), after)
    return _next(waiting_in(name).values_list("article", flat=True), after)


def _next(articles: "QuerySet[Any, int]", after: int) -> int | None:
    return articles.filter(article__gt=after).first() or articles.exclude(article=after).first()


def _waiting_suggestions() -> "QuerySet[Suggestion]":
    waiting = Suggestion.objects.filter(state=SuggestionState.WAITING)
    return waiting.order_by("article_id", "pk")


def _counted() -> dict[str, int]:
    """How many findings of each check wait, from the index alone."""
    rows = Finding.objects.filter(dismissed_at=None).order_by().values("check_name")
    return {row["check_name"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def _queue(name: str, count: int) -> Queue:
    check = BY_NAME[name]
    return Queue(name, check.title, check.purpose, check.level, count)


def _suggestions(count: int) -> Queue:
    purpose = "A source now says something else than what a curator decided."
    return Queue(SUGGESTIONS, "suggestion waiting", purpose, Level.INFO, count)
