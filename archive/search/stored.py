"""An engine over an index on disk, whatever stores it: generations, places, patience, errors."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Protocol, TypeVar

from archive.search import evaluate
from archive.search.engine import (
    Document,
    IndexDamagedError,
    IndexMissingError,
    Place,
    SearchError,
    SearchPage,
    SearchRequest,
)
from archive.search.generations import (
    REBUILD,
    Generations,
    Manifest,
    commit_mark,
    damaged,
    read_manifest,
    write_manifest,
)
from archive.search.rows import Rows
from archive.text.analysis import ANALYSIS_VERSION

SCHEMA_VERSION = 1
"""Raised with every change of what lies in an index; older ones must then be rebuilt."""
PATIENCE = 30.0
"""Seconds to wait for another writer."""
_TRIES = 5
_PAUSE = 0.02
T = TypeVar("T")


class OpenBuild(Protocol):
    """The state that one commit left, held open; asked by one thread at a time."""

    @property
    def build(self) -> Path:
        """The directory that it lies in."""

    @property
    def rows(self) -> Rows:
        """All live documents; never changes, so that it may be read by many threads."""

    def postings(self, key: evaluate.Key) -> Mapping[int, Sequence[int]]:
        """The live postings of one token; the answer never changes."""

    def close(self) -> None:
        """Close all files."""


class Store(Protocol):
    """What keeps an index; anything that goes wrong is raised as it comes."""

    def open(self, build: Path, before: OpenBuild | None) -> OpenBuild:
        """Open the last commit, with the help of what was open before (perhaps another build).

        Raises FileNotFoundError where files vanish meanwhile.
        """

    def create(self, build: Path) -> None:
        """Begin an empty index."""

    def commit(self, build: Path, documents: Iterable[Document], gone: Iterable[str]) -> int:
        """Drop documents, add others, flush all to the disk; returns how many there are then."""


class StoredEngine:
    """The archive's search over one folder; safe to share between threads."""

    def __init__(self, folder: Path, store: Store, wait: float = PATIENCE) -> None:
        self._generations = Generations(folder)
        self._store = store
        self._wait = wait
        self._lock = Lock()  # a store's reader must never serve two threads at once
        self._open: OpenBuild | None = None
        self._mark: tuple[object, ...] = ()

    def search(self, request: SearchRequest) -> SearchPage:
        """Answer one question; raises SearchError.

        Postings are decoded under the lock; the answer is made of values that never change.
        """
        with self._lock, _reading():
            state = _retried(self._current)
            rows = state.rows
            keys = set(evaluate.keys(request.query, rows.languages))
            postings = {key: state.postings(key) for key in keys}
        return evaluate.answer(request, rows, postings)

    def place(self) -> Place | None:
        """How far the live index is; None where there is none that this version can read."""
        try:
            with _reading():
                _, manifest = _retried(self._live)
        except IndexMissingError:
            return None
        return manifest.place if _is_readable(manifest) else None

    def update(self, documents: Iterable[Document], gone: Iterable[str], place: Place) -> None:
        """Put documents in or in place of older ones, drop those `gone`, then note the place."""
        latest = {document.id: document for document in documents}
        self._generations.live()  # where there is no index there is nothing to lock
        with self._generations.writing(self._wait), _reading(), _writing():
            build = self._readable()
            count = self._store.commit(build, latest.values(), {*gone, *latest})
            _note(build, count, place)

    def rebuild(self, documents: Iterable[Document], place: Place) -> None:
        """Build a new index beside the live one and swap it in."""
        with _writing(), self._generations.building(self._wait) as build:
            self._store.create(build)
            _note(build, self._store.commit(build, documents, ()), place)

    def close(self) -> None:
        """Close the files held open; the next question opens them again."""
        with self._lock:
            self._replace(None)

    def _live(self) -> tuple[Path, Manifest]:
        build = self._generations.live()
        return build, read_manifest(build)

    def _readable(self) -> Path:
        build, manifest = self._live()
        if not _is_readable(manifest):
            raise IndexDamagedError(
                f"The search index was made by another version of this program. {REBUILD}"
            )
        return build

    def _current(self) -> OpenBuild:
        """The state of the last commit, opened anew only where there has been one since."""
        build = self._generations.live()
        mark = (os.getpid(), build, *commit_mark(build))
        if self._open is None or self._mark != mark:
            self._replace(self._store.open(self._readable(), self._open))
            self._mark = mark
        assert self._open is not None  # noqa: S101  # just opened, for mypy
        return self._open

    def _replace(self, opened: OpenBuild | None) -> None:
        before, self._open = self._open, opened
        if before:
            before.close()


def _retried(attempt: Callable[[], T]) -> T:
    """Files vanish while a commit or a swap goes on: what was not found is looked for again."""
    for _ in range(_TRIES - 1):
        try:
            return attempt()
        except FileNotFoundError:
            time.sleep(_PAUSE)
    return attempt()


def _is_readable(manifest: Manifest) -> bool:
    return (manifest.schema, manifest.analysis) == (SCHEMA_VERSION, ANALYSIS_VERSION)


def _note(build: Path, count: int, place: Place) -> None:
    write_manifest(build, Manifest(SCHEMA_VERSION, ANALYSIS_VERSION, count, place))


@contextmanager
def _reading() -> Iterator[None]:
    """A store raises anything at all over a damaged file; it comes out as ours."""
    try:
        yield
    except SearchError:
        raise
    except Exception as error:
        raise damaged(error) from error


@contextmanager
def _writing() -> Iterator[None]:
    """A full disk or a folder that is not ours is no damage, a file that is gone is."""
    try:
        yield
    except FileNotFoundError as error:
        raise damaged(error) from error
    except OSError as error:
        raise SearchError(f"The search index could not be written: {error}.") from error
