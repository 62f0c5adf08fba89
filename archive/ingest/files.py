"""Finding files and taking their bytes: regular files only, nothing that could stall or lie."""

import errno
import io
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from archive.ingest.limits import limit_of, refuse_too_large, too_large
from archive.ingest.readers import BESIDE, HEAD_BYTES, reader_for, reader_in_folder
from archive.ingest.records import Reader, RefusedError

NO_READER = "no reader for this kind of file; docs/formats.md lists what is read"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to look at; `is_named` where the command line names it rather than its `folder`.

    `name` is for people and records; a byte of it that is no UTF-8 stands there as \\xff.
    """

    path: Path
    name: str
    is_named: bool
    folder: Path | None = None

    @property
    def size(self) -> int:
        """Bytes, for progress only; 0 of what cannot be asked."""
        try:
            return os.lstat(self.path).st_size
        except (OSError, ValueError):
            return 0


@dataclass(frozen=True, slots=True)
class Contents:
    """A file, open to be read from its beginning, and the reader that claims it."""

    reader: Reader
    file: BinaryIO


def named(path: str) -> Candidate:
    """A file as the command line names it."""
    return Candidate(Path(path), readable(path), is_named=True)


def walk(folder: Path, prefix: str = "") -> Iterator[Candidate]:
    """All entries below a folder that are no folders, in the order of their names.

    Hidden folders are not entered. Raises RefusedError where the folder itself cannot be listed;
    one inside that cannot is passed on as a candidate, so that opening it says why.
    """
    try:
        # A stack of our own: folders may lie deeper in each other than functions may.
        opened = [(prefix, iter(_listed(folder)))]
    except OSError as error:
        raise RefusedError(f"folder cannot be read: {reason_of(error)}") from error
    while opened:
        before, entries = opened[-1]
        entry = next(entries, None)
        if entry is None:
            opened.pop()
        elif not entry.is_dir(follow_symlinks=False) or entry.name.startswith("."):
            name = before + readable(entry.name)
            yield Candidate(Path(entry.path), name, is_named=False, folder=folder)
        else:
            name = before + readable(entry.name)
            try:
                opened.append((f"{name}/", iter(_listed(entry.path))))
            except OSError:
                yield Candidate(Path(entry.path), name, is_named=True)


def readable(name: str) -> str:
    """A file's name as text that any output can hold."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def contents_of(candidate: Candidate) -> Contents | None:
    """The bytes of a file that a reader claims; None where none does. Raises RefusedError."""
    try:
        if not candidate.is_named and _is_passed_over(candidate):
            return None
        descriptor = os.open(candidate.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with ExitStack() as opened:
            file = opened.enter_context(os.fdopen(descriptor, "rb"))
            contents = _contents(file, candidate)
            if contents and contents.file is file:
                opened.pop_all()  # whoever reads it closes it
            return contents
    except (OSError, ValueError) as error:  # ValueError: a NUL in a name
        raise RefusedError(_why_not_read(error)) from error


def contents_in(file_name: str, data: bytes) -> Contents:
    """Bytes that come from elsewhere than a disk, under the name of a file. Raises RefusedError."""
    reader = reader_of(file_name, data)
    refuse_too_large(reader, len(data))
    return Contents(reader, io.BytesIO(data))


def reader_of(file_name: str, head: bytes) -> Reader:
    """The reader that claims a file that somebody names. Raises RefusedError."""
    reader = reader_for(file_name, head[:HEAD_BYTES])
    if reader is None:
        raise RefusedError(NO_READER)
    return reader


def reason_of(error: OSError | ValueError) -> str:
    """The system's own words, in lower case and without numbers or paths."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def _listed(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _contents(file: BinaryIO, candidate: Candidate) -> Contents | None:
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        raise RefusedError("not a regular file")
    head = file.read(HEAD_BYTES)
    find = reader_for if candidate.is_named else reader_in_folder
    reader = find(candidate.path.name, head)
    if reader is None and candidate.is_named:
        raise RefusedError(NO_READER)
    if reader is None:
        return None
    limit, size = limit_of(reader), os.fstat(file.fileno()).st_size
    if reader.is_streamed:
        refuse_too_large(reader, size)
        file.seek(0)
        return Contents(reader, file)
    data = head + file.read(limit + 1 - len(head))
    if len(data) > limit:
        raise RefusedError(too_large(size, limit, reader.name))
    return Contents(reader, io.BytesIO(data))


def _is_passed_over(candidate: Candidate) -> bool:
    """Hidden files and what is no regular file are counted, not read, in a folder.

    Raises RefusedError for what has the name of a page and is none of the folder's own files.
    """
    name, mode = candidate.path.name, os.lstat(candidate.path).st_mode
    if name.startswith("."):
        return True
    if stat.S_ISREG(mode):
        return False
    if reader_in_folder(name, b"") not in (None, BESIDE):
        if not stat.S_ISLNK(mode):
            raise RefusedError("not a regular file")
        if _leads_out(candidate):
            raise RefusedError("a symbolic link that leads out of the folder")
    return True


def _leads_out(link: Candidate) -> bool:
    """Whether a symbolic link leads to what its folder does not hold."""
    target = Path(os.path.realpath(link.path))  # noqa: PTH - Path.resolve raises on loops
    return link.folder is None or not target.is_relative_to(os.path.realpath(link.folder))


def _why_not_read(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "a symbolic link; name the file that it points to"
    return f"cannot be read: {reason_of(error)}"
