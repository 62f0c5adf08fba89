"""Dates as pages print them, in many languages, with what stands around them.

A line is read once by a handful of patterns; each is bounded in length wherever it starts, so
that the time grows with the length of the line and no faster.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from archive.text.dates.context import read_surroundings
from archive.text.dates.forms import Candidate, candidates, may_name_a_day
from archive.text.dates.partial import PartialDate

LINES_KEPT = 256  # several rules ask the same of a line
_PUTTING_THE_DAY_FIRST = (
    "de fr es pt it nl pl da no tr ru uk ar vi id ms hi bn ur el cs sk ro fi bg ca he"
)
_NUMBER = re.compile(r"[\d年]")  # every form has a digit, or Chinese numbers and 年
_DAY_FIRST = frozenset(_PUTTING_THE_DAY_FIRST.split())


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as a line shows it.

    `time` is "HH:MM" of the clock the page uses; `label` is as printed ("Updated", "发布时间").
    `start` and `end` are the half-open positions of label, date and time together,
    `date_start` and `date_end` those of the date alone.
    """

    date: PartialDate
    time: str | None
    label: str | None
    is_update: bool
    start: int
    end: int
    date_start: int
    date_end: int


class NamedDay(NamedTuple):
    """A day or a month that a text names: in which paragraph, from 1, and where in it.

    `start` and `end` are a half-open place in the paragraph `in_one_line`.
    """

    paragraph: int
    start: int
    end: int
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a text names, where the day is taken to come first or not (see `day_order`)."""

    is_day_first: bool | None
    named: tuple[NamedDay, ...]


def find_dates(
    line: str, language: str | None = None, *, is_day_first: bool | None = None
) -> tuple[PrintedDate, ...]:
    """All dates that a line prints, in their order.

    03/05/2022 is read in full only where one reading is possible, where the language (a two-letter
    code) or the label's language puts the day first, or where the order is told (the page's own:
    see day_comes_first); otherwise it is a year. Nothing is completed: "Jan 28" has no year.
    """
    return _find_dates(line, day_order(language, is_day_first=is_day_first))


class Place(NamedTuple):
    """Half-open positions: of a date with its label and time, and of the date alone."""

    start: int
    end: int
    date_start: int
    date_end: int


def find_impossible(
    line: str, language: str | None = None, *, is_day_first: bool | None = None
) -> Iterator[Place]:
    """Where a line prints what has the form of a date and is none: 31/31/2021, 31 April 2021.

    Asked and told as in find_dates, which passes these over.
    """
    order, floor = day_order(language, is_day_first=is_day_first), 0
    for each in _separate(line) if has_number(line) else ():
        around = read_surroundings(line, floor, each.start, each.end)
        floor = around.end
        if not each.needs_label and each.read(order) is None:
            yield Place(around.start, around.end, each.start, each.end)


def has_number(line: str) -> bool:
    """Whether a line has what no date is without: a digit, or a Chinese year."""
    return _NUMBER.search(line) is not None


def days_named(paragraphs: Iterable[str], language: str | None) -> Days:
    """The days and months that prose names, with or without their year; a year alone is none."""
    order = day_order(language, is_day_first=None)
    return Days(order, tuple(_named(paragraphs, order)))


def _named(paragraphs: Iterable[str], order: bool | None) -> Iterator[NamedDay]:
    for number, paragraph in enumerate(paragraphs, start=1):
        if has_number(paragraph) and may_name_a_day(line := in_one_line(paragraph)):
            for each in _find_dates(line, order):
                if each.date.month is not None:
                    yield NamedDay(number, each.date_start, each.date_end, each.date)


def in_one_line(text: str) -> str:
    """A paragraph with single spaces."""
    return " ".join(text.split())


def day_order(language: str | None, *, is_day_first: bool | None) -> bool | None:
    """Whether the day comes before the month: by the language, else as the page's own dates say."""
    return True if language in _DAY_FIRST else is_day_first


@lru_cache(maxsize=LINES_KEPT)
def _find_dates(line: str, order: bool | None) -> tuple[PrintedDate, ...]:
    found: list[PrintedDate] = []
    if not has_number(line):
        return ()
    for candidate in _separate(line):
        printed = _read(line, found[-1].end if found else 0, candidate, order)
        if printed is not None:
            found.append(printed)
    return tuple(found)


def _separate(line: str) -> list[Candidate]:
    """Candidates that do not overlap: the leftmost, the longest; a year outweighs both."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates(line), key=lambda each: (each.start, -each.end)):
        if not chosen or chosen[-1].end <= candidate.start:
            chosen.append(candidate)
        elif candidate.has_year and not chosen[-1].has_year and not chosen[-1].is_impossible:
            chosen[-1] = candidate
    return chosen


def _read(
    line: str, floor: int, candidate: Candidate, is_day_first: bool | None
) -> PrintedDate | None:
    around = read_surroundings(line, floor, candidate.start, candidate.end)
    is_foreign = around.meaning is not None and not around.meaning.is_english
    date = candidate.read(True if is_foreign else is_day_first)
    if date is None or (candidate.needs_label and around.label is None):
        return None
    return PrintedDate(
        date=date,
        time=around.time,
        label=around.label,
        is_update=around.meaning is not None and around.meaning.is_update,
        start=around.start,
        end=around.end,
        date_start=candidate.start,
        date_end=candidate.end,
    )
