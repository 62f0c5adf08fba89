"""An engine over an index on disk, whatever stores it: generations, places, patience, errors."""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Protocol, TypeVar

from archive.search import evaluate
from archive.search.arrays import known_by
from archive.search.engine import (
    Document,
    IndexDamagedError,
    IndexMissingError,
    Place,
    SearchError,
    SearchPage,
    SearchRequest,
    Spelling,
)
from archive.search.generations import (
    MANIFEST,
    REBUILD,
    Generations,
    Manifest,
    commit_mark,
    damaged,
    read_manifest,
    write_manifest,
)
from archive.search.matching import Matching
from archive.search.query import Phrase, Term
from archive.search.spelling import near_words
from archive.search.state import State
from archive.text.analysis import ANALYSIS_VERSION

SCHEMA_VERSION = 8
"""Raised with every change of what lies in an index; older ones must then be rebuilt."""
PATIENCE = 30.0
"""Seconds to wait for another writer."""
SWEEP = "`manage.py index` removes it."
_TRIES = 5
_PAUSE = 0.02
T = TypeVar("T")


class OpenBuild(Protocol):
    """The state that one commit left, held open; asked by one thread at a time."""

    @property
    def build(self) -> Path:
        """The directory that it lies in."""

    @property
    def state(self) -> State:
        """All live documents; never changes, so that it may be read by many threads."""


class Store(Protocol):
    """What keeps an index; anything that goes wrong is raised as it comes."""

    def open(self, build: Path, before: OpenBuild | None) -> OpenBuild:
        """Open the last commit, with the help of what was open before (perhaps another build).

        Raises FileNotFoundError where files vanish meanwhile.
        """

    def create(self, build: Path) -> None:
        """Begin an empty index."""

    def commit(
        self,
        build: Path,
        documents: Iterable[Document],
        gone: Iterable[str],
        erased: Collection[str] = (),
    ) -> int:
        """Drop documents, add others, flush all to the disk; returns how many there are then.

        Of those `erased`, which are `gone` too, no word may stay in any file.
        """

    def check(self, build: Path) -> None:
        """Read everything; raises where something is not as it was written."""

    def files(self, build: Path) -> Mapping[str, str]:
        """The files of the last commit, each with what it is known by; reads little of them."""

    def latest(self, build: Path) -> str:
        """The file that the last commit wrote last."""

    def revisions(self, opened: OpenBuild) -> Iterator[tuple[str, int]]:
        """Id and revision of every live document."""


class StoredEngine:
    """The archive's search over one folder; safe to share between threads."""

    def __init__(self, folder: Path, store: Store, wait: float = PATIENCE) -> None:
        self._generations = Generations(folder)
        self._store = store
        self._wait = wait
        self._lock = Lock()  # who opens a commit must be the only one
        self._open: OpenBuild | None = None
        self._mark: tuple[object, ...] = ()

    def search(self, request: SearchRequest) -> SearchPage:
        """Answer one question; raises SearchError."""
        with _Reading():
            return evaluate.answer(request, self._state())

    def count(self) -> int:
        """How many articles there are; raises SearchError."""
        with _Reading():
            return self._state().live

    def holding(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many articles hold each word in any of its forms; raises SearchError."""
        with _Reading():
            matching = Matching(self._state())
            return {word: matching.count(Term(word)) for word in words}

    def spellings(self, word: str) -> tuple[Spelling, ...]:
        """Words of the index one edit away from a word (two from a long one), commonest first.

        Raises SearchError.
        """
        with _Reading():
            state = self._state()
            matching = Matching(state)
            near = {
                each
                for opened in state.segments
                for each in near_words(word, opened.segment.vocabulary)
            }
            found = [Spelling(each, matching.count(Phrase((each,)))) for each in near]
            held = [each for each in found if each.articles]
            return tuple(sorted(held, key=lambda each: (-each.articles, each.word)))

    def place(self) -> Place | None:
        """How far the live index is; None where there is none that this version can read."""
        try:
            with _Reading():
                _, manifest = _retried(self._live)
        except IndexMissingError:
            return None
        return manifest.place if _is_readable(manifest) else None

    def mark(self) -> str:
        """A text that changes with every commit and swap; "" where there is no index."""
        try:
            with _Reading():
                return " ".join(map(str, _retried(self._last_commit)))
        except SearchError:
            return ""

    def update(
        self,
        documents: Iterable[Document],
        gone: Iterable[str],
        place: Place,
        erased: Collection[str] = (),
    ) -> None:
        """Put documents in or in place of older ones, drop those `gone`, then note the place."""
        latest = {document.id: document for document in documents}
        self._generations.live()  # where there is no index there is nothing to lock
        with self._generations.writing(self._wait), _Reading(), _writing():
            build = self._readable()
            count = self._store.commit(build, latest.values(), {*gone, *latest}, erased)
            if erased:
                self._generations.remove_all_but({build.name})
            self._note(build, count, place)

    def rebuild(self, documents: Iterable[Document], place: Place) -> None:
        """Build a new index beside the live one and swap it in."""
        with _writing(), self._generations.building(self._wait) as build:
            self._store.create(build)
            self._note(build, self._store.commit(build, documents, ()), place)

    def check(self, *, thorough: bool = True) -> None:
        """Read the whole index; raises SearchError where it is not as it was written.

        If not `thorough`, only what tells one file from another is read.
        """
        with _Reading():
            _retried(lambda: self._check(self._readable(), thorough=thorough))

    def faults(self) -> Iterator[str]:
        """What is wrong with the files under the folder, those of former builds too, in words."""
        live = None
        try:
            live = self._generations.live()
            self.check()
        except SearchError as error:
            yield str(error)
        for build in self._generations.builds():
            if build == live:
                yield from self._left_in(build)
            elif fault := self._fault_of(build):
                yield f"The build {build.name}, which no question needs, {fault}. {SWEEP}"

    def revisions(self) -> Iterator[tuple[str, int]]:
        """Id and revision of every article there is; raises SearchError."""
        with _Reading():
            self._state()
            opened = self._open
            assert opened is not None  # nosec B101 # noqa: S101 - it was opened just now
            return self._store.revisions(opened)

    def sweep(self) -> None:
        """Remove what builds and commits left that died."""
        self._generations.sweep()
        with suppress(SearchError, OSError), self._generations.writing(0):
            build, manifest = self._live()
            for name in _left_over(build, manifest):
                (build / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the files held open; the next question opens them again."""
        with self._lock:
            self._open = None

    def _live(self) -> tuple[Path, Manifest]:
        build = self._generations.live()
        return build, read_manifest(build)

    def _note(self, build: Path, count: int, place: Place) -> None:
        files = self._store.files(build)
        write_manifest(build, Manifest(SCHEMA_VERSION, ANALYSIS_VERSION, count, place, files))

    def _check(self, build: Path, *, thorough: bool) -> None:
        """Compare a build with its manifest; one that is written meanwhile is looked at again."""
        mark, manifest = commit_mark(build), read_manifest(build)
        try:
            if fault := self._differs(build, manifest.files):
                raise IndexDamagedError(f"In the search index {fault}. {REBUILD}")  # noqa: TRY301
            if thorough:
                self._store.check(build)
        except Exception:
            if commit_mark(build) != mark:
                raise FileNotFoundError(build) from None
            raise

    def _differs(self, build: Path, files: Mapping[str, str]) -> str | None:
        """How a build differs from what its manifest says; None where it does not."""
        for name, known in files.items():
            try:
                if known_by(build / name) != known:
                    return f"the file {name} is not the one that the manifest names"
            except FileNotFoundError:
                return f"the file {name} is missing"
        if self._store.latest(build) not in files:
            return "a commit was not finished"
        return None

    def _left_in(self, build: Path) -> Iterator[str]:
        """Files of a commit that died; none while somebody may be writing one."""
        with suppress(SearchError, OSError), self._generations.writing(0):
            for name in _left_over(build, read_manifest(build)):
                yield f"The file {name} was left by a commit that was not finished. {SWEEP}"

    def _fault_of(self, build: Path) -> str | None:
        """What is wrong with a build that is not live; None where it is whole, gone or growing."""
        try:
            with _Reading():
                self._check(build, thorough=True)
        except FileNotFoundError:
            return None
        except SearchError as error:
            if self._generations.is_building() or not build.exists():
                return None
            reason = error.__cause__ or error
            lacks = isinstance(reason, FileNotFoundError)
            return "was never finished" if lacks else f"is damaged ({reason})"
        return None

    def _readable(self) -> Path:
        build, manifest = self._live()
        if not _is_readable(manifest):
            raise IndexDamagedError(
                f"The search index was made by another version of this program. {REBUILD}"
            )
        return build

    def _state(self) -> State:
        """The state of the last commit."""
        with self._lock:
            return _retried(self._current).state

    def _current(self) -> OpenBuild:
        """What the last commit left, opened anew only where there has been one since."""
        mark = (os.getpid(), *self._last_commit())
        if self._open is None or self._mark != mark:
            self._open = self._store.open(self._readable(), self._open)
            self._mark = mark
        return self._open

    def _last_commit(self) -> tuple[object, ...]:
        build = self._generations.live()
        return (build, *commit_mark(build))


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


def _left_over(build: Path, manifest: Manifest) -> list[str]:
    """The files in a build that it does not consist of."""
    kept = {MANIFEST, *manifest.files}
    return sorted(each.name for each in build.iterdir() if each.name not in kept)


class _Reading:
    """A store raises anything at all over a damaged file; it comes out as ours.

    Entered with every question: a generator would take several times as long.
    """

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, _kind: object, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, SearchError):
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
