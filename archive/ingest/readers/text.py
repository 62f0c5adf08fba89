"""Plain text: one page to a file."""

from collections.abc import Iterable

from archive.ingest.records import RawRecord


class TextReader:
    """Pages saved or pasted as plain text, `*.txt`."""

    name = "page of text"
    max_bytes = 5 * 1024 * 1024

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - a name says enough
        """Any text file by its name; its bytes are looked at when it is decoded."""
        return file_name.lower().endswith(".txt")

    def records(self, data: bytes) -> Iterable[RawRecord]:
        """The file is the record."""
        yield RawRecord(1, data)
