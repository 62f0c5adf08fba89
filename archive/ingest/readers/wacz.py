"""Packed web archives: WACZ, a ZIP with WARC files in it."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from archive.ingest.readers.counted import size_of
from archive.ingest.readers.directory import refuse_long_directory, refuse_overlap
from archive.ingest.readers.unpacking import FREE, MEGABYTE, MOST_TIMES
from archive.ingest.readers.warc import records_of
from archive.ingest.records import Found, RefusedError

MOST_FILES = 10_000
ENCRYPTED = 0x1
WARCS = (".warc", ".warc.gz")


class WaczReader:
    """Every page of HTML in the web archives within; its own list of pages is not believed."""

    name = "packed web archive"
    max_bytes = 20 * 1024 * MEGABYTE
    is_streamed = True

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - a name says enough
        """By its name: any ZIP begins alike."""
        return file_name.lower().endswith(".wacz")

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """All records in order; raises RefusedError where no more can be read."""
        refuse_long_directory(file)
        try:
            with ZipFile(file) as packed:
                refuse_overlap(packed.infolist(), size_of(file))
                yield from _records(packed)
        except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
            raise RefusedError("its ZIP is damaged") from error


def _records(packed: ZipFile) -> Iterator[Found]:
    entries = packed.infolist()
    refuse_unsafe(entries)
    number = 1
    for entry in entries:
        if entry.filename.lower().endswith(WARCS):
            with packed.open(entry) as opened:
                for found in records_of(opened, number):  # type: ignore[arg-type] # it is read only
                    number = found.number + 1
                    yield found
    if number == 1:
        raise RefusedError("holds no web archive")


def refuse_unsafe(entries: list[ZipInfo]) -> None:
    """Raise RefusedError for a ZIP that is built to do harm, before anything in it is read."""
    if len(entries) > MOST_FILES:
        raise RefusedError(f"more than {MOST_FILES} files in it")
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[:1]:
            raise RefusedError("a path in it leads out of it")
        if entry.flag_bits & ENCRYPTED:
            raise RefusedError("it is encrypted")
    packed = sum(entry.compress_size for entry in entries)
    if sum(entry.file_size for entry in entries) > FREE + MOST_TIMES * packed:
        raise RefusedError(f"unpacks to more than {MOST_TIMES} times its size")
