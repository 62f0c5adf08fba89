"""Values on the way from a file to the archive, and the one error of the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from archive.page.flatten import as_record
from archive.page.record import Statement
from archive.page.repeats import Uses
from archive.text.dates import Days
from archive.text.similarity import Sample


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
    """A record that cannot be read; the others of its file can.

    `fault` is the traceback where that is a fault of this program.
    """

    number: int
    reason: str
    entry: str = ""
    fault: str | None = field(default=None, repr=False)


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


Asked = tuple[str, frozenset[str]]
"""An outlet's name, and keys of lines of which a page would know whether they are furniture."""


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What is worked out where a page is read, so that whoever stores it need not.

    `asked` is what the reading would know of its outlet, None where it would know nothing; `uses`
    are the page's lines as this reading uses them, `sample` is of its body and `days` are those
    that it names.
    """

    packed: bytes
    packed_transcript: bytes | None
    asked: Asked | None
    uses: Uses
    body: tuple[str, ...]
    sample: Sample
    days: Days


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
    beforehand: Beforehand | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """How reports and duplicates name it."""
        return f"{self.file}#{self.number}"


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A record whose very bytes seem to be here, and that was not read again."""

    file: str
    number: int
    sha256: str


Read = ReadPage | HeldRecord | LeftOut | BadRecord


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record, or of a file that yielded none.

    `status` is "new", "again" (a further capture of an article that is here), "unchanged", "read"
    (dry run), "refused" or "not a page"; `article` is the public id of the article that
    holds it, `behind` how many bytes of all files are read by then.
    """

    file: str
    status: str
    reason: str | None = None
    number: int | None = None
    sha256: str | None = None
    article: str | None = None
    page: ReadPage | None = field(default=None, repr=False)
    duplicate_of: str | None = None
    behind: int = 0

    @property
    def record(self) -> dict[str, Any] | None:
        """The row of `--format jsonl`; None where no page was read."""
        if self.page is None:
            return None
        return {
            "file": self.page.file,
            "record": self.page.number,
            "sha256": self.page.sha256,
            **as_record(self.page.text, self.page.statements),
            "duplicate_of": self.duplicate_of,
        }
