"""Web archives: WARC, plain or gzip; every page of HTML in it is a record."""

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

from archive.ingest.readers import fetched
from archive.ingest.readers.http import Response
from archive.ingest.readers.unpacking import MEGABYTE, Unpacked
from archive.ingest.records import BadRecord, Found, LeftOut, RawRecord, RefusedError

MISSING = "web archives need warcio: run `make html`"
BLOCK = 64 * 1024
LONGEST_HEADER = MEGABYTE
HTML = ("text/html", "application/xhtml+xml")
WITH_PAGES = ("response", "resource")
OK = 200
OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)


class WarcReader:
    """A web archive, read record by record; what it says was captured when is kept."""

    name = "web archive"
    max_bytes = 20 * 1024 * MEGABYTE
    is_streamed = True

    def claims(self, file_name: str, head: bytes) -> bool:
        """By its name, or by its first words."""
        return file_name.lower().endswith((".warc", ".warc.gz")) or head.startswith(b"WARC/")

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """All records in order; raises RefusedError where no more can be read."""
        return records_of(file)


def records_of(file: BinaryIO, first: int = 1) -> Iterator[Found]:
    """The records of one WARC, numbered from `first`."""
    quiet_iterator, loading_error = _library()
    stream = Unpacked(file)
    stream.budget = LONGEST_HEADER
    records = quiet_iterator(stream, no_record_parse=True)
    try:
        for number, record in enumerate(records, start=first):
            stream.budget = None
            found = _found(number, record)
            _drain(record)
            stream.budget = LONGEST_HEADER
            yield _checked(found, record, records)
    except (loading_error, ValueError, EOFError, LookupError) as error:
        raise RefusedError("what follows is no record of a web archive") from error


def _library() -> tuple[Any, type[Exception]]:
    try:
        # Not at the top: it is an optional package.
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise RefusedError(MISSING) from error

    class QuietIterator(ArchiveIterator):  # type: ignore[misc] # warcio has no types
        """Counts records of a wrong length, and does not print what it then finds."""

        INC_RECORD = ""

    logging.getLogger("warcio").setLevel(logging.CRITICAL)  # it warns of spaces in addresses
    return QuietIterator, ArchiveLoadFailed


def _found(number: int, record: Any) -> Found:
    kind = record.rec_type or "unknown"
    if kind not in WITH_PAGES:
        return LeftOut(number, f"{kind[:20]} record")
    try:
        return _page(number, record, kind)
    except RefusedError as error:
        return BadRecord(number, str(error))


def _page(number: int, record: Any, kind: str) -> Found:
    """The record's page; what is none is left out without looking further."""
    address = record.rec_headers.get_header("WARC-Target-URI")
    response = _response(record, kind)
    if response.status != OK:
        return LeftOut(number, f"an answer with status {response.status}")
    if response.kind not in (*HTML, "") or path_of(address) == "/robots.txt":
        return LeftOut(number, response.kind[:60] or "robots.txt")
    data = response.content(longest_page())
    if not data:
        return LeftOut(number, "an empty answer")
    if not response.kind and not OPENING.match(data):
        return LeftOut(number, "of no named kind")
    captured_at = fetched.moment(record.rec_headers.get_header("WARC-Date"))
    charset = fetched.charset(response.charset)
    return RawRecord(number, data, "html", fetched.address(address), captured_at, charset)


def _response(record: Any, kind: str) -> Response:
    """The answer; a resource is the page itself. Raises RefusedError where it is too long."""
    is_http = str(record.content_type or "").lower().startswith("application/http")
    if kind == "response" and not is_http:
        return Response(OK, {"content-type": str(record.content_type or "")})
    head = record.raw_stream.read(LONGEST_HEADER)
    if kind == "resource":
        response = Response(OK, {"content-type": str(record.content_type or "")}, head)
    else:
        response = Response.of(head)
    if response.status != OK or response.kind not in (*HTML, ""):
        return response
    rest = record.raw_stream.read(longest_page())
    if len(rest) == longest_page():
        raise RefusedError(f"longer than {longest_page() // MEGABYTE} MB")
    return Response(response.status, response.headers, response.body + rest)


def longest_page() -> int:
    """Bytes that one page may have."""
    return settings.ARCHIVE_MAX_CAPTURE_MB * MEGABYTE


def path_of(address: str | None) -> str:
    """The path of an address; empty where it has none."""
    try:
        return urlsplit(address or "").path
    except ValueError:
        return ""


def _drain(record: Any) -> None:
    while record.raw_stream.read(BLOCK):
        pass


def _checked(found: Found, record: Any, records: Any) -> Found:
    """The record, unless the length that it gives is not that of its content."""
    mistakes = records.err_count
    records.read_to_end()
    is_short = record.length is None or getattr(record.raw_stream, "limit", 0) > 0
    if isinstance(found, RawRecord) and (is_short or records.err_count > mistakes):
        return BadRecord(found.number, "its length is not what its header says")
    return found
