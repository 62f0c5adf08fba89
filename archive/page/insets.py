"""What newsrooms set into an article: links in capitals, posts of others, headlines in a row.

They stand between paragraphs with no heading over them; each shows by its own form.
"""

from collections.abc import Iterator

from archive.page.bounds import is_credit
from archive.page.prose import ends_sentence, leads_on, word_count
from archive.page.sheet import BOILERPLATE, Sheet

FEWEST_SHOUTED = 6  # words; a subhead in capitals is shorter
FEWEST_LINKED = 5
FEWEST_IN_ROW = 2
MOST_IN_ROW = 7
MOST_POSTED = 2
READ_BEFORE = 300  # columns of prose: credits and decks stand in rows as well


def mark_insets(sheet: Sheet, first: int, last: int) -> None:
    """Mark what is set into the text between two blocks, both included."""
    for i in range(first, last + 1):
        if is_shouted_link(sheet, i):
            sheet.mark(i, BOILERPLATE, "furniture: boxed")
        elif is_of_post(sheet, i):
            sheet.mark(i, BOILERPLATE, "furniture: embedded post")
    for i in links_in_row(sheet, first, last):
        sheet.mark(i, BOILERPLATE, "furniture: list of links")


def is_shouted_link(sheet: Sheet, index: int) -> bool:
    """ "TWO KEEPERS OF THE WEIR HELD AFTER A NIGHT OF FLOODS": a headline amid plain text."""
    text = sheet.blocks[index].text
    if not text.isupper() or word_count(text) < FEWEST_SHOUTED:
        return False
    around = [i for i in (index - 1, index + 1) if 0 <= i < len(sheet.blocks)]
    is_amid = len(around) > 1 and sheet.label(index + 1) == "body"
    return is_amid and not any(sheet.blocks[i].text.isupper() for i in around)


def is_of_post(sheet: Sheet, index: int) -> bool:
    """Whether a line names a post's picture, and its sender is named below."""
    if "pic.twitter.com/" not in sheet.blocks[index].text[-60:]:
        return False
    below = range(index + 1, min(index + 1 + MOST_POSTED, len(sheet.blocks)))
    return any(sheet.is_furniture(i, "embedded post") for i in below)


def links_in_row(sheet: Sheet, first: int, last: int) -> Iterator[int]:
    """Headlines in a row amid the text; a subhead stands alone."""
    row: list[int] = []
    read = 0
    for i in range(first, last + 2):
        label = sheet.label(i) if i <= last else ""
        if label == "unknown" and read >= READ_BEFORE and is_like_headline(sheet, i):
            row.append(i)
            continue
        read += sheet.blocks[i].width if label == "body" else 0
        if FEWEST_IN_ROW <= len(row) <= MOST_IN_ROW and stands_in_prose(sheet, row):
            yield from row
        row = []


def stands_in_prose(sheet: Sheet, row: list[int]) -> bool:
    """Whether paragraphs stand right above and below, and no line of the row is a credit."""
    above, below = row[0] - 1, row[-1] + 1
    if below >= len(sheet.blocks) or sheet.label(above) != "body" or sheet.label(below) != "body":
        return False
    return not any(is_credit(sheet, i) for i in row)


def is_like_headline(sheet: Sheet, index: int) -> bool:
    """Whether an unknown line has the words of a headline and no mark at its end but "?"."""
    block = sheet.blocks[index]
    if block.is_bullet or leads_on(block.text):
        return False
    if block.text.lower() == block.text.upper():
        return False  # without capitals nothing tells them from subheads
    is_sentence = ends_sentence(block.text) and not block.text.endswith("?")
    is_marked = block.text[-1] in ",;–—-"
    return not (is_sentence or is_marked) and word_count(block.text) >= FEWEST_LINKED
