"""Which of a page's credit lines are the article's: names, roles, outlet and date."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.page.bare_names import BEFORE, MAX_CREDIT_WIDTH, nearest
from archive.page.body import Extent
from archive.page.byline import read_credit
from archive.page.byline_forms import MAX_CREDITS
from archive.page.byline_words import CUE, GLUED_CUE, ROLE, SOURCE
from archive.page.credit import Credit
from archive.page.finding import Found, FoundDate, Head
from archive.page.letters import LINES_OF_A_PAGE
from archive.page.lines import trimmed
from archive.page.patterns import AnyCase, LineStart
from archive.page.sheet import Sheet
from archive.page.signs import Signs, shared_beginnings
from archive.page.tables import Table, Within
from archive.text.dates import PrintedDate, find_dates
from archive.text.normal import clean_line

MAX_ROLE_WIDTH = 200
REACH_ABOVE = 20
WITHOUT_TITLE = 16
BEHIND = 6
REACH_BACK = 300
REACH_IN = 40


def mark_credits(sheet: Sheet, extent: Extent | None, language: str | None) -> dict[int, Credit]:
    """Label every line near the article that is a byline, a source or a date; keep what it says."""
    found: dict[int, Credit] = {}
    order = sheet.is_day_first
    for i in credit_places(len(sheet.blocks), extent):
        block = sheet.blocks[i]
        if sheet.label(i) not in ("unknown", "body") and not sheet.is_furniture(i, "counter"):
            continue
        if block.width > MAX_CREDIT_WIDTH or not may_be_credits(block.text):
            continue
        credit = read_credit(sheet.text, block.span, language, is_day_first=order)
        if credit.is_credit:
            found[i] = credit
            sheet.mark(i, *label_of(credit))
    return found


def label_of(credit: Credit) -> tuple[str, str]:
    """The label of a line of credits and the rule for it."""
    if credit.is_plain_date:
        return "date", "date: a line of its own"
    if credit.names or credit.outlet:
        return "byline", "byline: with a word before the name"
    return "date", "date: labelled, at the end of a line"


@lru_cache(maxsize=LINES_OF_A_PAGE)
def may_be_credits(text: str) -> bool:
    """Whether a line has a word that stands before names, or a date, at least."""
    if CREDITED.first(text):
        return True
    if len(text) > MAX_CREDITS or not NUMBER.search(text):
        return False
    return REPORTERS.fits(text) or bool(find_dates(text))


REPORTERS = Signs("记者", "記者")
NUMBER = re.compile(r"[\d〇一二三四五六七八九十](?:(?<=\d)|(?=月))")
_CUES = f"(?:{CUE.pattern}|{SOURCE.pattern}|{GLUED_CUE.pattern})"
CUES = LineStart(_CUES)
_LOOK = f"(?={shared_beginnings(CUES.openings)})"  # most words are told by their first letters
CUES_WITHIN = Within(Signs(*CUES.openings), AnyCase(rf"[\W\d_]{_LOOK}{_CUES}"))
CREDITED = Table(
    ("a word before names", CUES),
    ("an office", Signs("기자", "특파원")),
    ("a word before names", CUES_WITHIN),
)


def credit_places(count: int, extent: Extent | None) -> Iterator[int]:
    """The blocks in which credits are looked for: before the prose and at both its ends."""
    first, last = (extent.first, extent.last) if extent else (min(count, REACH_BACK), 0)
    yield from range(max(0, first - REACH_BACK), min(count, first + REACH_IN))
    yield from range(max(first + REACH_IN, last - BEHIND), min(count, last + 2 * BEHIND))


def choose_credits(
    sheet: Sheet, head: Head, read: dict[int, Credit], extent: Extent | None
) -> None:
    """Take names, outlet and date from the credits nearest to the headline."""
    zones = list(zones_of(sheet, head, read, extent))
    ordered = [each for zone in zones for each in zone]
    for zone in zones:
        if not head.names:
            take_all_names(sheet, head, zone)
    for _, credit in ordered:
        if credit.outlet and not head.outlet:
            head.outlet = Found(*credit.outlet, credit.outlet_rule)
    dates = [
        (date_rank(date), FoundDate(date, span, sheet.findings[i].rule))
        for i, credit in ordered
        for date, span in credit.dates
        if not is_clock(sheet, head, i, date)
    ]
    if dates:
        head.date = min(dates, key=lambda ranked: ranked[0])[1]


def is_clock(sheet: Sheet, head: Head, index: int, date: PrintedDate) -> bool:
    """Whether a date is today's, in a site's masthead: "Mittwoch, 8. Juli 2020" at the very top.

    It has its day of the week and no label, and other lines part it from the headline: parts
    of a menu where it does not stand at the very top.
    """
    if head.title is None or index >= head.title.index or date.label:
        return False
    weekday = sheet.blocks[index].text.lstrip()[:1].isalpha() and date.start < date.date_start
    if not weekday:
        return False
    between = range(index + 1, head.title.index)
    if index >= TOP and not any(sheet.is_furniture(i, "menu", "menu bar") for i in between):
        return False
    return any(sheet.label(i) in ("unknown", "boilerplate") for i in between)


TOP = 6


def date_rank(date: PrintedDate) -> int:
    """A date labelled as published comes first, one labelled as updated late, a mere year last."""
    if date.date.month is None:
        return 3
    if date.is_update:
        return 2
    return 0 if date.label else 1


def take_all_names(sheet: Sheet, head: Head, zone: Sequence[tuple[int, Credit]]) -> None:
    """The names of one zone: those with a word before them, else the bare ones."""
    has_cued = any(credit.has_cue and credit.names for _, credit in zone)
    for i, credit in zone:
        if credit.has_cue or not has_cued:
            take_names(sheet, head, i, credit)


def end_of_article(sheet: Sheet, end: int) -> int:
    """Where other articles begin behind the text, or a few lines on."""
    stop = min(len(sheet.blocks), end + 1 + BEHIND)
    foreign = ("related", "comments", "neighbours", "link")
    return next((i for i in range(end + 1, stop) if sheet.is_furniture(i, *foreign)), stop)


def zones_of(
    sheet: Sheet, head: Head, read: dict[int, Credit], extent: Extent | None
) -> Iterator[list[tuple[int, Credit]]]:
    """The credits between headline and body, then those just before it, then those at the end."""
    title = head.title.index if head.title else max(-1, head.first - WITHOUT_TITLE)
    end = extent.last if extent else title
    above = nearest(sheet, range(title - 1, max(-1, title - REACH_ABOVE), -1), BEFORE)
    zones = (range(title + 1, head.first), above)
    for zone in zones:
        yield [(i, read[i]) for i in zone if i in read]
    behind = range(end + 1, end_of_article(sheet, end))
    yield [(i, without_bare_dates(read[i])) for i in behind if i in read]


def without_bare_dates(credit: Credit) -> Credit:
    """The credit behind a text: a date with neither label nor name there may be any article's.

    One before a labelled one is this article's: "5 January 2025 (changed on 6 January)".
    """
    is_dated = credit.names or any(date.label for date, _ in credit.dates)
    return credit if is_dated else credit._replace(dates=())


def take_names(sheet: Sheet, head: Head, index: int, credit: Credit) -> None:
    """Add the names of a credit, and the role printed behind or below the last of them."""
    known = {found.value.casefold() for found in head.names}
    rule = sheet.findings[index].rule
    for name, span in credit.names:
        if name.casefold() not in known:
            head.names.append(Found(name, span, rule))
    if not credit.names:
        return
    last = credit.names[-1][0]
    for role, span in credit.roles:
        head.roles.append((last, Found(role, span, "affiliation: behind the name")))
    below = index + 1
    if not credit.roles and len(credit.names) == 1 and is_role_line(sheet, head, below):
        place = trimmed(sheet.text, sheet.blocks[below].span)
        value = clean_line(sheet.slice(place))
        head.roles.append((last, Found(value, place, "affiliation: the line below the name")))
        sheet.mark(below, "affiliation", "affiliation: the line below the name")


def is_role_line(sheet: Sheet, head: Head, index: int) -> bool:
    """Whether the line below a name says what its bearer is."""
    if index >= min(head.first, len(sheet.blocks)) or sheet.label(index) != "unknown":
        return False
    block, name = sheet.blocks[index], sheet.blocks[index - 1]
    if block.width > MAX_ROLE_WIDTH:
        return False
    return bool(ROLE.search(block.text)) or "," in block.text or name.is_bullet
