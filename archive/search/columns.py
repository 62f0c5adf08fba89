"""What an index keeps of each document beside its words: to filter, count, sort and name.

Facets with one value are a column of codes, -1 where there is none; facets with several are pairs
of document and code. A code counts the values of the segment; `labels` says what it stands for.
"""

import json
from collections.abc import Iterable, Mapping

import numpy as np

from archive.search.arrays import Array
from archive.search.engine import Document
from archive.text.analysis import language_code, words_asked
from archive.text.dates import PartialDate
from archive.text.folding import folded

ONE = ("outlet", "language", "kind", "country")
MANY = ("author", "tag")
MISSING_CODE = -1
_MONTHS = 12
_DAYS = 32

Labels = dict[str, str]
"""Key to name of one facet's values, in the order of their codes."""


class Columns:
    """The columns of documents, one after the other."""

    def __init__(self) -> None:
        self.labels: dict[str, Labels] = {facet: {} for facet in (*ONE, *MANY)}
        self._codes: dict[str, dict[str, int]] = {facet: {} for facet in (*ONE, *MANY)}
        self._ids: list[str] = []
        self._revisions: list[int] = []
        self._one: dict[str, list[int]] = {facet: [] for facet in ONE}
        self._many: dict[str, list[tuple[int, int]]] = {facet: [] for facet in MANY}
        self._dates: list[tuple[int, int, int, int, int]] = []
        self._guessed: list[bool] = []
        self._unnamed: list[bool] = []

    def add(self, document: Document) -> None:
        """Take the next document."""
        number = len(self._ids)
        self._ids.append(document.id)
        self._revisions.append(document.revision)
        for facet, value in _single_values(document):
            self._one[facet].append(self._code(facet, *value) if value else MISSING_CODE)
        for facet, values in _several_values(document):
            codes = dict.fromkeys(self._code(facet, *value) for value in values)
            self._many[facet] += [(number, code) for code in codes]
        dated, is_guessed = _shown_date(document)
        self._dates.append(_date_columns(dated))
        self._guessed.append(is_guessed)
        self._unnamed.append(not (document.authors or document.printed_authors))

    def arrays(self) -> dict[str, Array]:
        """All columns by name; dates are ordinals of days, 0 where there is none."""
        dates = np.array(self._dates, np.int32).reshape(-1, 5)
        names = ("first", "last", "year", "month", "yearless")
        columns: dict[str, Array] = {name: dates[:, at] for at, name in enumerate(names)}
        columns["id"] = np.array(self._ids, "S")
        columns["revision"] = np.array(self._revisions, np.int64)
        columns["guessed"] = np.array(self._guessed, bool)
        columns["unnamed"] = np.array(self._unnamed, bool)
        for facet, codes in self._one.items():
            columns[facet] = np.array(codes, np.int32)
        for facet, pairs in self._many.items():
            columns[facet] = np.array(pairs, np.int32).reshape(-1, 2)
        columns["id_order"] = np.argsort(columns["id"])
        columns["labels"] = packed_labels(self.labels)
        return columns

    def _code(self, facet: str, key: str, name: str) -> int:
        self.labels[facet][key] = name
        return self._codes[facet].setdefault(key, len(self._codes[facet]))


def packed_labels(labels: Mapping[str, Labels]) -> Array:
    """Labels as bytes of JSON: nothing of ours is pickled."""
    return np.frombuffer(json.dumps(labels, ensure_ascii=False).encode(), np.uint8)


def unpacked_labels(packed: Array) -> dict[str, Labels]:
    """The labels that were packed."""
    labels: dict[str, Labels] = json.loads(packed.tobytes())
    return labels


def tag_key(tag: str) -> str:
    """What makes two tags one: their words, folded."""
    words = words_asked(tag)
    return " ".join(
        word[0].exact if len(word) == 1 else folded(tag[word[0].start : word[-1].end])
        for word in words
    )


def _single_values(document: Document) -> Iterable[tuple[str, tuple[str, str] | None]]:
    outlet, language = document.outlet, language_code(document.language)
    yield "outlet", (outlet.key, outlet.name) if outlet else None
    yield "language", (language, language) if language else None
    yield "kind", (document.kind, document.kind) if document.kind else None
    yield "country", (document.country, document.country) if document.country else None


def _several_values(document: Document) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    yield "author", [(author.key, author.name) for author in document.authors]
    yield "tag", [(tag_key(tag), tag) for tag in document.tags if tag_key(tag)]


def _shown_date(document: Document) -> tuple[PartialDate | None, bool]:
    """The date that counts, and whether it is inferred or approximate: a printed year decides."""
    printed, inferred = document.date, document.date_inferred
    if printed and (printed.year is not None or inferred is None):
        return printed, printed.is_approximate
    return inferred, inferred is not None


def _date_columns(dated: PartialDate | None) -> tuple[int, int, int, int, int]:
    if dated is None:
        return 0, 0, 0, 0, 0
    if dated.first is None or dated.last is None or dated.year is None:
        return 0, 0, 0, 0, (dated.month or 0) * _DAYS + (dated.day or 0)
    year, named = dated.shared_year or 0, dated.shared_month
    month = year * _MONTHS + named - 1 if named else 0
    return dated.first.toordinal(), dated.last.toordinal(), year, month, 0


def month_key(month: int) -> str:
    """A month as its column has it, written "2021-06"."""
    return f"{month // _MONTHS:04}-{month % _MONTHS + 1:02}"


def yearless_date(code: int) -> PartialDate:
    """The date without a year that a column has as a number."""
    return PartialDate(None, code // _DAYS or None, code % _DAYS or None)
