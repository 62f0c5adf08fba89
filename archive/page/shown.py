"""A page as it is seen: composed (NFC) and without invisible characters, each with its place.

The rules read what a person sees, so that "Lamp\\u200b Daily" is Lamp Daily and a decomposed name
is a name; what they find is stated by its place in the capture as it was decoded.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from archive.page.record import LabelledLine, PageReading, Span, Statement
from archive.text.composing import composed
from archive.text.normal import is_plain, without_invisible

_JAMO_FROM, _JAMO_TO = "\u1160", "\u11ff"  # vowels and last consonants of Korean syllables


class Piece(NamedTuple):
    """A part of the page as seen and its place; not `is_same`, it stands for the place as one."""

    text: str
    place: Span
    is_same: bool


@dataclass
class Shown:
    """The text as seen; its pieces by where they start in it and where they stand in the capture.

    `is_same` tells of each piece whether it is, character by character, what the capture has.
    """

    text: str = ""
    starts: list[int] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    is_same: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> "Shown":
        """The page as it is seen, with the way back."""
        shown, parts, length = cls(), [], 0
        for piece in pieces(text):
            shown._add(piece, length)
            parts.append(piece.text)
            length += len(piece.text)
        shown.text = "".join(parts)
        return shown

    def _add(self, piece: Piece, start: int) -> None:
        """Note a piece; neighbours that are as in the capture become one."""
        is_next = self.places and self.places[-1].end == piece.place.start
        if is_next and piece.is_same and self.is_same[-1]:
            self.places[-1] = Span(self.places[-1].start, piece.place.end)
            return
        self.starts.append(start)
        self.places.append(piece.place)
        self.is_same.append(piece.is_same)

    def in_capture(self, span: Span) -> Span:
        """Where the capture has what stands here; a cluster is never cut."""
        if span.start == span.end:
            start = self._at(span.start)
            return Span(start, start)
        return Span(self._at(span.start), self._at(span.end - 1, is_end=True))

    def reading_in_capture(self, reading: PageReading) -> PageReading:
        """The same reading with every place as the capture has it."""
        return PageReading(
            tuple(self._line(line) for line in reading.lines),
            tuple(self._statement(statement) for statement in reading.statements),
        )

    def _line(self, line: LabelledLine) -> LabelledLine:
        return line._replace(span=self.in_capture(line.span))

    def _statement(self, statement: Statement) -> Statement:
        return replace(statement, spans=tuple(map(self.in_capture, statement.spans)))

    def _at(self, position: int, *, is_end: bool = False) -> int:
        """The place in the capture where the character at a position starts, or ends."""
        if not self.starts:
            return 0
        piece = bisect_right(self.starts, position) - 1
        place = self.places[piece]
        if self.is_same[piece]:
            return place.start + position - self.starts[piece] + is_end
        return place.end if is_end else place.start


def pieces(text: str) -> Iterator[Piece]:
    """What is seen of a page: plain lines whole, other lines by what is seen as one character."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if is_plain(line):
            yield Piece(line, Span(start, end), is_same=True)
        else:
            yield from clusters(line, start)
        start = end


def clusters(line: str, offset: int) -> Iterator[Piece]:
    """The visible characters of a line with the marks that belong to each."""
    kept = without_invisible(line)
    start = 0
    for at in range(1, len(kept) + 1):
        if at < len(kept) and is_joined(kept[at][0]):
            continue
        seen = "".join(char for char, _ in kept[start:at])
        whole = composed(seen)
        first, last = kept[start][1], kept[at - 1][1] + 1
        yield Piece(whole, Span(offset + first, offset + last), whole == line[first:last])
        start = at


def is_joined(char: str) -> bool:
    """Whether a character is seen as part of the one before it."""
    return _JAMO_FROM <= char <= _JAMO_TO or unicodedata.category(char)[0] == "M"
