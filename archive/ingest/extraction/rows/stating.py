"""From a sheet to statements: what each value says, by which rule, and where it stands."""

import re
from collections.abc import Iterator

from archive.ingest.extraction.rows.bodies import of_text
from archive.ingest.extraction.rows.people import Author, authors_of, is_same_name, parts_of
from archive.ingest.extraction.rows.sheet import Sheet, Value, is_item
from archive.ingest.extraction.rows.told import Told
from archive.ingest.extraction.rows.vocabulary import Vocabulary
from archive.page.record import Span, Statement
from archive.text.addresses import address_key
from archive.text.dates.stamps import read_stamp
from archive.text.normal import clean_line

TAIL = re.compile(r"\s+(?:[-–—|·•:»]|::|//)\s+(?=\S)")
BETWEEN_TAGS = re.compile(r"\s*[,;|]\s*")
AROUND_TAGS = " []'\"“”#"
NAME_WITHIN = re.compile(r"['\"]name['\"]\s*:\s*(?P<quote>['\"])(?P<name>.{1,200}?)(?P=quote)")


def statements_of(sheet: Sheet, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """All that a sheet says."""
    told = Told.by(sheet, vocabulary)
    outlet = of_outlet(told)
    name = str(outlet.value) if outlet else None
    said: list[Statement | None] = [
        of_title(told, name),
        outlet,
        of_section(told),
        of_date(told),
        of_url(told),
        of_tags(told),
        *of_authors(told, name),
        *of_text(told),
    ]
    return tuple(each for each in said if each)


def of_outlet(told: Told) -> Statement | None:
    """The best name of an outlet; an address is none, the name of a host is."""
    for value in told.each("outlet"):
        if "://" in value.text:
            continue
        start, end = named_in(value.text)
        name = clean_line(value.text[start:end])
        if name:
            span = Span(value.span.start + start, value.span.start + end)
            return told.state("outlet", name, told.rule(value.name), [span])
    return None


def named_in(text: str) -> tuple[int, int]:
    """Where the name stands: in "{'id': None, 'name': 'Quay Post'}", as tables have objects of
    Python, it is the name within.
    """
    if not text.startswith("{"):
        return 0, len(text)
    found = NAME_WITHIN.search(text)
    return found.span("name") if found else (0, 0)


def of_title(told: Told, outlet: str | None) -> Statement | None:
    """The title, without the outlet behind it where that is the outlet of this record."""
    value = told.first("title")
    if value is None:
        return None
    end = end_of_title(value.text, outlet)
    span = Span(value.span.start, value.span.start + end)
    return told.state("title", clean_line(value.text[:end]), told.rule(value.name), [span])


def end_of_title(title: str, outlet: str | None) -> int:
    """Where "Title - Outlet" ends if the outlet is left out."""
    tails = list(TAIL.finditer(title)) if outlet else []
    is_named = bool(tails) and is_same_name(title[tails[-1].end() :], outlet)
    return tails[-1].start() if is_named else len(title)


def of_section(told: Told) -> Statement | None:
    value = told.first("section")
    return told.state_value("section", clean_line(value.text), value) if value else None


def of_authors(told: Told, outlet: str | None) -> Iterator[Statement]:
    """The names of the best column that gives any, with their parts where one reading fits."""
    for values in told.lists("authors"):
        found = authors_of(values, outlet, is_single=told.vocabulary.has_single_names)
        if found:
            rule = told.rule(values[0].name)
            names = [author.name for author in found]
            yield told.state("authors", names, rule, [author.span for author in found])
            yield from (each for author in found if (each := of_name(told, author, rule)))
            return


def of_name(told: Told, author: Author, rule: str) -> Statement | None:
    """The parts of a name: as the record parts them, else as its form does."""
    if author.parts:
        return told.state("name", author.parts, rule, [author.span], subject=author.name)
    known = parts_of(author.name)
    if known is None:
        return None
    parts, by = known
    more = {"subject": author.name, "origin": "inferred"}
    return told.state("name", parts, f"name: {by}", [author.span], **more)


def of_date(told: Told) -> Statement | None:
    """The first value that is a date; one of indexing or updating is no value of this field."""
    for value in told.each("date"):
        if stamp := read_stamp(value.text):
            said = {"edtf": stamp.date.edtf, "time": stamp.time, "label": None}
            return told.state_value("date", said, value)
    return None


def of_url(told: Told) -> Statement | None:
    """The first value that is a page's address; an outlet given as one will do."""
    for value in told.each("url"):
        if " " not in value.text and address_key(value.text):
            return told.state_value("url", value.text, value)
    for value in told.each("outlet"):
        if "://" in value.text and " " not in value.text and address_key(value.text):
            return told.state_value("url", value.text, value)
    return None


def of_tags(told: Told) -> Statement | None:
    """The items of a list; a single value that lists several is parted."""
    values = next(iter(told.lists("tags")), ())
    tags: dict[str, Span] = {}
    for value in values:
        for span in tag_spans(value, is_list=len(values) > 1 or is_item(value)):
            tags.setdefault(clean_line(told.sheet.text[span.start : span.end]), span)
    if not tags:
        return None
    return told.state("tags", list(tags), told.rule(values[0].name), list(tags.values()))


def tag_spans(value: Value, *, is_list: bool) -> Iterator[Span]:
    """Where the single tags of a value stand."""
    start, length = 0, len(value.text)
    ends = [] if is_list else [found.span() for found in BETWEEN_TAGS.finditer(value.text)]
    for end, following in [*ends, (length, length)]:
        first, last = bare_tag(value.text, start, end)
        if first < last:
            yield Span(value.span.start + first, value.span.start + last)
        start = following


def bare_tag(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a tag stands without the signs of lists and quotations around it."""
    while start < end and text[start] in AROUND_TAGS:
        start += 1
    while start < end and text[end - 1] in AROUND_TAGS:
        end -= 1
    return start, end
