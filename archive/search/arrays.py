"""A file of named arrays: written once, then mapped into memory, never changed.

    magic · array bytes, each at a multiple of 64 · directory (JSON) · its length and check value

The directory stands last: several arrays can be written side by side, piece by piece. Check values
are CRC-32. Opening a file checks its directory; what the arrays hold is for `check_arrays`.
"""

import hashlib
import json
import math
import mmap
import os
import struct
import weakref
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_Entry = tuple[str, list[int], int, int]
"""Type, shape, place and check value of an array."""

_MAGIC = b"archive arrays 1\n"
_END = struct.Struct("<QI")
_ALIGNMENT = 64
_BLOCK = 1 << 20


class ArraysError(Exception):
    """The file is no whole file of arrays; the message says what is wrong with it."""


class ArraysWriter:
    """Arrays being written to a file, one after the other."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._regions: dict[str, Region] = {}
        self._end = len(_MAGIC)
        file.write(_MAGIC)

    def write(self, name: str, array: Array) -> None:
        """Write one whole array."""
        self.reserve(name, array.dtype, array.shape).append(array)

    def reserve(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...]) -> "Region":
        """Leave room for an array that is then appended piece by piece, beside others."""
        start = self._end + -self._end % _ALIGNMENT
        self._regions[name] = region = Region(self._file, start, np.dtype(dtype), shape)
        self._end = start + math.prod(shape) * np.dtype(dtype).itemsize
        return region

    def finish(self) -> None:
        """Write the directory; the file is then whole."""
        entries = {name: region.entry() for name, region in self._regions.items()}
        directory = json.dumps(entries).encode()
        self._file.seek(self._end)
        self._file.write(directory)
        self._file.write(_END.pack(len(directory), zlib.crc32(directory)))


class Region:
    """Room in a file for one array."""

    def __init__(
        self, file: BinaryIO, start: int, dtype: np.dtype[Any], shape: tuple[int, ...]
    ) -> None:
        self._file = file
        self._start = self._at = start
        self._dtype = dtype
        self._shape = shape
        self._check = 0

    def append(self, part: Array) -> None:
        """Write the next piece of the array."""
        data = np.ascontiguousarray(part, self._dtype).data
        self._file.seek(self._at)
        self._file.write(data)
        self._at += data.nbytes
        if data.nbytes:
            self._check = zlib.crc32(data, self._check)

    def entry(self) -> _Entry:
        """What the directory says of it, once all of it is written."""
        return self._dtype.str, list(self._shape), self._start, self._check


@contextmanager
def writing(path: Path) -> Iterator[ArraysWriter]:
    """A new file of arrays, whole and on the disk at the end."""
    with path.open("xb") as file:
        writer = ArraysWriter(file)
        yield writer
        writer.finish()
        file.flush()
        os.fsync(file.fileno())


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write a new file of whole arrays, durably."""
    with writing(path) as writer:
        for name, array in arrays.items():
            writer.write(name, array)


class Arrays(dict[str, Array]):
    """The arrays of a mapped file by name, each looked up when first asked for.

    `descriptor` is that of the file; it is closed when nobody holds these arrays any more.
    """

    def __init__(self, mapped: mmap.mmap, descriptor: int, directory: Mapping[str, _Entry]) -> None:
        self._mapped = mapped
        self._directory = directory
        self._descriptor = descriptor
        weakref.finalize(self, os.close, descriptor)

    def __missing__(self, name: str) -> Array:
        self[name] = array = _array(self._mapped, *self._directory[name])
        return array

    def read(self, name: str, stretches: Iterable[tuple[int, int]]) -> Array:
        """Half-open stretches of a flat array, one behind the other, read from the file.

        What is mapped stays in this process's memory together with its neighbourhood: stretches
        that lie far apart are better read. Raises ArraysError where the file was cut meanwhile.
        """
        kind, _, first, _ = self._directory[name]
        dtype, pread, file = np.dtype(kind), os.pread, self._descriptor
        size = dtype.itemsize
        bounds = list(stretches)
        data = b"".join(
            [pread(file, (stop - start) * size, first + start * size) for start, stop in bounds]
        )
        if len(data) != size * sum([stop - start for start, stop in bounds]):
            raise ArraysError(f"the {name} of a file of arrays are cut off")
        return np.frombuffer(data, dtype)

    def let_go(self) -> None:
        """What was looked at need no longer count as this process's memory; it can be read again.

        Who goes through all of many files would hold all of them.
        """
        self._mapped.madvise(mmap.MADV_DONTNEED)

    def names(self) -> Iterable[str]:
        """The names of all arrays."""
        return self._directory

    def entries(self) -> Iterable[tuple[str, _Entry]]:
        """Where and what each array is, by name."""
        return self._directory.items()


def read_arrays(path: Path) -> Arrays:
    """Map a file: its arrays can only be read, and live as long as anybody holds one.

    Raises FileNotFoundError, and ArraysError where the file is cut or its directory is damaged.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < len(_MAGIC) + _END.size:
            raise ArraysError(f"{path.name} is cut off")
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        directory = _directory(mapped, path.name)
        return Arrays(mapped, os.dup(file.fileno()), directory)


def known_by(path: Path) -> str:
    """What tells a file from any other; reads little of a file of arrays.

    Such a one is known by its length and its end: the check value of the directory, which holds
    those of all arrays. Any other is known by its SHA-256.
    """
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return hashlib.sha256(path.read_bytes()).hexdigest()
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _END.size, 0))
        return f"{size} bytes, {file.read().hex()}"


def check_arrays(path: Path) -> None:
    """Read a whole file and raise ArraysError where an array is not what was written.

    It is not mapped for that: what is only looked over need not count as this process's memory.
    """
    entries = sorted(read_arrays(path).entries(), key=lambda entry: entry[1][2])
    with path.open("rb") as file:
        end = len(file.read(len(_MAGIC)))
        for name, (dtype, shape, start, check) in entries:
            is_sound = not any(file.read(start - end))  # what lies between two arrays is zero
            length = math.prod(shape) * np.dtype(dtype).itemsize
            if _check_value(file, length) != check or not is_sound:
                raise ArraysError(f"{path.name} is damaged in its {name}")
            end = start + length


def _check_value(file: BinaryIO, length: int) -> int:
    """The check value of the next bytes of a file."""
    check = 0
    while length > 0 and (block := file.read(min(length, _BLOCK))):
        check = zlib.crc32(block, check)
        length -= len(block)
    return check


def _directory(mapped: mmap.mmap, name: str) -> dict[str, _Entry]:
    length, check = _END.unpack_from(mapped, len(mapped) - _END.size)
    end = len(mapped) - _END.size
    directory = mapped[max(end - length, 0) : end]
    is_whole = mapped[: len(_MAGIC)] == _MAGIC and 0 < length <= end
    if not is_whole or zlib.crc32(directory) != check:
        raise ArraysError(f"{name} is cut off or damaged")
    entries: dict[str, _Entry] = json.loads(directory)
    return entries


def _array(mapped: mmap.mmap, dtype: str, shape: list[int], start: int, _check: int) -> Array:
    count = math.prod(shape)
    if not count:
        return np.empty(shape, dtype)
    return np.frombuffer(mapped, dtype, count, start).reshape(shape)
