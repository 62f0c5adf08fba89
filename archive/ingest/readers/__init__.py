"""The table of formats: one reader each. A file goes to the first that claims it."""

from archive.ingest.readers.feeds import FeedReader
from archive.ingest.readers.html import HtmlReader
from archive.ingest.readers.markdown import MarkdownReader
from archive.ingest.readers.mhtml import MhtmlReader
from archive.ingest.readers.objects import JsonBeside, JsonLinesReader, JsonReader
from archive.ingest.readers.packed import packed_reader
from archive.ingest.readers.ris import RisReader
from archive.ingest.readers.tables import TableReader
from archive.ingest.readers.text import TextReader
from archive.ingest.readers.wacz import WaczReader
from archive.ingest.readers.warc import WarcReader
from archive.ingest.records import Reader

READERS: tuple[Reader, ...] = (
    TextReader(),
    TableReader(),
    JsonLinesReader(),
    JsonReader(),
    FeedReader(),
    RisReader(),
    MarkdownReader(),
    WaczReader(),
    WarcReader(),
    MhtmlReader(),
    HtmlReader(),
)
BESIDE = JsonBeside()
HEAD_BYTES = 4096


def reader_for(file_name: str, head: bytes) -> Reader | None:
    """The reader that claims a file by its name or first bytes, packed or not."""
    found = plain_reader_for(file_name, head)
    return found or packed_reader(file_name, head, plain_reader_for, plain_reader_beside)


def plain_reader_for(file_name: str, head: bytes) -> Reader | None:
    """The same among the formats themselves; some of them are packed by their own rules."""
    return next((reader for reader in READERS if reader.claims(file_name, head)), None)


def reader_in_folder(file_name: str, head: bytes) -> Reader | None:
    """The reader of a file that nobody named, only found.

    JSON lies beside pages for many reasons (settings, lists of what is there): it counts where it
    plainly holds references or what a service answered.
    """
    return BESIDE if BESIDE.claims(file_name, head) else reader_for(file_name, head)


def plain_reader_beside(file_name: str, head: bytes) -> Reader | None:
    """The same among the formats themselves: a ZIP is a folder as well."""
    return BESIDE if BESIDE.claims(file_name, head) else plain_reader_for(file_name, head)
