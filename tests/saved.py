"""Saved pages and web archives for tests, all of them invented."""

import gzip
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from archive.page.flatten import as_record
from archive.page.markup import Document, read_markup
from archive.page.markup.reading import read_document
from archive.page.record import Statement

PAGES = Path(__file__).parent / "data" / "saved"
SENTENCES = (
    "The harbour has been quiet since the ferries stopped, and nobody can say when they return.",
    "A timetable would be a start, and so would a telephone that somebody answers in the morning.",
    "On the quay they keep a list of those who asked, and by now it is longer than the pier is.",
)


def page_of(
    title: str = "The Quiet Harbour",
    head: str = "",
    above: str = "",
    body: Iterable[str] = SENTENCES,
    below: str = "",
) -> str:
    """A page of HTML with a headline and paragraphs."""
    paragraphs = "".join(f"<p>{each}</p>" for each in body)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1>{above}<div>{paragraphs}</div>{below}</article></body></html>"
    )


def said_by(markup: str, paragraphs: Iterable[str] = SENTENCES) -> dict[tuple[str, str], Statement]:
    """What a page says, by origin and field; `paragraphs` stand for what an extractor found."""
    statements = read_document(read_markup(markup), paragraphs)
    return {(each.origin, each.field): each for each in statements if not each.subject}


def record_of(document: Document, statements: Iterable[Statement]) -> dict[str, object]:
    """The flat record of a page without its evidence."""
    record = as_record(document.text, tuple(statements))
    return {field: value for field, value in record.items() if field != "evidence"}


def answer(body: bytes, headers: Mapping[str, str] | None = None, status: str = "200 OK") -> bytes:
    """What a web server sent."""
    named = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def warc_record(
    block: bytes,
    kind: str = "response",
    address: str = "https://lantern.example/quiet-harbour",
    length: int | None = None,
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """One record of a web archive; `length` is what its header says, be it true or not."""
    size = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2026-10-05T08:01:00Z\r\nWARC-Record-ID: <urn:uuid:{len(block):032x}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page_record(title: str = "The Quiet Harbour", address: str = "") -> bytes:
    """A record with a page in it."""
    path = address or f"https://lantern.example/{title.lower().replace(' ', '-')}"
    return warc_record(answer(page_of(title).encode()), address=path)


def in_members(*records: bytes) -> bytes:
    """Records as most tools write them: each a gzip member of its own."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def wacz(files: Mapping[str, bytes]) -> bytes:
    """A packed web archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return packed.getvalue()
