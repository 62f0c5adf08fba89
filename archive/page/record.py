"""What the page reader hands on: labelled lines, and statements with their evidence.

Positions are half-open character offsets into the capture as decoded, before any normalisation,
so that a slice of the capture is always exactly what the page shows.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Span(NamedTuple):
    """Half-open character positions in the decoded capture."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a page says of an article; stored, it is a claim.

    `field` is a field of the record; `subject` names the part of it that is meant, where a field
    has parts (the printed name for "affiliation" and "name"), else it is empty. The body's value
    is the number of spans in each of its paragraphs; its text is read back through them.
    """

    field: str
    value: Any
    rule: str
    version: int
    spans: tuple[Span, ...] = ()
    origin: str = "extracted"
    subject: str = ""


class LabelledLine(NamedTuple):
    """One line of the capture, what it is taken for, and the rule that said so."""

    number: int
    span: Span
    label: str
    rule: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """All that one reading of a page yields."""

    lines: tuple[LabelledLine, ...]
    statements: tuple[Statement, ...]
