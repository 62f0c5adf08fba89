"""Pages of letters to the editor: their heading stands where an article has its headline.

"Letters" names a section, so it is a heading only where nothing but a date or a salutation stands
between it and the first letter, or where a second salutation or signature shows that the page
holds several.
"""

from functools import partial
from itertools import islice

from archive.page.headline_signs import following, is_credit
from archive.page.patterns import line_start
from archive.page.section_names import LETTERS
from archive.page.sheet import Sheet
from archive.text.names import looks_like_name

MAX_HEADING = 160
MAX_SALUTATION = 60
SEVERAL = 2
REACH = 6
MOST_BELOW = 300
SALUTATION = line_start(
    r"""
    ^(?:(?:sirs?|madam|(?:madame|monsieur)(?:, (?:madame|monsieur))?)\s?[,:!–—]|
    (?:dear (?:sirs?|madam|(?:mr |ms |mrs )?editors?)|to the editors?|
    sehr geehrter?|(?:liebe|werte) redaktion|
    señora? directora?|sr\. director|senhor (?:diretor|editor)|sr\. (?:diretor|editor)|
    (?:egregio|gentile|caro) direttore|geachte (?:redactie|heer)|szanowna redakcjo|
    k[äæ]re redaktion|kjære redaktør|sayın editör|уважаемая редакция|шановна редакціє|
    尊敬的编辑|敬愛的編輯|編集部御中|편집자님|السيد رئيس التحرير|
    kính gửi (?:tòa soạn|ban biên tập))[^.,:!;，：،]{0,30}[,:!，：،])
    """
)


def heads_letters(sheet: Sheet, index: int) -> bool:
    """Whether a line is the heading of a page of letters: "Letters to the editor"."""
    block = sheet.blocks[index]
    if block.width > MAX_HEADING or not LETTERS.match(block.text):
        return False
    return opens_letter(sheet, index) or holds_several(sheet, index)


def opens_letter(sheet: Sheet, index: int) -> bool:
    """Whether a letter follows: a date and a salutation may stand before it, no other headline."""
    for i in following(sheet, index, REACH):
        if sheet.label(i) == "body" or is_salutation(sheet, i):
            return True
        if not is_credit(sheet, i) and sheet.label(i) != "caption":
            return False
    return False


def holds_several(sheet: Sheet, index: int) -> bool:
    """Whether more than one letter below greets the editor, or is signed."""
    below = range(index + 1, min(index + 1 + MOST_BELOW, len(sheet.blocks)))
    return any(
        sum(1 for _ in islice(filter(partial(sign, sheet), below), SEVERAL)) == SEVERAL
        for sign in (opens_with_greeting, is_signature)
    )


def opens_with_greeting(sheet: Sheet, index: int) -> bool:
    return greets(sheet.blocks[index].text)


def is_signature(sheet: Sheet, index: int) -> bool:
    """ "Ada Stern, Saltby" right below prose."""
    block = sheet.blocks[index]
    if block.width > MAX_SALUTATION or sheet.label(index - 1) != "body":
        return False
    return looks_like_name(block.text.partition(",")[0].strip(" -–—"))


def is_salutation(sheet: Sheet, index: int) -> bool:
    """ "Sir," as a line of its own."""
    return sheet.blocks[index].width <= MAX_SALUTATION and greets(sheet.blocks[index].text)


def greets(text: str) -> bool:
    """Whether a paragraph begins with a salutation, "Dear Editor: the quay is old.", or is one."""
    return SALUTATION.match(text) is not None
