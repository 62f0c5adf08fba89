"""Captions without a credit: a picture's text that the page prints twice in a row."""

from archive.page.prose import INNER_END, word_count
from archive.page.sheet import Sheet

FEWEST_WORDS = 7
FEWEST_ABOVE = 2
MAX_WIDTH = 300


def mark_repeats(sheet: Sheet) -> None:
    """Label lines as captions that stand twice, one right below the other, above prose.

    A converter prints a picture's alternative text and its caption. A headline may stand twice
    too, but nothing like a headline stands above it.
    """
    for i in range(1, len(sheet.blocks) - 2):
        if is_twin(sheet, i) and sheet.label(i + 2) == "body" and may_head(sheet, i - 1):
            sheet.mark(i, "caption", "caption: printed twice in a row")
            sheet.mark(i + 1, "caption", "caption: printed twice in a row")


def is_twin(sheet: Sheet, index: int) -> bool:
    """Whether a line of some words, no more than one sentence, stands again right below."""
    block, below = sheet.blocks[index], sheet.blocks[index + 1]
    if block.text != below.text or below.after_gap or block.width > MAX_WIDTH:
        return False
    is_free = sheet.label(index) in ("unknown", "body")
    return is_free and word_count(block.text) >= FEWEST_WORDS and not INNER_END.search(block.text)


def may_head(sheet: Sheet, index: int) -> bool:
    """Whether a line is prose, or words that may be the headline."""
    if sheet.label(index) == "body":
        return True
    is_free = sheet.label(index) in ("unknown", "byline", "date")
    return is_free and word_count(sheet.blocks[index].text) >= FEWEST_ABOVE
