"""The front door: a page's text in, labelled lines and statements with evidence out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from archive.page.body import find_extent
from archive.page.byline import read_credit
from archive.page.byline_words import CUE
from archive.page.credits import mark_credits, may_be_credits
from archive.page.endmatter import read_end
from archive.page.furniture import furniture_kind
from archive.page.head import read_head
from archive.page.lines import Line, split_lines
from archive.page.record import LabelledLine, PageReading
from archive.page.reflow import make_blocks
from archive.page.sheet import Sheet
from archive.page.shown import Shown
from archive.page.stating import state
from archive.text.dates import has_bare_numbers
from archive.text.languages import detect_language
from archive.text.normal import is_plain


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the archive knows from other pages: lines that are furniture of this page's outlet.

    Lines are given as they stand on the page, cleaned (`Line.text`).
    """

    furniture: frozenset[str] = frozenset()


NOTHING = Learnt()
ENOUGH = 20  # paragraphs that tell the language
ENOUGH_CHARACTERS = 3000


def read_page(text: str, learnt: Learnt = NOTHING) -> PageReading:
    """Read a page of plain text.

    Every statement rests on characters of `text`; what the page does not give has no statement.
    """
    if is_plain(text):
        return read_shown(text, learnt)
    shown = Shown.of(text)
    return shown.reading_in_capture(read_shown(shown.text, learnt))


def read_shown(text: str, learnt: Learnt) -> PageReading:
    """Read a page as it is seen."""
    lines = split_lines(text)
    blocks = make_blocks(text, lines, partial(stands_alone, text, learnt.furniture))
    sheet = Sheet.of(text, blocks, learnt.furniture)
    language = body_language(sheet)
    extent = find_extent(sheet)
    read = mark_credits(sheet, extent, language)
    head = read_head(sheet, extent, read, language)
    end = read_end(sheet, head, extent)
    spoken = (
        detect_language("\n".join(sheet.blocks[i].text for i in end.body)) if end.body else None
    )
    return PageReading(tuple(labelled(sheet)), tuple(state(sheet, head, end, spoken)))


def stands_alone(text: str, learnt: frozenset[str], line: Line, wrap: int) -> bool:
    """Whether a line is furniture or a credit, so that no paragraph runs through it."""
    if line.text in learnt or is_rule(line.text):
        return True
    if line.width > 0.8 * wrap and not CUE.match(line.text):
        return False
    if furniture_kind(line.text):
        return True
    return may_be_credits(line.text) and read_credit(text, line.shown).is_credit


def is_rule(text: str) -> bool:
    """ "________": a line drawn across the page, whatever its length."""
    return not any(char.isalnum() for char in text)


def body_language(sheet: Sheet) -> str | None:
    """The language of what looks like prose, where the order of day and month may need it."""
    if not has_bare_numbers(sheet.text):
        return None
    prose = "\n".join(sheet.blocks[i].text for i in islice(sheet.indexes("body"), ENOUGH))
    return detect_language(prose[:ENOUGH_CHARACTERS]) if prose else None


def labelled(sheet: Sheet) -> Iterator[LabelledLine]:
    for block, finding in zip(sheet.blocks, sheet.findings, strict=True):
        label, rule = finding
        for line in block.lines:
            yield LabelledLine(line.number, line.span, label, rule)
