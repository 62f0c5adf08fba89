"""A file that vouches for itself: a ZIP with a manifest of SHA-256 sums, and one of all its bytes.

Whoever changes a byte of it is found out, wherever that byte stands: the sum of all bytes before it
is at the very end, where any program takes it for the ZIP's comment.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from archive.search.generations import flush

MANIFEST = "manifest.json"
SEAL = b"sha256:"
LENGTH = len(SEAL) + 64
BLOCK = 1 << 20


class SealError(Exception):
    """The file is not what was written; the message says why, in one line."""


class SealedWriter:
    """A sealed file being written, part by part."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self.parts: dict[str, dict[str, Any]] = {}

    def write(self, name: str, lines: Iterable[str]) -> None:
        """One part, of lines."""
        digest, count = hashlib.sha256(), 0
        with self._packed.open(name, "w", force_zip64=True) as file:
            for line in lines:
                data = f"{line}\n".encode()
                digest.update(data)
                file.write(data)
                count += 1
        self.parts[name] = {"lines": count, "sha256": digest.hexdigest()}


@contextmanager
def sealing(path: Path, about: dict[str, Any]) -> Iterator[SealedWriter]:
    """A new sealed file, whole and on the disk at the end; `about` leads its manifest."""
    with path.open("wb") as file:
        path.chmod(0o600)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed:
            writer = SealedWriter(packed)
            yield writer
            packed.writestr(MANIFEST, json.dumps({**about, "parts": writer.parts}, indent=1))
    seal(path)


def seal(path: Path) -> None:
    """Write the sum of all its bytes to the end of a ZIP without a comment; it is then on disk."""
    with zipfile.ZipFile(path, "a") as packed:
        packed.comment = SEAL + b"0" * 64
    with path.open("r+b") as file:
        end = file.seek(-LENGTH, os.SEEK_END)
        file.seek(0)
        digest = _digest(file, end)
        file.seek(end)
        file.write(SEAL + digest.encode())
        file.flush()
        os.fsync(file.fileno())


def is_sealed(path: Path) -> bool:
    """Whether a file ends with its sum; raises FileNotFoundError."""
    with path.open("rb") as file:
        file.seek(max(file.seek(0, os.SEEK_END) - LENGTH, 0))
        return file.read().startswith(SEAL)


def check_seal(path: Path) -> None:
    """Raise SealError where a byte is not what was written; FileNotFoundError where there is none.

    All of the file is read.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        end = max(size - LENGTH, 0)
        file.seek(end)
        seal = file.read()
        if not seal.startswith(SEAL):
            raise SealError("It is cut off, or no backup at all.")
        file.seek(0)
        if SEAL + _digest(file, end).encode() != seal:
            raise SealError("It is damaged: its bytes are not those that were written.")


class Sealed:
    """A sealed file that is read."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self.about: dict[str, Any] = json.loads(packed.read(MANIFEST))

    def lines(self, name: str) -> Iterator[str]:
        """The lines of a part; raises SealError behind the last where they are not all there."""
        digest, count = hashlib.sha256(), 0
        with self._packed.open(name) as file:
            for line in file:
                digest.update(line)
                yield line.decode()
                count += 1
        if {"lines": count, "sha256": digest.hexdigest()} != self.about["parts"][name]:
            raise SealError(f"Its part {name} is damaged.")


@contextmanager
def unsealed(path: Path) -> Iterator[Sealed]:
    """A sealed file to read from, checked first; raises SealError."""
    check_seal(path)
    try:
        with zipfile.ZipFile(path) as packed:
            yield Sealed(packed)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise SealError(f"It is no backup ({error}).") from error


def put_in_place(beside: Path, path: Path) -> None:
    """Give a file that is whole its name, for good."""
    beside.replace(path)
    flush(path.parent)


def _digest(file: BinaryIO, length: int) -> str:
    digest = hashlib.sha256()
    while length > 0 and (block := file.read(min(BLOCK, length))):
        digest.update(block)
        length -= len(block)
    return digest.hexdigest()
