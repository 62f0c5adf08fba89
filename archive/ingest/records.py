"""Values on the way from a file to the archive, and the one error of the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from archive.page.record import Statement


class RefusedError(Exception):
    """A file or record that the archive does not take; the message is the one-line reason."""


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as a reader finds it in a file, numbered from 1.

    `kind` says how its bytes are read (`archive.ingest.extraction`); the rest is what the container
    says of them: where and when they were fetched, and the encoding that a header names. `entry`
    is the name of the file in a packed one that holds it.
    """

    number: int
    data: bytes
    kind: str = "text"
    address: str | None = None
    captured_at: datetime | None = None
    charset: str | None = None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record of a container that is no page of anybody's; counted, not failed."""

    number: int
    what: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be read; the others of its file can."""

    number: int
    reason: str
    entry: str = ""


Found = RawRecord | LeftOut | BadRecord


class Reader(Protocol):
    """One file format: what it claims, how large a file may be, what records it holds.

    A file of a format that `is_streamed` is handed over open, whatever its size; any other is in
    memory, and no larger than one capture may be.
    """

    name: str
    max_bytes: int
    is_streamed: bool

    def claims(self, file_name: str, head: bytes) -> bool:
        """Whether a file of this name that begins so is one of ours."""

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """The records of a file, in order; raises RefusedError where no more can be read."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A record read: its text and what the page says of itself."""

    file: str
    number: int
    data: bytes
    sha256: str
    text: str
    encoding: str
    assumed: tuple[str, ...]
    statements: tuple[Statement, ...]
    kind: str = "text"
    address: str | None = None
    captured_at: datetime | None = None
    charset: str | None = None
    is_transcript: bool = False

    @property
    def name(self) -> str:
        """How reports and duplicates name it."""
        return f"{self.file}#{self.number}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record, or of a file that yielded none.

    `status` is "new", "again" (a further capture of an article that is here), "unchanged", "read"
    (dry run), "refused" or "not a page"; `record` is the row of `--format jsonl`, None without one.
    """

    file: str
    status: str
    reason: str | None = None
    record: dict[str, Any] | None = field(default=None, repr=False)
