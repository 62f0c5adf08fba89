"""The nameplate: the outlet's name as a line of its own at the top of the page.

Anything may stand there, so that the line must have the form of a name, and a sign beside it: a
word that papers call themselves by, the way back to the front page right below it, or that the
page says the name again where it speaks of itself.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from archive.page.lines import width_of
from archive.page.nameplate_words import ANYWHERE, ARTICLES, EDITIONS, FIRST, GLUED, VIETNAMESE
from archive.page.outlet_signs import fits_an_address, is_site_name, name_key, own_labels
from archive.page.page_titles import is_published_in, parts_of
from archive.page.prose import starts_small
from archive.page.record import Span
from archive.page.section_names import is_call, is_section_name
from archive.page.sheet import PART_SIGNS, Sheet
from archive.text.dates import find_dates
from archive.text.names import read_name
from archive.text.normal import clean_line

TOP = 10  # lines, menus left out
REACH = 6
NO_LINES = frozenset({"boilerplate", "date", "byline", "caption"})
MIN_WIDTH, MAX_WIDTH = 5, 44
MOST_WORDS = 6
FEWEST_WORDS = 2
WIDE_NAME = 8  # columns: four Chinese characters say as much as two words
NO_NAME = re.compile(r"[\d.,;:!?|/<>»›()\[\]{}@#*+=…。，、；：！？「」【】（）\"“”]|\s[-–—]\s")
FRONT = re.compile(
    r"(?:home(?: ?page)?|start(?:seite)?|accueil|inicio|portada|início|voorpagina|főoldal|domov|"
    r"strona główna|hem|hjem|forside[n]?|etusivu|ana ?sayfa|главная|на главную|головна|首页|首頁|"
    r"ホーム|トップ|トップページ|홈|الرئيسية|trang chủ|beranda|होम|αρχική)",
    re.IGNORECASE,
)
SPEAKS_OF_ITSELF = frozenset({"legal", "editorial", "disclaimer"})


def nameplate(sheet: Sheet, body: range, people: Iterable[str]) -> tuple[Span, str] | None:
    """Place and sign of the one nameplate above the article; None where none or several are."""
    known = {name_key(person) for person in people}
    found: dict[str, tuple[Span, str]] = {}
    for i, place in names_at_the_top(sheet, body.start):
        key = name_key(sheet.slice(place))
        if key not in found and not any(person in key for person in known):
            sign = sign_for(sheet, i, clean_line(sheet.slice(place)), body)
            if sign:
                found[key] = place, sign
    return next(iter(found.values())) if len(found) == 1 else None


def names_at_the_top(sheet: Sheet, before: int) -> Iterator[tuple[int, Span]]:
    """What has the form of a name in the first lines of the page: its line and its place."""
    lines = (i for i in range(before) if sheet.label(i) not in NO_LINES)
    for i in islice(lines, TOP):
        if sheet.label(i) in ("unknown", "section") and not sheet.blocks[i].is_bullet:
            place = without_section_or_day(sheet, i)
            if has_form(clean_line(sheet.slice(place))):
                yield i, place


def without_section_or_day(sheet: Sheet, index: int) -> Span:
    """ "Evening Post" in "Evening Post — Opinion" and in "Evening Post | Monday, 3 April 2017"."""
    whole = sheet.blocks[index].span
    if not PART_SIGNS.fits(sheet.blocks[index].text):
        return whole
    first, *others = parts_of(sheet.text, whole)
    shown = [clean_line(sheet.slice(part)) for part in others]
    return (
        first
        if shown and all(is_section_name(each) or find_dates(each) for each in shown)
        else whole
    )


def has_form(name: str) -> bool:
    """ "The Evening Post": few words, the first with a capital, no marks or figures."""
    if not MIN_WIDTH <= width_of(name) <= MAX_WIDTH or starts_small(name):
        return False
    if len(name.split()) > MOST_WORDS or NO_NAME.search(name):
        return False
    return is_site_name(name) and not is_call(name)


def sign_for(sheet: Sheet, index: int, name: str, body: range) -> str | None:
    """What speaks for a name at the top being the outlet's."""
    if has_word_of_papers(name):
        return "outlet: a paper's name at the top of the page"
    if len(name.split()) < FEWEST_WORDS and not (name.isalpha() and is_wide(name)):
        return None
    if is_above_the_way_home(sheet, index) and not read_name(name).rule:
        return "outlet: above the way to the front page"
    return sign_elsewhere(sheet, index, name, body)


def sign_elsewhere(sheet: Sheet, index: int, name: str, body: range) -> str | None:
    """What other lines of the page say for the name."""
    if any(is_published_in(sheet, i) for i in sheet.twins.get(name.casefold(), ())):
        return "outlet: below a word for published in"
    if index > 0 and is_part_of_page_title(sheet, name):
        return "outlet: in the page's title and on a line of its own"
    return "outlet: at the top and said again" if is_said_again(sheet, name, body) else None


def has_word_of_papers(name: str) -> bool:
    """ "Weir Courier", "Diario del Azud", "Wehr-Zeitung", "河口日報" """
    words = name.casefold().replace("’", "'").replace("l'", "l ").split()
    if any(GLUED.fullmatch(word) for word in words[-1:]):
        return True
    if len(words) < FEWEST_WORDS or not EDITIONS.isdisjoint(words):
        return False
    if not ANYWHERE.isdisjoint(words):
        return True
    if VIETNAMESE.fullmatch(name) and is_proper(name.rsplit(maxsplit=1)[-1]):
        return True
    has_article = words[0] in ARTICLES and len(words) > FEWEST_WORDS
    rest = name.rsplit(maxsplit=1)[-1]
    return words[has_article] in FIRST and rest.casefold() != words[has_article] and is_proper(rest)


def is_proper(word: str) -> bool:
    """Whether a word has a capital, or a script that knows none."""
    return not word[:1].islower()


def is_wide(name: str) -> bool:
    return WIDE_NAME <= width_of(name) == 2 * len(name)


def is_above_the_way_home(sheet: Sheet, index: int) -> bool:
    """Whether it is the page's first line, and "Home" the next: other furniture left out."""
    if not all(sheet.is_furniture(i) for i in range(index)):
        return False
    for i in range(index + 1, min(index + REACH, len(sheet.blocks))):
        if FRONT.fullmatch(sheet.blocks[i].text):
            return True
        if not sheet.is_furniture(i):
            break
    return False


def is_part_of_page_title(sheet: Sheet, name: str) -> bool:
    """ "Evening Post - News for the lower town" as the first line, with the headline elsewhere."""
    headline = next(sheet.indexes("title"), None)
    if headline is None or not PART_SIGNS.fits(sheet.blocks[0].text):
        return False
    first, *others = [
        clean_line(sheet.slice(part)) for part in parts_of(sheet.text, sheet.blocks[0].span)
    ]
    return first == name and bool(others) and sheet.blocks[headline].text not in others


def is_said_again(sheet: Sheet, name: str, body: range) -> bool:
    """Whether the name stands in an address, a legal line or a note outside the article."""
    if fits_an_address(name_key(name), frozenset(own_labels(sheet, body))):
        return True
    return any(
        name.casefold() in block.text.casefold()
        for i, block in enumerate(sheet.blocks)
        if i not in body and block.text != name and sheet.findings[i].kind in SPEAKS_OF_ITSELF
    )
