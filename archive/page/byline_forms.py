"""The forms that a chunk of a byline may have, each with the kind of line that it is for.

Names behind "By", an outlet behind "Source:", a role behind a name: the first form that fits wins.
"""

import re

from archive.page.byline_names import ADDRESS, Names, is_title_like, located_names, valued
from archive.page.byline_tails import name_and_office, once, without_city, without_tail
from archive.page.byline_words import (
    CLOCKS,
    COUNTERS,
    CUE,
    GLUED_CUE,
    ISSUE,
    ROLE,
    SOURCE,
    STRONG_ROLE,
)
from archive.page.chunks import CLOCK_BEHIND, shifted
from archive.page.credit import Credit
from archive.page.furniture import furniture_kind
from archive.page.page_titles import is_outlet_name
from archive.page.record import Span
from archive.page.section_names import is_section_name
from archive.page.wire_bylines import read_wire_byline
from archive.text.names import looks_like_name
from archive.text.normal import clean_line

MAX_CREDITS = 300
MAX_OUTLET = 60
MAX_ROLE = 160
KOREAN_REPORTER = re.compile(
    r"(?P<name>[\uac00-\ud7a3]{2,5})\s*(?:선임|수습|전문|인턴)?\s?(?:기자|특파원|논설위원|칼럼니스트)(?:\s+\S+@\S+)?"
)
NAME_IN_BRACKETS = re.compile(r"(?P<name>[^()（）]{2,60}?)\s*[(（](?P<role>[^()（）]{2,160})[)）]")


def cued_names(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "By Ada Stern and Max Holm", "Автор: Ада Стерн", "作者：林山", "By Ada at 21:14" """
    cue = CUE.match(shown) or GLUED_CUE.match(shown)
    if not cue or credit.names:
        return None
    rest = Span(span.start + cue.end(), span.end)
    bracketed = name_in_brackets(text, rest, text[rest.start : rest.end], credit)
    if bracketed is not None:
        return bracketed._replace(has_cue=True)
    clock = CLOCK_BEHIND.search(text, rest.start, rest.end)
    rest = without_tail(text, once(text, Span(rest.start, clock.start()) if clock else rest))
    names = located_names(text, rest) or located_names(text, without_city(text, rest))
    if names:
        return with_people(names, credit._replace(has_cue=True))
    described = (
        name_and_role(text, rest, credit)
        or name_before_office(text, rest, credit)
        or lone_name(text, rest, credit)
    )
    return described._replace(has_cue=True) if described else None


# "Ada Stern, sociologue, et Max Holm, proviseur": the second name and the role behind it.
NEXT_NAME = re.compile(
    r",\s(?:and|und|et|y|e|en|och|og|i|oraz|и|та)\s"
    r"(?P<name>[^\W\d_a-zß-ÿ][^,.;:\d]{3,40}),(?=\s[^\W\d_A-ZÀ-Þ])"
)


def name_and_role(text: str, span: Span, credit: Credit) -> Credit | None:
    """ "Ada Stern, Professor, School of Law", "Ada Stern, économiste": a role behind a comma."""
    name, comma, role = text[span.start : span.end].partition(",")
    place = Span(span.start, span.start + len(name))
    names = located_names(text, place, bodies_too=False) if comma else ()
    if not names or not (ROLE.search(role) or role.lstrip()[:1].islower()):
        return None
    more = [
        valued(text, Span(*match.span("name")))
        for match in NEXT_NAME.finditer(text, place.end, span.end)
        if looks_like_name(match["name"])
    ]
    if more:
        return credit._replace(names=(*names, *more))
    return credit._replace(names=names, roles=(valued(text, Span(place.end + 1, span.end)),))


def name_before_office(text: str, span: Span, credit: Credit) -> Credit | None:
    """ "Ada Stern Chief Correspondent": an office with no comma before it."""
    places = name_and_office(text, span)
    if places is None:
        return None
    name, office = places
    return credit._replace(names=(valued(text, name),), roles=(valued(text, office),))


def name_and_outlet(text: str, span: Span, credit: Credit) -> Credit | None:
    """ "Ada Stern, The Evening Post": a name and behind a comma what can only be an outlet."""
    name, comma, outlet = text[span.start : span.end].partition(",")
    if not comma or not is_outlet_name(clean_line(outlet)):
        return None
    names = located_names(text, Span(span.start, span.start + len(name)), bodies_too=False)
    if not names:
        return None
    place = Span(span.start + len(name) + 1, span.end)
    rule = "outlet: behind the byline's names"
    return credit._replace(names=names, outlet=valued(text, place), outlet_rule=rule)


def wire_byline(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "河口報 記者林山／即時報導", "[하구신문 김철수 기자]" """
    read = None if credit.names else read_wire_byline(shown)
    if read is None:
        return None
    credit = credit._replace(names=(valued(text, shifted(read.name, span.start)),), has_cue=True)
    if credit.outlet or read.outlet is None:
        return credit
    outlet = valued(text, shifted(read.outlet, span.start))
    return credit._replace(outlet=outlet, outlet_rule="outlet: before the reporter's name")


def lone_name(text: str, span: Span, credit: Credit) -> Credit | None:
    """ "By Sutrisno | The Evening Post | Updated: …": one word is a name where all else is said."""
    shown = text[span.start : span.end]
    is_barred = BAR.match(text, span.end) is not None
    labelled = any(date.label for date, _ in credit.dates)
    if not (is_barred and labelled and LONE_NAME.fullmatch(shown)) or furniture_kind(shown):
        return None
    return None if is_section_name(shown) else credit._replace(names=(valued(text, span),))


BAR = re.compile(r"\s?[|｜]")
LONE_NAME = re.compile(
    r"(?!(?:Staff|Agencies|Editor|Reporter|Admin)$)[^\W\d_a-zß-ÿ][^\W\d_A-Z]{2,20}"
)


def with_people(names: Names, credit: Credit) -> Credit:
    """The credit with its people; a body named behind them is where they are or write.

    "By Ada Stern, The Evening Post", "By Ada Stern, Institute of Rivers".
    """
    people = tuple(each for each in names if looks_like_name(each[0]))
    others = tuple(each for each in names if not looks_like_name(each[0]))
    if not people or not others:
        return credit._replace(names=names)
    if ROLE.search(others[0][0]):
        return credit._replace(names=people, roles=others[:1])
    return credit._replace(
        names=people, outlet=others[0], outlet_rule="outlet: behind the byline's names"
    )


def cued_source(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "Source: The Evening Post" """
    cue = SOURCE.match(shown)
    if not cue or credit.outlet or span.end - span.start - cue.end() > MAX_OUTLET:
        return None
    rest = first_wide_word(text, Span(span.start + cue.end(), span.end))
    return credit._replace(outlet=valued(text, rest), outlet_rule="outlet: named as the source")


def first_wide_word(text: str, span: Span) -> Span:
    """Of several sources in Chinese or Japanese, parted by a space, the first."""
    several = re.compile(r"\s*([\u3040-\u9fff]{2,})\s+[\u3040-\u9fff]").match(
        text, span.start, span.end
    )
    return Span(*several.span(1)) if several else span


def reporter(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "홍길동 기자" """
    match = KOREAN_REPORTER.fullmatch(shown)
    if not match or credit.names:
        return None
    name = shifted(Span(*match.span("name")), span.start)
    return credit._replace(names=(valued(text, name),), has_cue=True)


def name_in_brackets(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "林山（河海大学教授）": a name and in brackets what its bearer is."""
    match = NAME_IN_BRACKETS.fullmatch(shown)
    if not match or credit.names or not ROLE.search(match["role"]):
        return None
    names = located_names(text, shifted(Span(*match.span("name")), span.start))
    if not names:
        return None
    role = shifted(Span(*match.span("role")), span.start)
    return credit._replace(names=names, roles=(valued(text, role),))


def role_after_name(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "Ada Stern | Professor of Law": a chunk with a word for an office, behind a name."""
    if not credit.names or credit.roles or not ROLE.search(shown) or len(shown) > MAX_ROLE:
        return None
    if credit.has_cue and not STRONG_ROLE.search(shown):
        return None
    return credit._replace(roles=(valued(text, span),))


def outlet_after_name(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "By Ada Stern | The Evening Post | May 3": a chunk behind the name of a byline."""
    is_byline = credit.names and (credit.has_cue or credit.dates)
    if not is_byline or credit.outlet or len(shown) > MAX_OUTLET:
        return None
    is_address = ADDRESS.fullmatch(shown)
    if not is_title_like(shown) or (furniture_kind(shown) and not is_address):
        return None
    if is_section_name(shown):
        return None
    before = text[max(0, span.start - 4) : span.start]
    if not re.search(r"[|｜¦•·/–—]\s*$", before):
        return None
    return credit._replace(
        outlet=valued(text, span), outlet_rule="outlet: behind the byline's names"
    )


def bare_names(text: str, span: Span, _shown: str, credit: Credit) -> Credit | None:
    """ "Ada Stern | January 14, 2025": a name with no word before it."""
    if credit.names or credit.has_cue or credit.outlet:
        return None
    span = once(text, span)
    described = name_before_office(text, span, credit) or name_and_outlet(text, span, credit)
    names = () if described else located_names(text, span, bodies_too=False)
    if names:
        return credit._replace(names=names)
    if described:
        return described
    described = name_and_role(text, span, credit)
    return described if described and ROLE.search(described.roles[0][0]) else None


def nothing_new(_text: str, _span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "Hits 2060", "Share": furniture between the credits; "No. 42" dates a paper's issue."""
    if ISSUE.match(shown):
        return credit._replace(left=credit.left + MAX_CREDITS)
    is_counted = COUNTERS.fullmatch(shown) or CLOCKS.fullmatch(shown)
    return credit if is_counted or furniture_kind(shown) or is_section_name(shown) else None


def place_behind_date(text: str, span: Span, shown: str, credit: Credit) -> Credit | None:
    """ "21 October 2025 • Port Marsh, oman": where it was written."""
    if not credit.dates or credit.names or not PLACE.fullmatch(shown):
        return None
    return credit if BULLET_BEFORE.search(text, max(0, span.start - 4), span.start) else None


_HIGH = r"[^\W\d_a-zß-ÿ][^\W\d_]+"
PLACE = re.compile(rf"(?=.{{3,30}}$){_HIGH}(?:[\s-]{_HIGH})?(?:,\s[^\W\d_]+)?")
BULLET_BEFORE = re.compile(r"[|｜•·]\s*$")
FORMS = (
    wire_byline,
    cued_names,
    cued_source,
    reporter,
    name_in_brackets,
    nothing_new,
    role_after_name,
    outlet_after_name,
    bare_names,
    place_behind_date,
)
