"""What a record says of the piece's text: how much of it is there, its paragraphs, its damage."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.extraction.rows.sheet import Value, base
from archive.ingest.extraction.rows.texts import cut_at, words
from archive.ingest.extraction.rows.told import Told
from archive.page.damage import (
    UNREADABLE_DATE,
    breaks_off,
    last_sentence,
    may_be_broken,
    may_break_off,
    mojibake,
    replaced,
)
from archive.page.lines import trimmed
from archive.page.record import Span, Statement
from archive.page.reflow import reflowed
from archive.text.dates.stamps import is_unset, read_stamp
from archive.text.language_names import language_code
from archive.text.languages import detect_language
from archive.text.normal import clean_line

# WordPress ends the text of every entry of a feed so; the line is the program's, not the author's.
APPEARED_FIRST = re.compile(
    r"(?:The post\b.*\bappeared first on|Der Beitrag\b.*\berschien zuerst auf"
    r"|L[’']article\b.*\best apparu en premier sur|La entrada\b.*\bse public[oó] primero en"
    r"|O post\b.*\bapareceu primeiro em|L[’']articolo\b.*\bproviene da"
    r"|Het bericht\b.*\bverscheen eerst op|Inlägget\b.*\bdök först upp på"
    r"|Artykuł\b.*\bpochodzi z serwisu|Сообщение\b.*\bпоявил\w+ сначала на)\s.{1,200}",
    re.IGNORECASE,
)
ODD = re.compile("[^\x00-\x7f‘’“”–—…\xa0]")
"""What no text of plain English has; only one that has it is looked at more closely."""
LONGEST_SHOWN = 80
LONGEST_TAIL = 1000
MOST_DAMAGES = 500
AN_OPENING = 60
"""Letters: a summary and a text that begin with the same ones are beginnings of one text."""


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of a record's text, and how much of the piece they are."""

    kind: str
    rule: str
    spans: tuple[Span, ...] = ()
    is_cut: bool = False


def of_text(told: Told) -> Iterator[Statement]:
    """Deck, language, kind of text, damage and body."""
    body = body_of(told)
    if deck := deck_of(told, body):
        yield told.state_value("deck", clean_line(deck.text), deck)
    yield from of_language(told, body)
    yield told.state("text", body.kind, body.rule, ())
    yield from of_damage(told, body)
    if body.spans:
        rule = told.rule(told.sheet.text_name or "")
        yield told.state("body", [1] * len(body.spans), rule, body.spans)


def body_of(told: Told) -> Body:
    """A text is full unless it, or a column beside it, says that it was cut; what only sums it up
    is a summary."""
    name = told.sheet.text_name
    meaning = told.vocabulary.meaning(name) if name else None
    spans = without_frame(told)
    if name is None or meaning is None or not spans:
        return Body("none", f"{told.vocabulary.noun}: no text")
    rule = told.rule(name)
    said = told.first("text_kind")
    if meaning[0] == "summary" or (said and said.text == "summary"):
        return Body("summary", rule, spans)
    if said and said.text == "teaser":
        return Body("teaser", told.rule(said.name), spans, is_cut=True)
    end = cut_at(told.sheet.text, spans)
    if end is None:
        return Body("full", f"{rule}: nothing says that it is cut"[:80], spans)
    last = trimmed(told.sheet.text, Span(spans[-1].start, end))
    kept = (*spans[:-1], last) if last.start < last.end else spans[:-1]
    return Body("teaser", f"{rule}: it says that it is cut"[:80], kept, is_cut=True)


def without_frame(told: Told) -> tuple[Span, ...]:
    """The paragraphs without the title above them and without what a feed's program adds."""
    text, spans = told.sheet.text, told.sheet.paragraphs
    title = told.first("title")
    if title and len(spans) > 1 and words(text[slice(*spans[0])]) == words(title.text):
        spans = spans[1:]
    is_short = bool(spans) and spans[-1].end - spans[-1].start <= LONGEST_TAIL
    if is_short and APPEARED_FIRST.fullmatch(text[slice(*spans[-1])]):
        spans = spans[:-1]
    return spans


def deck_of(told: Told, body: Body) -> Value | None:
    """What stands above the text: a summary that is no beginning of the text, and is not cut."""
    if deck := told.first("deck"):
        return deck
    opening = words(told.sheet.text[slice(*body.spans[0])])[:AN_OPENING] if body.spans else ""
    for value in told.each("summary"):
        is_text = body.kind == "none" or base(value.name) == told.sheet.text_name
        is_beginning = words(value.text)[:AN_OPENING] == opening
        if not is_text and not is_beginning and cut_at(told.sheet.text, [value.span]) is None:
            return value
    return None


def of_language(told: Told, body: Body) -> Iterator[Statement]:
    """As the record says, and as the text shows."""
    text = "\n".join(told.sheet.text[slice(*span)] for span in body.spans)
    if text and (spoken := detect_language(text)):
        rule = "language: py3langid on the body"
        yield told.state("language", spoken, rule, (), origin="inferred")
    for value in told.each("language"):
        if code := language_code(value.text):
            yield told.state_value("language", code, value)
            return


def of_damage(told: Told, body: Body) -> Iterator[Statement]:
    """What a text has lost or spoilt; where it was cut off it breaks off by right."""
    found = sorted(damages(told, body), key=lambda damage: damage[2])[:MOST_DAMAGES]
    if found:
        shown = [
            {"kind": kind, "paragraph": number, "text": reflowed(told.sheet.text[slice(*span)])}
            for kind, number, span in found
        ]
        yield told.state(
            "damage", shown, "damage: by its form", [span for *_, span in found], origin="extracted"
        )


def damages(told: Told, body: Body) -> Iterator[tuple[str, int | None, Span]]:
    """Kind, number of the paragraph (None for what stands beside the text), place."""
    text = told.sheet.text
    yield from ((UNREADABLE_DATE, None, span) for span in unreadable_dates(told))
    yield from of_sentences(text, body)
    if ODD.search(text) is None or not may_be_broken(text):
        return
    title = told.first("title")
    numbered: list[tuple[int | None, Span]] = [(None, title.span)] if title else []
    for number, span in [*numbered, *enumerate(body.spans, start=1)]:
        yield from (("mojibake", number, word) for word in mojibake(text, span))
        yield from (("replacement character", number, word) for word in replaced(text, span))


def unreadable_dates(told: Told) -> Iterator[Span]:
    """The value for a date that is none, "31/31/2021", where no other value is one."""
    values = [value for value in told.each("date") if not is_unset(value.text.strip())]
    if values and not any(read_stamp(value.text) for value in values):
        start, end = values[0].span
        yield Span(start, min(end, start + LONGEST_SHOWN))


def of_sentences(text: str, body: Body) -> Iterator[tuple[str, int, Span]]:
    """The sentences that break off."""
    said: Counter[str] | None = None
    for number, span in enumerate(body.spans, start=1):
        is_end = body.is_cut and number == len(body.spans)
        if not is_end and ends_open(text, span):
            said = said if said is not None else words_of(text, body.spans)
            if breaks_off(text[slice(*span)], said):
                yield "cut sentence", number, last_sentence(text, span)


def ends_open(text: str, span: Span) -> bool:
    """Whether a paragraph may stop in mid-sentence; most end with a full stop."""
    last = text[span.end - 1]
    return (last == "," or last.isalpha()) and may_break_off(text[slice(*span)])


def words_of(text: str, spans: Sequence[Span]) -> Counter[str]:
    """How often the body says each word."""
    return Counter(" ".join(text[slice(*span)] for span in spans).split())
