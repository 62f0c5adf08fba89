"""The index on disk is Whoosh's: its table of contents, schema, segments, deletions, readers.

What a segment holds is written by a codec of our own, which is Whoosh's extension point for that:
one file of arrays a segment, instead of blocks of compressed and pickled postings. The archive
answers from the arrays; Whoosh's own reader sees the same words and postings through the codec.
The only importer of Whoosh.
"""
# ruff: noqa: TID251  # this is the one file that may

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import Codec, PerDocumentReader, Segment, TermsReader
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Format
from whoosh.index import _DEF_INDEX_NAME, TOC, EmptyIndexError, clean_files
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from archive.crashing import crash_point
from archive.search import merging
from archive.search.arrays import check_arrays, known_by
from archive.search.columns import MANY, ONE
from archive.search.drafting import drafted
from archive.search.engine import Document
from archive.search.fields import SHARES
from archive.search.generations import flush
from archive.search.segment import Segment as ArraySegment
from archive.search.state import OpenSegment, State, Values
from archive.search.stored import PATIENCE, OpenBuild, StoredEngine

EXTENSION = ".arrays"
MAX_SEGMENTS = 8
"""More segments than this are merged: each costs every question a look-up per word."""
WORDS = "words"
"""The one field: words, and stems behind a sign (see `vocabulary`)."""


class Shares(Format):  # type: ignore[misc]  # Whoosh is not typed
    """Postings whose weight is how far a document's occurrences of the word saturate."""

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)


class Words(FieldType):  # type: ignore[misc]  # Whoosh is not typed
    """A field of words that are analysed before they come here."""

    def __init__(self) -> None:
        super().__init__(format=Shares(), analyzer=None)


class SegmentOfArrays(Segment):  # type: ignore[misc]  # Whoosh is not typed
    """A segment as Whoosh's table of contents lists it."""

    def __init__(self, count: int = 0) -> None:
        super().__init__(_DEF_INDEX_NAME)
        self.count = count
        self.deleted: set[int] = set()

    def codec(self) -> Codec:
        """What reads its file."""
        return ArraysCodec()

    def doc_count_all(self) -> int:
        """How many documents it has, deleted ones too."""
        return self.count

    def deleted_count(self) -> int:
        """How many of them are deleted."""
        return len(self.deleted)

    def deleted_docs(self) -> Iterable[int]:
        """The deleted documents."""
        return self.deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Delete a document, or take it back."""
        (self.deleted.add if delete else self.deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self.deleted

    def path(self, folder: Path) -> Path:
        """Where its arrays lie."""
        return folder / str(self.make_filename(EXTENSION))


class ArraysCodec(Codec):  # type: ignore[misc]  # Whoosh is not typed
    """Reads segments for Whoosh; they are written by `ArraysStore`."""

    def terms_reader(self, storage: FileStorage, segment: SegmentOfArrays) -> "ArraysTerms":
        """The words and postings of a segment."""
        return ArraysTerms(ArraySegment(segment.path(Path(storage.folder))))

    def per_document_reader(
        self, _storage: FileStorage, segment: SegmentOfArrays
    ) -> "ArraysDocuments":
        """The documents of a segment."""
        return ArraysDocuments(segment)


class ArraysTerms(TermsReader):  # type: ignore[misc]  # Whoosh is not typed
    """The words of a segment, as Whoosh asks for them."""

    def __init__(self, segment: ArraySegment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] == WORDS and self._number(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """The one field."""
        return [WORDS]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All words in order."""
        return ((WORDS, term.encode()) for term in self._segment.vocabulary.all())

    def terms_from(self, _name: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """All words from a place on."""
        return (term for term in self.terms() if term[1] >= prefix)

    def term_info(self, name: str, text: bytes) -> TermInfo:
        """How often a word stands; raises KeyError."""
        matcher = self.matcher(name, text, Shares())
        ids = list(matcher.all_ids())
        matcher.reset()
        return TermInfo(weight=sum(matcher._weights), df=len(ids), minid=ids[0], maxid=ids[-1])  # noqa: SLF001

    def matcher(self, name: str, text: bytes, format_: Format, scorer: Any = None) -> ListMatcher:
        """The postings of a word; raises KeyError."""
        number = self._number(text)
        if name != WORDS or number is None:
            raise KeyError((name, text))
        found = self._segment.postings(range(number, number + 1))
        weights = (found.shares / SHARES).tolist()
        return ListMatcher(found.docs.tolist(), weights, format=format_, scorer=scorer)

    def close(self) -> None:
        """Nothing to close: who holds an array keeps the file mapped."""

    def _number(self, text: bytes) -> int | None:
        return self._segment.vocabulary.find(text.decode())


class ArraysDocuments(PerDocumentReader):  # type: ignore[misc]  # Whoosh is not typed
    """The documents of a segment, as Whoosh asks for them; what they say is in the arrays."""

    def __init__(self, segment: SegmentOfArrays) -> None:
        self._segment = segment
        for name in ("doc_count", "doc_count_all", "has_deletions", "is_deleted", "deleted_docs"):
            setattr(self, name, getattr(segment, name))

    def all_doc_ids(self) -> Iterator[int]:
        """The documents that are not deleted."""
        return (n for n in range(self._segment.count) if not self._segment.is_deleted(n))

    def close(self) -> None:
        """Nothing is open."""


class Storage(FileStorage):  # type: ignore[misc]  # Whoosh is not typed
    """A build's folder; a table of contents is on the disk before it has its name."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[StructFile] = []

    def open_file(self, name: str, **options: object) -> StructFile:
        """Open a file and remember it: Whoosh forgets those it had open when it fails."""
        self._opened.append(super().open_file(name, **options))
        return self._opened[-1]

    def close_all(self) -> None:
        """Close whatever is still open."""
        for each in self._opened:
            if not each.is_closed:
                each.close()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file, durably."""
        flush(Path(self.folder) / oldname)
        super().rename_file(oldname, newname, safe=safe)
        flush(Path(self.folder))


class ArraysBuild:
    """The segments of one commit, opened; those that were open before are not opened again."""

    def __init__(self, build: Path, before: "ArraysBuild | None") -> None:
        self.build = build
        self._values = before.values if before else {facet: Values() for facet in (*ONE, *MANY)}
        self._opened: dict[str, OpenSegment] = {}
        known = before.opened if before else {}
        parts = []
        for each in _contents(build).segments:
            name = each.segment_id()
            opened = known.get(name) or self._open(each)
            self._opened[name] = opened
            parts.append((opened, sorted(each.deleted)))
        self.state = State(parts, self._values)

    @property
    def values(self) -> dict[str, Values]:
        """The values of facets met so far."""
        return self._values

    @property
    def opened(self) -> dict[str, OpenSegment]:
        """The open segments by name."""
        return self._opened

    def _open(self, segment: SegmentOfArrays) -> OpenSegment:
        return OpenSegment(ArraySegment(segment.path(self.build)), self._values)


class ArraysStore:
    """Whoosh's index, with segments of arrays."""

    def open(self, build: Path, before: OpenBuild | None) -> ArraysBuild:
        """Open the last commit."""
        same = isinstance(before, ArraysBuild) and before.build == build
        return ArraysBuild(build, before if same else None)  # type: ignore[arg-type]

    def create(self, build: Path) -> None:
        """Begin an empty index."""
        TOC(_schema(), [], 0).write(Storage(build), _DEF_INDEX_NAME)

    def commit(
        self,
        build: Path,
        documents: Iterable[Document],
        gone: Iterable[str],
        erased: Collection[str] = (),
    ) -> int:
        """Write and commit; returns how many documents the index then holds."""
        contents = _contents(build)
        _delete(build, contents.segments, list(gone))
        alive = [each for each in contents.segments if each.doc_count()]
        most = MAX_SEGMENTS if alive else 1
        tainted = [each for each in alive if _holds(build, each, erased)]
        segments = _merged(build, [*alive, *_drafted(build, documents)], most, tainted)
        storage, generation = Storage(build), contents.generation + 1
        crash_point("index.segment")
        TOC(_schema(), segments, generation).write(storage, _DEF_INDEX_NAME)
        crash_point("index.contents")
        clean_files(storage, _DEF_INDEX_NAME, generation, segments)
        return sum(each.doc_count() for each in segments)

    def check(self, build: Path) -> None:
        """Read every segment."""
        for each in _contents(build).segments:
            check_arrays(each.path(build))

    def files(self, build: Path) -> dict[str, str]:
        """The table of contents and the segments, each with what it is known by."""
        paths = [each.path(build) for each in _contents(build).segments]
        return {path.name: known_by(path) for path in (build / self.latest(build), *paths)}

    def latest(self, build: Path) -> str:
        """The file that the last commit wrote last."""
        generation = TOC._latest_generation(Storage(build), _DEF_INDEX_NAME)  # noqa: SLF001 - no other way
        return f"_{_DEF_INDEX_NAME}_{generation}.toc"

    def revisions(self, opened: OpenBuild) -> Iterator[tuple[str, int]]:
        """Id and revision of every live document."""
        ids, revisions = (opened.state.column(name) for name in ("id", "revision"))
        alive = np.flatnonzero(opened.state.alive).tolist()
        return ((ids[number].decode(), int(revisions[number])) for number in alive)


class WhooshEngine(StoredEngine):
    """The engine of the archive; `wait` is the seconds to wait for another writer."""

    def __init__(self, folder: Path, wait: float = PATIENCE) -> None:
        super().__init__(folder, ArraysStore(), wait)


def _schema() -> Schema:
    return Schema(**{WORDS: Words()})


def _contents(build: Path) -> TOC:
    storage = Storage(build)
    try:
        return TOC.read(storage, _DEF_INDEX_NAME, schema=_schema())
    except EmptyIndexError as error:
        raise FileNotFoundError(str(error)) from error
    finally:
        storage.close_all()


def _holds(build: Path, segment: SegmentOfArrays, ids: Collection[str]) -> bool:
    """Whether the words of some documents are in its file, be they deleted."""
    return bool(ids) and len(ArraySegment(segment.path(build)).numbers_of(list(ids))) > 0


def _delete(build: Path, segments: Sequence[SegmentOfArrays], ids: list[str]) -> None:
    for each in segments if ids else ():
        each.deleted.update(ArraySegment(each.path(build)).numbers_of(ids).tolist())


def _drafted(build: Path, documents: Iterable[Document]) -> list[SegmentOfArrays]:
    """Segments of new documents."""
    segments: dict[Path, SegmentOfArrays] = {}

    def new_path() -> Path:
        segment = SegmentOfArrays()
        segments[segment.path(build)] = segment
        return segment.path(build)

    for path, count in drafted(documents, new_path):
        segments[path].count = count
    return list(segments.values())


def _merged(
    build: Path,
    segments: list[SegmentOfArrays],
    most: int,
    tainted: Collection[SegmentOfArrays] = (),
) -> list[SegmentOfArrays]:
    """At most so many segments: some become one where there are more, or much was deleted.

    So do those `tainted`, which hold words that may not stay.
    """
    merged, left = merging.chosen(segments, most, tainted)
    if not merged:
        return left
    united = SegmentOfArrays(sum(each.doc_count() for each in merged))
    merging.merge(united.path(build), [_kept(build, each) for each in merged])
    return [united, *left]


def _kept(build: Path, segment: SegmentOfArrays) -> tuple[ArraySegment, Any]:
    """A segment, and which of its documents stay; damage is found before it is written anew."""
    check_arrays(segment.path(build))
    kept = np.ones(segment.count, bool)
    kept[sorted(segment.deleted)] = False
    return ArraySegment(segment.path(build)), kept
