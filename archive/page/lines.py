"""The lines of a page, with their places in the capture."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from archive.page.record import Span
from archive.text.normal import beyond_ascii, clean_line, fold_space, is_plain

NEWLINE = re.compile(r"[\n\r\f\x85\u2028\u2029](?:(?<=\r)\n)?")
BULLET = re.compile(r"[•·▪▫◦●○■►▶‣∙*+\-](?=\s)\s+")
WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]"
)
LONELY_BULLET = re.compile(r"[•·▪▫◦●○■►▶‣∙*+\-]+")
OTHER_ENDS = "\r\f\x85\u2028\u2029"


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


@lru_cache(maxsize=2)
def split_lines(text: str) -> tuple[Line, ...]:
    """All lines that show something; numbers count every line of the capture from 1.

    Remembered: a page that is read is asked for its lines again, to learn from them.
    """
    lines: list[Line] = []
    is_clean = is_plain(text)
    clean = fold_space if is_clean else clean_line
    width = len if is_clean and not WIDE.search(beyond_ascii(text)) else width_of
    last = -1
    for number, (start, raw) in enumerate(raw_lines(text), start=1):
        if not raw:
            continue
        at, shown, is_bullet = shown_part(raw)
        cleaned = clean(shown)
        if not cleaned or is_lonely_bullet(cleaned):
            continue
        span = place = Span(start, start + len(raw))
        if len(shown) < len(raw):
            place = Span(start + at, start + at + len(shown))
        after_gap = number > last + 1
        lines.append(Line(number, span, place, cleaned, width(cleaned), is_bullet, after_gap))
        last = number
    return tuple(lines)


def line_spans(text: str) -> Iterator[Span]:
    """Every line without its end, whatever end of line the page uses."""
    return (Span(start, start + len(raw)) for start, raw in raw_lines(text))


def raw_lines(text: str) -> Iterator[tuple[int, str]]:
    """The same lines as where each starts and what it holds."""
    start = 0
    if any(end in text for end in OTHER_ENDS):
        for match in NEWLINE.finditer(text):
            yield start, text[start : match.start()]
            start = match.end()
        yield start, text[start:]
        return
    for raw in text.split("\n"):
        yield start, raw
        start += len(raw) + 1


def shown_part(raw: str) -> tuple[int, str, bool]:
    """Where a line's shown part begins and what it is; whether a bullet stands before it."""
    shown = raw.strip()
    at = 0 if len(shown) == len(raw) else raw.index(shown)
    bullet = None if shown[:1].isalnum() else BULLET.match(shown)
    if bullet is None:
        return at, shown, False
    return at + bullet.end(), shown[bullet.end() :], True


def is_lonely_bullet(text: str) -> bool:
    """Whether a line is a bullet and nothing else."""
    return not text[0].isalnum() and LONELY_BULLET.fullmatch(text) is not None


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    piece = text[span.start : span.end]
    kept = piece.strip()
    if len(kept) == len(piece):
        return span
    start = span.start + (piece.index(kept) if kept else 0)
    return Span(start, start + len(kept))
