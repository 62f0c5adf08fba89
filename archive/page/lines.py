"""The lines of a page, with their places in the capture."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.page.record import Span
from archive.text.normal import clean_line

NEWLINE = re.compile(r"\r\n|[\n\r\f\x85\u2028\u2029]")
BULLET = re.compile(r"[•·▪▫◦●○■►▶‣∙*+\-](?=\s)\s+")
WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]"
)
LONELY_BULLET = re.compile(r"[•·▪▫◦●○■►▶‣∙*+\-]+")


class Line(NamedTuple):
    """One line that shows something.

    `span` is the whole line without its end, `shown` the part without white space around it and
    without a leading bullet; `text` is that part cleaned and folded, `width` the columns that it
    takes: wide East Asian characters take two.
    """

    number: int
    span: Span
    shown: Span
    text: str
    width: int
    is_bullet: bool
    after_gap: bool


def width_of(text: str) -> int:
    """Columns that a text takes in a terminal, near enough to measure a wrap by."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


def split_lines(text: str) -> list[Line]:
    """All lines that show something; numbers count every line of the capture from 1."""
    lines: list[Line] = []
    gap = True
    for number, span in enumerate(line_spans(text), start=1):
        line = read_line(text, number, span, after_gap=gap)
        gap = line is None
        if line is not None:
            lines.append(line)
    return lines


def line_spans(text: str) -> Iterator[Span]:
    """Every line without its end, whatever end of line the page uses."""
    start = 0
    for match in NEWLINE.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def read_line(text: str, number: int, span: Span, *, after_gap: bool) -> Line | None:
    """The line at `span`, or None where it shows nothing."""
    shown = trimmed(text, span)
    if shown.start == shown.end:
        return None
    is_bullet = False
    if not text[shown.start].isalnum():
        bullet = BULLET.match(text, shown.start, shown.end)
        is_bullet = bullet is not None
        shown = Span(bullet.end(), shown.end) if bullet else shown
    cleaned = clean_line(text[shown.start : shown.end])
    if not cleaned or LONELY_BULLET.fullmatch(cleaned):
        return None
    return Line(number, span, shown, cleaned, width_of(cleaned), is_bullet, after_gap)


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    piece = text[span.start : span.end]
    kept = piece.strip()
    if len(kept) == len(piece):
        return span
    start = span.start + (piece.index(kept) if kept else 0)
    return Span(start, start + len(kept))
