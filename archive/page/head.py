"""What stands around the headline: credits, section, deck, and where the body begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.page.body import Extent
from archive.page.byline import CUE, GLUED_CUE, ROLE, SOURCE, Credit, read_credit, valued
from archive.page.lines import trimmed
from archive.page.masthead import Title, find_deck, find_title
from archive.page.outlets import copyright_name, page_title_name
from archive.page.patterns import any_case
from archive.page.record import Span
from archive.page.sections import is_section_name
from archive.page.series import SeriesLine, read_series_line
from archive.page.sheet import Sheet
from archive.text.dates import PrintedDate
from archive.text.normal import clean_line

MAX_CREDIT_WIDTH = 260
BEFORE = 4
BEHIND = 6
REACH_BACK = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A value, its place and the rule that found it."""

    value: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    date: PrintedDate
    span: Span
    rule: str


@dataclass
class Head:
    """All that the head of the page gives; filled step by step."""

    title: Title | None = None
    title_value: str | None = None
    deck: int | None = None
    names: list[Found] = field(default_factory=list)
    roles: list[tuple[str, Found]] = field(default_factory=list)
    outlet: Found | None = None
    section: Found | None = None
    date: FoundDate | None = None
    first: int = 0


def mark_credits(sheet: Sheet, extent: Extent | None, language: str | None) -> dict[int, Credit]:
    """Label every line near the article that is a byline, a source or a date; keep what it says."""
    found: dict[int, Credit] = {}
    near = extent or Extent(min(len(sheet.blocks), REACH_BACK) - 1, 0)
    for i in range(
        max(0, near.first - REACH_BACK),
        min(len(sheet.blocks), max(near.last, near.first) + 2 * BEHIND),
    ):
        block = sheet.blocks[i]
        if block.width > MAX_CREDIT_WIDTH or not HINT.search(block.text):
            continue
        if sheet.label(i) not in ("unknown", "body") and not sheet.is_furniture(i, "counter"):
            continue
        credit = read_credit(sheet.text, block.span, language)
        if credit.is_credit:
            found[i] = credit
            sheet.mark(i, *("date", "date: a line of its own") if credit.is_plain_date else BYLINE)
    return found


BYLINE = ("byline", "byline: with a word before the name")
HINT = re.compile(
    rf"\d|[٠-٩]|[〇一二三四五六七八九十]月|{CUE.pattern}|{SOURCE.pattern}|{GLUED_CUE.pattern}|기자|특파원",
    re.I,
)


def read_head(
    sheet: Sheet, extent: Extent | None, read: dict[int, Credit], language: str | None
) -> Head:
    """Find the headline and read what belongs to it."""
    head = Head(first=extent.first if extent else len(sheet.blocks))
    if read_series(sheet, head):
        return head
    head.title = find_title(sheet, extent)
    if head.title:
        head.title_value = clean_line(slice_at(sheet, head.title.spans[0]))
        sheet.mark(head.title.index, "title", head.title.rule)
    mark_bare_names(sheet, head, extent, read, language)
    if head.title:
        head.deck = find_deck(sheet, head.title, extent)
    if head.deck is not None:
        sheet.mark(head.deck, "deck", "deck: between headline and credits or picture")
    head.first = first_paragraph(sheet, head, extent)
    choose_credits(sheet, head, read, extent)
    head.section = head.section or find_section(sheet, head)
    head.outlet = head.outlet or outlet_elsewhere(sheet, head)
    return head


def slice_at(sheet: Sheet, span: Span) -> str:
    return sheet.text[span.start : span.end]


def read_series(sheet: Sheet, head: Head) -> bool:
    """The one-line form without separators, looked for above the body."""
    for i in range(min(head.first, 40)):
        block = sheet.blocks[i]
        if (
            sheet.label(i) in ("caption", "note")
            or not 20 <= block.width <= 400
            or not HINT.search(block.text)
        ):
            continue
        rest = sheet.text[: block.span.start] + "\n" + sheet.text[block.span.end :]
        line = read_series_line(sheet.text, block.span, rest)
        if line:
            fill_from_series(sheet, head, i, line)
            return True
    return False


def fill_from_series(sheet: Sheet, head: Head, index: int, line: SeriesLine) -> None:
    rule = "series line: {}".format
    sheet.mark(index, "title", "series line: all in one line")
    head.names = [
        Found(*valued(sheet.text, span), rule("family name in capitals")) for span in line.names
    ]
    head.date = FoundDate(line.date, line.date_span, rule("labelled date"))
    if line.section:
        head.section = Found(*valued(sheet.text, line.section), rule("acronym and series"))
    if line.outlet:
        head.outlet = Found(*valued(sheet.text, line.outlet), rule("the acronym"))
    if line.title:
        head.title = Title(index, (line.title,), rule("what is left"))
        head.title_value = clean_line(slice_at(sheet, line.title))


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
    for i in near_title(sheet, head.title.index, extent):
        block = sheet.blocks[i]
        if sheet.label(i) != "unknown" or block.width > MAX_CREDIT_WIDTH:
            continue
        if is_role_below(sheet, i):
            continue
        credit = read_credit(sheet.text, block.span, language)
        is_dated = bool(credit.dates) or beside_credits(sheet, i, "date")
        fits = beside_credits(sheet, i, "title", "date", "byline", "deck")
        if credit.names and credit.left == 0 and (fits if i > head.title.index else is_dated):
            read[i] = credit
            sheet.mark(i, "byline", "byline: a name beside headline or date")


def is_role_below(sheet: Sheet, index: int) -> bool:
    """Whether a line right below a name in a list says what its bearer is."""
    above = sheet.blocks[index - 1] if index else None
    if above is None or sheet.label(index - 1) != "byline" or sheet.blocks[index].is_bullet:
        return False
    return above.is_bullet and bool(ROLE.search(sheet.blocks[index].text))


def near_title(sheet: Sheet, title: int, extent: Extent | None) -> Iterator[int]:
    """The blocks after the headline up to the body's first paragraph, then a few before it."""
    for i in range(title + 1, min(title + 12, len(sheet.blocks))):
        if extent and i > extent.first and sheet.label(i) == "body":
            break
        yield i
    yield from range(title - 1, max(-1, title - BEFORE), -1)


def beside_credits(sheet: Sheet, index: int, *labels: str) -> bool:
    around = [i for i in (index - 2, index - 1, index + 1) if 0 <= i < len(sheet.blocks)]
    return any(sheet.label(i) in labels for i in around)


def first_paragraph(sheet: Sheet, head: Head, extent: Extent | None) -> int:
    """The index of the body's first paragraph."""
    if extent is None:
        return len(sheet.blocks)
    after = max(head.title.index if head.title else -1, head.deck if head.deck is not None else -1)
    start = extent.first if after < extent.first else after + 1
    return next(
        (i for i in range(start, len(sheet.blocks)) if sheet.label(i) == "body"), extent.first
    )


def choose_credits(
    sheet: Sheet, head: Head, read: dict[int, Credit], extent: Extent | None
) -> None:
    """Take names, outlet and date from the credits nearest to the headline."""
    ordered = list(in_order(head, read, extent))
    for i, credit in ordered:
        take_names(sheet, head, i, credit)
        if credit.outlet and not head.outlet:
            head.outlet = Found(*credit.outlet, credit.outlet_rule)
    dates = [
        (date_rank(date), FoundDate(date, span, sheet.findings[i].rule))
        for i, credit in ordered
        for date, span in credit.dates
    ]
    if dates:
        head.date = min(dates, key=lambda ranked: ranked[0])[1]


def date_rank(date: PrintedDate) -> int:
    """A date labelled as published comes first, one labelled as updated last."""
    if date.is_update:
        return 2
    return 0 if date.label else 1


def in_order(
    head: Head, read: dict[int, Credit], extent: Extent | None
) -> Iterator[tuple[int, Credit]]:
    """The credits between headline and body, then those just before it, then those at the end."""
    title = head.title.index if head.title else max(-1, head.first - BEFORE)
    end = extent.last if extent else title
    zones = (
        range(title + 1, head.first),
        range(title - 1, max(-1, title - BEFORE), -1),
        range(end + 1, end + 1 + BEHIND),
    )
    for zone in zones:
        for i in zone:
            if i in read:
                yield i, read[i]


def take_names(sheet: Sheet, head: Head, index: int, credit: Credit) -> None:
    """Add the names of a credit, and the role printed behind or below the last of them."""
    if head.names and not credit.has_cue and not sheet.blocks[index].is_bullet:
        return
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
        value = clean_line(slice_at(sheet, place))
        head.roles.append((last, Found(value, place, "affiliation: the line below the name")))
        sheet.mark(below, "affiliation", "affiliation: the line below the name")


def is_role_line(sheet: Sheet, head: Head, index: int) -> bool:
    """Whether the line below a name says what its bearer is."""
    if index >= min(head.first, len(sheet.blocks)) or sheet.label(index) != "unknown":
        return False
    block, name = sheet.blocks[index], sheet.blocks[index - 1]
    if block.width > 200:
        return False
    return bool(ROLE.search(block.text)) or "," in block.text or name.is_bullet


CRUMB_SEPARATOR = re.compile(r"\s*(?:>>|[|>»›/\\→·•｜＞‹:])\s*")
NO_SECTION = any_case(
    r"""
    ^(?:正文|本文|article|artikel|text|story|current page|here|content|내용|본문|detail|home|
    news)$
    """
)
MAX_SECTION = 40


def find_section(sheet: Sheet, head: Head) -> Found | None:
    """The last step of the breadcrumb, or the short line right above the headline."""
    if head.title is None:
        return None
    for i in range(head.title.index - 1, max(-1, head.title.index - 8), -1):
        if sheet.is_furniture(i, "breadcrumb"):
            sheet.mark(i, "section", "section: end of the breadcrumb")
            return last_crumb(sheet, i, head)
    return line_above(sheet, head.title.index)


def last_crumb(sheet: Sheet, index: int, head: Head) -> Found | None:
    """ "Home > Opinion > Columns": Columns."""
    span = sheet.blocks[index].span
    spots = list(CRUMB_SEPARATOR.finditer(sheet.text, span.start, span.end))
    edges = [span.start, *(spot.end() for spot in spots)]
    ends = [*(spot.start() for spot in spots), span.end]
    for start, end in reversed(list(zip(edges, ends, strict=True))[1:]):
        value, place = valued(sheet.text, Span(start, end))
        if (
            value
            and not NO_SECTION.match(value)
            and value != head.title_value
            and len(value) <= MAX_SECTION
        ):
            return Found(value, place, "section: end of the breadcrumb")
    return None


def line_above(sheet: Sheet, title: int) -> Found | None:
    """A short line alone above the headline, no last item of a menu."""
    index = title - 1
    while index >= 0 and sheet.label(index) in ("date", "byline"):
        index -= 1
    if index < 0 or sheet.label(index) != "unknown":
        return None
    block = sheet.blocks[index]
    alone = index == 0 or sheet.label(index - 1) != "unknown" or block.after_gap
    alone = alone or is_only_section(sheet, index)
    if not alone or block.is_bullet or block.width > MAX_SECTION or len(block.text.split()) > 4:
        return None
    sheet.mark(index, "section", "section: the line above the headline")
    return Found(block.text, block.span, "section: the line above the headline")


def is_only_section(sheet: Sheet, index: int) -> bool:
    """Whether a line names a section and the line above it none, as in a menu it would."""
    above, here = sheet.blocks[index - 1].text, sheet.blocks[index].text
    return is_section_name(here) and not is_section_name(above)


def outlet_elsewhere(sheet: Sheet, head: Head) -> Found | None:
    """The outlet behind the headline in the page's title, or in its copyright line."""
    place = page_title_name(sheet.text, head.title.parts) if head.title else None
    if place:
        return Found(*valued(sheet.text, place), "outlet: behind the headline in the page's title")
    for i in sheet.indexes("boilerplate"):
        if sheet.findings[i].kind == "legal":
            place = copyright_name(sheet.text, sheet.blocks[i].span)
            if place:
                return Found(*valued(sheet.text, place), "outlet: the copyright line")
    return None
