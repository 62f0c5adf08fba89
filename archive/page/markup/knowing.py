"""What a page says once the furniture of its outlet is known."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice

from archive.page.record import Span, Statement
from archive.page.repeats import Known, furniture_taken
from archive.text.normal import clean_line

LISTS = frozenset({"captions", "notes", "tags"})


def without_furniture(
    text: str, statements: tuple[Statement, ...], known: Known
) -> tuple[Statement, ...]:
    """The same statements without lines that the outlet prints on page after page.

    A text that would be nothing else stays as it is.
    """
    taken = furniture_taken(text, statements, known)
    if not taken:
        return statements
    less = tuple(each for old in statements for each in _without(text, old, taken))
    had = any(each.field == "body" for each in statements)
    return statements if had and not any(each.field == "body" for each in less) else less


def _without(text: str, statement: Statement, taken: Collection[str]) -> Iterator[Statement]:
    keeps = [not _is_taken(text, span, taken) for span in statement.spans]
    if all(keeps):
        yield statement
    elif statement.field == "body":
        yield from _body(statement, keeps)
    elif statement.field in LISTS and len(statement.value) == len(keeps):
        values = [v for v, keep in zip(statement.value, keeps, strict=True) if keep]
        if values:
            yield replace(statement, value=values, spans=_kept(statement, keeps))
    elif statement.field != "deck":
        yield statement


def _is_taken(text: str, span: Span, taken: Collection[str]) -> bool:
    return clean_line(text[span.start : span.end]) in taken


def _kept(statement: Statement, keeps: list[bool]) -> tuple[Span, ...]:
    return tuple(span for span, keep in zip(statement.spans, keeps, strict=True) if keep)


def _body(statement: Statement, keeps: list[bool]) -> Iterator[Statement]:
    each = iter(keeps)
    counts = [sum(islice(each, count)) for count in statement.value]
    kept = [count for count in counts if count]
    if kept:
        yield replace(statement, value=kept, spans=_kept(statement, keeps))
