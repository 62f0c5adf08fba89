"""The fields of the language: what may stand before a colon. The one table of them."""

from dataclasses import dataclass
from enum import Enum, auto


class Reads(Enum):
    """What stands behind the colon."""

    WORDS = auto()
    LANGUAGE = auto()
    COUNTRY = auto()
    VALUE = auto()
    DATE = auto()
    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class FieldName:
    """One field: its name, other names for it, and what the query tree calls it.

    `narrows` marks fields that say which articles are meant rather than what they are about.
    """

    name: str
    others: tuple[str, ...]
    reads: Reads
    field: str
    narrows: bool = True


FIELD_NAMES = (
    FieldName("title", ("t",), Reads.WORDS, "title", narrows=False),
    FieldName("body", ("b", "text"), Reads.WORDS, "body", narrows=False),
    FieldName("author", ("a", "by"), Reads.WORDS, "author"),
    FieldName("outlet", ("o",), Reads.WORDS, "outlet"),
    FieldName("section", ("s",), Reads.WORDS, "section"),
    FieldName("tag", ("g", "tags"), Reads.WORDS, "tags"),
    FieldName("topic", ("topics",), Reads.WORDS, "topics"),
    FieldName("dossier", ("dossiers",), Reads.WORDS, "dossiers"),
    FieldName("lang", ("l", "language"), Reads.LANGUAGE, "language"),
    FieldName("country", ("c",), Reads.COUNTRY, "country"),
    FieldName("kind", ("k",), Reads.VALUE, "kind"),
    FieldName("date", ("d",), Reads.DATE, "date"),
    FieldName("before", (), Reads.BEFORE, "date"),
    FieldName("after", (), Reads.AFTER, "date"),
)
"""A further field joins by one row here."""

BY_NAME = {name: each for each in FIELD_NAMES for name in (each.name, *each.others)}
WRITTEN = {each.field: each.name for each in reversed(FIELD_NAMES)}
"""What the query tree calls a field, to the name that is written before the colon."""
NARROWING = frozenset(each.field for each in FIELD_NAMES if each.narrows)


def nearest_name(name: str) -> str | None:
    """The full name of the field that one slip of the hand makes this of; None where none does."""
    names = (other for other in BY_NAME if len(other) > 1)
    near = next((other for other in names if _is_one_slip(name, other)), None)
    return BY_NAME[near].name if near else None


def _is_one_slip(one: str, other: str) -> bool:
    """Whether a letter put in, taken out, replaced or swapped with its neighbour tells them."""
    same = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    left, right = one[same:], other[same:]
    swapped = left[1:2] + left[:1] + left[2:]
    return right in (left[1:], swapped) or left == right[1:] or left[1:] == right[1:]
