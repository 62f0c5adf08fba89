"""Whoosh as a store: postings with positions and a column of rows. The only importer of Whoosh.

Whoosh keeps segments, postings and deletions; what a text's tokens are comes from `text.analysis`,
what matches and how well from `evaluate`. None of Whoosh's analyzers, parsers, matchers' logic or
scorers is used, nor its lock.
"""
# ruff: noqa: TID251  # this is the one file that may

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from archive.search.engine import Document
from archive.search.fields import FIELDS, stem_field, words
from archive.search.generations import flush
from archive.search.rows import Row, Rows, packed, row, unpacked
from archive.search.stored import PATIENCE, OpenBuild, StoredEngine

MAX_SEGMENTS = 8
"""More segments than this are merged: each costs every question a look-up per word."""


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

    def __init__(self, folder: Path, *, readonly: bool) -> None:
        super().__init__(str(folder), readonly=readonly)
        self.opened: list[StructFile] = []

    def open_file(self, name: str, **options: object) -> StructFile:
        """Open a file and remember it: Whoosh forgets those it had open when it fails."""
        self.opened.append(super().open_file(name, **options))
        return self.opened[-1]

    def create_file(self, name: str, **options: object) -> StructFile:
        """Create a file and remember it."""
        self.opened.append(super().create_file(name, **options))
        return self.opened[-1]

    def temp_storage(self, name: str | None = None) -> "Storage":
        """A folder for drafts, whose files are remembered here too."""
        drafts = Storage(Path(self.folder) / (name or "drafts.tmp"), readonly=False)
        drafts.opened = self.opened
        drafts.create()
        return drafts

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file after everything beside it has reached the disk."""
        folder = Path(self.folder)
        for each in folder.iterdir():
            if each.is_file():
                flush(each)
        super().rename_file(oldname, newname, safe=safe)
        flush(folder)

    def close_all(self) -> None:
        """Close whatever is still open; what a failed commit cannot even flush is lost anyway."""
        for each in self.opened:
            with suppress(OSError):
                if not each.is_closed:
                    each.close()
        self.opened.clear()


class WhooshBuild:
    """The open segments of one commit with their first numbers, and all rows."""

    def __init__(self, build: Path, known: Mapping[str, tuple[Row, ...]]) -> None:
        self.build = build
        self._storage = Storage(build, readonly=True)
        self._known = known
        self.rows_of_segments: dict[str, tuple[Row, ...]] = {}
        try:
            self._segments = self._opened()
            self.rows = Rows(self._rows())
        except BaseException:
            self._storage.close_all()
            raise

    def postings(self, key: tuple[str, str]) -> dict[int, tuple[int, ...]]:
        """The postings of one token over all segments; Whoosh leaves deleted documents out."""
        return {
            base + doc: Positions.decode_positions(value)
            for leaf, base in self._segments
            for doc, value in _postings(leaf, *key)
        }

    def close(self) -> None:
        """Close all files."""
        self._storage.close_all()

    def _opened(self) -> list[tuple[SegmentReader, int]]:
        try:
            reader = self._storage.open_index(schema=_schema()).reader()
        except EmptyIndexError as error:
            raise FileNotFoundError(str(error)) from error
        leaves = reader.leaf_readers()
        return [(leaf, base) for leaf, base in leaves if isinstance(leaf, SegmentReader)]

    def _rows(self) -> dict[int, Row]:
        """Rows by number; a segment's never change, so they are read once."""
        rows: dict[int, Row] = {}
        for leaf, base in self._segments:
            name = leaf.segment().segment_id()
            found = self._known.get(name) or tuple(map(unpacked, leaf.column_reader("row")))
            self.rows_of_segments[name] = found
            rows.update((base + doc, found[doc]) for doc in leaf.all_doc_ids())
        return rows


class WhooshStore:
    """Whoosh as the store of an index."""

    def open(self, build: Path, before: OpenBuild | None) -> WhooshBuild:
        """Open the last commit."""
        if isinstance(before, WhooshBuild) and before.build == build:
            return WhooshBuild(build, before.rows_of_segments)
        return WhooshBuild(build, {})

    def create(self, build: Path) -> None:
        """Begin an empty index."""
        Storage(build, readonly=False).create_index(_schema())

    def commit(self, build: Path, documents: Iterable[Document], gone: Iterable[str]) -> int:
        """Write and commit; returns how many documents the index then holds."""
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


class WhooshEngine(StoredEngine):
    """The engine of the archive; `wait` is the seconds to wait for another writer."""

    def __init__(self, folder: Path, wait: float = PATIENCE) -> None:
        super().__init__(folder, WhooshStore(), wait)


def _postings(leaf: SegmentReader, name: str, token: str) -> Iterator[tuple[int, bytes]]:
    if (name, token) not in leaf:
        return
    matcher = leaf.postings(name, token)
    while matcher.is_active():
        yield matcher.id(), matcher.value()
        matcher.next()


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
