"""Where an index lies: one directory a build, a pointer file that names the live one, a lock.

    <folder>/live             the name of the live build, replaced atomically
    <folder>/<build>/         the files of one build, and its manifest.json
    <folder>/*.lock           who writes; who builds

Everything that a place in the change rows promises is on the disk before the place is noted.
"""

import fcntl
import hashlib
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from archive.crashing import crash_point
from archive.search.engine import (
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    Place,
)

POINTER = "live"
MANIFEST = "manifest.json"
REBUILD = "Run `manage.py index --rebuild`."
_BUILD = re.compile(r"[0-9a-f]{8,32}-[0-9a-f]{8}")
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build says of itself: who can read it, how many documents, how far it is.

    `files` are those that it consists of, each with what it must be known by (see `stored`).
    """

    schema: int
    analysis: int
    count: int
    place: Place
    files: Mapping[str, str] = field(default_factory=dict)


class Generations:
    """The builds of one index under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pointer = str(folder / POINTER)
        self._pointed: tuple[tuple[int, int], Path] | None = None

    def live(self) -> Path:
        """The directory of the live build; raises IndexMissingError, IndexDamagedError.

        The pointer file is read again only where it is another one: it is never written over.
        """
        try:
            stat = os.stat(self._pointer)  # noqa: PTH116 - asked with every question; half the time
            mark = stat.st_ino, stat.st_mtime_ns
            if self._pointed and self._pointed[0] == mark:
                return self._pointed[1]
            name = (self.folder / POINTER).read_text("ascii").strip()
        except FileNotFoundError:
            raise IndexMissingError(f"There is no search index yet. {REBUILD}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise damaged(error) from error
        if not _BUILD.fullmatch(name):
            raise IndexDamagedError(f"The index's pointer file names no build. {REBUILD}")
        self._pointed = mark, self.folder / name
        return self._pointed[1]

    @contextmanager
    def building(self, wait: float) -> Iterator[Path]:
        """A new directory to build in, made live at the end; removed again if the build fails.

        The one before stays for those who still read it, older ones go.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        with self._locked("build.lock", wait):
            build = self.folder / f"{time.time_ns():016x}-{secrets.token_hex(4)}"
            build.mkdir(mode=0o700)
            previous = self._pointed_at()
            try:
                yield build
                crash_point("rebuild.built")
                with self.writing(wait):
                    write_durably(self.folder / POINTER, build.name)
                crash_point("rebuild.live")
            finally:
                if self._pointed_at() != build.name:
                    shutil.rmtree(build, ignore_errors=True)
            self.remove_all_but({build.name, previous})
            crash_point("rebuild.swept")

    @contextmanager
    def writing(self, wait: float) -> Iterator[None]:
        """Nobody else writes meanwhile; raises IndexLockedError after `wait` seconds."""
        with self._locked("write.lock", wait):
            yield

    def _pointed_at(self) -> str | None:
        with suppress(IndexMissingError, IndexDamagedError):
            return self.live().name
        return None

    def builds(self) -> list[Path]:
        """The directories of all builds, be they live, the one before or never finished."""
        if not self.folder.is_dir():
            return []
        every = sorted(self.folder.iterdir())
        return [each for each in every if each.is_dir() and _BUILD.fullmatch(each.name)]

    def remove_all_but(self, kept: set[str | None]) -> None:
        """Remove the other builds; who still reads one has its files mapped."""
        for each in self.builds():
            if each.name not in kept:
                shutil.rmtree(each, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what builds left that died; not while somebody builds, nor where none is live."""
        if len(self.builds()) > 1:
            with suppress(IndexLockedError, OSError), self._locked("build.lock", 0):
                if live := self._pointed_at():  # asked for now that nobody makes another one live
                    self.remove_all_but({live})

    def is_building(self) -> bool:
        """Whether somebody builds an index at this moment."""
        try:
            with self._locked("build.lock", 0):
                return False
        except IndexLockedError:
            return True

    @contextmanager
    def _locked(self, name: str, wait: float) -> Iterator[None]:
        descriptor = os.open(self.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _lock(descriptor, time.monotonic() + wait, wait)
            yield
        finally:
            os.close(descriptor)  # which also releases the lock


def read_manifest(build: Path) -> Manifest:
    """The manifest of a build; raises FileNotFoundError, IndexDamagedError."""
    try:
        fields = json.loads((build / MANIFEST).read_text("utf-8"))
        if fields.pop("check", None) not in {_check_of(fields), *_unchecked(fields)}:
            raise ValueError("its manifest is not as it was written")  # noqa: TRY301
        return Manifest(**{**fields, "place": Place(**fields["place"])})
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(error) from error


def write_manifest(build: Path, manifest: Manifest) -> None:
    """Replace the manifest of a build, durably."""
    fields = asdict(manifest)
    checked = {**fields, "check": _check_of(fields)}
    write_durably(build / MANIFEST, json.dumps(checked, separators=(",", ":")))
    crash_point("index.manifest")


def _check_of(fields: Mapping[str, Any]) -> str:
    """A check value: of a manifest every bit counts, as it vouches for the files."""
    said = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _unchecked(fields: Mapping[str, Any]) -> set[None]:
    """Manifests that name no files come from older versions, and need no check to be told so."""
    return set() if "files" in fields else {None}


def commit_mark(build: Path) -> tuple[int, int]:
    """Something that differs after every commit, for who keeps a build open.

    Raises FileNotFoundError.
    """
    stat = os.stat(f"{build}/{MANIFEST}")  # noqa: PTH116 - asked with every question; half the time
    return stat.st_ino, stat.st_mtime_ns


def write_durably(path: Path, text: str) -> None:
    """Replace a file at once and for good: whole on the disk before it has its name."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    flush(path.parent)


def flush(path: Path) -> None:
    """Force a file or a directory to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def damaged(error: BaseException) -> IndexDamagedError:
    """The error for an index that is there and cannot be read."""
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return IndexDamagedError(f"The search index cannot be read ({reason}). {REBUILD}")


def _lock(descriptor: int, deadline: float, wait: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise IndexLockedError(
                    f"Another process has been writing the search index for {wait:g} seconds. "
                    "Try again; the database already holds every change."
                ) from None
            time.sleep(_PAUSE)
        else:
            return
