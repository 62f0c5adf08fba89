"""Events as histories show them: which rows, and of each column what it was and became."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from archive.curation.editing import NUMBERS
from archive.models import Article, Author, Byline, Dossier, Event, Outlet, Topic

LONGEST_VALUE = 120
MOST_ROWS = 200
"""Rows of one event that a history lists."""
UNSAID = NUMBERS | {"made_by_id", "made_at"}
"""Columns that say nothing more than the event itself."""
NAMED: tuple[type[Model], ...] = (Article, Author, Byline, Dossier, Outlet, Topic)
"""Rows that people know by a name, not by a number."""


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


def shown_events(events: Iterable[Event]) -> list[ShownEvent]:
    """Events with their rows in words; a query for each kind of row that has a name."""
    events = list(events)
    names = _Names(row for event in events for row in event.rows[:MOST_ROWS])
    return [
        ShownEvent(
            event,
            tuple(names.in_words(row) for row in event.rows[:MOST_ROWS]),
            max(0, len(event.rows) - MOST_ROWS),
        )
        for event in events
    ]


class _Names:
    """The names, as they are now, of all rows that events touched or that columns lead to."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for row in rows:
            for model, pk in _named_in(row):
                wanted[model].add(pk)
        self._known = {
            (model, pk): str(found)
            for model, pks in wanted.items()
            for pk, found in _without_texts(model).in_bulk(list(pks)).items()
        }

    def in_words(self, row: dict[str, Any]) -> ShownRow:
        """A row of an event."""
        before, after = row["before"], row["after"]
        what = "made" if before is None else "removed" if after is None else "changed"
        model = apps.get_model("archive", row["model"])
        known = self._known.get((model, row["pk"]))
        name = f"{model._meta.verbose_name} {f'“{known}”' if known else row['pk']}"  # noqa: SLF001 - Django's documented access
        return ShownRow(name, what, tuple(self._columns(model, before or {}, after or {})))

    def _columns(
        self, model: type[Model], before: dict[str, Any], after: dict[str, Any]
    ) -> Iterator[ShownColumn]:
        """Those that say anything to people: no keys, and nothing that stays empty."""
        for name in {**before, **after}:
            old, new = (self._value(model, name, side.get(name)) for side in (before, after))
            if name not in UNSAID and old != new:
                yield ShownColumn(name.removesuffix("_id").replace("_", " "), old, new)

    def _value(self, model: type[Model], column: str, value: Any) -> str:
        if value in (None, "", []):
            return "none"
        linked = _linked(model, column)
        words = self._known.get((linked, value)) if linked else None
        words = words or (", ".join(map(str, value)) if isinstance(value, list) else str(value))
        return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE]}…"


def _named_in(row: dict[str, Any]) -> Iterator[tuple[type[Model], int]]:
    model = apps.get_model("archive", row["model"])
    if model in NAMED:
        yield model, row["pk"]
    for side in (row["before"] or {}, row["after"] or {}):
        for column, value in side.items():
            if value and (linked := _linked(model, column)):
                yield linked, value


def _linked(model: type[Model], column: str) -> type[Model] | None:
    """The model that a column leads to, where its rows have names."""
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's documented access
    linked = fields[column].related_model if column in fields else None
    return linked if linked in NAMED else None


def _without_texts(model: type[Model]) -> Any:
    rows = model._base_manager.all()  # noqa: SLF001 - whatever readers may see
    return rows.only("pk", "public_id", "title") if model is Article else rows
