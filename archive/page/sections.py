"""The section that an article stands in, as the page prints it."""

import re

from archive.page.byline_names import valued
from archive.page.finding import Found, Head
from archive.page.page_titles import is_outlet_name
from archive.page.patterns import any_case
from archive.page.record import Span
from archive.page.section_names import is_call, is_section_name
from archive.page.sheet import Sheet

CRUMB_SEPARATOR = re.compile(r">>|[|>»›/\\→·•｜＞‹:]")
NO_SECTION = any_case(
    r"""
    ^(?:正文|本文|article|artikel|text|story|current page|here|content|내용|본문|detail|home|
    news)$
    """
)
MAX_SECTION = 40
MOST_WORDS = 4


def find_section(sheet: Sheet, head: Head) -> Found | None:
    """The last step of the breadcrumb, or the short line right above the headline."""
    if head.title is None:
        return None
    for i in range(head.title.index - 1, max(-1, head.title.index - 8), -1):
        if sheet.is_furniture(i, "breadcrumb") and not has_call(sheet.blocks[i].text):
            sheet.mark(i, "section", "section: end of the breadcrumb")
            return last_crumb(sheet, i, head)
    return line_above(sheet, head.title.index)


def has_call(crumbs: str) -> bool:
    """Whether what looks like a way to the article is a menu: "Home | Culture | Subscribe"."""
    return any(map(is_call, CRUMB_SEPARATOR.split(crumbs)))


def last_crumb(sheet: Sheet, index: int, head: Head) -> Found | None:
    """ "Home > Opinion > Columns": Columns."""
    span = sheet.blocks[index].span
    spots = list(CRUMB_SEPARATOR.finditer(sheet.text, span.start, span.end))
    edges = [span.start, *(spot.end() for spot in spots)]
    ends = [*(spot.start() for spot in spots), span.end]
    for start, end in reversed(list(zip(edges, ends, strict=True))[1:]):
        value, place = valued(sheet.text, Span(start, end))
        if (
            value
            and not NO_SECTION.match(value)
            and value != head.title_value
            and len(value) <= MAX_SECTION
        ):
            return Found(value, place, "section: end of the breadcrumb")
    return None


def line_above(sheet: Sheet, title: int) -> Found | None:
    """A short line alone above the headline, no last item of a menu."""
    index = title - 1
    while index >= 0 and sheet.label(index) in ("date", "byline"):
        index -= 1
    if index < 0 or not may_be_section(sheet, index):
        return None
    block = sheet.blocks[index]
    alone = index == 0 or sheet.label(index - 1) != "unknown" or block.after_gap
    alone = alone or is_only_section(sheet, index)
    if (
        not alone
        or block.is_bullet
        or block.width > MAX_SECTION
        or len(block.text.split()) > MOST_WORDS
    ):
        return None
    sheet.mark(index, "section", "section: the line above the headline")
    return Found(block.text, block.span, "section: the line above the headline")


def may_be_section(sheet: Sheet, index: int) -> bool:
    """Whether nothing else is known of a line; "Views" is a word of share bars too."""
    if sheet.label(index) == "unknown":
        text = sheet.blocks[index].text
        return not is_call(text) and not names_outlet(text)
    is_bar = sheet.is_furniture(index, "sharing", "menu", "comments")
    return is_bar and is_section_name(sheet.blocks[index].text)


def names_outlet(text: str) -> bool:
    """Whether a line is the outlet's name; "Opinion Blog" and "Culture Desk" are its sections'."""
    return is_outlet_name(text) and not any(map(is_section_name, text.split()))


def is_only_section(sheet: Sheet, index: int) -> bool:
    """Whether a line names a section and the line above it none, as in a menu it would."""
    above, here = sheet.blocks[index - 1].text, sheet.blocks[index].text
    return is_section_name(here) and not is_section_name(above)
