"""Who said what of a row without claims: the events that set the values that it has now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import models

from archive.curation.events import history_of, model_of, snapshot
from archive.models import Event


@dataclass(frozen=True, slots=True)
class Said:
    """Who set a value, when and why."""

    by: str
    on: date
    reason: str

    @classmethod
    def of(cls, event: Event) -> Self:
        """What an event tells."""
        who = event.made_by
        name = (who.get_full_name() or who.get_username()) if who else "somebody no longer here"
        return cls(name, event.made_at.date(), event.reason)


def sources_of_columns(row: models.Model, columns: Iterable[str]) -> dict[str, Said]:
    """For each column that has a value, the newest event that set it so; one query.

    A column that no event explains is left out: nobody can say where its value is from.
    """
    now = snapshot(row)
    open_ones = {name for name in columns if now[name] not in (None, "", [])}
    said: dict[str, Said] = {}
    for event in history_of(row):
        changed = _columns_set(event, row)
        for name in open_ones - set(said):
            if name in changed and changed[name] == now[name]:
                said[name] = Said.of(event)
    return said


def _columns_set(event: Event, row: models.Model) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for change in event.rows:
        if (change["model"], change["pk"]) == (model_of(row), row.pk):
            found |= change["after"] or {}
    return found
