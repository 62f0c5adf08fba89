"""Boxes amid the text: a heading such as "Read next", and the few lines that belong to it."""

from collections.abc import Iterator, Sequence

from archive.page.byline_words import CUE
from archive.page.prose import INNER_END, leads_on
from archive.page.sheet import BOILERPLATE, Sheet

MOST_ITEMS = 8
MAX_LINK = 130
MAX_SUBHEAD = 45
MAX_TEASER = 260
MIN_REPEAT = 30
LIKE = 0.7  # of the mean width of the paragraphs before
ENOUGH_BEHIND = 2
READ_BEFORE = 300  # columns of prose: a box stands amid the text, not above it
PICKED = "picked comment"
HEADINGS = ("related", "link", PICKED)
CUT_TITLE = ("?", "？", "!", "！", "…", "...", "”", "»", '"', "」")


def mark_boxes(sheet: Sheet, first: int, last: int) -> None:
    """Mark what stands in boxes between two blocks, both included."""
    read = 0
    for i in range(first, last + 1):
        if sheet.label(i) == "body":
            read += sheet.blocks[i].width
        elif read >= READ_BEFORE and is_heading(sheet, i):
            for item in items_below(sheet, i, last):
                sheet.mark(item, BOILERPLATE, "furniture: boxed")


def end_behind_boxes(sheet: Sheet, first: int, last: int) -> int:
    """The text's last block where it goes on behind a box that follows it.

    It does where two paragraphs stand there in a row, each about as long as those before.
    """
    heading, count = last + 1, len(sheet.blocks)
    while heading < count and is_heading(sheet, heading):
        items = items_below(sheet, heading, count - 1)
        start = items[-1] + 1 if items else heading + 1
        widths = [sheet.blocks[i].width for i in sheet.indexes("body") if first <= i <= last]
        least = LIKE * sum(widths) / len(widths)
        run = list(paragraphs_from(sheet, start, least))
        if len(run) < ENOUGH_BEHIND:
            break
        last, heading = run[-1], run[-1] + 1
    return last


def paragraphs_from(sheet: Sheet, start: int, least: float) -> Iterator[int]:
    """The paragraphs in a row from a block on, of some length."""
    for i in range(start, len(sheet.blocks)):
        if sheet.label(i) != "body" or sheet.blocks[i].width < least:
            return
        yield i


def is_heading(sheet: Sheet, index: int) -> bool:
    """ "Read next"; "Watch: the weir at night:", as a link only with a colon at its end."""
    if not sheet.is_furniture(index, *HEADINGS):
        return False
    return sheet.findings[index].kind != "link" or leads_on(sheet.blocks[index].text)


def items_below(sheet: Sheet, heading: int, last: int) -> Sequence[int]:
    """The lines that a heading within the text stands over."""
    below = range(heading + 1, min(last, heading + MOST_ITEMS) + 1)
    if sheet.findings[heading].kind == PICKED:
        return picked_comment(sheet, below)
    if is_spaced(sheet) and len(together(sheet, below)) > 1:
        return together(sheet, below)
    return without_subhead(sheet, list(links(sheet, below)))


def picked_comment(sheet: Sheet, below: range) -> Sequence[int]:
    """ "Top Comment", one paragraph of a reader, "Join In": up to what asks for more of them."""
    end = next((i for i in below if sheet.is_furniture(i)), None)
    return range(below.start, below.start + 1 if end is None else end)


def together(sheet: Sheet, below: range) -> Sequence[int]:
    """The lines with no blank one between them: a list of headlines, or a headline and teaser."""
    for i in below:
        is_paragraph = sheet.label(i) == "body" and sheet.blocks[i].width > MAX_TEASER
        if is_paragraph or (i > below.start and sheet.blocks[i].after_gap):
            return below[: i - below.start]
    return below


def links(sheet: Sheet, below: range) -> Iterator[int]:
    """The lines up to the first sentence or other furniture; a clip's length hangs on them."""
    for i in below:
        if sheet.is_furniture(i, "counter"):
            continue
        if sheet.label(i) != "unknown" and not (i == below.start and is_one_question(sheet, i)):
            return
        yield i


def is_one_question(sheet: Sheet, index: int) -> bool:
    """ "What is known of the fire at the mill?": one sentence that no paragraph would be."""
    text = sheet.blocks[index].text
    is_one = sheet.blocks[index].width <= MAX_LINK and not INNER_END.search(text)
    return is_one and sheet.label(index) == "body" and text.endswith(CUT_TITLE)


def without_subhead(sheet: Sheet, items: Sequence[int]) -> Sequence[int]:
    """The items without a short last line, right above a paragraph, that heads the next part."""
    if len(items) > 1 and items[-1] + 1 < len(sheet.blocks):
        is_short = sheet.blocks[items[-1]].width <= MAX_SUBHEAD < sheet.blocks[items[-2]].width
        if is_short and sheet.label(items[-1] + 1) == "body":
            return items[:-1]
    return items


def mark_repeats(sheet: Sheet, first: int, last: int) -> None:
    """Mark a headline amid the text that stands in a list below the article once more.

    Above a byline it is the page's own.
    """
    for i in range(first + 1, last):
        block = sheet.blocks[i]
        is_headline = block.width >= MIN_REPEAT and not block.is_bullet
        if sheet.label(i) != "unknown" or not is_headline:
            continue
        is_below = sheet.twins[block.text.casefold()][-1] > last
        if is_below and not CUE.match(sheet.blocks[i + 1].text):
            sheet.mark(i, BOILERPLATE, "furniture: boxed")


def is_spaced(sheet: Sheet) -> bool:
    """Whether the page parts its paragraphs by blank lines."""
    prose = list(sheet.indexes("body"))
    return 2 * sum(sheet.blocks[i].after_gap for i in prose) > len(prose)
