"""Events as histories show them: which rows, and of each column what it was and became."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from archive.curation.editing import NUMBERS
from archive.models import Event

LONGEST_VALUE = 120
MOST_ROWS = 200
"""Rows of one event that a history lists."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One column, its value before and after in words."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row; `what` is made, changed or removed."""

    name: str
    what: str
    columns: tuple[ShownColumn, ...]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event and the rows that it touched; `more` counts those that are not listed."""

    event: Event
    rows: tuple[ShownRow, ...]
    more: int

    @classmethod
    def of(cls, event: Event) -> "ShownEvent":
        """Its rows in words."""
        rows = tuple(map(_row, event.rows[:MOST_ROWS]))
        return cls(event, rows, len(event.rows) - len(rows))


def _row(row: dict[str, Any]) -> ShownRow:
    before, after = row["before"], row["after"]
    what = "made" if before is None else "removed" if after is None else "changed"
    name = apps.get_model("archive", row["model"])._meta.verbose_name  # noqa: SLF001 - Django's documented access
    return ShownRow(f"{name} {row['pk']}", what, tuple(_columns(before or {}, after or {})))


def _columns(before: dict[str, Any], after: dict[str, Any]) -> Iterator[ShownColumn]:
    """Those that say anything to people: no numbers and keys, and nothing that stays empty."""
    for name in {**before, **after}:
        old, new = _in_words(before.get(name)), _in_words(after.get(name))
        if name not in NUMBERS and old != new:
            yield ShownColumn(name.removesuffix("_id").replace("_", " "), old, new)


def _in_words(value: Any) -> str:
    if value in (None, "", []):
        return "none"
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE]}…"
