"""RIS: the tagged references that reference managers exchange, `*.ris`."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from archive.ingest.limits import capture_limit, record_too_large
from archive.ingest.readers.lines import LongLineError, TextLines
from archive.ingest.readers.row import found_row
from archive.ingest.records import BadRecord, Found, RefusedError

TAG = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?")
MOST_VALUES = 2000
NO_END = "no end (ER) before the next reference or the end of the file"
GIGABYTE = 1024**3

ALWAYS_LISTS = frozenset({"AU", "A1", "KW"})
"""Each such tag is one person, or one keyword, whatever signs are in it."""


class RisReader:
    """References, each from its type (TY) to its end (ER)."""

    name = "RIS file"
    max_bytes = 10 * GIGABYTE
    is_streamed = True

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - a name says enough
        """By its name."""
        return file_name.lower().endswith(".ris")

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """One record a reference; lines outside of any are passed over."""
        number = 0
        for number, found in enumerate(references(TextLines(file)), start=1):
            yield BadRecord(number, found) if isinstance(found, str) else of_tags(number, found)
        if not number:
            raise RefusedError("no reference in it: none begins with a type (TY)")


def of_tags(number: int, pairs: list[tuple[str, str]]) -> Found:
    """The record of one reference: tags that are or may be repeated hold a list."""
    gathered: dict[str, list[str]] = {}
    for tag, value in pairs:
        gathered.setdefault(tag, []).append(value)
    held: dict[str, str | list[str]] = {
        tag: values[0] if len(values) == 1 and tag not in ALWAYS_LISTS else values
        for tag, values in gathered.items()
    }
    return found_row(number, held, "ris")


def references(lines: TextLines) -> Iterator[list[tuple[str, str]] | str]:
    """The tags of each reference with their values; of one that cannot be read the reason."""
    reference = OpenReference()
    while True:
        try:
            line = next(lines)
        except LongLineError:
            reference.refuse(record_too_large())
            continue
        except StopIteration:
            break
        tagged = TAG.fullmatch(line.rstrip())
        tag = tagged["tag"] if tagged else ""
        if tag == "TY":
            yield from reference.closed(NO_END)
            reference.begin()
        if tag == "ER":
            yield from reference.closed(None)
        else:
            reference.take(tag, (tagged["value"] or "").strip() if tagged else line.strip())
    yield from reference.closed(NO_END)


class OpenReference:
    """The reference that is being read."""

    def __init__(self) -> None:
        self._pairs: list[tuple[str, str]] = []
        self._is_open = False
        self._size = 0
        self._refusal: str | None = None

    def begin(self) -> None:
        """A type was found."""
        self._pairs, self._is_open, self._size, self._refusal = [], True, 0, None

    def refuse(self, reason: str) -> None:
        """It cannot be read, where one is open at all."""
        self._refusal, self._pairs = reason, []

    def take(self, tag: str, value: str) -> None:
        """A tag and its value, or without a tag a line that goes on with the value before."""
        self._size += len(value) + 1
        if not self._is_open or self._refusal:
            return
        if self._size > capture_limit() or len(self._pairs) > MOST_VALUES:
            self.refuse(record_too_large())
        elif tag:
            self._pairs.append((tag, value))
        elif value and self._pairs:
            last, before = self._pairs[-1]
            self._pairs[-1] = (last, f"{before} {value}".strip())

    def closed(self, refusal: str | None) -> Iterator[list[tuple[str, str]] | str]:
        """What was read of it, if one is open."""
        if self._is_open:
            yield self._refusal or refusal or self._pairs
        self._is_open = False
