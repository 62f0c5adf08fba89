"""A reading as one flat record: the form that `ingest --format jsonl` prints."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from archive.page.record import Span, Statement
from archive.page.reflow import reflowed

SINGLE = ("url", "title", "deck", "outlet", "section", "language")
LISTS = ("tags", "captions", "notes", "damage")
ORIGINS = ("inferred", "declared", "extracted", "imported")
"""In order of rank, the highest last; what a curator says is no reading."""
PARTS_OF = {"affiliation": "authors", "name": "authors"}


def paragraphs(text: str, statement: Statement) -> list[str]:
    """The body read back through its spans, hard-wrapped lines re-flowed."""
    spans = iter(statement.spans)
    return [
        reflowed("\n".join(text[span.start : span.end] for span in islice(spans, count)))
        for count in statement.value
    ]


def as_record(text: str, statements: Sequence[Statement]) -> dict[str, Any]:
    """The record of one page; a field that the page does not give is None or []."""
    found = {each.field: each for each in by_rank(statements) if not each.subject}
    record: dict[str, Any] = {field: value_of(found, field) for field in SINGLE}
    record |= {field: list(value_of(found, field) or []) for field in LISTS}
    dated = value_of(found, "date") or {}
    record |= {
        "authors": authors(statements),
        "date": dated.get("edtf"),
        "time": dated.get("time"),
        "date_label": dated.get("label"),
        "date_inferred": value_of(found, "date_inferred"),
        "text": value_of(found, "text") or "none",
        "body": paragraphs(text, found["body"]) if "body" in found else [],
        "evidence": evidence(text, statements),
    }
    return {field: record[field] for field in ORDER}


ORDER = (
    "url",
    "title",
    "deck",
    "authors",
    "outlet",
    "date",
    "time",
    "date_label",
    "date_inferred",
    "section",
    "tags",
    "language",
    "text",
    "captions",
    "notes",
    "damage",
    "body",
    "evidence",
)


def by_rank(statements: Iterable[Statement]) -> list[Statement]:
    """The weakest first: where two are made of one field, the last one decides."""
    return sorted(statements, key=lambda each: ORIGINS.index(each.origin))


def value_of(found: dict[str, Statement], field: str) -> Any:
    return found[field].value if field in found else None


def authors(statements: Iterable[Statement]) -> list[dict[str, str | None]]:
    """One entry per printed name, with the parts that are known."""
    by_part = {(each.field, each.subject): each.value for each in by_rank(statements)}
    printed: list[str] = by_part.get(("authors", ""), [])
    return [
        {
            "name": name,
            "family": (by_part.get(("name", name)) or {}).get("family"),
            "given": (by_part.get(("name", name)) or {}).get("given"),
            "affiliation": by_part.get(("affiliation", name)),
        }
        for name in printed
    ]


def evidence(text: str, statements: Iterable[Statement]) -> dict[str, list[dict[str, Any]]]:
    """For every field of the record the rules and the capture's own characters behind it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for statement in statements:
        entries = found.setdefault(PARTS_OF.get(statement.field, statement.field), [])
        entries.extend(entries_of(text, statement))
    return found


def entries_of(text: str, statement: Statement) -> list[dict[str, Any]]:
    if not statement.spans:
        return [{"rule": statement.rule, "start": None, "end": None, "text": None}]
    return [entry(text, statement.rule, span) for span in statement.spans]


def entry(text: str, rule: str, span: Span) -> dict[str, Any]:
    return {
        "rule": rule,
        "start": span.start,
        "end": span.end,
        "text": text[span.start : span.end],
    }
