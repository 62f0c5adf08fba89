"""Saved pages of HTML, one to a file, as they are or compressed with gzip."""

import re
import zlib
from collections.abc import Iterable
from typing import BinaryIO

from django.conf import settings

from archive.ingest.readers import fetched
from archive.ingest.records import RawRecord, RefusedError

MEGABYTE = 1024 * 1024
ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
PACKED = tuple(f"{ending}.gz" for ending in ENDINGS)
OTHERS = (".txt", ".md", ".xml", ".json", ".jsonl", ".csv", ".js", ".css", ".svg")
OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s>]{4,2000})"
)
HEAD = 4096
MOST_MEMBERS = 2000
"""Pieces of gzip in one file; a page in blocks of bgzip has some hundred."""


class HtmlReader:
    """One saved page to a file."""

    name = "page of HTML"
    max_bytes = 20 * MEGABYTE
    is_streamed = False

    def claims(self, file_name: str, head: bytes) -> bool:
        """By its name, or by its first words where the name says nothing."""
        name = file_name.lower()
        if name.endswith(ENDINGS) or name.endswith(PACKED):
            return True
        return not name.endswith(OTHERS) and OPENING.match(head) is not None

    def records(self, file: BinaryIO) -> Iterable[RawRecord]:
        """The page, with the address that a browser wrote into it when it was saved."""
        data = file.read()
        if data.startswith(b"\x1f\x8b"):
            data = unpacked(data, min(self.max_bytes, settings.ARCHIVE_MAX_CAPTURE_MB * MEGABYTE))
        yield RawRecord(1, data, "html", saved_from(data))


def saved_from(data: bytes) -> str | None:
    """ "<!-- saved from url=(0025)https://example.org/tides -->" """
    found = SAVED_FROM.search(data[:HEAD])
    return fetched.address(found[1].decode("utf-8", "replace")) if found else None


def unpacked(data: bytes, limit: int) -> bytes:
    """What gzip holds, counted while it is unpacked; raises RefusedError beyond the limit."""
    whole = bytearray()
    members = 0
    while data:
        members += 1
        if members > MOST_MEMBERS:
            raise RefusedError(f"gzip of more than {MOST_MEMBERS} pieces")
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            whole += member.decompress(data, limit + 1 - len(whole))
        except zlib.error as error:
            raise RefusedError("its gzip is damaged") from error
        if len(whole) > limit:
            raise RefusedError(f"unpacks to more than {limit // MEGABYTE} MB")
        if not member.eof:
            raise RefusedError("its gzip breaks off")
        data = member.unused_data.lstrip(b"\x00")
    return bytes(whole)
