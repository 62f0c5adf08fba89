"""A line of credits cut into its chunks: at bars, bullets, wide gaps, labels and dates."""

import re
from collections.abc import Iterator, Sequence

from archive.page.byline_words import CUE
from archive.page.patterns import any_case
from archive.page.record import Span
from archive.text.dates import PrintedDate

SEPARATOR = re.compile(r"\s*[|｜¦]\s*|\s+[•·‧∙/–—-]\s+|\u3000+|\t+|^\s*[/•·–—]\s+|\s+[/•·–—]\s*$")
SEPARATOR_SIGN, LABEL_SIGN = re.compile(r"[|｜¦•·‧∙/–—\u3000\t-]"), re.compile("[:：]")
GAP = re.compile(r"[^\S\n\r]{2,}")
NEXT_LABEL = any_case(
    r"""
    \s+(?=(?:source|authors?|quelle|autor(?:en|in|a|es)?|fuente|fonte|auteure?s?|来源|來源|作者|
    记者|記者|撰文|编辑|編輯|责任编辑|責任編輯|출처|글|기자|المصدر|بقلم|الكاتب|автор|источник|
    джерело|źródło|nguồn|tác giả)\s*[:：]\s*\S)
    """
)
CLOCK_BEHIND = re.compile(
    r"\s(?:at|um|à|a las?|às|alle|kl\.?|om|в|o)\s\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?$",
    re.IGNORECASE,
)
EDGE = " \t\n\r\u00a0\u3000,;:：，、.-–—|/·•()（）"
# A carriage return stays: with its line feed as two spaces it would pass for a gap.
ONE_LINE = str.maketrans("\n\t\f", "   ")


def shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def chunks(raw: str, dates: Sequence[PrintedDate]) -> Iterator[Span]:
    """The parts of a line between its dates and separators, without punctuation at their ends."""
    start = 0
    for date in dates:
        yield from split_chunk(raw, start, date.start)
        start = date.end
    yield from split_chunk(raw, start, len(raw))


def split_chunk(raw: str, start: int, end: int) -> Iterator[Span]:
    for cut in cuts(raw, start, end):
        if cut.start >= start:
            yield from edged(raw, start, cut.start)
            start = cut.end
    yield from edged(raw, start, end)


def cuts(raw: str, start: int, end: int) -> list[Span]:
    """Where one chunk ends and the next begins; a wide gap counts only in a line without bars."""
    separators = [
        separator
        for sign, separator in ((SEPARATOR_SIGN, SEPARATOR), (LABEL_SIGN, NEXT_LABEL))
        if sign.search(raw)
    ]
    found = [
        Span(*match.span())
        for separator in separators
        for match in separator.finditer(raw, start, end)
    ]
    if SEPARATOR not in separators or not SEPARATOR.search(raw):
        gaps = (Span(*match.span()) for match in GAP.finditer(raw, start, end))
        found += [gap for gap in gaps if not is_half_a_name(raw[start : gap.start])]
    return sorted(found)


def is_half_a_name(shown: str) -> bool:
    """ "By ADA" before a wide gap and "MARSH"."""
    cue = CUE.match(shown)
    return cue is not None and len(shown[cue.end() :].split()) == 1


def edged(raw: str, start: int, end: int) -> Iterator[Span]:
    """The span without punctuation and white space at its ends, if anything is left."""
    piece = raw[start:end]
    kept = piece.strip(EDGE)
    if kept:
        if piece.rstrip().endswith((")", "）")) and ("(" in kept or "（" in kept):
            kept = piece[piece.index(kept) :].rstrip()
        first = start + piece.index(kept)
        yield Span(first, first + len(kept))
