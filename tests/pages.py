"""Pages for tests, stored as ingest stores them: bytes, capture, claims, projection."""

import hashlib
from collections.abc import Mapping
from typing import Any

from archive.ingest.loader import store
from archive.ingest.records import ReadPage
from archive.models import Article
from archive.page.record import Span, Statement

BODY = ("The tide came in at noon.", "Nobody had closed the gate.")


def stored(title: str | None = "Tides and gates", **said: Any) -> Article:
    """The article that a page which says all this is stored as; see `page_of`."""
    return store(page_of(title, **said)).article


def page_of(
    title: str | None = "Tides and gates",
    *,
    body: tuple[str, ...] = BODY,
    affiliations: Mapping[str, str] | None = None,
    names: Mapping[str, Any] | None = None,
    **fields: Any,
) -> ReadPage:
    """A page that says all this; `names` are the parts by printed name."""
    text = "\n".join([title or "", *body, *map(repr, fields.items())])
    statements = [
        *([_statement(text, "title", title, title)] if title else []),
        *_body(text, body),
        *(_statement(text, field, value) for field, value in fields.items()),
        *(_about(name, "affiliation", value) for name, value in (affiliations or {}).items()),
        *(_about(name, "name", value) for name, value in (names or {}).items()),
    ]
    return _page(text, statements)


def _page(text: str, statements: list[Statement]) -> ReadPage:
    data = text.encode()
    return ReadPage(
        file="tides.txt",
        number=1,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        encoding="utf-8",
        assumed=(),
        statements=tuple(statements),
    )


def _statement(text: str, field: str, value: Any, shown: str = "") -> Statement:
    start = text.find(shown) if shown else -1
    spans = (Span(start, start + len(shown)),) if start >= 0 else ()
    return Statement(field, value, rule="test-rule", version=1, spans=spans)


def _body(text: str, body: tuple[str, ...]) -> list[Statement]:
    starts = [text.index(paragraph) for paragraph in body]
    spans = tuple(
        Span(start, start + len(paragraph)) for start, paragraph in zip(starts, body, strict=True)
    )
    said = Statement("body", [1] * len(body), rule="test-rule", version=1, spans=spans)
    kind = Statement("text", "full", rule="test-rule", version=1)
    return [said, kind] if body else []


def _about(name: str, field: str, value: Any) -> Statement:
    return Statement(field, value, rule="test-rule", version=1, subject=name)
