"""What stands around a line, and what it is by its form, that speaks for or against a headline."""

import re
from functools import lru_cache, partial
from itertools import islice, takewhile

from archive.page.bios import has_note, tells_office
from archive.page.byline_words import OFFICE, ROLE
from archive.page.outlet_signs import signs_of_line
from archive.page.page_titles import is_outlet_name, names_engine
from archive.page.prose import ends_sentence, starts_small, word_count
from archive.page.section_names import LETTERS
from archive.page.sheet import BOILERPLATE, PART_SEPARATOR, PART_SIGNS, Sheet
from archive.text.names import is_organisation, looks_like_name, read_name, split_names

FEWEST_TITLE_WORDS = 3
MAX_SENTENCE_TITLE = 200
CROWD = 3
MAX_NAME = 60
MAX_NAMES = 160
MARGIN = 0.4
LONGER = 1.5
PAIR = 2


def credit_near(sheet: Sheet, index: int) -> float:
    """A byline or a date within the next lines speaks for a headline; one just before, less."""
    if index > 0 and heads_the_next(sheet, index - 1):
        return 3.0
    after = [i for i in following(sheet, index, 4) if not heads_the_next(sheet, i)]
    near = [is_credit(sheet, i) for i in after[:2]]
    if any(near):
        return 4.0 if near[0] else 3.0
    if any(sheet.label(i) == "caption" or is_credit(sheet, i) for i in after):
        return 2.0
    if any(sheet.label(i) == "date" for i in following(sheet, index, 7)[4:]):
        return 1.0
    before = [i for i in range(max(0, index - 4), index) if not sheet.is_furniture(i)][-2:]
    if heads_from_below(sheet, index, before):
        return 2.0
    return 1.0 if any(sheet.label(i) in ("byline", "date") for i in before) else 0.0


def heads_from_below(sheet: Sheet, index: int, before: list[int]) -> bool:
    """Whether date and name stand above a line and are glued to a menu, not to a headline.

    "Latest issues / 19.10.2020 09:34 / Ada Stern", a gap, then the line, then prose.
    """
    if len(before) < PAIR or not all(is_credit(sheet, i) for i in before):
        return False
    if sheet.blocks[before[0]].after_gap or not sheet.blocks[index].after_gap:
        return False
    return any(sheet.label(i) == "body" for i in following(sheet, index, 2))


def is_credit(sheet: Sheet, index: int) -> bool:
    if sheet.label(index) in ("byline", "date"):
        return True
    text = sheet.blocks[index].text
    if is_known_name(text) or ("," in text and is_name_with_office(text)):
        return True
    if is_name_and_outlet(text):
        return True
    return has_date_below(sheet, index) and is_like_name(sheet, index)


@lru_cache(maxsize=4096)
def is_name_with_office(text: str) -> bool:
    """ "Ada Stern, Senior Fellow, Weir Forum": what may be a name, a comma and an office."""
    name, comma, office = text.partition(",")
    if not comma or len(text) > MAX_NAMES or not looks_like_name(name):
        return False
    return ROLE.search(office) is not None


@lru_cache(maxsize=4096)
def is_name_and_outlet(text: str) -> bool:
    """ "Ada Stern - Evening Post" """
    parts = PART_SEPARATOR.split(text) if PART_SIGNS.fits(text) else ()
    return len(parts) > 1 and looks_like_name(parts[0]) and is_outlet_name(parts[-1])


def heads_the_next(sheet: Sheet, index: int) -> bool:
    """Whether a date belongs to the line glued below it and not to what stands above."""
    if sheet.label(index) != "date" or index + 1 >= len(sheet.blocks):
        return False
    date, below = sheet.blocks[index], sheet.blocks[index + 1]
    if index == 0 or not date.after_gap or below.after_gap or below.is_bullet:
        return False
    if looks_like_name(below.text):
        return False
    text_follows = index + 2 < len(sheet.blocks) and sheet.label(index + 2) == "body"
    return (
        text_follows and sheet.blocks[index + 2].after_gap and sheet.label(index + 1) == "unknown"
    )


def following(sheet: Sheet, index: int, count: int) -> list[int]:
    """The next blocks that are no furniture."""
    findings = sheet.findings[index + 1 : index + 12]
    plain = (i for i, each in enumerate(findings, index + 1) if each.label != BOILERPLATE)
    return list(islice(plain, count))


def section_before(sheet: Sheet, index: int) -> bool:
    return index > 0 and (
        sheet.is_furniture(index - 1, "breadcrumb") or sheet.label(index - 1) == "unknown"
    )


def breadcrumb_follows(sheet: Sheet, index: int) -> bool:
    """Whether the way to the article begins right below: what is above it is the site's."""
    return index + 1 < len(sheet.blocks) and sheet.is_furniture(index + 1, "breadcrumb")


def follows_headline(sheet: Sheet, index: int) -> bool:
    """Whether a line of several words stands right above: then this is its deck.

    It must speak of the same things; a paper's motto above its headlines does not.
    """
    if index == 0 or sheet.label(index - 1) != "unknown" or names_engine(sheet, index - 1):
        return False
    above, below = sheet.blocks[index - 1], sheet.blocks[index]
    if above.is_bullet or starts_small(above.text) or above.width > MAX_SENTENCE_TITLE:
        return False
    if is_of_site(above.text) or tells_office(sheet, index - 1):
        return False
    words = word_count(above.text)
    alike = sheet.share_in_prose(above.text) >= sheet.share_in_prose(below.text) - MARGIN
    is_longer = word_count(below.text) >= LONGER * words and below.after_gap and above.after_gap
    return words >= FEWEST_TITLE_WORDS and (alike or is_longer)


def is_item(sheet: Sheet, index: int) -> bool:
    """ "Weirs," with a comma at its end, or "Weirs Locks Tolls" and below a line for each."""
    text = sheet.blocks[index].text
    if text.endswith((",", "，", "、")):
        return True
    if not text.istitle():
        return False
    words = text.split()
    return FEWEST_ITEMS <= len(words) <= MOST_ITEMS and all(
        word.casefold() in sheet.twins for word in words
    )


FEWEST_ITEMS = 3
MOST_ITEMS = 20


def is_name_beside_headline(sheet: Sheet, index: int) -> bool:
    """Whether a line is a person's or an outlet's name, or says what somebody is."""
    text = sheet.blocks[index].text
    if is_known_name(text) or says_office(sheet, index) or stands_as_byline(sheet, index):
        return True
    if tells_office(sheet, index) or is_phrase_below_name(sheet, index):
        return True
    return is_source_of_date(sheet, index)


def are_like_names(text: str) -> bool:
    """ "Ada Stern", "Ada Stern & Max Holm": what may be one name or several."""
    if looks_like_name(text):
        return True
    names = [text[start:end] for start, end in split_names(text)] if len(text) < MAX_NAMES else []
    return len(names) > 1 and all(map(looks_like_name, names))


def is_phrase_below_name(sheet: Sheet, index: int) -> bool:
    """Whether a line stands between what may be a name and the date, and above them a longer one.

    "A Night at the Weir" / "Ada Stern" / "Keeper of the weir" / "12 March 2021"
    """
    if index < PAIR or not has_date_below(sheet, index):
        return False
    above = sheet.blocks[index - 2]
    is_longer = word_count(above.text) > word_count(sheet.blocks[index].text)
    return is_longer and sheet.label(index - 2) == "unknown" and is_like_name(sheet, index - 1)


def has_date_below(sheet: Sheet, index: int) -> bool:
    return index + 1 < len(sheet.blocks) and sheet.label(index + 1) == "date"


def is_like_name(sheet: Sheet, index: int) -> bool:
    return sheet.label(index) == "unknown" and are_like_names(sheet.blocks[index].text)


def is_author_of_note(sheet: Sheet, index: int) -> bool:
    """Whether a line is a name, and a note below the text says what its bearer is."""
    text = sheet.blocks[index].text
    return looks_like_name(text) and has_note(sheet, text)


def is_source_of_date(sheet: Sheet, index: int) -> bool:
    """ "Weir News", "河口新聞" right above the date; "The Weir Press" may be a headline."""
    text, below = sheet.blocks[index].text, index + 1
    if below >= len(sheet.blocks) or sheet.label(below) != "date":
        return False
    is_short = word_count(text) <= MOST_OUTLET_WORDS and not text.lower().startswith("the ")
    return is_short and is_organisation(text)


MOST_OUTLET_WORDS = 3


def is_office_of_name(sheet: Sheet, index: int) -> bool:
    """ "Political Correspondent" below a line that may be a name."""
    if index == 0 or not OFFICE_ALONE.fullmatch(sheet.blocks[index].text):
        return False
    return looks_like_name(sheet.blocks[index - 1].text)


OFFICE_ALONE = re.compile(rf"(?:[^\W\d_a-zß-ÿ][\w&-]+\s){{0,3}}{OFFICE}")


def stands_as_byline(sheet: Sheet, index: int) -> bool:
    """Whether what may be a name stands right above the date, and above it a longer line."""
    below = index + 1
    if below >= len(sheet.blocks) or sheet.label(below) != "date" or heads_the_next(sheet, below):
        return False
    if not are_like_names(sheet.blocks[index].text):
        return False
    above = range(max(0, index - 2), index)
    return any(
        sheet.label(i) in ("unknown", "body") and word_count(sheet.blocks[i].text) > FEWEST_ITEMS
        for i in above
    )


@lru_cache(maxsize=4096)
def is_known_name(text: str) -> bool:
    """Whether a line is a name of which the parts are known, or several in a row."""
    if len(text) <= MAX_NAME and looks_like_name(text):
        return read_name(text).rule is not None
    return len(text) <= MAX_NAMES and text.istitle() and is_run_of_names(text)


def is_run_of_names(text: str) -> bool:
    """ "Birgit Weber Anna Julia Stern Jan Michael Holm": names that lost what parted them."""
    names = [text[start:end] for start, end in split_names(text)]
    are_known = (looks_like_name(name) and read_name(name).rule for name in names)
    return len(names) > 1 and all(are_known)


def says_office(sheet: Sheet, index: int) -> bool:
    """Whether a line tells what the bearer of a name is that stands above it in a list."""
    block, above = sheet.blocks[index], sheet.blocks[index - 1] if index else None
    if above is None or not above.is_bullet or block.is_bullet:
        return False
    return looks_like_name(above.text) and bool(ROLE.search(block.text))


def stands_apart(sheet: Sheet, index: int) -> float:
    """A headline has room around it; an item of a menu has neighbours like itself."""
    blocks = sheet.blocks
    before = blocks[index].after_gap
    after = index + 1 >= len(blocks) or blocks[index + 1].after_gap
    if before and after:
        return 1.0
    crowd = [
        i
        for i in (index - 2, index - 1, index + 1, index + 2)
        if 0 <= i < len(blocks) and sheet.label(i) in ("unknown", "boilerplate")
    ]
    return -1.0 if len(crowd) >= CROWD else 0.0


def is_between_menu_and_credits(sheet: Sheet, index: int) -> bool:
    """Whether a line stands right under a menu and right above the credits of the text.

    "Home / News / Contact us / Reckoning / By Ada Stern / 12 March 2021", then prose: a headline,
    however short; a topic has the headline next to it.
    """
    below = following(sheet, index, MOST_CREDITS + 1)
    count = sum(1 for _ in takewhile(partial(is_credit_or_office, sheet), below))
    if not 0 < count < len(below) or sheet.label(below[count]) != "body":
        return False
    if OFFICE_ALONE.fullmatch(sheet.blocks[index].text):
        return False
    above = range(max(0, index - 2), index)
    return bool(above) and (
        sheet.is_furniture(index - 1, *BARS_OF_MENUS) or all(is_in_menu(sheet, i) for i in above)
    )


MOST_CREDITS = 4
OF_SITES = frozenset({"about", "contact", "follow", "media", "more", "policy", "shop", "subscribe"})
BARS_OF_MENUS = ("menu bar", "breadcrumb")


def is_credit_or_office(sheet: Sheet, index: int) -> bool:
    """ "Columnist" may stand above the name."""
    return is_credit(sheet, index) or bool(OFFICE_ALONE.fullmatch(sheet.blocks[index].text))


def is_in_menu(sheet: Sheet, index: int) -> bool:
    """A known item of menus, or so short a line that it may be one: "Tolls", "Local news"."""
    if sheet.label(index) != "unknown":
        return sheet.is_furniture(index, "menu", "appeal", *BARS_OF_MENUS)
    text = sheet.blocks[index].text
    is_short = word_count(text) < FEWEST_TITLE_WORDS and not ends_sentence(text)
    return is_short or is_of_site(text)


def is_of_site(text: str) -> bool:
    """ "Letters to the editor", "About the Evening Post": what a site has on every page."""
    if len(text) > MAX_NAME:
        return False
    kinds = (kind for kind, _ in signs_of_line(text, text))
    return bool(LETTERS.fullmatch(text)) or any(kind in OF_SITES for kind in kinds)
