"""Captions that only their neighbors show: what stands twice, or beside a picture's marks."""

from archive.page.bounds import is_credit
from archive.page.captions import is_credit_only
from archive.page.prose import INNER_END
from archive.page.sheet import Sheet

MAX_CAPTION = 300
MAX_ABOVE_CREDIT = 200
FEWEST_COLUMNS = 20
NEAR = 4
PLAIN = ("unknown", "body")


def mark_captions(sheet: Sheet, first: int, last: int) -> None:
    """Call captions by their name between two blocks, both included."""
    for i in range(first, last + 1):
        if is_said_twice(sheet, i, last):
            sheet.mark(i, "caption", "caption: said twice within a few lines")
        elif is_above_credit(sheet, i):
            sheet.mark(i, "caption", "caption: above a line that is only a credit")
        elif is_below_mark(sheet, i):
            sheet.mark(i, "caption", 'caption: below "enlarge image"')


def is_said_twice(sheet: Sheet, index: int, last: int) -> bool:
    """A picture's text and its caption: "The quay at noon" and "The quay at noon. Ada Stern"."""
    block = sheet.blocks[index]
    if sheet.label(index) not in PLAIN or not FEWEST_COLUMNS <= block.width <= MAX_CAPTION:
        return False
    around = range(max(0, index - NEAR), min(last, index + NEAR) + 1)
    return any(is_echo(sheet, index, i) for i in around if i != index)


def is_echo(sheet: Sheet, index: int, other: int) -> bool:
    """Whether another block says the same, or is a caption that begins with it."""
    text, twin = sheet.blocks[index].text, sheet.blocks[other].text
    return text == twin or (sheet.label(other) == "caption" and twin.startswith(text))


def is_above_credit(sheet: Sheet, index: int) -> bool:
    """ "Talks behind closed doors", and below it "Photo: Ada Stern"; a date is the article's."""
    below = index + 1
    if sheet.label(index) != "unknown" or below >= len(sheet.blocks):
        return False
    is_short = sheet.blocks[index].width <= MAX_ABOVE_CREDIT
    if not is_short or sheet.label(below) != "caption" or is_credit(sheet, index):
        return False
    return is_credit_only(sheet.blocks[below].text)


def is_below_mark(sheet: Sheet, index: int) -> bool:
    """ "View image in fullscreen", and below it one sentence."""
    if index == 0 or not sheet.is_furniture(index - 1, "picture"):
        return False
    block = sheet.blocks[index]
    is_one = block.width <= MAX_CAPTION and not INNER_END.search(block.text)
    return is_one and sheet.label(index) in PLAIN
