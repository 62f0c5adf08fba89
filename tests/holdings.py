"""Articles, outlets, authors and captures for tests, made as an ingest would leave them."""

import hashlib
from typing import Any

from archive.models import (
    Article,
    Author,
    Byline,
    Capture,
    CaptureBytes,
    Claim,
    Identity,
    Outlet,
)
from archive.search import sync
from archive.text.dates import PartialDate


def make_outlet(name: str = "The Lantern", **values: Any) -> Outlet:
    """An outlet."""
    return Outlet.objects.create(name=name, **values)


def make_author(name: str = "Ada Marsh", **values: Any) -> Author:
    """An author."""
    return Author.objects.create(name=name, **values)


def make_article(
    title: str | None = "Tides",
    *,
    page: str = "",
    date: str | None = None,
    date_inferred: str | None = None,
    authors: list[Author] | None = None,
    affiliation: str | None = None,
    **values: Any,
) -> Article:
    """An article with one capture, whose bytes are `page`, else the title and the body."""
    data = (page or "\n".join([title or "", *values.get("body", [])])).encode()
    data += b"\n" * Article.objects.count()  # two captures are never the same
    sha256 = hashlib.sha256(data).hexdigest()
    printed = PartialDate.parse(date) if date else None
    inferred = PartialDate.parse(date_inferred) if date_inferred else None
    first = printed.first if printed else None
    article = Article.objects.create(
        public_id=sha256[:12],
        title=title,
        date=date,
        date_first=first,
        date_last=printed.last if printed else None,
        date_inferred=date_inferred,
        date_inferred_reason="It answers a speech of that week." if inferred else None,
        sort_day=first or (inferred.first if inferred else None),
        **{"text": "full" if values.get("body") else "none", **values},
    )
    capture = Capture.objects.create(
        sha256=sha256, article=article, file="tides.txt", size=len(data), encoding="utf-8"
    )
    CaptureBytes.pack(capture, data)
    for position, author in enumerate(authors or [], start=1):
        Byline.objects.create(
            article=article,
            position=position,
            name=author.name,
            affiliation=affiliation,
            author=author,
        )
    return article


def make_claim(article: Article, field: str, value: Any, **values: Any) -> Claim:
    """A claim that the article's capture shows."""
    defaults = {"origin": "extracted", "rule": "test-rule", "spans": []}
    capture = article.captures.get()
    return Claim.objects.create(
        article=article, capture=capture, field=field, value=value, **{**defaults, **values}
    )


def index_all() -> None:
    """Build the index of all articles."""
    Identity.objects.get_or_create()  # made by a migration, which a test may leave out
    sync.rebuild()
