"""Whoosh as a store: postings with positions and a column of rows. The only importer of Whoosh.

Whoosh keeps segments, postings and deletions; what a text's tokens are comes from `text.analysis`,
what matches and how well from `evaluate`. None of Whoosh's analyzers, parsers, matchers' logic or
scorers is used, nor its lock.
"""
# ruff: noqa: TID251  # this is the one file that may

import os
import struct
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

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
from archive.search.fields import FIELDS, stem_field, words
from archive.search.generations import (
    REBUILD,
    Generations,
    Manifest,
    commit_mark,
    damaged,
    flush,
    read_manifest,
    write_manifest,
)
from archive.search.rows import Row, Rows, packed, row, unpacked
from archive.text.analysis import ANALYSIS_VERSION

SCHEMA_VERSION = 1
"""Raised with every change of what lies in an index; older ones must then be rebuilt."""
PATIENCE = 30.0
"""Seconds to wait for another writer."""
MAX_SEGMENTS = 8
"""More segments than this are merged: each costs every question a look-up per word."""
_TRIES = 5
_PAUSE = 0.02


class Positions(Format):  # type: ignore[misc]  # Whoosh is not typed
    """Postings whose value is the positions, four bytes each, little end first."""

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)

    @staticmethod
    def encode(positions: Sequence[int]) -> bytes:
        """Pack positions; never empty, for Whoosh drops empty values."""
        return struct.pack(f"<{len(positions)}I", *positions)

    @staticmethod
    def decode_positions(value: bytes) -> tuple[int, ...]:
        """Unpack positions."""
        return struct.unpack(f"<{len(value) // 4}I", value)


class Tokens(FieldType):  # type: ignore[misc]  # Whoosh is not typed
    """A field of tokens that were analysed before: its value maps tokens to positions."""

    def __init__(self) -> None:
        super().__init__(format=Positions(), analyzer=None)

    def index(
        self, value: Mapping[str, Sequence[int]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh stores: token, frequency, weight, packed positions."""
        for token, positions in value.items():
            count = len(positions)
            yield token.encode(), count, float(count), Positions.encode(positions)


def _schema() -> Schema:
    names = [each for name in FIELDS for each in (name, stem_field(name))]
    # Whoosh stores offsets of more than 32,768 rows in a way of its own; lengths are enough.
    kept = COLUMN(VarBytesColumn(allow_offsets=False))
    return Schema(id=Tokens(), row=kept, **{name: Tokens() for name in names})


class Storage(FileStorage):  # type: ignore[misc]  # Whoosh is not typed
    """A build's files: closed together, and on the disk before a commit, which is a renaming."""

    def __init__(self, build: Path, *, readonly: bool) -> None:
        super().__init__(str(build), readonly=readonly)
        self.opened: list[StructFile] = []

    def open_file(self, name: str, **options: object) -> StructFile:
        """Open a file and remember it: Whoosh forgets those it had open when it fails."""
        self.opened.append(super().open_file(name, **options))
        return self.opened[-1]

    def create_file(self, name: str, **options: object) -> StructFile:
        """Create a file and remember it."""
        self.opened.append(super().create_file(name, **options))
        return self.opened[-1]

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file after everything beside it has reached the disk."""
        folder = Path(self.folder)
        for each in folder.iterdir():
            if each.is_file():
                flush(each)
        super().rename_file(oldname, newname, safe=safe)
        flush(folder)

    def close_all(self) -> None:
        """Close whatever is still open."""
        for each in self.opened:
            if not each.is_closed:
                each.close()
        self.opened.clear()


@dataclass(frozen=True, slots=True)
class _State:
    """What one commit left: its key, open segments with their first numbers, and all rows."""

    key: tuple[object, ...]
    storage: Storage
    segments: tuple[tuple[SegmentReader, int], ...]
    rows: Rows
    rows_of_segments: Mapping[str, tuple[Row, ...]]


class WhooshEngine:
    """The archive's search over one folder; safe to share between threads."""

    def __init__(self, folder: Path, wait: float = PATIENCE) -> None:
        self._generations = Generations(folder)
        self._wait = wait
        self._lock = Lock()  # a Whoosh reader must never serve two threads at once
        self._state: _State | None = None

    def search(self, request: SearchRequest) -> SearchPage:
        """Answer one question; raises SearchError."""
        with self._lock:
            state = self._current()
            with _reading():
                postings = {
                    key: _decode(state, key)
                    for key in evaluate.keys(request.query, state.rows.languages)
                }
        return evaluate.answer(request, state.rows, postings)

    def place(self) -> Place | None:
        """How far the live index is; None where there is none that this version can read."""
        try:
            manifest = read_manifest(self._generations.live())
        except IndexMissingError:
            return None
        except FileNotFoundError as error:
            raise damaged(error) from error
        return manifest.place if _is_readable(manifest) else None

    def update(self, documents: Iterable[Document], gone: Iterable[str], place: Place) -> None:
        """Put documents in or in place of older ones, drop those `gone`, then note the place."""
        latest = {document.id: document for document in documents}
        self._generations.live()
        with self._generations.writing(self._wait):
            build = self._readable_build()
            with _reading():
                count = _commit(build, latest.values(), {*gone, *latest})
            _note(build, count, place)

    def rebuild(self, documents: Iterable[Document], place: Place) -> None:
        """Build a new index beside the live one and swap it in."""
        with _writing_files(), self._generations.building(self._wait) as build:
            Storage(build, readonly=False).create_index(_schema())
            _note(build, _commit(build, documents, set()), place)

    def close(self) -> None:
        """Close the files held open; the next question opens them again."""
        with self._lock:
            self._replace(None)

    def _readable_build(self) -> Path:
        build = self._generations.live()
        try:
            manifest = read_manifest(build)
        except FileNotFoundError as error:
            raise damaged(error) from error
        if not _is_readable(manifest):
            raise IndexDamagedError(
                f"The search index was made by another version of this program. {REBUILD}"
            )
        return build

    def _current(self) -> _State:
        """The state of the last commit, opened anew only where there has been one since.

        Files vanish while a commit or a swap goes on, so what was not found is looked for again.
        """
        for attempt in range(_TRIES):
            try:
                return self._opened()
            except (FileNotFoundError, EmptyIndexError) as error:
                if attempt == _TRIES - 1:
                    raise damaged(error) from error
                time.sleep(_PAUSE)
        raise AssertionError("the loop returns or raises")

    def _opened(self) -> _State:
        build = self._generations.live()
        key = (os.getpid(), build.name, commit_mark(build))
        if self._state is None or self._state.key != key:
            self._readable_build()
            self._replace(_open(build, key, self._known_rows(build)))
        assert self._state is not None  # noqa: S101  # just opened, for mypy
        return self._state

    def _known_rows(self, build: Path) -> Mapping[str, tuple[Row, ...]]:
        """Rows read before, by segment: a commit adds segments and never changes one."""
        if self._state and Path(self._state.storage.folder) == build:
            return self._state.rows_of_segments
        return {}

    def _replace(self, state: _State | None) -> None:
        if self._state:
            self._state.storage.close_all()
        self._state = state


def _is_readable(manifest: Manifest) -> bool:
    return (manifest.schema, manifest.analysis) == (SCHEMA_VERSION, ANALYSIS_VERSION)


def _note(build: Path, count: int, place: Place) -> None:
    write_manifest(build, Manifest(SCHEMA_VERSION, ANALYSIS_VERSION, count, place))


def _open(build: Path, key: tuple[object, ...], known: Mapping[str, tuple[Row, ...]]) -> _State:
    storage = Storage(build, readonly=True)
    try:
        with _reading():
            return _state(storage, key, known)
    except BaseException:
        storage.close_all()
        raise


def _state(
    storage: Storage, key: tuple[object, ...], known: Mapping[str, tuple[Row, ...]]
) -> _State:
    reader = storage.open_index(schema=_schema()).reader()
    segments = tuple(
        (leaf, base) for leaf, base in reader.leaf_readers() if isinstance(leaf, SegmentReader)
    )
    rows_of: dict[str, tuple[Row, ...]] = {}
    by_number: dict[int, Row] = {}
    for leaf, base in segments:
        name = leaf.segment().segment_id()
        rows_of[name] = known.get(name) or tuple(map(unpacked, leaf.column_reader("row")))
        by_number.update((base + doc, rows_of[name][doc]) for doc in leaf.all_doc_ids())
    return _State(key, storage, segments, Rows(by_number), rows_of)


def _decode(state: _State, key: evaluate.Key) -> dict[int, tuple[int, ...]]:
    """The postings of one token over all segments; deleted documents are left out by Whoosh."""
    found: dict[int, tuple[int, ...]] = {}
    for leaf, base in state.segments:
        for doc, value in _postings(leaf, *key):
            found[base + doc] = Positions.decode_positions(value)
    return found


def _postings(leaf: SegmentReader, name: str, token: str) -> Iterator[tuple[int, bytes]]:
    if (name, token) not in leaf:
        return
    matcher = leaf.postings(name, token)
    while matcher.is_active():
        yield matcher.id(), matcher.value()
        matcher.next()


# Writing


def _commit(build: Path, documents: Iterable[Document], gone: Iterable[str]) -> int:
    """Write and commit; returns how many documents the index holds."""
    storage = Storage(build, readonly=False)
    try:
        index = storage.open_index(schema=_schema())
        with _writer(index) as writer:
            _delete(writer, gone)
            for document in documents:
                _add(writer, document)
            writer.commit(mergetype=_merge)
        return int(index.doc_count())
    finally:
        storage.close_all()


@contextmanager
def _writer(index: FileIndex) -> Iterator[SegmentWriter]:
    """A writer without Whoosh's lock and without compound files, cancelled if anything fails."""
    writer = index.writer(_lk=False, compound=False)
    try:
        yield writer
    except BaseException:
        with suppress(Exception):  # what failed first is what counts
            writer.cancel()
        raise


def _add(writer: SegmentWriter, document: Document) -> None:
    fields: dict[str, object] = {"id": {document.id: (0,)}}
    lengths: dict[str, int] = {}
    for name, found in words(document):
        lengths[name] = found.length
        fields[name] = found.exact
        fields[stem_field(name)] = found.stemmed
    writer.add_document(row=packed(row(document, lengths)), **fields)


def _delete(writer: SegmentWriter, ids: Iterable[str]) -> None:
    reader = writer.reader()
    try:
        numbers = [
            base + doc
            for leaf, base in reader.leaf_readers()
            for each in ids
            for doc, _ in _postings(leaf, "id", each)
        ]
    finally:
        reader.close()
    for number in numbers:
        writer.delete_document(number)


def _merge(writer: SegmentWriter, segments: list[Any]) -> list[Any]:
    """Whoosh's hook at a commit: takes up what is worn or too much, returns what stays.

    Segments without a live document go, those half deleted and the smallest beyond the number
    allowed are written anew.
    """
    alive = sorted(
        (each for each in segments if each.doc_count()), key=lambda each: each.doc_count()
    )
    worn = [each for each in alive if each.deleted_count() > each.doc_count()]
    sound = [each for each in alive if each not in worn]
    surplus = len(sound) - MAX_SEGMENTS // 2 if len(sound) >= MAX_SEGMENTS else 0
    for each in (*worn, *sound[:surplus]):
        reader = SegmentReader(writer.storage, writer.schema, each)
        writer.add_reader(reader)
        reader.close()
    return sound[surplus:]


# The border: what goes wrong inside comes out as ours


@contextmanager
def _reading() -> Iterator[None]:
    """Whoosh raises anything at all over a damaged file."""
    try:
        yield
    except (SearchError, FileNotFoundError, EmptyIndexError):
        raise
    except Exception as error:
        raise damaged(error) from error


@contextmanager
def _writing_files() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SearchError(f"The search index could not be written: {error}.") from error
