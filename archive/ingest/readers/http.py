"""What a web server sent: status and headers, and the body without what it was packed in."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

from archive.ingest.records import RefusedError

MEGABYTE = 1024 * 1024
END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,1000}\r?\n")
MOST_CODINGS = 3


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it was stored; header names are in lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def of(cls, block: bytes) -> "Response":
        """Raises RefusedError for what is no answer."""
        status = STATUS.match(block)
        end = END_OF_HEADERS.search(block)
        if status is None:
            raise RefusedError("no answer of a web server in it")
        head = block[: end.start() if end else len(block)]
        return cls(int(status[1]), _headers(head), block[end.end() :] if end else b"")

    @property
    def kind(self) -> str:
        """The media type, in lower case; empty where none is named."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the header names."""
        message = Message()
        message["Content-Type"] = self.headers.get("content-type", "")
        named = message.get_param("charset")
        return named if isinstance(named, str) else None

    def content(self, limit: int) -> bytes:
        """The body unpacked, at most `limit` bytes of it; raises RefusedError."""
        data = self.body
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            data = dechunked(data)
        codings = self.headers.get("content-encoding", "").lower().split(",")
        for coding in reversed(codings[:MOST_CODINGS]):
            data = uncoded(data, coding.strip(), limit)
        return data


def _headers(head: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        name, _, value = line.partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def dechunked(data: bytes) -> bytes:
    """The body of an answer sent in chunks; as it is where it is in none, as tools store it too."""
    at = 0
    pieces: list[bytes] = []
    while found := CHUNK.match(data, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(pieces)
        piece = data[found.end() : found.end() + size]
        if len(piece) < size:
            raise RefusedError("its chunks break off")
        pieces.append(piece)
        at = found.end() + size
    if pieces:
        raise RefusedError("its chunks break off")
    return data


def uncoded(data: bytes, coding: str, limit: int) -> bytes:
    """The body without its compression; raises RefusedError where it is broken or too much."""
    if coding in ("", "identity", "none"):
        return data
    if coding in ("gzip", "x-gzip", "deflate"):
        return _inflated(data, coding, limit)
    if coding == "br":
        return _unbrotlied(data, limit)
    raise RefusedError(f"packed as {coding[:20]!r}, which the archive cannot read")


def _inflated(data: bytes, coding: str, limit: int) -> bytes:
    """Some servers and tools name a compression that is not there: such a body stays as it is."""
    if coding != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data
    for wbits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        packer = zlib.decompressobj(wbits=wbits)
        try:
            whole = packer.decompress(data, limit + 1)
        except zlib.error:
            continue
        _refuse_too_long(whole, limit)
        if not packer.eof:
            raise RefusedError("its compression breaks off")
        return whole
    raise RefusedError("its compression is damaged")


def _unbrotlied(data: bytes, limit: int) -> bytes:
    """By the package that is there, if any: brotli is not among those that the archive asks for."""
    try:
        import brotli  # noqa: PLC0415 - optional
    except ImportError as error:
        raise RefusedError("packed with brotli: needs the package brotli") from error
    packer = brotli.Decompressor()
    whole = bytearray()
    try:
        for start in range(0, len(data), 4096):
            whole += packer.process(data[start : start + 4096])
            _refuse_too_long(whole, limit)
    except brotli.error as error:
        raise RefusedError("its compression is damaged") from error
    return bytes(whole)


def _refuse_too_long(data: bytes | bytearray, limit: int) -> None:
    if len(data) > limit:
        raise RefusedError(f"unpacks to more than {limit // MEGABYTE} MB")
