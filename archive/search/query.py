"""The query tree: what a question means, in no engine's syntax.

Words in the tree are as typed; each engine and the oracle turn them into tokens with
`archive.text.analysis`, the one chain that also made the index.
"""

from collections.abc import Iterable
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
class Near:
    """Words that all stand, unstemmed and in any order, within a stretch of one text.

    `distance` is how many words the last begins after the first, at most; never less than it
    takes to hold them all. A word written twice must stand there twice.
    """

    words: tuple[str, ...]
    distance: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word, unstemmed, that begins with these letters."""

    letters: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Any word, unstemmed, of this pattern: `?` is one letter, `*` any number of letters.

    The pattern begins with a letter.
    """

    pattern: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """The word, unstemmed, and any other that one edit makes of it.

    An edit puts in, takes out or replaces one letter, or swaps two neighbours. The word has three
    letters at least.
    """

    word: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Keyword:
    """Articles with just this value: `field` is a facet (language, country, kind), folded."""

    field: str
    value: str


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


Word = Term | Phrase | Near | Prefix | Wildcard | Fuzzy
"""The leaves that look for words; their `field` is None for all searchable fields."""

Node = Every | Word | Keyword | DateRange | And | Or | Not


def all_of(parts: Iterable[Node]) -> Node:
    """All of one or more parts, without an And inside an And or around a single part."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: Iterable[Node]) -> Node:
    """Any of one or more parts, without an Or inside an Or or around a single part."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def negated(node: Node) -> Node:
    """All but a part; twice makes none."""
    return node.part if isinstance(node, Not) else Not(node)
