"""Page titles: "Headline | The Evening Post", where a headline stands within other parts."""

import re
from dataclasses import dataclass

from archive.page.lines import trimmed, width_of
from archive.page.prose import word_count
from archive.page.record import Span
from archive.page.sheet import MAX_PAGE_TITLE, PART_SEPARATOR, Sheet, words_of_line
from archive.text.names import is_organisation, looks_like_name
from archive.text.normal import clean_line

FEWEST_TITLE_WORDS = 3
FIRST_LINES = 3
MOST_OUTLET_WORDS = 5
PAGE_TITLE_LINES = 10
SHORTEST_OPENING = 16
OPENERS = ("（", "(", "：", ":", "【", "[", "｜", "|")


@dataclass(frozen=True)
class PageTitle:
    """A headline within a page's title, and the parts around it."""

    place: Span
    parts: tuple[Span, ...]


def page_titles(sheet: Sheet, index: int) -> list[PageTitle]:
    """Blocks that repeat this one's text with more around it: "Headline | The Evening Post"."""
    text = sheet.blocks[index].text
    found = []
    for i in sheet.with_parts.get(text.casefold(), ()):
        if sheet.label(i) in ("byline", "date"):
            continue  # "By Ada Stern | The Evening Post"
        if i != index and (i < PAGE_TITLE_LINES or word_count(text) > 1):
            page_title = read_page_title(sheet, i, text)
            if page_title:
                found.append(page_title)
    opened = None if found else opens_page_title(sheet, index)
    return [opened] if opened else found


def opens_page_title(sheet: Sheet, index: int) -> PageTitle | None:
    """The headline at the start of the page's title: "今夜の堰 （写真＝共同） ：川口新聞"."""
    text = sheet.blocks[index].text
    if sheet.blocks[index].width < SHORTEST_OPENING:
        return None
    for i in range(min(FIRST_LINES, index)):
        title = sheet.blocks[i].text
        if not title.startswith(text):
            continue
        rest = title[len(text) : len(text) + MAX_PAGE_TITLE].lstrip()
        if rest.startswith(OPENERS):
            whole = sheet.blocks[i].span
            place = located(sheet.text, whole, text)
            if place:
                last = max(map(sheet.slice(whole).rfind, "：:|｜）)"))
                return PageTitle(
                    place, (trimmed(sheet.text, Span(whole.start + last + 1, whole.end)),)
                )
    return None


def is_lesser_part(sheet: Sheet, index: int) -> bool:
    """Whether a page's title begins with a longer part that is a line of its own further down.

    "A Night at the Weir - Rivers | The Evening Post" above a line "Rivers": no headline.
    """
    text = sheet.blocks[index].text
    for i in sheet.with_parts.get(text.casefold(), ()):
        place = located(sheet.text, sheet.blocks[i].span, text)
        if i >= PAGE_TITLE_LINES or place is None or place.start == sheet.blocks[i].span.start:
            continue
        before = parts_of(sheet.text, Span(sheet.blocks[i].span.start, place.start))
        first = clean_line(sheet.slice(before[0])) if before else ""
        if width_of(first) > width_of(text) and sheet.twins.get(first.casefold()):
            return True
    return False


def read_page_title(sheet: Sheet, index: int, text: str) -> PageTitle | None:
    """The headline's place in such a block and the parts around it, or None."""
    whole = sheet.blocks[index].span
    place = located(sheet.text, whole, text)
    if place is None:
        return None
    before, after = Span(whole.start, place.start), Span(place.end, whole.end)
    parts = [*parts_of(sheet.text, before), *parts_of(sheet.text, after)]
    if is_organisation(text) and all(looks_like_name(clean_line(sheet.slice(p))) for p in parts):
        return None  # "Ada Stern - Evening Post"
    return PageTitle(place, tuple(parts)) if parts else None


def parts_of(text: str, span: Span) -> list[Span]:
    """The parts of a page's title that stand before or behind the headline."""
    parts = []
    start = span.start
    for match in PART_SEPARATOR.finditer(text, span.start, span.end):
        parts.append(trimmed(text, Span(start, match.start())))
        start = match.end()
    parts.append(trimmed(text, Span(start, span.end)))
    return [part for part in parts if part.end > part.start]


def located(text: str, span: Span, words: str) -> Span | None:
    """Where cleaned words stand in the capture, whatever white space is between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.compile(pattern, re.IGNORECASE).search(text, span.start, span.end)
    return Span(*match.span()) if match else None


def headline_and_outlet(sheet: Sheet, index: int) -> PageTitle | None:
    """The page's title alone: "A Night at the Weir - Evening Post", where no headline follows."""
    whole = sheet.blocks[index].span
    found = list(PART_SEPARATOR.finditer(sheet.text, whole.start, whole.end))
    if index >= FIRST_LINES or not found:
        return None
    head = trimmed(sheet.text, Span(whole.start, found[-1].start()))
    tail = trimmed(sheet.text, Span(found[-1].end(), whole.end))
    name = clean_line(sheet.slice(tail))
    if word_count(sheet.slice(head)) < FEWEST_TITLE_WORDS or not is_outlet_name(name):
        return None
    return PageTitle(head, (tail,))


ENGINE = re.compile(
    r"(?:proudly )?powered by|theme(?: by)?|hosted (?:by|on)|built with|designed? by|site by",
    re.IGNORECASE,
)


def names_engine(sheet: Sheet, index: int) -> bool:
    """Whether a line stands below "Powered by" and tells what the site runs on."""
    return index > 0 and ENGINE.fullmatch(sheet.blocks[index - 1].text.strip(" :")) is not None


PUBLISHED_IN = re.compile(
    r"(?:published|posted|appeared) in|(?:veröffentlicht|erschienen) in|publié dans|"
    r"publicado e[nm]|pubblicato (?:in|su)|gepubliceerd in",
    re.IGNORECASE,
)


def is_published_in(sheet: Sheet, index: int) -> bool:
    """Whether a line stands below "Published in"."""
    return index > 0 and PUBLISHED_IN.fullmatch(sheet.blocks[index - 1].text) is not None


def repeats_first_line(sheet: Sheet, index: int) -> bool:
    """Whether the page's first line says the same: its title, and then the headline."""
    first, text = sheet.blocks[0].text, sheet.blocks[index].text
    if index == 0 or len(first) != len(text) or first.casefold() != text.casefold():
        return False
    return word_count(text) >= FEWEST_TITLE_WORDS


def echoes_first_line(sheet: Sheet, index: int) -> bool:
    """Whether most longer words of a headline stand in the page's first line too.

    Pages print the short form of their headline as their title: "What the weir keepers want with
    their strike" above "What the weir keepers hope to win with the strike in May".
    """
    if index == 0 or sheet.blocks[0].width > MAX_PAGE_TITLE:
        return False
    first, text = sheet.blocks[0].text, sheet.blocks[index].text
    mine, theirs = words_of_line(text), words_of_line(first)
    if min(len(mine), len(theirs)) < FEWEST_ECHOED or first.casefold() == text.casefold():
        return False
    return len(mine & theirs) >= ECHOED * len(mine)


FEWEST_ECHOED = 4
ECHOED = 0.5


def is_outlet_name(text: str) -> bool:
    """Whether words are surely an outlet's: "Evening Post", "Weir Institute"."""
    words = text.split()
    if "," in text or not 1 < len(words) <= MOST_OUTLET_WORDS:
        return False
    if any(word[:1].islower() for word in words):
        return False
    return is_organisation(text) or words[-1].casefold() in OUTLET_WORDS


def has_outlet_word(text: str) -> bool:
    """Whether one of the words is such as outlets have in their names: "Gazeta do Cais"."""
    return is_organisation(text) or not OUTLET_WORDS.isdisjoint(text.casefold().split())


_OUTLET_WORDS = """
    post times news daily weekly monthly journal review herald tribune gazette chronicle observer
    guardian globe mirror express today monitor dispatch courier bulletin ledger record voice star
    sun standard telegraph mail press magazine blog zeitung blatt tageblatt anzeiger kurier
    rundschau nachrichten presse bote diario noticias jornal gazeta giornale corriere
"""
OUTLET_WORDS = frozenset(_OUTLET_WORDS.split())
