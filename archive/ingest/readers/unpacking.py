"""Streams that are unpacked while they are read, and give up on what unpacks to too much."""

import zlib
from typing import BinaryIO

from archive.ingest.records import RefusedError

MEGABYTE = 1024 * 1024
BLOCK = 64 * 1024
MAGIC = b"\x1f\x8b"
FREE = 64 * MEGABYTE
MOST_TIMES = 100
"""Web archives shrink to a tenth. Above `FREE` bytes, more than this is a bomb."""
BREAKS_OFF = "its gzip breaks off"


class Unpacked:
    """A file read from its beginning; gzip, of one member or many, is unpacked and counted.

    `budget` is how many bytes may still be read, None for any number: a header that never ends
    must not fill the memory. Raises RefusedError. Only what warcio asks of a file is there.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._packed = file.read(BLOCK)
        self._taken = len(self._packed)
        self._is_gzip = self._packed.startswith(MAGIC)
        self._member = _member()
        self._has_begun = False
        self._given = 0
        self.budget: int | None = None

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; none at the end."""
        size = BLOCK if size is None or size < 0 else min(size, BLOCK)
        data = self._unpack(size) if self._is_gzip else self._plain(size)
        if self._is_gzip and not self._given and data.startswith(MAGIC):
            raise RefusedError("gzip within gzip")
        self._given += len(data)
        self._count(len(data))
        return data

    def tell(self) -> int:
        """How many bytes were given."""
        return self._given

    def close(self) -> None:
        """Whoever opened the file closes it."""

    def _plain(self, size: int) -> bytes:
        if not self._packed:
            self._more()
        data, self._packed = self._packed[:size], self._packed[size:]
        return data

    def _more(self) -> bool:
        self._packed = self._file.read(BLOCK)
        self._taken += len(self._packed)
        return bool(self._packed)

    def _unpack(self, size: int) -> bytes:
        """The next bytes of this member or, where it is done, of the next."""
        while True:
            if not self._packed and not self._more():
                if self._has_begun:
                    raise RefusedError(BREAKS_OFF)
                return b""
            if not self._has_begun:
                self._packed = self._packed.lstrip(b"\x00")
                if not self._packed:
                    continue
                self._has_begun = True
            data = self._step(size)
            if data:
                return data

    def _step(self, size: int) -> bytes:
        try:
            data = self._member.decompress(self._packed, size)
        except zlib.error as error:
            raise RefusedError("its gzip is damaged") from error
        self._packed = self._member.unconsumed_tail
        if self._member.eof:
            self._packed = self._member.unused_data
            self._member, self._has_begun = _member(), False
        return data

    def _count(self, size: int) -> None:
        if self.budget is not None:
            self.budget -= size
            if self.budget < 0:
                raise RefusedError("a header in it does not end")
        if self._is_gzip and self._given > FREE + MOST_TIMES * self._taken:
            raise RefusedError(f"unpacks to more than {MOST_TIMES} times its size")


def _member() -> "zlib._Decompress":
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
