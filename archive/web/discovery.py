"""What the head of a page says of where its list, its feed and its lasting address are."""

from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import escape_uri_path

from archive.exports.names import NAME_FORMS
from archive.web.forms import PageForm
from archive.web.origin import origin_of
from archive.web.taking import FEED, Taking, takings

LISTS = frozenset(
    {"articles", "outlet", "author", "topic", "dossier", "no-outlet", "no-author", "search"}
)
"""Pages of articles that can be followed, taken away, and saved together."""
INDEXES = frozenset({"outlets", "authors", "topics", "dossiers"})
"""Pages of names."""
UNLISTED = frozenset({"search", "search-written", "concordance", "compare", "quote-check"})
"""Pages that are an answer to a question: they have no lasting address."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """`takings` are empty where the page is no list; `canonical` is None where it is an answer,
    `unapi` where there are no articles to be saved together."""

    canonical: str | None
    takings: list[Taking]
    unapi: str | None
    may_be_indexed: bool

    @classmethod
    def of(cls, request: HttpRequest | None, question_url: str = "") -> Self:
        """What a page says; `question_url` is that of the search which it answers."""
        match = getattr(request, "resolver_match", None)
        name = match.url_name if match and not match.namespaces else None
        if request is None or name is None:
            return cls(None, [], None, may_be_indexed=False)
        path = escape_uri_path(request.path)
        origin = origin_of(request)
        return cls(
            canonical=None if name in UNLISTED else f"{origin}{path}{_page(request)}",
            takings=_takings(name, question_url or path),
            unapi=origin + reverse("unapi") if name in LISTS else None,
            may_be_indexed=settings.ARCHIVE_ALLOW_INDEXING,
        )


def _takings(name: str, url: str) -> list[Taking]:
    """The forms of a page by its name; of the first page the feed of all articles."""
    if name == "home":
        return takings(reverse("articles"), [FEED])
    if name in INDEXES:
        return takings(url, NAME_FORMS)
    return takings(url) if name in LISTS else []


def _page(request: HttpRequest) -> str:
    number = PageForm(request.GET).number if "page" in request.GET else 1
    return f"?page={number}" if number > 1 else ""
