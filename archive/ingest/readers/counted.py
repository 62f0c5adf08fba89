"""Packed bytes unpacked as they are read, and counted: a bomb is refused while it goes off."""

import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO
from zipfile import BadZipFile

from archive.ingest.limits import MEGABYTE
from archive.ingest.records import RefusedError

HIGHEST_RATIO = 200
"""Text packs to a tenth, tables to a fiftieth at the most; a bomb to a thousandth."""
FREE = MEGABYTE
"""Bytes for which nobody asks how well they were packed."""
FREE_IN_ALL = 64 * MEGABYTE
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, BadZipFile, NotImplementedError,
          RuntimeError, ValueError)  # fmt: skip
"""What the packers of the standard library raise where packed bytes are damaged."""


class BudgetError(RefusedError):
    """A packed file as a whole holds more than it may."""


class Budget:
    """What may come out of a packed file of `packed` bytes, all that it holds together."""

    def __init__(self, packed: int) -> None:
        self._most = max(FREE_IN_ALL, HIGHEST_RATIO * packed)
        self._used = 0

    def spend(self, size: int) -> None:
        """Count bytes; raises BudgetError where it is too much."""
        self._used += size
        if self._used > self._most:
            raise BudgetError(BOMB)


BOMB = f"unpacks to more than {HIGHEST_RATIO} times its size"


def size_of(file: BinaryIO) -> int:
    """The bytes of an open file, which is left at its beginning."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


class Counted(io.RawIOBase):
    """A stream of unpacked bytes. `packed` says how many packed ones they came of so far."""

    def __init__(self, stream: BinaryIO, packed: Callable[[], int], budget: Budget) -> None:
        self._stream, self._packed, self._budget = stream, packed, budget
        self._furthest = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """By unpacking anew."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to the beginning, or anywhere that was unpacked before."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Where it stands."""
        return self._stream.tell()

    def readinto(self, buffer: Any) -> int:
        """Unpack some more; raises RefusedError where it is damaged or too much."""
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except BROKEN as error:
            raise RefusedError(f"packed bytes are damaged: {str(error) or 'cut off'}") from None
        view[: len(data)] = data
        self._count()
        return len(data)

    def _count(self) -> None:
        """What is read a second time counts once."""
        at = self._stream.tell()
        if at <= self._furthest:
            return
        self._budget.spend(at - self._furthest)
        self._furthest = at
        if at > FREE and at > HIGHEST_RATIO * max(self._packed(), 1):
            raise RefusedError(BOMB)


def opened(stream: BinaryIO, packed: Callable[[], int], budget: Budget) -> io.BufferedReader:
    """A file to read, of packed bytes."""
    return io.BufferedReader(Counted(stream, packed, budget), 65_536)
