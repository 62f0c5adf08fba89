"""One row of a table, as a record: what makes it one, and what is left out."""

from collections.abc import Mapping
from typing import Any

from archive.ingest.extraction.rows.vocabulary import (
    CSL_ITEM,
    FEED_ENTRY,
    RIS_RECORD,
    TABLE_ROW,
    Vocabulary,
)
from archive.ingest.limits import capture_limit, record_too_large
from archive.ingest.readers.strict_json import canonical
from archive.ingest.records import BadRecord, Found, LeftOut, RawRecord

ENOUGH = frozenset({"title", "url", "text"})
"""A record says at least one of these of a piece."""
VOCABULARIES = {"row": TABLE_ROW, "feed": FEED_ENTRY, "ris": RIS_RECORD, "csl": CSL_ITEM}
REMOVED = "[Removed]"
NOT_ENOUGH = "no title, address or text in it"


def found_row(number: int, row: Mapping[str, Any], kind: str = "row") -> Found:
    """A row as a record; NewsAPI's "[Removed]" is what is left of a piece that was withdrawn."""
    if row.get("title") == REMOVED:
        return LeftOut(number, "removed by its source")
    if not says_enough(row, VOCABULARIES[kind]):
        return BadRecord(number, NOT_ENOUGH)
    payload = canonical(row)
    if len(payload) > capture_limit():
        return BadRecord(number, record_too_large())
    return RawRecord(number, payload, kind)


def says_enough(row: Mapping[str, Any], vocabulary: Vocabulary = TABLE_ROW) -> bool:
    """Whether a record says anything by which a piece is known."""
    return any(_is_said(value) and can_tell(name, vocabulary) for name, value in row.items())


def _is_said(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def can_tell(name: str, vocabulary: Vocabulary = TABLE_ROW) -> bool:
    """Whether a value of this name may be a title, an address or a text."""
    meaning = vocabulary.meaning(name)
    return meaning is not None and meaning[0] in ENOUGH
