"""The first page."""

import logging
from typing import Any

from django.db.models import Count, F, Q
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
    articles, outlets = Article.objects.listed(), Outlet.objects.with_counts()
    largest = F("article_count").desc()
    latest = F("event_date").desc(nulls_last=True)
    return {
        **articles.aggregate(
            article_count=Count("pk"), undated_count=Count("pk", filter=Q(sort_day=None))
        ),
        "outlet_count": outlets.count(),
        "author_count": Author.objects.with_counts().count(),
        "newest": articles.newest_first().for_list()[:NEWEST],
        "outlets": outlets.order_by(largest, "name_key")[:LARGEST_OUTLETS],
        "dossiers": Dossier.objects.with_counts().order_by(latest, "name_key")[:DOSSIERS],
    }


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
