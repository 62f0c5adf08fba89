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
    wanted = list(changes)
    changed = {number: list(pieces) for number, pieces in uses.items()}
    if not wanted:
        return changed
    lines = split_lines(text)
    count = sum(1 for _ in line_spans(text))
    shown, openers = {line.number: line for line in lines}, _openers(text, lines)
    for change in wanted:
        if change.last > count:
            raise RelabelError(f"This page has {count} lines: there is no line {change.last}.")
        _change(changed, change, shown, openers)
    return changed


def _openers(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The lines with which the page's paragraphs begin, hard-wrapped ones taken together."""
    blocks = make_blocks(text, lines, lambda _line, _wrap: False)
    return frozenset(block.lines[0].number for block in blocks)


def _change(
    uses: dict[int, list[Piece]],
    change: Relabel,
    shown: Mapping[int, Line],
    openers: frozenset[int],
) -> None:
    """Take lines for something else; a paragraph that loses its first line begins with the next."""
    field = "body" if change.label == GOES_ON else change.label
    lost: set[str] = set()
    begins = True
    for number in range(change.first, change.last + 1):
        if number not in shown:
            continue
        before = uses.pop(number, [])
        lost |= {piece.label for piece in before if piece.begins and piece.label != field}
        if change.label != LEFT_OUT:
            opens = change.label != GOES_ON and (begins or number in openers)
            same = [piece for piece in before if piece.label == field]
            kept = [replace(piece, begins=opens and not at) for at, piece in enumerate(same)]
            uses[number] = kept or [Piece(field, shown[number].shown, opens)]
        begins = False
    for label in lost:
        _open_next(uses, change.last, label)


def _open_next(uses: dict[int, list[Piece]], number: int, label: str) -> None:
    """Let the next piece of a label, behind a line, begin."""
    later = (
        key
        for key, pieces in uses.items()
        if key > number and any(piece.label == label for piece in pieces)
    )
    if (key := min(later, default=None)) is not None:
        at = next(at for at, piece in enumerate(uses[key]) if piece.label == label)
        uses[key][at] = replace(uses[key][at], begins=True)


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
