"""The lines of a page, with their places in the capture."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from archive.page.record import Span
from archive.text.normal import clean_line, fold_space

NEWLINE = re.compile(r"[\n\r\f\x85\u2028\u2029](?:(?<=\r)\n)?")
BULLET = re.compile(r"[•·▪▫◦●○■►▶‣∙*+\-](?=\s)\s+")
WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]"
)
LONELY_BULLET = re.compile(r"[•·▪▫◦●○■►▶‣∙*+\-]+")
Clean = Callable[[str], str]


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


def split_lines(text: str, *, is_plain: bool = False) -> list[Line]:
    """All lines that show something; numbers count every line of the capture from 1.

    Of a text that is known to be plain (`archive.text.normal.is_plain`) only space is folded.
    """
    lines: list[Line] = []
    clean = fold_space if is_plain else clean_line
    gap = True
    for number, span in enumerate(line_spans(text), start=1):
        line = read_line(text, number, span, clean, after_gap=gap)
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


def read_line(text: str, number: int, span: Span, clean: Clean, *, after_gap: bool) -> Line | None:
    """The line at `span`, or None where it shows nothing."""
    raw = text[span.start : span.end]
    shown = raw.strip()
    if not shown:
        return None
    place = trimmed(text, span) if len(shown) < len(raw) else span
    bullet = None if shown[0].isalnum() else BULLET.match(shown)
    if bullet:
        place = Span(place.start + bullet.end(), place.end)
        shown = shown[bullet.end() :]
    cleaned = clean(shown)
    if not cleaned or (not shown[0].isalnum() and LONELY_BULLET.fullmatch(cleaned)):
        return None
    width = width_of(cleaned)
    return Line(number, span, place, cleaned, width, bullet is not None, after_gap)


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    piece = text[span.start : span.end]
    kept = piece.strip()
    if len(kept) == len(piece):
        return span
    start = span.start + (piece.index(kept) if kept else 0)
    return Span(start, start + len(kept))
