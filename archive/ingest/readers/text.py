"""Plain text: one page to a file."""

from collections.abc import Iterable
from typing import BinaryIO

from archive.ingest.records import RawRecord


class TextReader:
    """Pages saved or pasted as plain text, `*.txt`."""

    name = "page of text"
    max_bytes = 5 * 1024 * 1024
    is_streamed = False

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - a name says enough
        """Any text file by its name; its bytes are looked at when it is decoded."""
        return file_name.lower().endswith(".txt")

    def records(self, file: BinaryIO) -> Iterable[RawRecord]:
        """The file is the record."""
        yield RawRecord(1, file.read())
