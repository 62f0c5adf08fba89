"""One row of a table, as a record: what makes it one, and what is left out."""

from collections.abc import Mapping
from typing import Any

from archive.ingest.extraction.rows.vocabulary import TABLE_ROW
from archive.ingest.limits import capture_limit, record_too_large
from archive.ingest.readers.strict_json import canonical
from archive.ingest.records import BadRecord, Found, LeftOut, RawRecord

ENOUGH = frozenset({"title", "url", "text"})
"""A record says at least one of these of a piece."""
REMOVED = "[Removed]"
NOT_ENOUGH = "no title, address or text in it"


def found_row(number: int, row: Mapping[str, Any], kind: str = "row") -> Found:
    """A row as a record; NewsAPI's "[Removed]" is what is left of a piece that was withdrawn."""
    if row.get("title") == REMOVED:
        return LeftOut(number, "removed by its source")
    if kind == "row" and not says_enough(row):
        return BadRecord(number, NOT_ENOUGH)
    payload = canonical(row)
    if len(payload) > capture_limit():
        return BadRecord(number, record_too_large())
    return RawRecord(number, payload, kind)


def says_enough(row: Mapping[str, Any]) -> bool:
    """Whether a row says anything by which a piece is known."""
    return any(_is_said(value) and can_tell(name) for name, value in row.items())


def _is_said(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def can_tell(name: str) -> bool:
    """Whether a column of this name may hold a title, an address or a text."""
    meaning = TABLE_ROW.meaning(name)
    return meaning is not None and meaning[0] in ENOUGH
