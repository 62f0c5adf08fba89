"""What may stand behind the names of a byline and is no name: accounts, agencies, places."""

import re

from archive.page.byline_words import OFFICE
from archive.page.lines import trimmed
from archive.page.record import Span
from archive.text.names import looks_like_name
from archive.text.normal import clean_line

PLACE = re.compile(
    r"\s*\([^()]{2,40}\)$|\s+(?:in|from|at|aus|à|en|em|w|из|в)\s+[^\W\d_][^|]{1,40}$"
)
FOR = re.compile(
    r"\s+(?:for|für|pour|para|per|voor|dla|для)\s+(?:the\s+)?(?=[^\W\d_])", re.IGNORECASE
)
ACCOUNT = re.compile(r"\s+\(?@\w{2,30}\)?$|\s+\S{2,40}@\S{4,60}$")
AGENCY = re.compile(
    r"\s*[(,/]?\s*(?:avec|with|con|com|mit|and|et|und)\s+(?:l[’'])?[A-Z]{2,5}\)?$|\s?/\s?[A-Z]{2,5}$"
)
COMMENTS = re.compile(
    r"\s+(?:leave a (?:comment|reply)|(?:\d+|no) comments?|read more)$", re.IGNORECASE
)
CITY = re.compile(r",\s(?:em\s|do\s|de\s|aus\s|in\s)?[^\W\d_a-zß-ÿ][^\W\d_A-Z]{2,18}$")
TAILS = (PLACE, FOR, ACCOUNT, AGENCY, COMMENTS)
SHORTEST_TWICE = 4  # characters
TWICE = re.compile(r"(?P<name>\S.{3,60}?)\s+(?P=name)")
NAME_OFFICE = re.compile(
    rf"(?P<name>[^\W\d_a-zß-ÿ][\w.'’-]+(?:\s[^\W\d_a-zß-ÿ][\w.'’-]*){{1,3}}?)\s"
    rf"(?P<office>(?:[^\W\d_][\w&-]+\s){{0,3}}{OFFICE})"
)


def without_tail(text: str, span: Span) -> Span:
    """The names in "Ada Stern in Geneva", "Ada Stern (Agency)", "Ada Stern @stern".

    Where no name is before such a tail, the span stays whole.
    """
    shown = text[span.start : span.end]
    for form in TAILS:
        match = form.search(shown)
        if match and looks_like_name(clean_line(shown[: match.start()])):
            return trimmed(text, Span(span.start, span.start + match.start()))
    return span


def without_city(text: str, span: Span) -> Span:
    """The names in "Ada Stern und Max Holm, Berlin": one word behind a comma is where they are."""
    city = CITY.search(text, span.start, span.end)
    return Span(span.start, city.start()) if city and city.start() > span.start else span


def once(text: str, span: Span) -> Span:
    """The name in "Ada Stern Ada Stern": a portrait's text and the name below it."""
    behind = span.start + SHORTEST_TWICE
    if text.find(text[span.start : behind], behind, span.end) < 0:
        return span  # not even its first letters stand there again
    twice = TWICE.fullmatch(text, span.start, span.end)
    return Span(*twice.span("name")) if twice else span


KOREAN_OFFICE = re.compile(
    r"(?P<name>[\uac00-\ud7a3]{2,4})\s(?P<office>(?:[\w·]+\s){0,3}[\w·]*(?:학자|작가|교수|위원|연구원|"
    r"연구위원|변호사|의원|대표|소장|원장|이사장|회장|평론가|비평가|칼럼니스트|시인|소설가|감독|박사|강사|활동가|"
    r"번역가|화가|기획자|전문가|의사|약사|목사|스님|신부|주필|고문|총장|학장|센터장|사무총장|저술가|편집장|언론인))"
)


def name_and_office(text: str, span: Span) -> tuple[Span, Span] | None:
    """The places of name and office in "Ada Stern Chief Correspondent", with no comma between."""
    match = NAME_OFFICE.fullmatch(text, span.start, span.end) or KOREAN_OFFICE.fullmatch(
        text, span.start, span.end
    )
    if not match or not looks_like_name(match["name"]):
        return None
    return Span(*match.span("name")), Span(*match.span("office"))
