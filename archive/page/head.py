"""What stands around the headline: credits, section, deck, and where the body begins."""

import re
from collections.abc import Iterator

from archive.page.bare_names import mark_bare_names
from archive.page.body import Extent
from archive.page.byline_names import valued
from archive.page.correspondence import heads_letters
from archive.page.credit import Credit
from archive.page.credits import choose_credits, may_be_credits
from archive.page.finding import Found, FoundDate, Head
from archive.page.masthead import Title, find_deck, find_title
from archive.page.outlets import elsewhere
from archive.page.page_dates import published_elsewhere
from archive.page.prose import word_count
from archive.page.record import Span
from archive.page.sections import find_section
from archive.page.series import MAX_LINE, SeriesLine, read_series_line
from archive.page.sheet import Sheet
from archive.page.signatures import find_signature
from archive.page.unreadable_dates import unreadable_dates
from archive.text.names import looks_like_name
from archive.text.normal import clean_line

MIN_SERIES = 20
HEAD_LINES = 16
MOST_DECKS = 1
FEWEST_WORDS = 4
FIRST_LINES = 40
MOST_BETWEEN = 8


def read_head(
    sheet: Sheet, extent: Extent | None, read: dict[int, Credit], language: str | None
) -> Head:
    """Find the headline and read what belongs to it."""
    head = Head(first=extent.first if extent else len(sheet.blocks))
    if read_series(sheet, head):
        return head
    head.title = find_title(sheet, extent)
    if head.title:
        head.title_value = clean_line(sheet.slice(head.title.spans[0]))
        sheet.mark(head.title.index, "title", head.title.rule)
    if not (head.title and heads_letters(sheet, head.title.index)):
        mark_below_title(sheet, head, extent, read, language)  # of letters: by their writers
    head.first = first_paragraph(sheet, head, extent)
    choose_credits(sheet, head, read, extent)
    if extent and not head.names:
        signature = find_signature(sheet, head, extent)
        head.names = [signature] if signature else []
    if not head.names and head.deck is not None:
        head.names = [*names_in_deck(sheet, head.deck)]
    head.date = head.date or published_elsewhere(sheet, extent, language)
    head.unreadable = list(unreadable_dates(sheet, head, extent, language))
    head.section = head.section or find_section(sheet, head)
    head.outlet = head.outlet or elsewhere(
        sheet,
        head.title.parts if head.title else (),
        range(head.first, extent.last + 1 if extent else head.first),
        [found.value for found in head.names],
    )
    return head


WRITES = re.compile(
    r",\s(?:writes|schreibt|écrit|escribe|escreve|scrive|schrijft|pisze|пишет|пише|skriver)\s"
    r"(?P<name>[^,.;:!?]{4,60})\.?$"
)


def names_in_deck(sheet: Sheet, deck: int) -> Iterator[Found]:
    """The author in "… and nobody noticed, writes Ada Stern"."""
    span = sheet.blocks[deck].span
    match = WRITES.search(sheet.text, span.start, span.end)
    if match and looks_like_name(match["name"]):
        place = Span(*match.span("name"))
        yield Found(*valued(sheet.text, place), "byline: who writes, at the end of the deck")


def mark_below_title(
    sheet: Sheet, head: Head, extent: Extent | None, read: dict[int, Credit], language: str | None
) -> None:
    """Names without a word before them, pictures' texts and the deck."""
    mark_bare_names(sheet, head, extent, read, language)
    if head.title:
        mark_repeated_captions(sheet, head.title.index)
        head.deck = find_deck(sheet, head.title, extent)
    if head.deck is not None:
        sheet.mark(head.deck, "deck", "deck: between headline and credits or picture")


def mark_repeated_captions(sheet: Sheet, title: int) -> None:
    """A line that stands twice in a row below the headline is a picture's text and caption."""
    for i in range(title + 1, min(title + HEAD_LINES, len(sheet.blocks) - 1)):
        text = sheet.blocks[i].text
        if text != sheet.blocks[i + 1].text or sheet.label(i) not in ("unknown", "body"):
            continue
        if word_count(text) >= FEWEST_WORDS:
            sheet.mark(i, "caption", "caption: said twice in a row")
            sheet.mark(i + 1, "caption", "caption: said twice in a row")


def read_series(sheet: Sheet, head: Head) -> bool:
    """The one-line form without separators, looked for above the body."""
    for i in range(min(head.first, FIRST_LINES)):
        block = sheet.blocks[i]
        if (
            sheet.label(i) in ("caption", "note")
            or not MIN_SERIES <= block.width <= MAX_LINE
            or not may_be_credits(block.text)
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
        head.title_value = clean_line(sheet.slice(line.title))


def head_end(sheet: Sheet, head: Head, extent: Extent | None) -> int:
    """The index of the last credit line that still belongs to the head, or that of the headline.

    A deck and a picture may stand between headline and credits, no more.
    """
    if head.title is None:
        return -1
    last, prose = head.title.index, 0
    for i in range(last + 1, min(last + HEAD_LINES, len(sheet.blocks))):
        if sheet.label(i) in ("byline", "date"):
            last = i
        elif sheet.label(i) == "body" and not is_above_caption(sheet, i):
            prose += 1
        if prose > MOST_DECKS or (extent and i > extent.last):
            break
    return last


def is_above_caption(sheet: Sheet, index: int) -> bool:
    """Whether a sentence may be a picture's, whose credit is the line below it."""
    below = index + 1
    return below < len(sheet.blocks) and sheet.label(below) == "caption"


def earlier_start(sheet: Sheet, after: int, extent: Extent) -> int:
    """Where the body begins when prose stands between the head and the heaviest stretch.

    A box may part an article's first paragraphs from the rest; a whole menu does not.
    """
    between = range(after + 1, extent.first)
    other = sum(sheet.label(i) in ("unknown", "boilerplate") for i in between)
    return after + 1 if other <= MOST_BETWEEN else extent.first


def first_paragraph(sheet: Sheet, head: Head, extent: Extent | None) -> int:
    """The index of the body's first paragraph."""
    if extent is None:
        return len(sheet.blocks)
    after = max(head_end(sheet, head, extent), head.deck if head.deck is not None else -1)
    start = extent.first if after < extent.first else after + 1
    if head.title and head.title.index < extent.first:
        start = earlier_start(sheet, after, extent)
    return next(
        (i for i in range(start, len(sheet.blocks)) if sheet.label(i) == "body"), extent.first
    )
