"""Lines of a page taken for something else than the rules took them for, and what results.

A line is used by pieces: the characters of it that stand in a paragraph, caption, note, title or
deck. A piece that `begins` opens a paragraph of its own; one that does not goes on with the piece
before it. Relabelling a line replaces all its pieces.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.page.lines import Line, line_spans, split_lines
from archive.page.record import Span
from archive.page.reflow import make_blocks

LEFT_OUT = "left out"
GOES_ON = "body, goes on"
FIELDS = {"body": "body", "caption": "captions", "note": "notes", "title": "title", "deck": "deck"}
"""Label of a line to the field that it makes."""
LABELS = {
    "body": "body: a paragraph of the text",
    GOES_ON: "body: goes on with the paragraph before",
    "caption": "caption: words to a picture",
    "note": "note: said about the article or its author",
    "title": "title: the headline",
    "deck": "deck: the lines under it that sum up",
    LEFT_OUT: "left out: what the site prints around its articles",
}
"""What a line can be, as a curator reads it."""
CHANGE = re.compile(r"([0-9]{1,7})(?:\s*[-–]\s*([0-9]{1,7}))?\s*[:,]?\s+(\S.*)")


class RelabelError(ValueError):
    """What was asked for is no relabelling of this page; the message says why."""


@dataclass(frozen=True, slots=True)
class Relabel:
    """Lines, both ends included and counted from 1, and what they are."""

    first: int
    last: int
    label: str

    @classmethod
    def parse(cls, text: str) -> "Relabel":
        """Read "12-18 caption"; raises RelabelError."""
        found = CHANGE.fullmatch(text.strip())
        label = " ".join(found[3].lower().split()) if found else ""
        if found is None or label not in LABELS:
            known = "; ".join(LABELS)
            raise RelabelError(
                f"Write “{text.strip()[:60]}” as lines and what they are, as in “12-18 caption”. "
                f"Lines can be: {known}."
            )
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last:
            raise RelabelError(f"Lines count from 1, the smaller number first: {text.strip()}")
        return cls(first, last, label)

    def __str__(self) -> str:
        lines = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{lines} {self.label}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one line and what they are used for."""

    label: str
    span: Span
    begins: bool


Uses = Mapping[int, Sequence[Piece]]
"""Number of a line to its pieces; a line that is left out has none."""
Units = Sequence[Sequence[Sequence[int]]]
"""Paragraphs, captions or notes, each the spans that it is made of."""


def uses_of(text: str, units: Mapping[str, Units]) -> Uses:
    """The lines under the units of every label, with the pieces of each."""
    lines = list(line_spans(text))
    starts = [line.start for line in lines]
    uses: dict[int, list[Piece]] = {}
    for label, spans_of_units in units.items():
        for spans in spans_of_units:
            begins = True
            for number, piece in _pieces(lines, starts, spans):
                uses.setdefault(number, []).append(Piece(label, piece, begins))
                begins = False
    return uses


def _pieces(
    lines: Sequence[Span], starts: Sequence[int], spans: Iterable[Sequence[int]]
) -> Iterable[tuple[int, Span]]:
    for start, end in spans:
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(lines) and lines[at].start < end:
            piece = Span(max(start, lines[at].start), min(end, lines[at].end))
            if piece.start < piece.end:
                yield at + 1, piece
            at += 1


def relabelled(text: str, uses: Uses, changes: Iterable[Relabel]) -> Uses:
    """What the lines are used for once some of them are taken for something else.

    Lines that show nothing are passed over. Raises RelabelError where the page has no such line.
    """
    lines = split_lines(text)
    shown = {line.number: line for line in lines}
    count = sum(1 for _ in line_spans(text))
    openers = _openers(text, lines)
    changed = {number: list(pieces) for number, pieces in uses.items()}
    for change in changes:
        if change.last > count:
            raise RelabelError(f"This page has {count} lines: there is no line {change.last}.")
        begins = True
        for number in range(change.first, change.last + 1):
            if number in shown:
                is_opener = begins or number in openers
                _put(changed, shown[number], change.label, begins=is_opener)
                begins = False
    return changed


def _openers(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The lines with which the page's paragraphs begin, hard-wrapped ones taken together."""
    blocks = make_blocks(text, lines, lambda _line, _wrap: False)
    return frozenset(block.lines[0].number for block in blocks)


def _put(uses: dict[int, list[Piece]], line: Line, label: str, *, begins: bool) -> None:
    before = uses.pop(line.number, [])
    for piece in before:
        if piece.begins:
            _open_next(uses, line.number, piece.label)
    if label == LEFT_OUT:
        return
    field = "body" if label == GOES_ON else label
    same = [piece for piece in before if piece.label == field]
    opens = begins and label != GOES_ON
    kept = [replace(piece, begins=opens and not at) for at, piece in enumerate(same)]
    uses[line.number] = kept or [Piece(field, line.shown, opens)]


def _open_next(uses: dict[int, list[Piece]], number: int, label: str) -> None:
    """A paragraph whose first line goes begins with its second."""
    later = sorted(key for key in uses if key > number)
    for key in later:
        for at, piece in enumerate(uses[key]):
            if piece.label == label:
                uses[key][at] = replace(piece, begins=True)
                return


def units_of(text: str, uses: Uses, label: str) -> list[list[Span]]:
    """The paragraphs, captions or notes that the pieces of a label make, in the page's order."""
    pieces = sorted(
        (piece for found in uses.values() for piece in found if piece.label == label),
        key=lambda piece: piece.span,
    )
    units: list[list[Span]] = []
    for piece in pieces:
        if piece.begins or not units:
            units.append([piece.span])
        else:
            units[-1].append(piece.span)
    return [_joined(text, unit) for unit in units]


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbouring spans with nothing but white space between them, made one."""
    joined = [spans[0]]
    for before, span in pairwise(spans):
        if text[before.end : span.start].strip():
            joined.append(span)
        else:
            joined[-1] = Span(joined[-1].start, span.end)
    return joined
