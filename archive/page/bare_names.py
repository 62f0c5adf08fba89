"""Names with no word before them: bylines only by what stands beside them."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from archive.page.bios import ends_breadcrumb, has_bio, has_note, tells_office
from archive.page.body import Extent
from archive.page.byline import read_credit
from archive.page.byline_words import ROLE
from archive.page.credit import Credit
from archive.page.finding import Head
from archive.page.prose import starts_small, word_count
from archive.page.section_names import is_section_name
from archive.page.sheet import Sheet
from archive.text.names import looks_like_name, read_name

MAX_CREDIT_WIDTH = 260
BEFORE = 4  # lines; menus and share bars between do not count


def nearest(sheet: Sheet, where: Sequence[int], count: int) -> list[int]:
    """The first blocks there that are no furniture."""
    return [i for i in where if not sheet.is_furniture(i)][:count]


def mark_bare_names(
    sheet: Sheet,
    head: Head,
    extent: Extent | None,
    read: dict[int, Credit],
    language: str | None,
) -> None:
    """Names with no word before them are bylines only beside the headline or its date."""
    if head.title is None:
        return
    order = sheet.is_day_first
    for i in near_title(sheet, head.title.index, extent):
        block = sheet.blocks[i]
        if sheet.label(i) != "unknown" or block.width > MAX_CREDIT_WIDTH:
            continue
        if is_role_below(sheet, i) or is_topic(sheet, i):
            continue
        is_below = (
            extent is not None and i > extent.first and prose_above(sheet, head.title.index, i)
        )
        fits = beside_credits(sheet, i, "title", "date", "byline", "deck")
        over_text = stands_over_text(sheet, head.title.index, i)
        if not (fits or over_text or is_below) and i > head.title.index:
            continue
        credit = read_credit(sheet.text, block.span, language, is_day_first=order)
        if i < head.title.index or (is_below and len(credit.names) == 1):
            fits = bool(credit.dates) or beside_credits(sheet, i, "date") or is_vouched(sheet, i)
        if credit.left == 0 and (fits or over_text) and is_certain(sheet, i, credit):
            read[i] = credit
            sheet.mark(i, "byline", "byline: a name beside headline or date")


def is_vouched(sheet: Sheet, index: int) -> bool:
    """Whether the page says who the bearer of a name above the headline is, or files it there."""
    below, name = index + 1, sheet.blocks[index].text
    has_office = below < len(sheet.blocks) and tells_office(sheet, below)
    return has_office or ends_breadcrumb(sheet, name) or has_note(sheet, name)


def prose_above(sheet: Sheet, title: int, index: int) -> bool:
    """Whether prose stands between the headline and a line; a single name there may be any."""
    return any(sheet.label(i) == "body" for i in range(title + 1, index))


def is_role_below(sheet: Sheet, index: int) -> bool:
    """Whether a line right below a name in a list says what its bearer is."""
    if index == 0 or sheet.label(index - 1) != "byline" or sheet.blocks[index].is_bullet:
        return False
    return sheet.blocks[index - 1].is_bullet and bool(ROLE.search(sheet.blocks[index].text))


def is_topic(sheet: Sheet, index: int) -> bool:
    """Whether a line is the last of a list, or stands below "Related topics": no byline."""
    above = index - 1
    while above >= 0 and sheet.label(above) == "unknown" and sheet.blocks[above].text[-1] == ",":
        above -= 1
    return above < index - 1 or (above >= 0 and sheet.is_furniture(above, "related"))


def is_certain(sheet: Sheet, index: int, credit: Credit) -> bool:
    """Whether names with no word before them are surely names.

    They are known ones, or marked by a bullet, or a role stands behind or below them, or the
    page says further down what their bearers are.
    """
    if not credit.names:
        return False
    if is_in_list_of_names(sheet, index) or credit.roles or credit.dates:
        return True
    if stands_over_office(sheet, index) or ends_breadcrumb(sheet, sheet.blocks[index].text):
        return True
    below = index + 1 < len(sheet.blocks) and sheet.label(index + 1) == "unknown"
    if below and ROLE.search(sheet.blocks[index + 1].text):
        return True
    if stands_between(sheet, index) and not sheet.share_in_prose(sheet.blocks[index].text):
        return not is_section_name(sheet.blocks[index].text)
    return all(read_name(name).rule or has_bio(sheet, name) for name, _ in credit.names)


def stands_over_office(sheet: Sheet, index: int) -> bool:
    """Whether a name stands between headline and a phrase that has the date below it.

    "A Night at the Weir" / "Ada Stern" / "Keeper of the lower weir" / "12 March 2021"
    """
    if not 0 < index < len(sheet.blocks) - 2 or sheet.label(index + 2) != "date":
        return False
    phrase = sheet.blocks[index + 1].text
    is_phrase = sheet.label(index + 1) == "unknown" and any(map(starts_small, phrase.split()))
    is_headed = sheet.label(index - 1) in ("title", "deck")
    name = sheet.blocks[index].text
    if not (is_headed and is_phrase) or word_count(phrase) > MOST_PHRASE:
        return False
    return looks_like_name(name) and not sheet.share_in_prose(name)


MOST_PHRASE = 12


def is_in_list_of_names(sheet: Sheet, index: int) -> bool:
    """Whether a line has a bullet, and no line of its list is anything but a name or a role."""
    if not sheet.blocks[index].is_bullet:
        return False
    above = takewhile(lambda i: sheet.blocks[i].is_bullet, range(index, -1, -1))
    below = takewhile(lambda i: sheet.blocks[i].is_bullet, range(index, len(sheet.blocks)))
    return all(is_name_or_role(sheet, i) for i in (*islice(above, LIST), *islice(below, LIST)))


LIST = 12


def is_name_or_role(sheet: Sheet, index: int) -> bool:
    if sheet.label(index) != "unknown":
        return True
    text = sheet.blocks[index].text
    return looks_like_name(text) or bool(ROLE.search(text)) or "," in text


def stands_between(sheet: Sheet, index: int) -> bool:
    """Whether a line stands alone between the headline and its date, as an author's name does.

    Or, whatever is above it, right above a date with the text right below that.
    """
    above, below = index - 1, index + 1
    if above < 0 or below >= len(sheet.blocks):
        return False
    is_headed = sheet.label(above) in ("title", "deck") or is_like_deck(sheet, above)
    if ROLE.search(sheet.blocks[index].text) or sheet.label(below) != "date":
        return False
    is_other = sheet.blocks[index].is_bullet or looks_like_name(sheet.blocks[above].text)
    return is_headed or (not is_other and stands_over_dated_text(sheet, below))


def stands_over_dated_text(sheet: Sheet, date: int) -> bool:
    """Whether the text follows a date at once, but for other dates, counters and share bars."""
    for i in range(date + 1, min(date + NEAR, len(sheet.blocks))):
        if sheet.label(i) == "body":
            return True
        if sheet.label(i) != "date" and not sheet.is_furniture(i, "counter", "sharing"):
            break
    return False


def is_like_deck(sheet: Sheet, index: int) -> bool:
    """Whether a line right below the headline has more words than a name."""
    is_below = index > 0 and sheet.label(index - 1) == "title"
    return is_below and word_count(sheet.blocks[index].text) >= FEWEST_DECK_WORDS


FEWEST_DECK_WORDS = 5


def stands_over_text(sheet: Sheet, title: int, index: int) -> bool:
    """Whether a known name stands right above the text, or a share bar, and the text has it not."""
    text, below = sheet.blocks[index].text, index + 1
    if below >= len(sheet.blocks) or sheet.share_in_prose(text):
        return False
    if sheet.label(below) != "body" and not sheet.is_furniture(below, "sharing", "counter"):
        return False
    prose = sum(sheet.label(i) == "body" for i in range(title + 1, index))
    return prose <= MOST_DECKS and looks_like_name(text) and read_name(text).rule is not None


MOST_DECKS = 1


def near_title(sheet: Sheet, title: int, extent: Extent | None) -> Iterator[int]:
    """The blocks after the headline up to the body's first paragraph, then a few before it.

    One block of prose may stand above the credits: the deck.
    """
    prose = 0
    for i in range(title + 1, min(title + 12, len(sheet.blocks))):
        if extent and i > extent.first and sheet.label(i) == "body":
            prose += 1
            if prose > 1:
                break
        yield i
    yield from range(title - 1, max(-1, title - BEFORE), -1)


def beside_credits(sheet: Sheet, index: int, *labels: str) -> bool:
    """Whether such a line stands next to a block, furniture between them not counted."""
    before = nearest(sheet, range(index - 1, max(-1, index - NEAR), -1), 2)
    after = nearest(sheet, range(index + 1, min(index + NEAR, len(sheet.blocks))), 1)
    return any(sheet.label(i) in labels for i in (*before, *after))


NEAR = 9
