"""Pages of letters to the editor: their heading stands where an article has its headline.

"Letters" names a section, so it is a heading only where nothing but a date or a salutation stands
between it and the first letter, or where a second salutation shows that the page holds several.
"""

from archive.page.headline_signs import following, is_credit
from archive.page.patterns import line_start
from archive.page.sheet import Sheet

MAX_HEADING = 160
MAX_SALUTATION = 60
SEVERAL = 2
REACH = 6
NOT_IN_A_WORD = r"(?![^\W\d_])"
HEADING = line_start(
    rf"""
    ^(?:letters(?: to the editors?| from (?:our )?readers)?|letter to the editor|
    (?:our )?readers['’]? (?:letters|write)|your letters|leser(?:innen)?briefe|
    briefe an die redaktion|zuschriften|leserstimmen|
    (?:le )?courrier des lecteurs|lettres? (?:à la rédaction|des lecteurs)|
    cartas (?:al director|a la directora|a la redacción|de (?:los )?lectores|ao diretor|
    ao editor|à redação|d[eo]s? leitores)|cartas|lettere (?:al direttore|alla redazione|
    dei lettori)|ingezonden brieven|lezersbrieven|brieven van lezers|listy (?:do redakcji|
    (?:od )?czytelników)|insändare|læserbreve?|lesarbrev|leserinnlegg|leserbrev|
    okur(?:lardan)? mektupları|okurlardan mektuplar|письма (?:в редакцию|читателей)|
    листи (?:до редакції|читачів)|thư bạn đọc|ý kiến bạn đọc|
    رسائل القراء|بريد القراء){NOT_IN_A_WORD}|
    (?:读者来信|讀者來信|读者来函|讀者投書|読者の声|読者投稿|독자 ?투고|독자의 ?(?:편지|소리))
    """
)
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
    if block.width > MAX_HEADING or not HEADING.match(block.text):
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
    """Whether more than one letter below greets the editor."""
    below = range(index + 1, len(sheet.blocks))
    return sum(greets(sheet.blocks[i].text) for i in below) >= SEVERAL


def is_salutation(sheet: Sheet, index: int) -> bool:
    """ "Sir," as a line of its own."""
    return sheet.blocks[index].width <= MAX_SALUTATION and greets(sheet.blocks[index].text)


def greets(text: str) -> bool:
    """Whether a paragraph begins with a salutation, "Dear Editor: the quay is old.", or is one."""
    return SALUTATION.match(text) is not None
