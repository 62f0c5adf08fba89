"""A page in hand: its blocks and what each is taken for so far."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import accumulate, filterfalse
from typing import NamedTuple

from archive.page.captions import CAPTION_BITS, UNLABELED_SIGNS, caption_rule, unlabeled_credit
from archive.page.damage import may_be_broken
from archive.page.furniture import (
    BARS,
    CRUMBS,
    MAX_BAR,
    furniture_kind,
    is_breadcrumb,
    is_menu_bar,
)
from archive.page.letters import LINES_OF_A_PAGE
from archive.page.menu_runs import is_menu_run
from archive.page.notes import NOTES, note_rule
from archive.page.prose import is_prose
from archive.page.record import Span
from archive.page.reflow import Block
from archive.page.signs import ON_EVERY_LINE, Signs, marks_in
from archive.page.tags import TAGS_BITS, tags_rule
from archive.text.dates import day_comes_first
from archive.text.normal import beyond_ascii

MAX_PAGE_TITLE = 350
NEAR_LABELS = frozenset({"caption", "byline", "date", "note"})
NEAR_RULES = frozenset({"furniture: sharing", "furniture: counter", "furniture: advertising"})
# Lines are cut as they stand: without a bound, a gap of many spaces would cost its square. The
# first character is told apart behind it, as what begins with one class is soonest found.
BAR = r"[|｜¦_»－]"
PART_SEPARATOR = re.compile(
    rf"[\s{BAR[1:]}(?:(?<={BAR})\s{{0,9}}"
    rf"|(?<=\s)\s{{0,8}}(?:{BAR}\s{{0,9}}|[-–—:·•]\s{{1,9}}))"
)
MOST_PARTS = 6
PART_SIGNS = Signs(*"|｜¦_»－–—:·•-")  # each separator holds one of them
LONG = 4  # letters
LONG_WORD = re.compile(rf"[^\W\d_\u3040-\u9fff]{{{LONG},}}")
WIDE, WIDE_RUN = re.compile(r"[\u3040-\u9fff]"), re.compile(r"[\u3040-\u9fff]{2,}")
BOILERPLATE = "boilerplate"
UNKNOWN = "unknown"


class Finding(NamedTuple):
    """A label and the rule that gave it."""

    label: str
    rule: str

    @property
    def kind(self) -> str:
        """What follows the colon in the rule's name: "comments" in "furniture: comments"."""
        return self.rule.rpartition(": ")[2]


@dataclass
class Sheet:
    """The page while it is being read: `findings` holds one finding per block and may change."""

    text: str
    blocks: Sequence[Block]
    findings: list[Finding]
    learnt: frozenset[str] = field(default_factory=frozenset)
    _shares: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, blocks: Sequence[Block], learnt: frozenset[str]) -> "Sheet":
        """The page with every block labelled by its own form alone."""
        return cls(text, blocks, [first_finding(text, block, learnt) for block in blocks], learnt)

    def slice(self, span: Span) -> str:
        """The capture's own characters."""
        return self.text[span.start : span.end]

    def label(self, index: int) -> str:
        return self.findings[index].label

    def mark(self, index: int, label: str, rule: str) -> None:
        """Say what a block is; the last word counts."""
        self.findings[index] = Finding(label, rule)

    def is_furniture(self, index: int, *kinds: str) -> bool:
        """Whether a block is boilerplate, of one of the kinds where any are named."""
        finding = self.findings[index]
        return finding.label == BOILERPLATE and (not kinds or finding.kind in kinds)

    def indexes(self, label: str) -> Iterator[int]:
        """The blocks that carry a label, in their order."""
        return (i for i, finding in enumerate(self.findings) if finding.label == label)

    @cached_property
    def _lines_before(self) -> list[int]:
        """For every block how many before it are no pictures, credits, notes or share bars."""
        counts = (
            finding.label not in NEAR_LABELS and finding.rule not in NEAR_RULES
            for finding in self.findings
        )
        return [0, *accumulate(counts)]

    def lines_between(self, one: int, other: int) -> int:
        """How many blocks lie between two, captions, credits and notes left out."""
        low, high = sorted((one, other))
        return max(0, self._lines_before[high] - self._lines_before[low + 1])

    @cached_property
    def is_day_first(self) -> bool | None:
        """Whether the page's own dates, such as 23/06/2021, put the day first."""
        return day_comes_first(self.text)

    @cached_property
    def may_be_broken(self) -> bool:
        """Whether words may be misread or lost; most pages have no sign of it."""
        return may_be_broken(self.text)

    @cached_property
    def _prose_words(self) -> set[str]:
        """All words of the prose, and more: only those of a line are looked for among them."""
        prose = "\n".join(self.blocks[i].text for i in self.indexes("body"))
        tokens = set(map(str.casefold, set(prose.split())))
        return tokens | long_words(" ".join(with_other_signs(tokens)))

    def share_in_prose(self, text: str) -> float:
        """Share of a text's longer words (or pairs of wide characters) that the prose has too."""
        if text not in self._shares:
            found = words_of_line(text)
            shared = len(found & self._prose_words)
            self._shares[text] = shared / len(found) if found else 0.0
        return self._shares[text]

    @cached_property
    def with_parts(self) -> dict[str, list[int]]:
        """Blocks such as "Headline | The Evening Post" by every run of their parts."""
        found: dict[str, list[int]] = {}
        for i, block in enumerate(self.blocks):
            if block.width <= MAX_PAGE_TITLE and PART_SIGNS.fits(block.text):
                for run in part_runs(block.text):
                    found.setdefault(run.casefold(), []).append(i)
        return found

    @cached_property
    def twins(self) -> dict[str, list[int]]:
        """Blocks by their text without case, so that what stands twice is found."""
        found: dict[str, list[int]] = {}
        for i, block in enumerate(self.blocks):
            found.setdefault(block.text.casefold(), []).append(i)
        return found


def first_finding(text: str, block: Block, learnt: frozenset[str]) -> Finding:
    """What a block is by its own form, before anything around it is looked at; first rule wins."""
    marks = marks_in(block.text) | ON_EVERY_LINE
    for needed, form in FORMS:
        if marks & needed:
            found = form(text, block, learnt)
            if found:
                return found
    return PROSE if is_prose(block) else NOTHING_FOUND


NOTHING_FOUND = Finding(UNKNOWN, "unknown: no rule")
PROSE = Finding("body", "body: sentences")
CRUMB = Finding(BOILERPLATE, "furniture: breadcrumb")
MENU_BAR = Finding(BOILERPLATE, "furniture: menu bar")


def as_caption(_text: str, block: Block, _learnt: frozenset[str]) -> Finding | None:
    """ "The hall in May. [Photo/Pool]" """
    rule = caption_rule(block.text)
    return Finding("caption", rule) if rule else None


def as_breadcrumb(_text: str, block: Block, _learnt: frozenset[str]) -> Finding | None:
    """ "Home > Opinion" """
    return CRUMB if is_breadcrumb(block.text) else None


def as_furniture(_text: str, block: Block, learnt: frozenset[str]) -> Finding | None:
    """ "12 comments" """
    kind = furniture_kind(block.text, learnt)
    return furniture_finding(kind) if kind else None


@cache
def furniture_finding(kind: str) -> Finding:
    return Finding(BOILERPLATE, f"furniture: {kind}")


def as_menu_bar(text: str, block: Block, _learnt: frozenset[str]) -> Finding | None:
    """ "News  Business  Sport  Video": where nothing was folded, only bars hold items apart."""
    if block.span.end - block.span.start > MAX_BAR:
        return None
    if is_menu_run(block.text):
        return MENU_BAR
    raw = text[block.span.start : block.span.end]
    is_apart = raw != block.text or BARS.fits(raw)
    return MENU_BAR if is_apart and is_menu_bar(raw) else None


def as_tags(_text: str, block: Block, _learnt: frozenset[str]) -> Finding | None:
    """ "#Rivers #Trade" """
    rule = tags_rule(block.text)
    return Finding("tags", rule) if rule else None


def as_note(_text: str, block: Block, _learnt: frozenset[str]) -> Finding | None:
    """ "Correction: the vote was on Monday." """
    rule = note_rule(block.text)
    return Finding("note", rule) if rule else None


def as_unlabeled_caption(_text: str, block: Block, _learnt: frozenset[str]) -> Finding | None:
    """ "The quay at noon. Ada Stern for The Lamp" """
    rule = unlabeled_credit(block.text)
    return Finding("caption", rule) if rule else None


# Each form with the bits of the marks of which a line must have one; most lines have none.
FORMS = (
    (CAPTION_BITS, as_caption),
    (CRUMBS.bits, as_breadcrumb),
    (ON_EVERY_LINE, as_furniture),
    (ON_EVERY_LINE, as_menu_bar),
    (UNLABELED_SIGNS.bits, as_unlabeled_caption),
    (TAGS_BITS, as_tags),
    (NOTES.bits, as_note),
)


def long_words(text: str) -> set[str]:
    """Words of four letters and more, and every pair of Chinese or Japanese characters."""
    runs = WIDE_RUN.findall(text) if WIDE.search(beyond_ascii(text)) else ()
    pairs = (run[i : i + 2] for run in runs for i in range(len(run) - 1))
    return {*LONG_WORD.findall(text), *pairs}


def with_other_signs(tokens: set[str]) -> Iterable[str]:
    """Those of a text's tokens that are not words as they stand; in wide characters none is."""
    is_wide = WIDE.search(beyond_ascii("".join(tokens))) is not None
    return tokens if is_wide else filterfalse(str.isalpha, tokens)


@lru_cache(maxsize=LINES_OF_A_PAGE)
def words_of_line(text: str) -> frozenset[str]:
    """The same for a line, without regard to case."""
    return frozenset(long_words(text.casefold()))


def part_runs(text: str) -> Iterator[str]:
    """Every run of neighbouring parts but the whole: "a | b | c" gives a, a | b, b, b | c, c."""
    places = [match.span() for match in PART_SEPARATOR.finditer(text)][: MOST_PARTS - 1]
    if not places:
        return
    starts = [0, *(end for _, end in places)]
    ends = [*(start for start, _ in places), len(text)]
    for i, start in enumerate(starts):
        for end in ends[i:]:
            if 0 < end - start < len(text):
                yield text[start:end]
