"""The table of formats: one reader each. A file goes to the first that claims it."""

from archive.ingest.readers.html import HtmlReader
from archive.ingest.readers.text import TextReader
from archive.ingest.records import Reader

READERS: tuple[Reader, ...] = (TextReader(), HtmlReader())
HEAD_BYTES = 512


def reader_for(file_name: str, head: bytes) -> Reader | None:
    """The reader that claims a file by its name or first bytes."""
    return next((reader for reader in READERS if reader.claims(file_name, head)), None)
