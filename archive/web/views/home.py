"""The first page."""

import logging
from collections.abc import Mapping
from heapq import nlargest
from typing import Any

from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article, Author, Dossier, Outlet
from archive.search import sync
from archive.search.engine import SearchError, SearchRequest
from archive.search.query import Every
from archive.web.asking import Asking
from archive.web.histogram import Histogram
from archive.web.notice import notice
from archive.web.question import Question

logger = logging.getLogger(__name__)
NEWEST = 6
LARGEST_OUTLETS = 12
DOSSIERS = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, what it holds, what came last."""
    return render(request, "home.html", {**holdings(), **from_index(), "notice": notice()})


def holdings() -> dict[str, Any]:
    """The counts of the archive, its newest articles, its largest outlets, its latest dossiers."""
    articles = Article.objects.listed()
    by_outlet = dict(articles.order_by().values_list("outlet").annotate(Count("pk")))
    latest = F("event_date").desc(nulls_last=True)
    return {
        "article_count": sum(by_outlet.values()),
        "undated_count": articles.filter(sort_day=None).count(),
        "author_count": Author.objects.with_articles().count(),
        "newest": articles.newest_first().for_list()[:NEWEST],
        "outlet_count": sum(pk is not None for pk in by_outlet),
        "outlets": _largest(by_outlet),
        "dossiers": Dossier.objects.with_counts().order_by(latest, "name_key")[:DOSSIERS],
    }


def _largest(by_outlet: Mapping[int | None, int]) -> list[tuple[Outlet, int]]:
    """The outlets with most articles, of equals the first by name, each with its number."""
    counts = {pk: count for pk, count in by_outlet.items() if pk is not None}
    least = min(nlargest(LARGEST_OUTLETS, counts.values()), default=0)
    found = Outlet.objects.in_bulk([pk for pk, count in counts.items() if count >= least])
    rows = sorted(found.values(), key=lambda each: (-counts[each.pk], each.name_key))
    return [(row, counts[row.pk]) for row in rows[:LARGEST_OUTLETS]]


def from_index() -> dict[str, Any]:
    """How the articles spread over time, and the blanks beside the box; nothing of an index that
    cannot answer, for all else is there to read."""
    question = Question()
    over_time = SearchRequest(Every(), size=0, facets=("year", "month"))
    try:
        histogram = Histogram.of(sync.search(over_time), question)
        return {"question": question, "histogram": histogram, "asking": Asking.of(question)}
    except SearchError as error:
        logger.warning("The first page is shown without its timeline: %s", error)
        return {}
