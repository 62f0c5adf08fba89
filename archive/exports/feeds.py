"""Atom: lists and searches to follow (RFC 4287)."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Max
from django.utils.encoding import iri_to_uri

from archive.exports.citations import Citation, cite
from archive.exports.markup import attribute, text
from archive.exports.selection import Selection
from archive.models import Article, Claim, Identity

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries changed."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; `page` is the list that it follows, `itself` its own address."""

    title: str
    page: str
    itself: str
    origin: str


def atom(feed: Feed, selection: Selection) -> Iterator[str]:
    """The feed's document, piece by piece.

    An entry's id is made from the article's own and never changes. It was updated when the last
    claim about it was made; it was published on a day that the page prints whole, or nothing is
    said of that: neither is it where the page calls the day that of a change.
    """
    articles = list(selection.articles())
    changed = _last_claims(articles)
    updated = max(changed.values(), default=NEVER)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield from _head(feed, updated)
    for article in articles:
        yield from _entry(cite(article, feed.origin), changed.get(article.pk, NEVER))
    yield "</feed>\n"


def _head(feed: Feed, updated: datetime) -> Iterator[str]:
    yield f"<id>{_feed_id(feed)}</id>\n"
    yield f"<title>{text(feed.title)}</title>\n"
    yield f"<updated>{_stamp(updated)}</updated>\n"
    yield "<author><name>Commentary Archive</name></author>\n"
    yield f'<link rel="self" type="application/atom+xml" href={attribute(feed.itself)}/>\n'
    yield f'<link rel="alternate" type="text/html" href={attribute(feed.page)}/>\n'


def _entry(citation: Citation, updated: datetime) -> Iterator[str]:
    yield "<entry>\n"
    yield f"<id>{uuid.uuid5(uuid.NAMESPACE_OID, citation.id).urn}</id>\n"
    yield f"<title>{text(citation.shown_title)}</title>\n"
    yield f"<updated>{_stamp(updated)}</updated>\n"
    if day := _day(citation):
        yield f"<published>{day}T00:00:00Z</published>\n"
    for name in citation.authors or ():
        yield f"<author><name>{text(name.printed)}</name></author>\n"
    yield f'<link rel="alternate" type="text/html" href={attribute(citation.page)}/>\n'
    if citation.url:
        yield f'<link rel="via" href={attribute(iri_to_uri(citation.url))}/>\n'
    for tag in citation.tags:
        yield f"<category term={attribute(tag)}/>\n"
    yield f"<summary>{text(_summary(citation))}</summary>\n"
    yield "</entry>\n"


def _summary(citation: Citation) -> str:
    """Where and when it appeared, and the lines under its title."""
    when = citation.when.day_first
    return " — ".join(filter(None, (citation.outlet, when, citation.abstract)))


def _day(citation: Citation) -> str | None:
    date = citation.when.published
    return date.edtf if date and date.day and date.is_plain else None


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _feed_id(feed: Feed) -> str:
    """Its path within this archive, whatever the host that serves it."""
    key = Identity.objects.get().key
    return uuid.uuid5(key, feed.itself.removeprefix(feed.origin)).urn


def _last_claims(articles: Iterable[Article]) -> Mapping[int, datetime]:
    about = Claim.objects.order_by().filter(article__in=[each.pk for each in articles])
    return dict(about.values_list("article").annotate(Max("made_at")))
