"""gzip and ZIP of any format: what is packed goes to the same table of readers.

Nothing is ever written to disk under a name, so that none can lead anywhere; one that tries is
refused all the same. A ZIP in a ZIP or a gzip in a gzip is refused; a gzip in a ZIP is read, and so
is a WACZ, which is a ZIP of its own kind.
"""

import gzip
import io
import re
import shutil
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from tempfile import TemporaryFile
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from archive.ingest.limits import limit_of, too_large
from archive.ingest.readers.counted import BROKEN, Budget, BudgetError, opened, size_of
from archive.ingest.readers.directory import refuse_long_directory, refuse_overlap
from archive.ingest.readers.wacz import WaczReader
from archive.ingest.records import BadRecord, Found, LeftOut, Reader, RefusedError

GZIP, ZIP = b"\x1f\x8b", b"PK"
GZIP_NAME = re.compile(r"\.gz(?:ip)?$", re.IGNORECASE)
HEAD_BYTES = 4096
ZLIB_GZIP = 31
MOST_ENTRIES = 200_000
LONGEST_NAME = 300
GIGABYTE = 1024**3
DRIVE = re.compile(r"[A-Za-z]:")
ENCRYPTED = 0x1 | 0x40
NESTED = "a packed file in a packed file"

Table = Callable[[str, bytes], Reader | None]
"""Which reader claims a file of this name that begins so."""


def packed_reader(file_name: str, head: bytes, table: Table, in_zip: Table) -> Reader | None:
    """The reader of a packed file; None where it is none, or where gzip holds nothing we read.

    `in_zip` reads the files that a ZIP holds, which nobody has named one by one.
    """
    if head.startswith(GZIP) and GZIP_NAME.search(file_name):
        name, begins = GZIP_NAME.sub("", file_name), unpacked_head(head)
        inner = table(name, begins)
        is_nested = begins.startswith(GZIP) or (inner is not None and is_zip_within(inner, begins))
        return Gzipped(inner, is_nested) if inner or is_nested else None
    is_zip = head.startswith(ZIP) and file_name.lower().endswith(".zip")
    return Zipped(in_zip) if is_zip else None


def unpacked_head(head: bytes) -> bytes:
    """How a file in gzip begins, of which this is the beginning."""
    try:
        return zlib.decompressobj(ZLIB_GZIP).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""


@dataclass
class Gzipped:
    """One file in gzip, and who reads it; None where it is packed once more."""

    inner: Reader | None
    is_nested: bool
    name: str = "gzip file"
    max_bytes: int = 100 * GIGABYTE
    is_streamed: bool = True

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - it was made for one
        """By the first bytes."""
        return head.startswith(GZIP)

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """The records of the file that is packed; raises RefusedError."""
        return self.within(file, Budget(size_of(file)))

    def within(self, file: BinaryIO, budget: Budget) -> Iterator[Found]:
        """The same where it stands in a ZIP and shares its budget."""
        if self.is_nested or self.inner is None:
            raise RefusedError(NESTED)
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=file))
        yield from records_of(self.inner, opened(stream, file.tell, budget))


@dataclass
class Zipped:
    """Many files in a ZIP; each is read as it would be by itself."""

    table: Table
    name: str = "ZIP file"
    max_bytes: int = 100 * GIGABYTE
    is_streamed: bool = True

    def claims(self, file_name: str, head: bytes) -> bool:
        """By name and first bytes: documents of office programs are ZIP too."""
        return head.startswith(ZIP) and file_name.lower().endswith(".zip")

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """The records of all entries, in the order of the directory; raises RefusedError."""
        refuse_long_directory(file)
        size = size_of(file)
        budget = Budget(size)
        try:
            packed = ZipFile(file)
        except BROKEN as error:
            raise RefusedError(f"no ZIP that can be read: {error}") from None
        entries = [each for each in packed.infolist() if not each.is_dir()]
        if len(entries) > MOST_ENTRIES:
            raise RefusedError(f"{len(entries)} entries; a ZIP has at most {MOST_ENTRIES}")
        if not entries:
            raise RefusedError("a ZIP without entries")
        refuse_overlap(entries, size)
        for entry in entries:
            yield from self._entry(packed, entry, budget)

    def _entry(self, packed: ZipFile, entry: ZipInfo, budget: Budget) -> Iterator[Found]:
        """The records of one; what is wrong with it leaves the others alone."""
        name = entry.filename.replace("\\", "/")
        shown = name[:LONGEST_NAME]
        try:
            refuse_entry(name, entry)
            for found in self._records(packed, name, entry, budget):
                yield replace(found, entry=shown)
        except BudgetError:
            raise
        except RefusedError as error:
            yield BadRecord(1, str(error), shown)
        except BROKEN as error:
            yield BadRecord(1, f"packed bytes are damaged: {error}", shown)

    def _records(
        self, packed: ZipFile, name: str, entry: ZipInfo, budget: Budget
    ) -> Iterator[Found]:
        base = name.rpartition("/")[2]
        if base.startswith((".", "__MACOSX")) or name.startswith("__MACOSX/"):
            yield LeftOut(1, "hidden")
            return
        stream = opened(cast("BinaryIO", packed.open(entry)), lambda: entry.compress_size, budget)
        head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
        reader = self.table(base, head) or packed_reader(base, head, self.table, self.table)
        if reader is None:
            yield LeftOut(1, "no format that is read")
        elif is_zip_within(reader, head):
            raise RefusedError(NESTED)
        elif isinstance(reader, Gzipped):
            yield from reader.within(cast("BinaryIO", stream), budget)
        else:
            yield from records_of(reader, stream)


def is_zip_within(reader: Reader, head: bytes) -> bool:
    """Whether what is packed is packed once more; `head` is how it begins."""
    return head.startswith(ZIP) and not isinstance(reader, WaczReader)


def refuse_entry(name: str, entry: ZipInfo) -> None:
    """Raise RefusedError where an entry is no plain file of the archive's own."""
    if name.startswith("/") or DRIVE.match(name) or ".." in name.split("/"):
        raise RefusedError("a name that leads out of its ZIP")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise RefusedError("a symbolic link")
    if kind not in (0, stat.S_IFREG):
        raise RefusedError("not a regular file")
    if entry.flag_bits & ENCRYPTED:
        raise RefusedError("encrypted")


def records_of(reader: Reader, stream: io.BufferedReader) -> Iterator[Found]:
    """What a reader finds in unpacked bytes; raises RefusedError."""
    if isinstance(reader, WaczReader):  # it has its directory at its end
        with TemporaryFile() as file:
            shutil.copyfileobj(stream, file)
            file.seek(0)
            yield from reader.records(cast("BinaryIO", file))
        return
    if reader.is_streamed:
        yield from reader.records(cast("BinaryIO", stream))
        return
    limit = limit_of(reader)
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise RefusedError(too_large(len(data), limit, reader.name))
    yield from reader.records(io.BytesIO(data))
