"""Who wrote, where no byline says it: a note under "About the author", a name behind the text."""

import re
from collections.abc import Iterator

from archive.page.affiliations import AFTER_NAME, BIO_VERB
from archive.page.body import Extent
from archive.page.byline_names import valued
from archive.page.byline_words import ROLE
from archive.page.finding import Found, Head
from archive.page.record import Span
from archive.page.sheet import Sheet
from archive.text.names import looks_like_name, read_name
from archive.text.normal import clean_line

REACH = 6
MAX_SIGNATURE = 60
HEADING = re.compile(
    r"(?:about (?:the )?(?:author|writer)s?|the author|l[’']auteure?|der autor|die autorin|"
    r"zur person|über (?:den autor|die autorin)|el autor|la autora|sobre (?:o|a|el|la) autora?|"
    r"o autore|a autora|l[’']autore|l[’']autrice|over de auteur|o autorze|об авторе|автор|"
    r"про автора|关于作者|作者简介|關於作者|作者簡介|著者|筆者|글쓴이|"
    r"저자 소개|عن الكاتب|về tác giả)\s?:?",
    re.IGNORECASE,
)
_WORD = r"(?:[^\W\d_a-zß-ÿа-я][^\W\d_]{0,20}[’'-]?[^\W\d_]{0,20}\.?)"
TWICE = re.compile(rf"(?P<name>{_WORD}(?:\s{_WORD}){{1,3}})\s+(?P=name)\s")
OPENING = re.compile(rf"(?P<name>{_WORD}(?:\s{_WORD}){{1,3}}?)(?=\s(?!{_WORD})|,)")
SIGNED = re.compile(r"\s*[–—―-]{1,2}\s?(?P<dash>[^\W\d_][^()]{3,50})|\((?P<brackets>[^()]{4,50})\)")


def find_signature(sheet: Sheet, head: Head, extent: Extent) -> Found | None:
    """The one author that the page names outside a byline, or None where several fit."""
    for forms in (under_heading, behind_text):
        found = list(forms(sheet, head, extent))
        values = {each.value for each in found}
        if len(values) == 1:
            return found[0]
    return None


def under_heading(sheet: Sheet, head: Head, extent: Extent) -> Iterator[Found]:
    """ "About the author" above "Ada Stern is a fellow of …" or above the name alone."""
    first = max(head.first, extent.last - REACH)
    for i in range(first, min(extent.last + REACH, len(sheet.blocks) - 1)):
        if not HEADING.fullmatch(sheet.blocks[i].text):
            continue
        span = sheet.blocks[i + 1].span
        place = whole_name(sheet, span) or subject_of_note(sheet, span)
        if place:
            yield Found(*valued(sheet.text, place), "byline: under the heading about the author")


def whole_name(sheet: Sheet, span: Span) -> Span | None:
    """The block where it is nothing but a name."""
    shown = clean_line(sheet.slice(span))
    is_name = len(shown) <= MAX_SIGNATURE and looks_like_name(shown)
    return span if is_name and not ROLE.search(shown) else None


def subject_of_note(sheet: Sheet, span: Span) -> Span | None:
    """The name in "Ada Stern is …" and in "Ada Stern Ada Stern is …", below a portrait."""
    twice = TWICE.match(sheet.text, span.start, span.end)
    match = twice or OPENING.match(sheet.text, span.start, span.end)
    if not match or not looks_like_name(match["name"]):
        return None
    behind = match.end() - 1 if twice else match.end("name")
    if any(form.match(sheet.text, behind, span.end) for form in (AFTER_NAME, BIO_VERB)):
        return Span(*match.span("name"))
    return None


def behind_text(sheet: Sheet, head: Head, extent: Extent) -> Iterator[Found]:
    """ "— Ada Stern" or "(Ada Stern)" as the line right behind the last paragraph.

    Where others have signed above it, as letters are signed, all of them are found.
    """
    last = [found for i in (extent.last, extent.last + 1) if (found := signed_at(sheet, i))]
    last = [found for found in last if read_name(found.value).rule]
    if last:
        yield from last
        yield from filter(None, (signed_at(sheet, i) for i in range(head.first, extent.last)))


def signed_at(sheet: Sheet, index: int) -> Found | None:
    """What may be a name in a block that is a signature, without the place behind a comma."""
    if index >= len(sheet.blocks) or sheet.blocks[index].width > MAX_SIGNATURE:
        return None
    span = sheet.blocks[index].span
    signed = SIGNED.fullmatch(sheet.text, span.start, span.end)
    if not signed:
        return None
    group = "dash" if signed["dash"] else "brackets"
    value, place = valued(sheet.text, without_place(sheet.text, Span(*signed.span(group))))
    rule = "byline: a signature behind the text"
    return Found(value, place, rule) if looks_like_name(value) else None


def without_place(text: str, span: Span) -> Span:
    """What stands before a comma, where it is a whole name: "Stern, Ada" stays as it is."""
    name, comma, _ = text[span.start : span.end].partition(",")
    is_whole = comma and len(name.split()) > 1
    return Span(span.start, span.start + len(name)) if is_whole else span
