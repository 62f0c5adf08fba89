"""The bounds of the article's text: what stands around it though it is made of sentences too.

Teasers of other articles, appeals and a site's notes on itself are prose by their form. What
tells them is the company that they keep: short paragraphs among as many headings, behind a line
of furniture, and little of them against what was read before; or above the article's credits.
"""

import re
from collections.abc import Sequence
from statistics import median_low

from archive.page.byline import read_credit
from archive.page.byline_words import CUE
from archive.page.prose import ends_sentence, leads_on
from archive.page.sheet import Sheet

LATE = 0.5  # share of the prose that must be read before an end is looked for
SHORTER = 0.7  # teasers against paragraphs, by their mean width
SMALL = 0.12  # share of the prose that may be cut behind a line that ends articles
LEAD_SHARE = 0.15
LEAD_REACH = 14
DECK = 1
MOST_LEAD = 3
MAX_CREDIT = 90
MOST_IN_BOX = 2
ENDS = frozenset({"comments", "about authors", "neighbours", "form"})
BREAKS = ENDS | {
    "legal", "appeal",
    "related", "newsletter", "sharing", "menu", "pay-wall", "cookies", "learnt", "menu bar",
    "attachment", "address", "list of links",
}  # fmt: skip
END_MARK = re.compile(
    r"[♦■◆∎◼▪□●](?:\W{0,3})$|[\[(（【<＜](?:end|ende|fin|fim|fine|完|终|終|おわり|끝)[\])）】>＞]\W{0,3}$"
    r"|(?:^|\s)-\s?30\s?-$",
    re.IGNORECASE,
)


def trimmed_end(sheet: Sheet, first: int, last: int) -> int:
    """The index of the last block before what follows the article."""
    total = prose_width(sheet, range(first, last + 1))
    read = 0
    for i in range(first, last):
        read += sheet.blocks[i].width if sheet.label(i) == "body" else 0
        if read >= LATE * total and is_end(sheet, first, i, last):
            return i if sheet.label(i) == "body" else before_gap(sheet, first, i)
    is_below = last + 1 < len(sheet.blocks) and sheet.is_furniture(last + 1, "appeal", *ENDS)
    return before_gap(sheet, first, last + 1) if is_below else last


def before_gap(sheet: Sheet, first: int, end: int) -> int:
    """The end of the text where a paragraph or two belong to what ends it.

    A gap wider than those between the paragraphs shows where such a box begins.
    """
    gaps = {i: gap_above(sheet, i) for i in range(first + 1, end + 1) if sheet.label(i) == "body"}
    if not gaps:
        return end
    usual = median_low(gaps.values())
    late = [i for i, gap in gaps.items() if gap > usual and end - i <= MOST_IN_BOX]
    return late[0] - 1 if late and usual > 1 else end


def gap_above(sheet: Sheet, index: int) -> int:
    """How many lines below the block above a block begins."""
    above, block = sheet.blocks[index - 1], sheet.blocks[index]
    return block.lines[0].number - above.lines[-1].number


def is_end(sheet: Sheet, first: int, index: int, last: int) -> bool:
    """Whether the article has ended with, or before, a block."""
    if sheet.label(index) == "body":
        return bool(END_MARK.search(sheet.blocks[index].text[-12:]))
    before, behind = range(first, index), range(index + 1, last + 1)
    if not is_break(sheet, index):
        return sheet.label(index) == "unknown" and has_only_teasers(sheet, before, behind)
    is_little = prose_width(sheet, behind) <= SMALL * prose_width(sheet, before)
    if is_little and sheet.is_furniture(index, *ENDS):
        return True
    return has_teasers(sheet, before, behind)


def is_break(sheet: Sheet, index: int) -> bool:
    """Whether a block is furniture of the kinds that stand behind articles, or a list of tags."""
    return sheet.label(index) == "tags" or sheet.is_furniture(index, *BREAKS)


def has_teasers(sheet: Sheet, before: Sequence[int], behind: Sequence[int]) -> bool:
    """Whether what is behind are headings with a sentence or two each, and paragraphs before."""
    prose = count(sheet, behind, "body")
    others = count(sheet, behind, "unknown") + sum(is_break(sheet, i) for i in behind)
    if others < prose:
        return False
    return mean_width(sheet, behind) <= SHORTER * mean_width(sheet, before)


def has_only_teasers(sheet: Sheet, before: Sequence[int], behind: Sequence[int]) -> bool:
    """Whether an unknown heading stands over more headings than sentences, and little of both."""
    prose, others = count(sheet, behind, "body"), sum(is_headline(sheet, i) for i in behind)
    is_little = prose_width(sheet, behind) <= SMALL * prose_width(sheet, before)
    is_short = mean_width(sheet, behind) <= SHORTER * mean_width(sheet, before)
    return prose > 0 and others > prose and is_little and is_short


def is_headline(sheet: Sheet, index: int) -> bool:
    """Whether a line may be another article's headline, and no item of a list or lead to one."""
    block = sheet.blocks[index]
    is_open = leads_on(block.text) or ends_sentence(block.text)
    return sheet.label(index) == "unknown" and not block.is_bullet and not is_open


def trimmed_start(sheet: Sheet, first: int, last: int) -> int:
    """The index of the first paragraph behind the article's credits, where little stands above.

    A site's words on itself may stand above the headline, "By Ada Stern" and the date; one
    sentence there is the deck.
    """
    total = prose_width(sheet, range(first, last + 1))
    reach = range(first, min(last, first + LEAD_REACH))
    for i in reversed(reach):
        above = range(first, i)
        if not DECK < count(sheet, above, "body") <= MOST_LEAD or not is_credit(sheet, i):
            continue
        if prose_width(sheet, above) <= LEAD_SHARE * total:
            return next((j for j in range(i, last) if sheet.label(j) == "body"), first)
    return first


def is_credit(sheet: Sheet, index: int) -> bool:
    """ "By Ada Stern", "03/05/2022 21:44": a short line with a name's word or a date."""
    block = sheet.blocks[index]
    if sheet.label(index) != "unknown" or block.width > MAX_CREDIT:
        return False
    if not (CUE.match(block.text) or any(char.isdigit() for char in block.text)):
        return False
    return read_credit(sheet.text, block.span).is_credit


def prose_width(sheet: Sheet, where: Sequence[int]) -> int:
    return sum(sheet.blocks[i].width for i in where if sheet.label(i) == "body")


def count(sheet: Sheet, where: Sequence[int], label: str) -> int:
    return sum(sheet.label(i) == label for i in where)


def mean_width(sheet: Sheet, where: Sequence[int]) -> float:
    prose = count(sheet, where, "body")
    return prose_width(sheet, where) / prose if prose else 0.0
