"""The query tree: what a question means, in no engine's syntax.

Words in the tree are as typed; each engine and the oracle turn them into tokens with
`archive.text.analysis`, the one chain that also made the index.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Every:
    """All articles."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word; `field` is None for all searchable fields."""

    word: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other in this order, unstemmed."""

    words: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated from `first` to `last`, both included; None leaves that side open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """All articles but those of the part."""

    part: "Node"


Node = Every | Term | Phrase | DateRange | And | Or | Not
