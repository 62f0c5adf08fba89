"""Values on the way from a file to the archive, and the one error of the way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from archive.page.record import Statement


class RefusedError(Exception):
    """A file or record that the archive does not take; the message is the one-line reason."""


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as a reader finds it in a file, numbered from 1."""

    number: int
    data: bytes


class Reader(Protocol):
    """One file format: what it claims, how large a file may be, what records it holds."""

    name: str
    max_bytes: int

    def claims(self, file_name: str, head: bytes) -> bool:
        """Whether a file of this name that begins so is one of ours."""

    def records(self, data: bytes) -> Iterable[RawRecord]:
        """The records of a file; raises RefusedError."""


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
