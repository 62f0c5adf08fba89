"""Readers' comments that no heading announces, and lists of links amid the text.

Both show by repetition: "Reply" under paragraph after paragraph, or short line upon short line.
"""

import re
from itertools import pairwise

from archive.page.patterns import any_case, line_start, words
from archive.page.prose import leads_on, word_count
from archive.page.sheet import BOILERPLATE, Sheet
from archive.page.signs import Signs
from archive.page.tables import Table, Within

FEWEST_MARKS = 2
REACH_UP = 4
FEWEST_LINKS = 8
MAX_LINK = 80
VERSE = 0.25  # share of lines that end with a mark, in verse and dialogue
NUMBERS = 0.4  # share of lines with figures, in tables
MARKED_END = re.compile(r"[.,;:!?…—–\-。，、；：！？」”\"]$")
MARK = line_start(
    r"""
    ^(?:[·•|\s]*(?:reply|like|report|flag|upvote|permalink|share|quote|log in to reply|
    reply to this|antworten|melden|gefällt mir|répondre|signaler|j[’']aime|responder|denunciar|
    me gusta|curtir|rispondi|segnala|mi piace|beantwoorden|reageer|rapporteer|odpowiedz|zgłoś|
    svara|anmäl|gilla|svar|besvar|anmeld|rapporter|cevapla|yanıtla|şikayet et|beğen|ответить|
    пожаловаться|нравится|відповісти|поскаржитися|回复|回覆|举报|檢舉|点赞|返信|返信する|通報|답글|
    신고|좋아요|رد|الرد|إبلاغ|trả lời|thích|báo cáo)(?:\s*\(?\d{0,5}\)?)?[·•|\s]*){1,4}$
    """
)
SAID = any_case(
    r"""
    ^.{2,60}\b(?:says|said|wrote|writes|commented|replied|schreibt|schrieb|sagt|a écrit|a dit|dit|
    dijo|dice|escribió|disse|diz|escreveu|ha scritto|zegt|schreef|pisze|napisał|skriver|skrev|
    yazdı|dedi ki|пишет|написал|пише)\s*[:：]$
    """
)


SAID_SIGNS = words(
    """
    says|said|wrote|writes|commented|replied|schreibt|schrieb|sagt|a écrit|a dit|dit|dijo|dice
    escribió|disse|diz|escreveu|ha scritto|zegt|schreef|pisze|napisał|skriver|skrev|yazdı|dedi ki
    пишет|написал|пише
    """
)
MARKS = Table(("answer", MARK), ("said", Within(Signs(":", "："), SAID, Signs(*SAID_SIGNS))))
REACH = 120


def mark_comments(sheet: Sheet, first: int, last: int) -> None:
    """Call the first of the comments that readers wrote below the article what it is."""
    marks = [i for i in range(first, len(sheet.blocks)) if is_mark(sheet, i)]
    runs = [a for a, b in pairwise(marks) if is_answer(a, b)]
    if len(runs) < FEWEST_MARKS:
        return
    start = comment_start(sheet, first, runs[0])
    if start <= last and 2 * prose_before(sheet, first, start) >= prose_before(
        sheet, first, last + 1
    ):
        sheet.mark(start, BOILERPLATE, "furniture: comments")


def is_mark(sheet: Sheet, index: int) -> bool:
    """ "Reply · Like · 3", "Ada S. says:" """
    text = sheet.blocks[index].text
    return MARKS.may_fit(text) and MARKS.first(text[:REACH]) is not None


def is_answer(one: int, other: int) -> bool:
    """Whether a little text, and no more, stands between two such lines."""
    return 1 < other - one <= 2 * REACH_UP


def comment_start(sheet: Sheet, first: int, mark: int) -> int:
    """The line above a comment: "Ada S. says:" itself, or the name above the text and "Reply"."""
    if sheet.blocks[mark].text.endswith((":", "：")):
        return mark
    above = range(mark - 1, max(first, mark - REACH_UP), -1)
    return next((i for i in above if sheet.label(i) != "body"), mark)


def prose_before(sheet: Sheet, first: int, end: int) -> int:
    return sum(sheet.blocks[i].width for i in range(first, end) if sheet.label(i) == "body")


def mark_links(sheet: Sheet, first: int, last: int) -> None:
    """Mark the lists of links amid the text: "News", "Business", "The weir reopens" and so on."""
    run: list[int] = []
    for i in range(first, last + 2):
        if i <= last and is_short_line(sheet, i):
            run.append(i)
            continue
        if len(run) >= FEWEST_LINKS and not is_verse_or_table(sheet, run):
            for each in run:
                sheet.mark(each, BOILERPLATE, "furniture: list of links")
        run = []


def is_short_line(sheet: Sheet, index: int) -> bool:
    return sheet.label(index) == "unknown" and sheet.blocks[index].width <= MAX_LINK


def is_verse_or_table(sheet: Sheet, run: list[int]) -> bool:
    """Whether lines end with marks as verse does, or hold figures, or hang on what is around."""
    texts = [sheet.blocks[i].text for i in run]
    marked = sum(bool(MARKED_END.search(text)) for text in texts)
    numbers = sum(any(char.isdigit() for char in text) for text in texts)
    above, is_list = max(0, run[0] - 1), sheet.blocks[run[0]].is_bullet
    if is_list_of_text(sheet, run, texts):
        return True
    is_led = leads_on(sheet.blocks[above].text) or (is_list and sheet.label(above) == "body")
    return is_led or marked >= VERSE * len(run) or numbers >= NUMBERS * len(run)


def is_list_of_text(sheet: Sheet, run: list[int], texts: list[str]) -> bool:
    """Whether a list of single words stands between two paragraphs: "Reeds" / "Willows" / …"""
    above, below = run[0] - 1, run[-1] + 1
    if above < 0 or sheet.label(above) != "body" or below >= len(sheet.blocks):
        return False
    words = sorted(word_count(text) for text in texts)
    are_items = words[-1] <= MOST_ITEM_WORDS and words[len(words) // 2] == 1
    return are_items and sheet.label(below) == "body"


MOST_ITEM_WORDS = 3
