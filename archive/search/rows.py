"""What an index keeps of each document beside its words: to filter, count, sort and name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from archive.search.engine import Document, Label
from archive.text.analysis import is_stemmed
from archive.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Row:
    """One document; `names_author` is True where a byline is printed, linked or not.

    `day` is what it sorts by: the first possible day, printed or else inferred, as an ordinal.
    """

    id: str
    date: PartialDate | None
    inferred: PartialDate | None
    outlet: Label | None
    authors: tuple[Label, ...]
    names_author: bool
    language: str | None
    lengths: Mapping[str, int]
    day: int | None

    @property
    def year(self) -> int | None:
        """The year, printed or else inferred."""
        dated = _dated(self.date, self.inferred)
        return dated.year if dated else None


def row(document: Document, lengths: Mapping[str, int]) -> Row:
    """The row of a document; `lengths` counts the words of each field that has any."""
    return Row(
        id=document.id,
        date=document.date,
        inferred=document.date_inferred,
        outlet=document.outlet,
        authors=tuple(dict.fromkeys(document.authors)),
        names_author=bool(document.authors or document.printed_authors),
        language=document.language if is_stemmed(document.language) else None,
        lengths=lengths,
        day=_day(document.date, document.date_inferred),
    )


def packed(kept: Row) -> bytes:
    """A row as JSON: nothing of ours is pickled."""
    outlet = [kept.outlet.key, kept.outlet.name] if kept.outlet else None
    authors = [[author.key, author.name] for author in kept.authors]
    dates = [kept.date.edtf if kept.date else None, kept.inferred.edtf if kept.inferred else None]
    fields = [kept.id, *dates, outlet, authors, kept.names_author, kept.language, kept.lengths]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(data: bytes) -> Row:
    """The row that was packed; raises ValueError where it was not."""
    fields: list[Any] = json.loads(data)
    key, printed, guessed, outlet, authors, names_author, language, lengths = fields
    date = PartialDate.parse(printed) if printed else None
    inferred = PartialDate.parse(guessed) if guessed else None
    return Row(
        id=key,
        date=date,
        inferred=inferred,
        outlet=Label(*outlet) if outlet else None,
        authors=tuple(Label(*author) for author in authors),
        names_author=names_author,
        language=language,
        lengths=lengths,
        day=_day(date, inferred),
    )


def _dated(date: PartialDate | None, inferred: PartialDate | None) -> PartialDate | None:
    """The date that has a year; what is printed comes before what is inferred."""
    return next((each for each in (date, inferred) if each and each.year is not None), None)


def _day(date: PartialDate | None, inferred: PartialDate | None) -> int | None:
    dated = _dated(date, inferred)
    first = dated.first if dated else None
    return first.toordinal() if first else None


class Rows:
    """All live documents of an index by number, and what a ranking needs to know of them all."""

    def __init__(self, by_number: Mapping[int, Row]) -> None:
        self.by_number = by_number

    def __len__(self) -> int:
        return len(self.by_number)

    def __getitem__(self, number: int) -> Row:
        return self.by_number[number]

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of all documents."""
        return frozenset(self.by_number)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages whose stems the documents hold."""
        return frozenset(each.language for each in self.by_number.values() if each.language)

    @cached_property
    def mean_lengths(self) -> Mapping[str, float]:
        """Mean count of words of each field, over the documents that have it."""
        counts: dict[str, list[int]] = {}
        for each in self.by_number.values():
            for name, length in each.lengths.items():
                counts.setdefault(name, []).append(length)
        return {name: sum(found) / len(found) for name, found in counts.items()}

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """The name of every outlet by its key."""
        return {
            each.outlet.key: each.outlet.name for each in self.by_number.values() if each.outlet
        }

    @cached_property
    def authors(self) -> Mapping[str, str]:
        """The name of every author by their key."""
        return {
            author.key: author.name for each in self.by_number.values() for author in each.authors
        }
