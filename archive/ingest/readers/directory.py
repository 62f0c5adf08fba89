"""The directory at the end of a ZIP, which is read whole into memory: no longer than it may be."""

import io
import struct
from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZipInfo

from archive.ingest.records import RefusedError

LONGEST = 16 * 1024 * 1024
END, END_64 = b"PK\x05\x06", b"PK\x06\x06"
LONGEST_END = 65_535 + 22 + 20 + 56
"""A comment, the end record, the locator and the long end record before it."""
SIZE_AT, SIZE_64_AT = 12, 40
IS_64 = 0xFFFFFFFF


def refuse_long_directory(file: BinaryIO) -> None:
    """Raise RefusedError where the end of a ZIP is missing or names a directory too long."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - LONGEST_END))
    tail = file.read(LONGEST_END)
    file.seek(0)
    at = tail.rfind(END)
    if at < 0 or at + 22 > len(tail):
        raise RefusedError("no ZIP that can be read: its directory is missing")
    length: int = struct.unpack_from("<L", tail, at + SIZE_AT)[0]
    long_at = tail.rfind(END_64, 0, at)
    if length == IS_64 and long_at >= 0 and long_at + 56 <= len(tail):
        length = struct.unpack_from("<Q", tail, long_at + SIZE_64_AT)[0]
    if length > LONGEST:
        raise RefusedError(f"a ZIP with a directory of {length // 1024**2} MB")


def refuse_overlap(entries: Iterable[ZipInfo], size: int) -> None:
    """Raise RefusedError where a ZIP of so many bytes packs the same ones more than once."""
    if sum(entry.compress_size for entry in entries) > size:
        raise RefusedError("a ZIP whose entries lie in each other")
