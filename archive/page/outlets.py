"""Which outlet a page names, from its title line or its copyright line."""

from collections.abc import Sequence

from archive.page.lines import trimmed
from archive.page.patterns import any_case
from archive.page.record import Span
from archive.text.dates import find_dates

MAX_NAME = 60
COPYRIGHT = any_case(
    r"""
    (?:©|ⓒ|\(c\)|copyright|版权所有|版權所有|著作權|
    저작권자)[\s:：©ⓒ]*(?:\(c\)\s*)?(?:copyright\s*)?(?:\d{4}(?:\s*[-–—~,/]\s*\d{2,4})?)?[\s,.:©-]*(?:by\s+|
    von\s+|par\s+|por\s+)?(?P<name>[^\W\d_].*)
    """
)
NAME_END = any_case(
    r"""
    \s*(?:[.。](?=\s|$)|[|｜;；]|\s{2,}|,?\s*\b\d{4}\b|\s+[-–—]\s+|[,，]|\ball rights\b|
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


def copyright_name(text: str, span: Span) -> Span | None:
    """The name in "© 2021 The Evening Post. All rights reserved.", or None where it has none."""
    mark = COPYRIGHT.search(text, span.start, min(span.end, span.start + 200))
    if not mark:
        return None
    start = mark.start("name")
    end = NAME_END.search(text, start, span.end)
    place = trimmed(text, Span(start, end.start() if end else span.end))
    name = text[place.start : place.end]
    if not 2 <= len(name) <= MAX_NAME or NO_NAME.search(name) or len(name.split()) > 8:
        return None
    return place


def page_title_name(text: str, parts: Sequence[Span]) -> Span | None:
    """The outlet in what stands beside the headline in a page's title.

    A part that the page prints elsewhere too is the better choice; else the last that is no date.
    """
    named = [
        part
        for part in parts
        if part.end - part.start <= MAX_NAME and not find_dates(text[part.start : part.end])
    ]
    again = [part for part in named if text.count(text[part.start : part.end]) > 1]
    return (again or named or [None])[-1]
