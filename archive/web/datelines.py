"""The date of an article as honestly as a page can say it."""

from dataclasses import dataclass
from typing import Self

from archive.models import Article
from archive.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Dateline:
    """The parts of a date on a page; every part may be missing, and all of them are for "undated".

    `machine` is what HTML's `datetime` attribute takes: a day, a month, a year, or a day without
    a year; it never holds an inferred part, and there is none for what is approximate or a range.
    """

    label: str | None
    written: str | None
    time: str | None
    inferred: str | None
    reason: str | None
    machine: str | None

    @classmethod
    def of(cls, article: Article) -> Self:
        """What an article's page says of its date."""
        date, inferred = article.partial_date, article.partial_date_inferred
        return cls(
            label=_label(article.date_label) if date else None,
            written=_written(date, inferred) if date else None,
            time=article.date_time if date else None,
            inferred=_inferred_part(date, inferred) if inferred else None,
            reason=article.date_inferred_reason if inferred else None,
            machine=_machine(date) if date else None,
        )

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say but "undated"."""
        return bool(self.written or self.inferred)


def _label(printed: str | None) -> str | None:
    """The printed label without its colon, its first letter a capital."""
    label = (printed or "").strip().rstrip(":：").rstrip()
    return label[:1].upper() + label[1:] or None


def _written(date: PartialDate, inferred: PartialDate | None) -> str:
    """The printed date in words; a year that was inferred replaces "year not printed"."""
    if date.year is None and inferred and inferred.year is not None:
        return _without_year(date)
    return date.written()


def _without_year(date: PartialDate) -> str:
    return date.written().partition(",")[0]


def _inferred_part(date: PartialDate | None, inferred: PartialDate) -> str:
    """What the page did not print: the year where that is all, else the whole date."""
    is_the_year = (
        date is not None
        and date.year is None
        and (date.month, date.day) == (inferred.month, inferred.day)
    )
    return str(inferred.year) if is_the_year else inferred.written()


def _machine(date: PartialDate) -> str | None:
    if not date.is_plain:
        return None
    if date.year is not None:
        return date.edtf
    return None if date.day is None else date.edtf.removeprefix("XXXX-")
