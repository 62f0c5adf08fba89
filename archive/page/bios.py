"""What a page says of the bearers of names: in a note, in a breadcrumb, on the line below."""

import re

from archive.page.affiliations import is_bio
from archive.page.byline_words import ROLE
from archive.page.sheet import Sheet
from archive.text.names import looks_like_name

LAST_STEP = re.compile(
    r"\b(?:authors?|columnists?|writers?|contributors?|bloggers?|autor(?:en|es|i|zy)|"
    r"kolumnisten|auteurs?|chroniqueurs?|columnistas|colunistas|articolisti|opinionisti|firme|"
    r"columnisten|felietoniści|(?:köşe )?yazarlar[ıi]?|авторы|автори|колумнисты|колумністи|"
    r"作者|专栏作家|專欄作家|執筆者|필진|الكتاب|كتاب|tác giả|penulis|kolumnis)"
    r"\s*[>»›/]\s*(?P<name>[^>»›/]{2,60})$",
    re.IGNORECASE,
)
LONGEST_CRUMBS = 200
LEAST_WIDTH = 100


def has_bio(sheet: Sheet, name: str) -> bool:
    """Whether the page says what the name's bearer is, or signs with it: "…【江岸林山】"."""
    return any(
        is_signed(block.text, name)
        or (block.text.startswith(name) and is_bio(sheet.text, block.span, [name]))
        for block in sheet.blocks
    )


def has_note(sheet: Sheet, name: str) -> bool:
    """Whether a note in the second half of the prose says what a name's bearer is.

    An article about somebody may begin so.
    """
    if sheet.text.count(name) <= 1:
        return False  # most names stand once
    notes = [
        i
        for i, block in enumerate(sheet.blocks)
        if block.text.startswith(name) and is_bio(sheet.text, block.span, [name])
    ]
    if not notes:
        return False
    said = [i for i in sheet.indexes("body") if sheet.blocks[i].width >= LEAST_WIDTH]
    return not said or notes[-1] > said[len(said) // 2]


def is_signed(text: str, name: str) -> bool:
    """Whether a paragraph ends with brackets that hold the name."""
    return text.endswith("】") and text.rfind(name) > text.rfind("【") >= 0


def ends_breadcrumb(sheet: Sheet, name: str) -> bool:
    """Whether the way to the article ends with a name: "Columnists > Ada Stern"."""
    return any(
        match["name"].strip() == name
        for block in sheet.blocks
        if len(block.text) <= LONGEST_CRUMBS and block.text.endswith(name)
        if (match := LAST_STEP.search(block.text))
    )


def tells_office(sheet: Sheet, index: int) -> bool:
    """Whether a line begins with what somebody is, right below what may be their name.

    "Ada Stern" / "Columnist and author of a book on weirs"
    """
    if index == 0 or not looks_like_name(sheet.blocks[index - 1].text):
        return False
    return ROLE.match(sheet.blocks[index].text) is not None
