"""Which outlet a page names, from its title line or its copyright line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from archive.page.byline_names import ADDRESS, valued
from archive.page.chunks import shifted
from archive.page.finding import Found
from archive.page.furniture import KINDS, MAX_CRUMBS
from archive.page.lines import trimmed, width_of
from archive.page.nameplates import nameplate
from archive.page.outlet_signs import agreed_name
from archive.page.page_titles import has_outlet_word, is_outlet_name
from archive.page.patterns import any_case
from archive.page.record import Span
from archive.page.section_names import is_section_name
from archive.page.sheet import Sheet
from archive.text.dates import find_dates
from archive.text.names import ARTICLES
from archive.text.normal import clean_line

MAX_NAME = 60
MOST_WORDS = 8
REACH = 200
FIRST_BLOCKS = 400
FEWEST_STEPS = 3
WIDE_NAME = 8  # columns
TOP = 6
COPYRIGHT = any_case(
    r"""
    (?:©|ⓒ|\(c\)|copyright|版权所有|版權所有|著作權所有|著作权所有|
    저작권자)[\s:：©ⓒ]*(?:\(c\)\s*)?(?:copyright\s*)?(?:\d{4}(?:\s*[-–—~,/]\s*\d{2,4})?)?[\s,.:©-]*(?:by\s+|
    von\s+|par\s+|por\s+)?(?P<name>[^\W\d_].*)
    """
)
OWNER_BEFORE = re.compile(
    r"(?P<name>[^\W\d_][^©|.,:]{2,40}?)\s(?:©|\(c\))\s?\d{4}\b(?=\s*(?:[|.,-]|$))"
)
NAME_END = any_case(
    r"""
    (?:[.。](?=\s|$)|[|｜;；]|\s{2,}|\b\d{4}\b|\s[-–—]\s|[,，]|\ball rights\b|
    \balle rechte\b|\btous droits\b|\btodos os direitos\b|\btodos los derechos\b|
    \btutti i diritti\b|\bwszelkie\b|\ball\b|все права|всі права|未经|未經|无断|無断|무단|保留|
    版权|not to be|\bmay not\b)
    """
)
NO_NAME = any_case(
    r"""
    ^(?:all|alle|tous|todos|tutti|wszelkie|the|content|this|reserved|rights|notice|policy|and|by|
    ©|جميع.*|كافة.*|حقوق.*|все|всі|tüm|bản quyền.*|information|terms.*|infringement)$|
    \b(?:reserved|rechte|droits|derechos|direitos|diritti|prawa|rights|права)\b
    """
)


COMPANY = re.compile(
    r"[\s,]+(?:llc|l\.l\.c|ltd|limited|inc|incorporated|corp|corporation|co|company|plc|llp|l\.p|lp|gmbh|"
    r"m\.?b\.?h|ag|kg|se|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|a/s|ab|asa?|oyj?|ооо|оао|ао|зао|тов|"
    r"a\.?ş|holding|group|ventures|media group|publishing|verlag\w*|株式会社|有限公司)\b.*$",
    re.IGNORECASE,
)


def elsewhere(
    sheet: Sheet, parts: Sequence[Span], body: range, people: Sequence[str]
) -> Found | None:
    """The outlet as the page names it outside the article; the best supported place first."""
    owners = [owner for owner in copyright_names(sheet, body) if is_no_person(sheet, owner, people)]
    for place, rule in (
        (page_title_name(sheet, parts, people), "outlet: beside the headline in the page's title"),
        (
            agreed_name(sheet, body, people, names_within(sheet, owners)),
            "outlet: two kinds of signs agree",
        ),
    ):
        if place:
            return Found(*valued(sheet.text, place), rule)
    owners += property_names(sheet)
    for owner in owners:
        found = masthead_of(sheet, owner)
        if found:
            return found
    first = first_crumb(sheet) or next(filter(partial(is_owner_alone, sheet), owners), None)
    if first:
        return Found(*valued(sheet.text, first), "outlet: the breadcrumb or the copyright line")
    plate = nameplate(sheet, body, people)
    return Found(*valued(sheet.text, plate[0]), plate[1]) if plate else own_address(sheet, body)


def copyright_names(sheet: Sheet, body: range) -> Iterator[Span]:
    """The owners in the page's copyright lines."""
    for i in sheet.indexes("boilerplate"):
        if sheet.findings[i].kind == "legal" and i not in body:
            owner = copyright_name(sheet.text, sheet.blocks[i].span)
            if owner:
                yield owner


def property_names(sheet: Sheet) -> Iterator[Span]:
    """The owners in "Evening Post - Property of Weir Press LLC", at the foot of a page."""
    for block in sheet.blocks[-FOOT:]:
        match = PROPERTY.match(block.text) if "ropert" in block.text else None
        if match:
            yield Span(block.span.start, block.span.start + match.end("name"))


FOOT = 40
PROPERTY = re.compile(r"(?P<name>[^\W\d_][\w .&'’]{2,50}?)\s[–—-]\s(?:[aA] )?[pP]roperty of\s\S")


def is_no_person(sheet: Sheet, owner: Span, people: Sequence[str]) -> bool:
    return valued(sheet.text, owner)[0] not in people


def names_within(sheet: Sheet, owners: Iterable[Span]) -> Iterator[Span]:
    """ "Weir Post" in "Weir Post Verlag GmbH": the owner without its company's form."""
    for owner in owners:
        form = COMPANY.search(sheet.text, owner.start, owner.end)
        yield Span(owner.start, form.start()) if form and form.start() > owner.start else owner


def is_owner_alone(sheet: Sheet, owner: Span) -> bool:
    """Whether the owner of the copyright is an outlet by its name; a company may own many."""
    name = valued(sheet.text, owner)[0]
    if COMPANY.search(name):
        return False
    return has_outlet_word(name) or name.lower() == name.upper() or "." in name


HOME = re.compile(
    r"home\b|start|accueil|inicio|início|főoldal|strona|hem$|hjem|forside|ana ?sayfa|главная|"
    r"головна|首|ホーム|トップ|홈|الرئيسية|trang chủ|you are|sie sind|vous êtes|estás",
    re.IGNORECASE,
)
CRUMB_STEP = re.compile(r"\s{0,9}[>»›]\s{0,9}")


def first_crumb(sheet: Sheet) -> Span | None:
    """The site in "Evening Post > News > Features": what stands before a section's name."""
    for i, finding in enumerate(sheet.findings[:FIRST_BLOCKS]):
        span = sheet.blocks[i].span
        if finding.label != "section" and not sheet.is_furniture(i, "breadcrumb"):
            continue
        if span.end - span.start > MAX_CRUMBS:
            continue
        steps = CRUMB_STEP.split(sheet.slice(span))
        if len(steps) < FEWEST_STEPS or not any(map(is_section_name_or_news, steps[1:])):
            continue
        name = steps[0].strip()
        is_long = len(name.split()) > 1 or width_of(name) == 2 * len(name) >= WIDE_NAME
        if is_long and not HOME.match(name) and not is_section_name(name):
            start = sheet.text.index(name, span.start)
            return Span(start, start + len(name))
    return None


def is_section_name_or_news(step: str) -> bool:
    return is_section_name(step) or step.strip().casefold() == "news"


def own_address(sheet: Sheet, body: range) -> Found | None:
    """The site's address as the page's first line, or at its top and printed again below.

    Above the article, too, where it is printed again as "www." and the address.
    """
    for i, block in enumerate(sheet.blocks[: min(body.start, FIRST_BLOCKS)]):
        if "." not in block.text or not ADDRESS.fullmatch(block.text.lower()):
            continue
        if i >= TOP:
            if f"www.{block.text.casefold()}" in sheet.text.casefold():
                return Found(*valued(sheet.text, block.span), "outlet: the address above the text")
            continue
        if i == 0:
            return Found(
                *valued(sheet.text, block.span), "outlet: the page begins with its address"
            )
        below = (sheet.blocks[j].text for j in range(TOP, len(sheet.blocks)) if j not in body)
        if any(block.text.casefold() in text.casefold() for text in below):
            return Found(*valued(sheet.text, block.span), "outlet: the address at the top")
    return None


def masthead_of(sheet: Sheet, owner: Span) -> Found | None:
    """The owner of the copyright as a line of its own, or such a line within the owner's name.

    "© 2020 Evening Post Group Ltd" and a line "Evening Post": the Evening Post.
    """
    name = valued(sheet.text, owner)[0]
    for words in runs_of_words(name):
        for i in sheet.twins.get(words.casefold(), ()):
            if not sheet.is_furniture(i, *KINDS):
                where = sheet.blocks[i].span
                value, span = valued(sheet.text, owner if words == name else where)
                return Found(value, span, "outlet: the copyright line and a line of its own")
    return None


def runs_of_words(name: str) -> Iterator[str]:
    """The first words of a name, the longest run first, with its article and without."""
    words = name.split()[:MOST_WORDS]
    for length in range(len(words), 0, -1):
        yield " ".join(words[:length])
        if words[0].casefold() in ARTICLES and length > 1:
            yield " ".join(words[1:length])


def copyright_name(text: str, span: Span) -> Span | None:
    """The name in "© 2021 The Evening Post. All rights reserved.", or None where it has none."""
    line = text[span.start : span.end]
    before = OWNER_BEFORE.match(line)
    if before:
        return shifted(Span(*before.span("name")), span.start)
    mark = COPYRIGHT.search(line[:REACH])
    if not mark:
        return None
    start = mark.start("name")
    end = NAME_END.search(line, start, start + REACH)
    place = trimmed(line, Span(start, end.start() if end else len(line)))
    name = line[place.start : place.end]
    if not 1 < len(name) <= MAX_NAME or NO_NAME.search(name) or len(name.split()) > MOST_WORDS:
        return None
    return shifted(place, span.start)


def page_title_name(sheet: Sheet, parts: Sequence[Span], people: Sequence[str]) -> Span | None:
    """The outlet in what stands beside the headline in a page's title.

    A part that the page prints elsewhere too; else the last one behind a bar or with a
    word for an outlet, that is no date. "Column by Ada Stern" is none where she wrote.
    """
    named = [
        part
        for part in parts
        if part.end - part.start <= MAX_NAME
        and not find_dates(sheet.slice(part))
        and not is_section_name(sheet.slice(part))
        and not any(person in sheet.slice(part) for person in people)
    ]
    again = [part for part in named if is_printed_apart(sheet, part)]
    barred = [
        part
        for part in named
        if is_barred(sheet.text, part) or is_outlet_name(clean_line(sheet.slice(part)))
    ]
    found = next(reversed(again or barred), None)
    return found if found is None or again else without_more(sheet, found)


def without_more(sheet: Sheet, part: Span) -> Span:
    """The outlet's name alone, where a line of its own has it: "Evening Post" in "… Post Live"."""
    name = valued(sheet.text, part)[0]
    for words in islice(runs_of_words(name), 1, None):
        if not name.startswith(words) or SMALL_WORD.match(name, len(words)):
            continue  # "The Evening" and "Post", but not of "The Evening and Morning Post"
        if " " in words and words.casefold() in sheet.twins:
            return Span(part.start, part.start + len(words))
    return part


SMALL_WORD = re.compile(r"\s(?:[^\W\d_A-ZÀ-Þ]|&)")


def is_printed_apart(sheet: Sheet, part: Span) -> bool:
    """Whether the page has these words elsewhere too, and not only with the headline again."""
    name, whole = sheet.slice(part), sheet.text
    holders = (b.text for b in sheet.blocks if b.span.start <= part.start < b.span.end)
    title = next(holders, None)
    return title is not None and whole.count(name) > max(whole.count(title), 1)


def is_barred(text: str, part: Span) -> bool:
    """Whether a bar and no dash parts it from the headline: dashes stand in headlines too."""
    around = text[max(0, part.start - 3) : part.start] + text[part.end : part.end + 3]
    return any(bar in around for bar in "|｜_»")
