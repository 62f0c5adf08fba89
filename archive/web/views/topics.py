"""Topics: what curators say that articles are about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Topic
from archive.web.initials import Index
from archive.web.lists import of_topic
from archive.web.narrowing import Narrowing, named
from archive.web.paging import Listing
from archive.web.views.named import page_of


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """All topics that have articles, by name."""
    index = Index.of(Topic.objects.with_articles(), "name_key", request)
    return render(request, "topics.html", {"index": index})


@page_of(Topic.objects.all(), "topic")
def topic(request: HttpRequest, row: Topic) -> HttpResponse:
    """One topic and its articles, newest first."""
    articles = of_topic(row).for_list()
    listing = Listing.of(articles, request)
    narrowing = Narrowing.of(named("topic", row.name), expected=listing.paging.total)
    return render(request, "topic.html", {"topic": row, "listing": listing, "narrowing": narrowing})
