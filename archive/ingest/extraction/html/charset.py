"""The encoding of a page of HTML: its bytes, the header it came with and its own <meta>."""

import re

from archive.ingest.records import RefusedError
from archive.text.decoding import BinaryFileError, Decoded, decode, decode_named

HEAD = 4096
"""Bytes in which a page names its encoding; HTML asks for the first 1024."""
META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})|
    <\?xml[^>]{0,100}?encoding\s*=\s*["']([a-z0-9_:.-]{2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def decoded(data: bytes, header: str | None) -> Decoded:
    """The page as text; raises RefusedError for what is none.

    A mark at the beginning wins, then what is valid UTF-8, then the header, then <meta>; a name
    that does not fit the bytes is passed over, and what no name fits is guessed as plain text is.
    """
    try:
        return _decoded(data, header)
    except BinaryFileError as error:
        raise RefusedError(str(error)) from error


def _decoded(data: bytes, header: str | None) -> Decoded:
    if data.startswith(MARKS) or _is_utf8(data):
        return decode(data)
    for name in (header, named_in(data)):
        found = decode_named(data, name)
        if found:
            return found
    return decode(data)


def named_in(data: bytes) -> str | None:
    """The encoding that a page names itself."""
    found = META.search(data[:HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
