"""The first page."""

from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article, Author, Outlet
from archive.web.notice import notice

NEWEST = 6
LARGEST_OUTLETS = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, what it holds, what came last."""
    return render(request, "home.html", {**holdings(), "notice": notice()})


def holdings() -> dict[str, Any]:
    """The counts of the archive, its newest articles and its largest outlets."""
    articles, outlets = Article.objects.listed(), Outlet.objects.with_counts()
    largest = F("article_count").desc()
    return {
        **articles.aggregate(
            article_count=Count("pk"), undated_count=Count("pk", filter=Q(sort_day=None))
        ),
        "outlet_count": outlets.count(),
        "author_count": Author.objects.with_counts().count(),
        "newest": articles.newest_first().for_list()[:NEWEST],
        "outlets": outlets.order_by(largest, "name_key")[:LARGEST_OUTLETS],
    }
