"""Statements about one text as statements about an earlier text of the same page.

Evidence points into the text that was made of a page when it came in. A later version may make
another one of the same bytes; what it finds is then looked up in the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from archive.page.record import Span, Statement


def moved(statements: Iterable[Statement], text: str, former: str) -> tuple[Statement, ...]:
    """The statements with their places in the former text; what is not there has no place."""
    places = _Places(text, former)
    return tuple(filter(None, (_moved(each, places) for each in statements)))


class _Places:
    """Where pieces of one text stand in another: the place next to where the last one stood."""

    def __init__(self, text: str, former: str) -> None:
        self._text, self._former = text, former
        self._shift = 0

    def of(self, span: Span) -> Span | None:
        piece = self._text[span.start : span.end]
        expected = max(0, span.start + self._shift)
        after = self._former.find(piece, expected)
        before = self._former.rfind(piece, 0, expected + len(piece))
        found = [at for at in (after, before) if at >= 0]
        if not found or not piece:
            return None
        start = min(found, key=lambda at: abs(at - expected))
        self._shift = start - span.start
        return Span(start, start + len(piece))


def _moved(statement: Statement, places: _Places) -> Statement | None:
    found = [places.of(span) for span in statement.spans]
    if statement.field == "body":
        return _body(statement, found)
    if statement.field == "damage":
        kept = [(v, s) for v, s in zip(statement.value, found, strict=True) if s]
        return replace(statement, value=[v for v, _ in kept], spans=tuple(s for _, s in kept))
    return replace(statement, spans=tuple(filter(None, found)))


def _body(statement: Statement, found: list[Span | None]) -> Statement | None:
    """The paragraphs of which something is still there."""
    counts = list(_counts(statement, found))
    kept = [count for count in counts if count]
    return replace(statement, value=kept, spans=tuple(filter(None, found))) if kept else None


def _counts(statement: Statement, found: list[Span | None]) -> Iterator[int]:
    spans = iter(found)
    for count in statement.value:
        yield sum(span is not None for span in islice(spans, count))
