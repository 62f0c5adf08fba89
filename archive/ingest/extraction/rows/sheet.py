"""The sheet of a record: its transcript, made once and read from then on.

    title: The Quiet Harbour
    authors[1]: Ada Marsh
    text:

    The harbour has been quiet since the ferries stopped.
    Nobody in town can say when they return.

A value stands on one line, white space folded; of a value whose name means nothing to the archive
no more than its beginning. The text's paragraphs are lines of their own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.extraction.rows.named import Named
from archive.ingest.extraction.rows.texts import in_paragraphs, on_one_line
from archive.ingest.extraction.rows.vocabulary import Vocabulary
from archive.ingest.records import RefusedError
from archive.page.record import Span

INDEX = re.compile(r"\[\d+\]")
LONGEST_UNKNOWN = 300
LONGEST_NAME = 100
LONGEST_TEXT = 5_000_000
"""Characters, as of a page of plain text."""
BREAKS = re.compile(r"[\s:]+(?=\s|\Z)|\s+")
AS_TEXT = ("text", "summary")
"""What may stand below the values: the text; where there is none, what sums it up."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value on a sheet, and its place."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet read back; `text_name` is the name of the text, None where there is none."""

    text: str
    values: tuple[Value, ...]
    text_name: str | None
    paragraphs: tuple[Span, ...]


def transcribed(record: Iterable[Named], vocabulary: Vocabulary) -> str:
    """The sheet of a record; raises RefusedError where its text is longer than any."""
    values = list(record)
    name = _name_of_text(values, vocabulary)
    lines = [_line(each, vocabulary) for each in values if not name or base(each.name) != name]
    if name is None:
        return "\n".join(filter(None, lines))
    text = "\n\n".join(each.value for each in values if base(each.name) == name)
    if len(text) > LONGEST_TEXT:
        raise RefusedError(f"a text of {len(text)} characters, over the limit of {LONGEST_TEXT}")
    below = in_paragraphs(text)
    return "\n".join([*filter(None, lines), f"{shown_name(name)}:", "", *below])


def _name_of_text(values: Sequence[Named], vocabulary: Vocabulary) -> str | None:
    """The name of the value that is the text: of several the best known one that says anything."""
    found = []
    for each in values:
        meaning = vocabulary.meaning(each.name)
        if meaning and meaning[0] in AS_TEXT and each.value.strip():
            found.append((AS_TEXT.index(meaning[0]), meaning[1], base(each.name)))
    return min(found)[2] if found else None


def _line(named: Named, vocabulary: Vocabulary) -> str:
    """The line of a value; none for one that is empty."""
    value = on_one_line(named.value)
    if len(value) > LONGEST_UNKNOWN and vocabulary.meaning(named.name) is None:
        value = f"{value[:LONGEST_UNKNOWN]}…"
    return f"{shown_name(named.name)}: {value}" if value else ""


def shown_name(name: str) -> str:
    """A name as a sheet has it: no white space but single spaces, no colon before one."""
    return BREAKS.sub(" ", name).strip()[:LONGEST_NAME] or "?"


def base(name: str) -> str:
    """The name of a list, of whose items this is one."""
    return INDEX.sub("", name) if name.endswith("]") or "[" in name else name


def is_item(value: Value) -> bool:
    """Whether a value stood in a list, so that it is one thing and never parted."""
    return "[" in value.name


def read_sheet(text: str) -> Sheet:
    """Read a sheet back."""
    values: list[Value] = []
    at = 0
    head, _, below = text.partition("\n\n")
    for line in head.split("\n"):
        name, parted, value = line.partition(": ")
        if parted:
            start = at + len(name) + len(parted)
            values.append(Value(name, value, Span(start, start + len(value))))
        at += len(line) + 1
    is_named = bool(below) and head.endswith(":")
    name_of_text = head.rpartition("\n")[2][:-1] if is_named else None
    return Sheet(text, tuple(values), name_of_text, tuple(_lines_from(below, at + 1)))


def _lines_from(text: str, start: int) -> Iterator[Span]:
    """The lines of a text that stands at `start`."""
    for line in text.split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1
