"""From what was found on a page to statements, each with its rule and its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from archive.page.damage import (
    UNREADABLE_DATE,
    breaks_off,
    last_sentence,
    may_break_off,
    mojibake,
    replaced,
)
from archive.page.endmatter import End
from archive.page.finding import Found, Head
from archive.page.record import Span, Statement
from archive.page.reflow import reflowed
from archive.page.sheet import Sheet
from archive.page.tags import read_tags
from archive.page.years import infer_date
from archive.text.names import is_organisation, read_name
from archive.text.normal import clean_line

VERSION = 1
MOST_DAMAGES = 500
SHOWN_RULES = frozenset({"capitals", "comma"})


def statement(
    field: str, value: Any, rule: str, spans: Iterable[Span] = (), **more: str
) -> Statement:
    return Statement(field, value, rule, VERSION, tuple(spans), **more)


def state(sheet: Sheet, head: Head, end: End, language: str | None) -> Iterator[Statement]:
    """All statements of one page, the empty ones left out."""
    if head.title and head.title_value:
        yield statement("title", head.title_value, head.title.rule, head.title.spans)
    if head.deck is not None:
        block = sheet.blocks[head.deck]
        yield statement(
            "deck", shown(sheet, block.span), sheet.findings[head.deck].rule, [block.span]
        )
    yield from of_authors(head)
    for field, found in (("outlet", head.outlet), ("section", head.section), ("url", end.url)):
        if found:
            yield statement(field, found.value, found.rule, [found.span])
    yield from of_date(head)
    yield from of_year(sheet, head, end, language)
    yield from of_tags(sheet, end)
    if language:
        yield statement("language", language, "language: py3langid on the body", origin="inferred")
    yield of_kind(end)
    yield from of_blocks(sheet, "captions", "captions: by their credits", end.captions)
    yield from of_blocks(sheet, "notes", "notes: about article or author", end.notes)
    yield from of_damage(sheet, head, end)
    if end.body:
        spans = [sheet.blocks[i].span for i in end.body]
        yield statement("body", [1] * len(spans), "body: the page's run of sentences", spans)


def shown(sheet: Sheet, span: Span) -> str:
    return shown_text(sheet.text, span)


def shown_text(text: str, span: Span) -> str:
    return reflowed(text[span.start : span.end])


def of_authors(head: Head) -> Iterator[Statement]:
    if not head.names:
        return
    names = [found.value for found in head.names]
    yield statement("authors", names, head.names[0].rule, [found.span for found in head.names])
    for name, role in head.roles:
        yield statement("affiliation", role.value, role.rule, [role.span], subject=name)
    for found in head.names:
        if is_organisation(found.value):
            continue
        read = read_name(found.value)
        if read.rule is None:
            continue
        parts = {"family": read.family, "given": read.given, "order": read.order}
        origin = "extracted" if read.rule in SHOWN_RULES else "inferred"
        yield statement(
            "name", parts, f"name: {read.rule}", [found.span], subject=found.value, origin=origin
        )


def of_date(head: Head) -> Iterator[Statement]:
    if head.date:
        date = head.date.date
        value = {"edtf": date.date.edtf, "time": date.time, "label": date.label}
        yield statement("date", value, head.date.rule, [head.date.span])


def of_year(sheet: Sheet, head: Head, end: End, language: str | None) -> Iterator[Statement]:
    """The printed date with the year that it leaves out, where the body tells it."""
    if head.date is None:
        return
    body = [sheet.blocks[i].span for i in end.body]
    printed = shown(sheet, head.date.span)
    found = infer_date(sheet.text, head.date.date.date, printed, body, language)
    if found:
        value = {"value": found.date.edtf, "reason": found.reason}
        yield statement("date_inferred", value, found.rule, found.spans, origin="inferred")


def of_tags(sheet: Sheet, end: End) -> Iterator[Statement]:
    spans = [span for i in end.tags for span in read_tags(sheet.text, sheet.blocks[i].span)]
    if spans:
        values = [clean_line(sheet.text[span.start : span.end]) for span in spans]
        yield statement("tags", values, sheet.findings[end.tags[0]].rule, spans)


def of_kind(end: End) -> Statement:
    if isinstance(end.kind, Found):
        return statement("text", end.kind.value, end.kind.rule, [end.kind.span])
    rule = "text: no body" if end.kind == "none" else "text: nothing says that it is cut"
    return statement("text", end.kind, rule)


def of_blocks(sheet: Sheet, field: str, rule: str, indexes: Sequence[int]) -> Iterator[Statement]:
    """A list field with every place of every value; what stands twice is one value."""
    values: dict[str, list[Span]] = {}
    for i in indexes:
        span = sheet.blocks[i].span
        values.setdefault(shown(sheet, span), []).append(span)
    if values:
        spans = sorted(span for places in values.values() for span in places)
        yield statement(field, list(values), rule, spans)


def of_damage(sheet: Sheet, head: Head, end: End) -> Iterator[Statement]:
    found = sorted(islice(damages(sheet, head, end), MOST_DAMAGES), key=lambda damage: damage[2])
    if found:
        values = [
            {"kind": kind, "paragraph": number, "text": shown(sheet, span)}
            for kind, number, span in found
        ]
        yield statement("damage", values, "damage: by its form", [span for *_, span in found])


def damages(sheet: Sheet, head: Head, end: End) -> Iterator[tuple[str, int | None, Span]]:
    """Kind, number of the body's paragraph (None outside the body) and place."""
    is_open = {i for i in end.body if may_break_off(sheet.blocks[i].text)}
    said = words_of_body(sheet, end) if is_open else Counter()
    for number, i in enumerate(end.body, start=1):
        block = sheet.blocks[i]
        if block.is_cut or (i in is_open and breaks_off(block.text, said)):
            yield "cut sentence", number, last_sentence(sheet.text, block.span)
        yield from ((kind, number, span) for kind, span in broken_words(sheet, block.span))
    seen: set[str] = set()
    for i in end.captions:
        block = sheet.blocks[i]
        if block.text in seen:
            yield "repeated caption", None, block.span
        seen.add(block.text)
    for i in end.paywalls[:1]:
        yield "pay-wall", None, sheet.blocks[i].span
    yield from ((UNREADABLE_DATE, None, span) for span in head.unreadable)
    others = [
        *(head.title.spans if head.title else ()),
        *(sheet.blocks[i].span for i in (*end.captions, *end.notes)),
    ]
    for span in others:
        yield from ((kind, None, place) for kind, place in broken_words(sheet, span))


def words_of_body(sheet: Sheet, end: End) -> Counter[str]:
    """How often the body says each word."""
    return Counter(" ".join(sheet.blocks[i].text for i in end.body).split())


def broken_words(sheet: Sheet, span: Span) -> Iterator[tuple[str, Span]]:
    if not sheet.may_be_broken:
        return
    yield from (("mojibake", word) for word in mojibake(sheet.text, span))
    yield from (("replacement character", word) for word in replaced(sheet.text, span))
