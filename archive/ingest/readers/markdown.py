"""Markdown with front matter, `*.md`: the file is the record."""

from collections.abc import Iterable
from typing import BinaryIO

from archive.ingest.records import RawRecord

MARK = b"\xef\xbb\xbf"
FENCES = (b"---", b"+++")


class MarkdownReader:
    """Pages that begin with a block of YAML or TOML; other Markdown says nothing of its origin."""

    name = "Markdown page"
    max_bytes = 5 * 1024 * 1024
    is_streamed = False

    def claims(self, file_name: str, head: bytes) -> bool:
        """By its name, where the first line opens front matter."""
        first = head.removeprefix(MARK).split(b"\n", 1)[0].rstrip()
        return file_name.lower().endswith((".md", ".markdown")) and first in FENCES

    def records(self, file: BinaryIO) -> Iterable[RawRecord]:
        """The file is the record."""
        yield RawRecord(1, file.read(), "markdown")
