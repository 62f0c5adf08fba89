"""A decision about rows as steps: read first, shown as a preview, then taken as one event."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db import models

from archive.curation.events import RowChange, model_of, snapshot

CALLED = {
    **dict.fromkeys(("authoralias", "outletalias", "topicalias"), "other name"),
    "topic_articles": "topic link",
}
"""What rows are called whose models have no name for people; an "s" makes them many."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row to be made (it has no number yet), changed (`columns` as they are to be) or removed.

    `columns` is None for a row to be removed; `words` say it to the person who decides.
    """

    row: models.Model
    columns: dict[str, Any] | None
    words: str

    @property
    def kind(self) -> str:
        """What a row of this kind is called."""
        return CALLED.get(model_of(self.row)) or str(self.row._meta.verbose_name)  # noqa: SLF001 - Django's documented access

    def take(self) -> RowChange:
        """Write it."""
        if self.row.pk is None:
            self.row.save()
            return RowChange.made(self.row)
        rows = type(self.row)._base_manager.filter(pk=self.row.pk)  # noqa: SLF001 - as above
        if self.columns is None:
            change = RowChange.removed(self.row)
            rows.delete()
            return change
        before = {name: getattr(self.row, name) for name in self.columns}
        rows.update(**self.columns)
        known_by = {} if self.row.get_deferred_fields() else snapshot(self.row)
        return RowChange(
            model_of(self.row), self.row.pk, known_by | before, known_by | self.columns
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The steps on rows of one kind, as a preview lists them."""

    kind: str
    steps: Sequence[Step]

    @property
    def title(self) -> str:
        """How many: "1 byline", "2 other names"."""
        return f"{len(self.steps)} {self.kind}{'' if len(self.steps) == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Plan:
    """All the steps of a decision, in the order in which they are taken."""

    summary: str
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, summary: str, steps: Iterable[Step]) -> Self:
        """The plan of these steps."""
        return cls(summary, tuple(steps))

    @property
    def groups(self) -> list[Group]:
        """The steps by kind of row, in order."""
        kinds: dict[str, list[Step]] = {}
        for step in self.steps:
            kinds.setdefault(step.kind, []).append(step)
        return [Group(kind, steps) for kind, steps in kinds.items()]

    @property
    def digest(self) -> str:
        """Tells whether what would be done is still what a preview showed."""
        words = "\n".join(f"{step.row.pk} {step.words}" for step in self.steps)
        return hashlib.sha256(words.encode()).hexdigest()

    def take(self) -> list[RowChange]:
        """Take all steps; expects a transaction and the writers' turn."""
        return [step.take() for step in self.steps]
