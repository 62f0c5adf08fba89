"""A claim in words, and the characters of its capture that show it."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

EXCERPT_LENGTH = 240

FIELDS = {
    "title": "Title",
    "deck": "Deck",
    "authors": "Authors",
    "name": "Parts of the name",
    "affiliation": "Affiliation",
    "author": "Author",
    "outlet": "Outlet",
    "date": "Date",
    "date_inferred": "Date inferred",
    "section": "Section",
    "tags": "Tags",
    "language": "Language",
    "url": "Address",
    "kind": "Kind",
    "access": "Access",
    "text": "Kind of text",
    "body": "Body",
    "captions": "Captions",
    "notes": "Notes",
    "damage": "Damage",
}
"""How pages name each field, in the order in which they list them."""


def excerpt(text: str, spans: Iterable[Sequence[int]], length: int = EXCERPT_LENGTH) -> str:
    """What the spans show of a decoded capture, on one line, shortened to `length` characters."""
    pieces: list[str] = []
    left = length + 1  # one more tells that there is more
    for start, end in spans:
        piece = " ".join(text[start:end].split())
        pieces.append(piece[:left])
        left -= len(piece) + 1
        if left <= 0:
            break
    shown = " ".join(pieces)
    return shown if len(shown) <= length else shown[: length - 1].rstrip() + "…"


def in_words(field: str, value: Any) -> str:
    """A claim's value for people; empty where it says that there is none."""
    if value is None:
        return ""
    if field == "body":  # holds the number of spans in each paragraph
        return f"{len(value)} paragraph{'' if len(value) == 1 else 's'}"
    if field == "date" and isinstance(value, dict):
        return _dated(*filter(None, map(value.get, ("label", "edtf", "time"))))
    if isinstance(value, list):
        return " · ".join(in_words("", part) for part in value)
    if isinstance(value, dict):
        known = {key: part for key, part in value.items() if part not in (None, "")}
        return ", ".join(f"{key}: {part}" for key, part in known.items())
    return str(value)


def _dated(*parts: str) -> str:
    """The parts of a date; beside letters that run to the left each is isolated, or its numbers
    would change places: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates."""
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in "".join(parts)):
        parts = tuple(
            f"\N{FIRST STRONG ISOLATE}{part}\N{POP DIRECTIONAL ISOLATE}" for part in parts
        )
    return " ".join(parts)
