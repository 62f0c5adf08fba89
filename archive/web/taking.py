"""What can be taken away from a page, and the answer that gives it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.encoding import iri_to_uri
from django.utils.http import content_disposition_header

from archive.exports.feeds import Feed
from archive.exports.forms import FORMS
from archive.exports.names import NAME_FORMS, written_names
from archive.exports.selection import MOST, Selection
from archive.models.articles import ArticleQuerySet
from archive.models.naming import NamedQuerySet
from archive.web.origin import origin_of

FEED = "atom"
AT_ONCE = 16_000
"""Characters that are sent together."""
READ_IN_PLACE = frozenset({"json", "txt", FEED})
"""What a browser may show; everything else it saves."""


@dataclass(frozen=True, slots=True)
class Taking:
    """One form that a page can be taken away in."""

    suffix: str
    name: str
    media_type: str
    url: str


def takings(url: str, suffixes: Iterable[str] = FORMS) -> list[Taking]:
    """The forms of a page by its address, which may have a query."""
    forms = ((suffix, FORMS[suffix]) for suffix in suffixes)
    return [
        Taking(suffix, form.name, form.media_type.partition(";")[0], with_suffix(url, suffix))
        for suffix, form in forms
    ]


def with_suffix(url: str, suffix: str) -> str:
    """The address of a page's data: "/search.csv?q=tides" of "/search/?q=tides"."""
    path, mark, query = url.partition("?")
    return f"{path.rstrip('/')}.{suffix}{mark}{query}"


def taken(request: HttpRequest, title: str, rows: ArticleQuerySet, suffix: str) -> HttpResponseBase:
    """A list as a file; a feed holds what came last. Raises Http404 for a form that is none."""
    choose = Selection.latest if known(suffix) == FEED else Selection.of
    return streamed(request, title, choose(rows), suffix)


def taken_names(
    request: HttpRequest, rows: NamedQuerySet[Any], page: str, suffix: str
) -> HttpResponseBase:
    """A list of names as a file. Raises Http404 for a form that it does not have."""
    if suffix not in NAME_FORMS:
        raise Http404
    names = rows.with_counts()
    total = names.count()
    pieces = written_names(names, total, page, suffix, origin_of(request))
    return _sent(request, pieces, suffix, total, MOST)


def known(suffix: str) -> str:
    """A suffix that stands for a form; raises Http404."""
    if suffix not in FORMS:
        raise Http404
    return suffix


def streamed(
    request: HttpRequest, title: str, selection: Selection, suffix: str
) -> HttpResponseBase:
    """Articles in a form, a few at a time; the headers say how many there are, and the limit."""
    pieces = FORMS[suffix].written(_feed(request, title, suffix), selection)
    return _sent(request, pieces, suffix, selection.total, selection.most)


def _sent(
    request: HttpRequest, pieces: Iterator[str], suffix: str, total: int, most: int
) -> HttpResponseBase:
    """The answer with these pieces; a feed is short and asked for often, and can be kept whole."""
    respond = HttpResponse if suffix == FEED else StreamingHttpResponse
    response = respond(_gathered(pieces), content_type=FORMS[suffix].media_type)
    response["X-Total-Count"] = str(total)
    response["X-Most-In-File"] = str(most)
    name_file(response, request, suffix)
    return response


def _gathered(pieces: Iterator[str]) -> Iterator[str]:
    """The first piece at once, the others some thousand characters together."""
    yield next(pieces, "")
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= AT_ONCE:
            yield "".join(waiting)
            waiting, length = [], 0
    yield "".join(waiting)


def name_file(response: HttpResponseBase, request: HttpRequest, suffix: str) -> None:
    """Under what name a browser saves it; no search engine lists it."""
    name = request.path.rpartition("/")[2]
    is_saved = suffix not in READ_IN_PLACE
    if disposition := content_disposition_header(is_saved, name):
        response["Content-Disposition"] = disposition
    response["X-Robots-Tag"] = "noindex"


def _feed(request: HttpRequest, title: str, suffix: str) -> Feed:
    origin = origin_of(request)
    path, mark, query = request.get_full_path().partition("?")
    page = f"{path.removesuffix(f'.{suffix}')}/{mark}{query}"
    return Feed(title, origin + iri_to_uri(page), origin + path + mark + query, origin)
