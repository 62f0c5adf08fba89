"""JSON: one object to a line, a list of objects, or an answer of a service that holds such a list.

A list whose objects have a CSL `type` holds references (CSL-JSON); any other holds rows.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from archive.ingest.limits import capture_limit, record_too_large
from archive.ingest.readers.lines import LongLineError, TextLines, rewound, text_of
from archive.ingest.readers.row import NOT_ENOUGH, found_row, says_enough
from archive.ingest.readers.strict_json import NotJsonError, Place, StrictJson
from archive.ingest.records import BadRecord, Found, LeftOut, RefusedError
from archive.ingest.thrift import TOO_MUCH

GIGABYTE = 1024**3
CHUNK = 65_536
LONGEST_WORD = 16
"""Signs of a word, number or escape that may be cut at the end of what was read."""
OF_OTHER_KIND = "JSON that does not plainly hold records"
NOT_CLOSED = "the list is not closed, or a comma is missing in it"
LISTS = ("articles", "stories", "results", "items", "data", "docs", "entries", "records", "hits")
"""Names under which services hand out a list of pieces."""
CSL_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """.split()
)
"""The types of the Citation Style Language 1.0.2."""
ONLY_IN_ROWS = frozenset({"url", "link", "text", "content", "body", "outlet", "date"})
"""Names that CSL does not have: an object that uses them is a row, whatever its type is called."""

_REFERENCE = re.compile(rf'"type"\s*:\s*"(?:{"|".join(sorted(CSL_TYPES))})"')
_ANSWER = re.compile(
    r"""\s*\{\s*(?:"[^"]*"\s*:\s*(?:"[^"]*"|[\d.]+|true|false|null)\s*,\s*)*"""
    rf'"(?:{"|".join(LISTS)})"\s*:\s*\['
)


def tells_records(head: bytes) -> bool:
    """Whether JSON that begins so is a reference, a list of such, or the answer of a service."""
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    return bool(_REFERENCE.search(text) or _ANSWER.match(text))


class JsonLinesReader:
    """One object to a line: `*.jsonl`, `*.ndjson`, `*.jsonlines`."""

    name = "JSON lines file"
    max_bytes = 100 * GIGABYTE
    is_streamed = True

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - a name says enough
        """By its name."""
        return file_name.lower().endswith((".jsonl", ".ndjson", ".jsonlines"))

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """One record a line; empty lines are passed over."""
        strict = StrictJson()
        for number, line in enumerate(full_lines(TextLines(file)), start=1):
            if number == 1 and line == "[":
                yield from of_list(text_of(file))
                return
            yield of_line(number, line, strict)


class JsonReader:
    """`*.json`: a list of objects, one object that is or holds such, or one object to a line."""

    name = "JSON file"
    max_bytes = 100 * GIGABYTE
    is_streamed = True

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - a name says enough
        """By its name."""
        return file_name.lower().endswith(".json")

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """The objects in their order."""
        if text_of(file).read(CHUNK).lstrip().startswith("["):
            return of_list(text_of(file))
        first = next(full_lines(TextLines(file)), "")
        if first is None or (is_whole(first) and has_more(file)):
            return JsonLinesReader().records(rewound(file))
        return of_object(file)


class JsonBeside:
    """JSON that lies beside pages and plainly holds no records: left out, and said to be broken
    where it is."""

    name = "JSON file"
    max_bytes = JsonReader.max_bytes
    is_streamed = True

    def claims(self, file_name: str, head: bytes) -> bool:
        """What is JSON by its name, and does not begin as records do."""
        return JsonReader().claims(file_name, head) and not tells_records(head)

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """No record but the one that says so."""
        text = text_of(file).read(capture_limit() + 1)
        what = fault_in(text) if len(text) <= capture_limit() else None
        return [LeftOut(1, what or OF_OTHER_KIND)]


def fault_in(text: str) -> str | None:
    """Why a text is no JSON, neither as a whole nor line by line; None where it is."""
    first, _, more = text.strip().partition("\n")
    try:
        StrictJson().only(first if more and is_whole(first) else text)
    except NotJsonError as error:
        return str(error)
    except RefusedError:
        return None  # JSON all the same
    return None


def full_lines(lines: TextLines) -> Iterator[str | None]:
    """The lines that hold something, without white space around them; None for one too long."""
    while True:
        try:
            line = next(lines).strip()
        except LongLineError:
            yield None
            continue
        except StopIteration:
            return
        if line:
            yield line


def of_line(number: int, line: str | None, strict: StrictJson) -> Found:
    """The record of a line; None is one that is too long."""
    if line is None:
        return BadRecord(number, record_too_large())
    try:
        return of_value(number, strict.only(line))
    except NotJsonError as error:
        return BadRecord(number, error.of_line)
    except RefusedError as error:
        return BadRecord(number, str(error))
    except MemoryError:
        return BadRecord(number, TOO_MUCH)


def of_value(number: int, value: Any, kind: str = "row") -> Found:
    """A record of one value, which has to be an object."""
    if isinstance(value, dict):
        return found_row(number, value, kind)
    what = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return BadRecord(number, f"{what.get(type(value), 'a number')}, and no object")


def kind_of(value: Any) -> str:
    """Whether an object of a list is a reference of CSL or a row."""
    if not isinstance(value, dict):
        return "row"
    is_reference = value.get("type") in CSL_TYPES if isinstance(value.get("type"), str) else False
    return "csl" if is_reference and ONLY_IN_ROWS.isdisjoint(value) else "row"


def of_list(text: io.TextIOBase) -> Iterator[Found]:
    """The items of a list of any length, one after another."""
    for number, (value, problem) in enumerate(ListItems(text), start=1):
        found = BadRecord(number, problem) if problem else of_value(number, value, kind_of(value))
        yield found


def of_object(file: BinaryIO) -> Iterable[Found]:
    """A file that is one object: what it lists, or itself. Raises RefusedError."""
    text = text_of(file).read(capture_limit() + 1)
    if len(text) > capture_limit():
        raise RefusedError(f"one object of {record_too_large()}")
    value = StrictJson().only(text)
    listed = list_in(value)
    if listed is not None:
        return [of_value(number, each, kind_of(each)) for number, each in enumerate(listed, 1)]
    if kind_of(value) == "row" and not (isinstance(value, dict) and says_enough(value)):
        raise RefusedError(f"JSON without an article: {NOT_ENOUGH}")
    return [of_value(1, value, kind_of(value))]


def list_in(value: Any) -> list[Any] | None:
    """The list of objects that an answer of a service holds, directly or as its data's."""
    if not isinstance(value, Mapping):
        return None
    for name in LISTS:
        held = value.get(name)
        if isinstance(held, list) and held and all(isinstance(each, dict) for each in held):
            return held
    return None


def is_whole(line: str) -> bool:
    """Whether a line is an object by itself."""
    try:
        return isinstance(StrictJson().only(line), dict)
    except RefusedError:
        return False


def has_more(file: BinaryIO) -> bool:
    """Whether a second line holds anything."""
    lines = full_lines(TextLines(rewound(file)))
    return next(lines, None) is not None and next(lines, None) is not None


class ListItems:
    """The items of a JSON list, read piece by piece; no more of it is kept than one item takes."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text, self._buffer, self._at = text, "", 0
        self._begin = Place()  # of the buffer, in the file
        self._strict = StrictJson()

    def __iter__(self) -> Iterator[tuple[Any, str | None]]:
        """Each item and what is wrong with it; raises RefusedError where no more can be read."""
        self._sign()
        self._at += 1
        if self._sign() == "]":
            return
        while True:
            yield self._value(), self._strict.problem
            sign = self._sign()
            self._at += 1
            if sign == "]":
                return
            if sign != ",":
                raise NotJsonError(NOT_CLOSED, self._begin.behind(self._buffer[: self._at - 1]))
            self._sign()

    def _sign(self) -> str:
        """The next sign that is no white space; empty at the end."""
        while True:
            rest = self._buffer[self._at : self._at + CHUNK].lstrip()
            if rest:
                self._at = self._buffer.index(rest[0], self._at)
                return rest[0]
            self._at = min(self._at + CHUNK, len(self._buffer))
            if self._at == len(self._buffer) and not self._load():
                return ""

    def _value(self) -> Any:
        while True:
            try:
                value, end = self._strict.first(self._buffer, self._at)
            except json.JSONDecodeError as error:
                refusal = NotJsonError.of(error, self._begin)
                if self._is_wrong(error) or not self._load():
                    raise refusal from None
                continue
            if end < len(self._buffer) or not self._load():
                self._at = end
                return value

    def _is_wrong(self, error: json.JSONDecodeError) -> bool:
        """Whether more text would not help. Raises RefusedError where there is too much of it."""
        if len(self._buffer) - self._at > capture_limit():
            raise RefusedError(f"one item of {record_too_large()}")
        is_inside = error.pos < len(self._buffer) - LONGEST_WORD
        return is_inside and not error.msg.startswith("Unterminated string")

    def _load(self) -> bool:
        """Read as much again as is there; False at the end of the file."""
        rest = self._buffer[self._at :]
        self._begin = self._begin.behind(self._buffer[: self._at])
        more = self._text.read(max(CHUNK, len(rest)))
        self._buffer, self._at = rest + more, 0
        return bool(more)
