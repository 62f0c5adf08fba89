"""From lines to blocks: hard-wrapped lines become the paragraphs that they were cut from.

Some converters break every line at a fixed column. Where they keep a blank line between
paragraphs, a block of lines is one paragraph unless a line stops early. Where they keep none,
paragraphs show by three signs: a line that ends a sentence, a short line, and the opener: the
first line of each paragraph broken well before the column.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from archive.page.affiliations import opens_bio
from archive.page.fragments import has_parts, is_in_pieces, joined
from archive.page.lines import Line, width_of
from archive.page.notes import opens_note
from archive.page.prose import (
    ends_sentence,
    leads_on,
    opens_by_word,
    opens_sentence,
    starts_small,
)
from archive.page.record import Span
from archive.page.wraps import CASELESS, MIN_WRAPPED_LINE, groups, wrap_width
from archive.text.normal import clean_line, clean_paragraph

EARLY_ENDS = 2
LATE = 12  # lines from the end, with comment boxes and the like below
OPENERS = 3
SPARE = 5
WIDE = r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65]"
WIDE_BREAK = re.compile(rf"(?<={WIDE})[^\S\u3000]*[\r\n]\s*(?={WIDE})")

BEFORE_MARK = re.compile(r"[^\S\r\n]*[\r\n]\s*(?=[,.;)](?:\s|$))")  # no wrap is before a mark


class Block(NamedTuple):
    """One paragraph, heading, menu item or other unit of a page: one line or several wrapped ones.

    `width` are the columns that the whole text takes on one line; `is_cut` says that the block
    breaks off in mid-sentence where the next one opens.
    """

    lines: tuple[Line, ...]
    text: str
    span: Span
    width: int
    is_bullet: bool
    after_gap: bool
    is_cut: bool = False


def reflowed(text: str) -> str:
    """A slice of a capture as one paragraph.

    Line breaks become a space, none between Chinese or Japanese characters or before a mark that
    closes; white space is
    folded, control and invisible characters are dropped, letters composed (NFC).
    """
    if "\n" in text or "\r" in text:
        text = BEFORE_MARK.sub("", WIDE_BREAK.sub("", text))
    return clean_paragraph(text)


def make_blocks(
    text: str, lines: Sequence[Line], stands_alone: Callable[[Line, int], bool]
) -> list[Block]:
    """The blocks of a page; `stands_alone` tells lines that no paragraph runs through."""
    wrap = wrap_width(lines)
    in_pieces = not wrap and is_in_pieces(lines)
    blocks: list[Block] = []
    for group in groups(lines):
        if wrap and len(group) > 1 and not is_list(group, wrap):
            pieces = wrapped_pieces(group, wrap, stands_alone)
            blocks.extend(make_block(text, piece, is_cut=is_cut) for piece, is_cut in pieces)
        elif in_pieces or has_parts(group):
            parts = joined(group, is_in_pieces=in_pieces)
            blocks.extend(make_block(text, part, is_cut=False) for part in parts)
        else:
            blocks.extend(map(block_of_line, group))
    return blocks


def block_of_line(line: Line, *, is_cut: bool = False) -> Block:
    _, _, shown, text, width, is_bullet, after_gap = line
    return Block((line,), text, shown, width, is_bullet, after_gap, is_cut)


def make_block(text: str, lines: Sequence[Line], *, is_cut: bool) -> Block:
    """The lines as one block, what parted them folded."""
    first = lines[0]
    if len(lines) == 1:
        return block_of_line(first, is_cut=is_cut)
    span = Span(first.shown.start, lines[-1].shown.end)
    shown = clean_line(reflowed(text[span.start : span.end]))
    return Block(
        tuple(lines), shown, span, width_of(shown), first.is_bullet, first.after_gap, is_cut
    )


def is_list(group: Sequence[Line], wrap: int) -> bool:
    """Whether the lines are items, as in a menu: no sentence ends, and none could run on."""
    return all(is_item(line, after, wrap) for line, after in pairwise(group)) and not any(
        ends_sentence(line.text) for line in group
    )


def is_item(line: Line, after: Line, wrap: int) -> bool:
    """Whether the next line begins anew, be either of them a credit or not."""
    if alone_but_open(line, after):
        return False
    return after.is_bullet or (may_open(after.text) and has_room(line, after, wrap))


def wrapped_pieces(
    group: Sequence[Line], wrap: int, stands_alone: Callable[[Line, int], bool]
) -> list[tuple[list[Line], bool]]:
    """The group's paragraphs, each with the word whether it was cut off."""
    alone, open_names = credit_lines(group, wrap, stands_alone)
    joints = Joints.of(group, wrap, alone)
    pieces: list[tuple[list[Line], bool]] = [([group[0]], False)]
    for i, line in enumerate(group[1:], start=1):
        held_apart = (alone[i - 1] or alone[i]) and not open_names[i]
        is_cut = not alone[i] and len(pieces[-1][0]) > 1 and joints.cuts(i)
        if held_apart or (not open_names[i] and (is_cut or joints.parts(i))):
            pieces[-1] = (pieces[-1][0], is_cut)
            pieces.append(([line], False))
        else:
            pieces[-1][0].append(line)
    return pieces


def credit_lines(
    group: Sequence[Line], wrap: int, stands_alone: Callable[[Line, int], bool]
) -> tuple[list[bool], list[bool]]:
    """Which lines belong to no paragraph, and which of them go on with the names before."""
    alone = [stands_alone(line, wrap) for line in group]
    goes_on = [False] * len(group)
    for i in range(1, len(group)):
        if alone[i] and not alone[i - 1] and closes_sentence(group[i - 1], group[i], wrap):
            alone[i] = False
        goes_on[i] = alone[i - 1] and alone_but_open(group[i - 1], group[i])
        alone[i] = alone[i] or goes_on[i]
    return alone, goes_on


def closes_sentence(line: Line, after: Line, wrap: int) -> bool:
    """Whether a line that looks like furniture is a paragraph's last word: "… in" / "2019." """
    runs_on = not ends_sentence(line.text) and not has_room(line, after, wrap)
    return runs_on and (after.text.endswith(".") or starts_small(after.text))


AND = re.compile(r"(?:and|und|y|e|et|en|og|och|ja|i|и|та|ve|&)\s+\S", re.IGNORECASE)


def alone_but_open(line: Line, after: Line) -> bool:
    """Whether a byline goes on: "By Ada Stern," / "Li Wen" / "and Max Holm Published: May 3"."""
    if line.width >= MIN_WRAPPED_LINE:
        return False
    return line.text.endswith(",") or (bool(AND.match(after.text)) and starts_small(after.text))


@dataclass(frozen=True)
class Joints:
    """The places between the lines of one group, in a page wrapped at a known column."""

    group: Sequence[Line]
    credits: str
    wrap: int
    usual: float
    is_dense: bool
    has_openers: bool
    first_opener: int

    @classmethod
    def of(cls, group: Sequence[Line], wrap: int, alone: Sequence[bool]) -> "Joints":
        text = [line for line, is_alone in zip(group, alone, strict=True) if not is_alone]
        running = [line.width for line in text if not ends_sentence(line.text)]
        usual = median(running) if running else float(wrap)
        pairs = list(pairwise(text))
        ends = [(line, after) for line, after in pairs if ends_sentence(line.text)]
        early = [line for line, after in ends if has_room(line, after, wrap)]
        opened = [after for _, after in pairs if is_opener(after, usual) and may_open(after.text)]
        return cls(
            group,
            "\n".join(line.text for line, is_alone in zip(group, alone, strict=True) if is_alone),
            wrap,
            usual,
            is_dense=len(early) >= EARLY_ENDS,
            has_openers=len(opened) >= OPENERS and 2 * len(opened) >= len(ends),
            first_opener=next((i for i, line in enumerate(group) if line in opened), len(group)),
        )

    def parts(self, i: int) -> bool:
        """Whether a new paragraph begins at line `i` of the group."""
        line, after = self.group[i - 1], self.group[i]
        if after.is_bullet or not may_open(after.text):
            return after.is_bullet
        if ends_sentence(line.text) and self.opens_note(i):
            return True
        if line.width > self.wrap * 1.1 or line.text == after.text:
            return True
        if not self.is_dense:
            return has_room(line, after, self.wrap)
        if not ends_sentence(line.text) and not leads_on(line.text):
            return line.width < 0.45 * self.usual
        is_opened = i <= self.first_opener or self.may_be_opener(after)
        return (self.has_openers and is_opened) or has_room(line, after, self.wrap)

    def may_be_opener(self, line: Line) -> bool:
        """Whether a line is short, and not because its paragraph ends."""
        return line.width <= 0.85 * self.usual and not ends_sentence(line.text)

    def opens_note(self, i: int) -> bool:
        """Whether line `i` begins a note, or near the end what the authors are."""
        if opens_note(self.group[i].text):
            return True
        late = range(max(0, len(self.group) - LATE), len(self.group))
        return i == next((j for j in late if opens_bio(self.group[j].text, self.credits)), None)

    def cuts(self, i: int) -> bool:
        """Whether line `i` opens a paragraph while the one before has not ended.

        Where the page's paragraphs have openers, a short line that begins with a capital in
        mid-sentence shows that something is missing before it; elsewhere a first word that
        has its capital only from opening a sentence shows it.
        """
        line, after = self.group[i - 1], self.group[i]
        if not self.is_dense or ends_sentence(line.text) or starts_small(after.text):
            return False
        if self.opens_note(i):
            return True
        if i + 1 >= len(self.group):
            return False
        return (self.has_openers and is_opener(after, self.usual)) or opens_by_word(after.text)


def may_open(text: str) -> bool:
    """Whether a paragraph may begin so: no small letter, no mark that closes."""
    return opens_sentence(text) and not starts_small(text)


def has_room(line: Line, after: Line, wrap: int) -> bool:
    """Whether the next line's first word would have fitted; in mid-sentence, with room to spare."""
    if CASELESS.match(after.text[:1]):
        return line.width < wrap - 6
    first_word = after.text.split(" ", 1)[0]
    spare = 0 if ends_sentence(line.text) else SPARE
    return line.width + 1 + width_of(first_word) + spare <= wrap


def is_opener(line: Line, usual: float) -> bool:
    """Whether a line breaks off well before the usual column without ending a sentence."""
    return line.width <= 0.78 * usual and not ends_sentence(line.text)
