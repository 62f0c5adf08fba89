"""The table of formats: one reader each. A file goes to the first that claims it."""

from archive.ingest.readers.html import HtmlReader
from archive.ingest.readers.mhtml import MhtmlReader
from archive.ingest.readers.text import TextReader
from archive.ingest.readers.wacz import WaczReader
from archive.ingest.readers.warc import WarcReader
from archive.ingest.records import Reader

READERS: tuple[Reader, ...] = (
    TextReader(),
    WaczReader(),
    WarcReader(),
    MhtmlReader(),
    HtmlReader(),
)
HEAD_BYTES = 512


def reader_for(file_name: str, head: bytes) -> Reader | None:
    """The reader that claims a file by its name or first bytes."""
    return next((reader for reader in READERS if reader.claims(file_name, head)), None)
