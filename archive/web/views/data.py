"""Every list and article as data, by the suffix of its address."""

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.exports.forms import whole_json
from archive.exports.one_article import article_of
from archive.exports.selection import Selection
from archive.models import Article, Author, Dossier, Outlet, Topic
from archive.search.engine import SearchError
from archive.web import lists
from archive.web.forms import SearchForm, hex_digits
from archive.web.origin import origin_of
from archive.web.taking import FEED, known, name_file, streamed, taken, taken_names
from archive.web.views.closed import WITHDRAWN, erased, gone
from archive.web.views.named import page_of

logger = logging.getLogger(__name__)


@require_safe
def articles(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """All articles."""
    return taken(request, "All articles", lists.all_articles(), suffix)


@require_safe
def article(request: HttpRequest, public_id: str, suffix: str) -> HttpResponseBase:
    """One article; as JSON with its texts."""
    digits = hex_digits(public_id.lower()) if known(suffix) else None
    found = article_of(digits) if digits else None
    if found is None:
        return erased(request, digits)
    if found.is_withdrawn:
        return gone(request, WITHDRAWN)
    if public_id != found.public_id:
        kwargs = {"public_id": found.public_id, "suffix": suffix}
        return HttpResponsePermanentRedirect(reverse("article-data", kwargs=kwargs))
    return _as_json(request, found) if suffix == "json" else _in_form(request, found, suffix)


def _as_json(request: HttpRequest, article: Article) -> HttpResponse:
    whole = whole_json(article, origin_of(request))
    response = HttpResponse(whole, content_type="application/json")
    name_file(response, request, "json")
    return response


def _in_form(request: HttpRequest, article: Article, suffix: str) -> HttpResponseBase:
    return streamed(request, str(article), Selection([article.pk], 1), suffix)


@require_safe
def search(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """All that a search finds, whatever the page of its results.

    A file has no place to say that a choice was left out, as the page does: 400 says so.
    """
    is_feed = known(suffix) == FEED
    form = SearchForm(request.GET)
    question = form.question()
    if form.misread:
        return _in_words(f"Not understood: {', '.join(form.misread)}.\n", HTTPStatus.BAD_REQUEST)
    choose = Selection.latest_found if is_feed else Selection.found
    try:
        selection = choose(question.request)
    except SearchError:
        logger.exception("A search could not be answered")
        words = "The search cannot be answered right now. Try again later.\n"
        return _in_words(words, HTTPStatus.SERVICE_UNAVAILABLE)
    title = f"Search: {question.words}" if question.words else "Search"
    return streamed(request, title, selection, suffix)


def _in_words(words: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(words, content_type="text/plain", status=status)


@page_of(Outlet.objects.all(), "outlet-data")
def outlet(request: HttpRequest, row: Outlet, suffix: str) -> HttpResponseBase:
    """The articles of an outlet."""
    return taken(request, row.name, lists.of_outlet(row), suffix)


@page_of(Author.objects.all(), "author-data")
def author(request: HttpRequest, row: Author, suffix: str) -> HttpResponseBase:
    """The articles of an author."""
    return taken(request, row.name, lists.of_author(row), suffix)


@page_of(Topic.objects.all(), "topic-data")
def topic(request: HttpRequest, row: Topic, suffix: str) -> HttpResponseBase:
    """The articles under a topic."""
    return taken(request, row.name, lists.of_topic(row), suffix)


@page_of(Dossier.objects.all(), "dossier-data")
def dossier(request: HttpRequest, row: Dossier, suffix: str) -> HttpResponseBase:
    """The articles of a dossier, in their order."""
    return taken(request, row.name, lists.of_dossier(row), suffix)


@require_safe
def no_outlet(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The articles on which no outlet is named."""
    return taken(request, "No outlet named", lists.of_outlet(None), suffix)


@require_safe
def no_author(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """The articles on which no author is named."""
    return taken(request, "No author named", lists.without_author(), suffix)


@require_safe
def outlets(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """All outlets that have articles."""
    return taken_names(request, Outlet.objects.all(), "outlet", suffix)


@require_safe
def authors(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """All authors that have articles."""
    return taken_names(request, Author.objects.all(), "author", suffix)


@require_safe
def topics(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """All topics that have articles."""
    return taken_names(request, Topic.objects.all(), "topic", suffix)


@require_safe
def dossiers(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """All dossiers that have articles."""
    return taken_names(request, Dossier.objects.all(), "dossier", suffix)
