"""Pages that a browser saved whole, in one file of MIME (RFC 2557): *.mhtml, *.mht."""

import re
from collections.abc import Iterable
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from itertools import islice
from typing import BinaryIO

from archive.ingest.readers import fetched
from archive.ingest.records import RawRecord, RefusedError

MEGABYTE = 1024 * 1024
MOST_PARTS = 5000
MIME = re.compile(rb"^MIME-Version:.*^Content-Type:\s*multipart/related", re.I | re.M | re.S)
HTML = ("text/html", "application/xhtml+xml")


class MhtmlReader:
    """One page to a file; its images, styles and frames are not read."""

    name = "page of MHTML"
    max_bytes = 20 * MEGABYTE
    is_streamed = False

    def claims(self, file_name: str, head: bytes) -> bool:
        """By its name, or by the headers that browsers begin it with."""
        named = file_name.lower().endswith((".mhtml", ".mht"))
        return named or (head.startswith(b"From: <Saved by") and MIME.search(head) is not None)

    def records(self, file: BinaryIO) -> Iterable[RawRecord]:
        """The page itself; the date of its header is when it was saved."""
        try:
            message = BytesParser(policy=policy.compat32).parse(file)
            page = root_of(message)
            data = page.get_payload(decode=True) if page else None
        except (MessageError, RecursionError, LookupError, ValueError) as error:
            raise RefusedError("its parts cannot be told from each other") from error
        if page is None or not isinstance(data, bytes):
            raise RefusedError("holds no page of HTML")
        yield RawRecord(
            1,
            data,
            "html",
            _address(message, page),
            fetched.moment(str(message["Date"] or "")),
            fetched.charset(page.get_content_charset()),
        )


def root_of(message: Message) -> Message | None:
    """The part that is the page: the one named as start or by its address, else the first."""
    parts = [part for part in islice(message.walk(), MOST_PARTS) if _is_html(part)]
    start = message.get_param("start")
    wanted = (start, message["Snapshot-Content-Location"])
    for name, value in zip(("Content-ID", "Content-Location"), wanted, strict=True):
        for part in parts:
            if value and _bare(part[name]) == _bare(value):
                return part
    return next(iter(parts), None)


def _is_html(part: Message) -> bool:
    return part.get_content_type() in HTML


def _bare(value: object) -> str:
    """A header's value; where it is folded it has white space in it that means nothing."""
    return "".join(str(value or "").split()).strip("<>")


def _address(message: Message, page: Message) -> str | None:
    """Where it was saved."""
    for value in (message["Snapshot-Content-Location"], page["Content-Location"]):
        found = fetched.address(_bare(value))
        if found:
            return found
    return None
