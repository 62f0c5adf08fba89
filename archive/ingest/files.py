"""Finding files and taking their bytes: regular files only, nothing that could stall or lie."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from archive.ingest.readers import HEAD_BYTES, reader_for
from archive.ingest.records import Reader, RefusedError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to look at; `is_named` where the command line names it rather than its folder."""

    path: Path
    name: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """A file's bytes and the reader that claims it."""

    reader: Reader
    data: bytes


def walk(folder: Path) -> Iterator[Candidate]:
    """All entries below a folder that are no folders, in the order of their names.

    Raises RefusedError where the folder itself cannot be listed; one inside that cannot is passed
    on as a candidate, so that opening it says why.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise RefusedError(f"folder cannot be read: {reason_of(error)}") from error
    yield from _walk(entries, "")


def _walk(entries: list[os.DirEntry[str]], prefix: str) -> Iterator[Candidate]:
    for entry in entries:
        name = prefix + entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield Candidate(Path(entry.path), name, is_named=False)
        elif not entry.name.startswith("."):
            yield from _walk_below(entry, name)


def _walk_below(entry: os.DirEntry[str], name: str) -> Iterator[Candidate]:
    try:
        below = sorted(os.scandir(entry.path), key=lambda found: found.name)
    except OSError:
        yield Candidate(Path(entry.path), name, is_named=True)
        return
    yield from _walk(below, name + "/")


def contents_of(candidate: Candidate) -> Contents | None:
    """The bytes of a file that a reader claims; None where none does. Raises RefusedError."""
    if not candidate.is_named and _is_passed_over(candidate):
        return None
    try:
        descriptor = os.open(candidate.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise RefusedError(_why_not_opened(candidate.path, error)) from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError("not a regular file")
        head = file.read(HEAD_BYTES)
        reader = reader_for(candidate.path.name, head)
        if reader is None and candidate.is_named:
            raise RefusedError("no reader for this kind of file; pages of text end in .txt")
        if reader is None:
            return None
        limit = min(reader.max_bytes, settings.ARCHIVE_MAX_CAPTURE_MB * MEGABYTE)
        if status.st_size > limit:
            raise RefusedError(_too_large(status.st_size, limit, reader.name))
        return Contents(reader, head + file.read(limit))


def reason_of(error: OSError) -> str:
    """The system's own words, in lower case and without numbers or paths."""
    return (error.strerror or str(error)).lower()


def _is_passed_over(candidate: Candidate) -> bool:
    """Hidden files and what is no regular file are counted, not read, in a folder."""
    is_regular = stat.S_ISREG(os.lstat(candidate.path).st_mode)
    return candidate.path.name.startswith(".") or not is_regular


def _why_not_opened(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if path.is_symlink():
        return "a symbolic link; name the file that it points to"
    return f"cannot be read: {reason_of(error)}"


def _too_large(size: int, limit: int, kind: str) -> str:
    return f"{size / MEGABYTE:.1f} MB, over the limit of {limit // MEGABYTE} MB for a {kind}"
