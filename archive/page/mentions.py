"""Dates in running text: which month or day a sentence speaks of, and whether it is over."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archive.page.passages import Passage
from archive.page.record import Span
from archive.page.tenses import Tense, tense
from archive.page.tongues import Tongue

MONTHS = 12
MIDDLE, LATE = 10, 20  # days of a month: "early" ends and "late" begins
WHOLE_MONTH = (1, 31)
YEARS = (1500, 2199)
LEAP_YEAR = 2000
WITH_CAPITALS = frozenset({"en", "de", "tr"})  # "march" and "ekim" are other words
BARE_YEAR = re.compile(r"(?<![\w.,$€£¥#/-])(?:1[5-9]|20|21)\d\d(?!\w|[.,]\d|\s?%)|"
                       r"(?<!\d)(?:1[5-9]|20|21)\d\d(?=\s?[年년])")  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A month or a day that a sentence names, with or without its year.

    `first_day` and `last_day` are the days of the month that it may mean; `sentence` numbers the
    sentences of the whole body; `weekday` is 0 for Monday.
    """

    passage: Passage
    start: int
    end: int
    sentence: int
    tense: Tense
    year: int | None
    month: int
    first_day: int
    last_day: int
    weekday: int | None

    @property
    def is_day(self) -> bool:
        return self.first_day == self.last_day

    @property
    def span(self) -> Span:
        return self.passage.span(self.start, self.end)

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def exists_in(self, year: int) -> bool:
        """Whether that year has the day."""
        return self.first_day <= days_in(year, self.month)

    def first_in(self, year: int) -> date:
        """The first day that is meant, were it of that year."""
        return date(year, self.month, min(self.first_day, days_in(year, self.month)))

    def last_in(self, year: int) -> date:
        """The last day that is meant, were it of that year."""
        return date(year, self.month, min(self.last_day, days_in(year, self.month)))


def days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def mentions(passages: Sequence[Passage], words: Tongue) -> Iterator[Mention]:
    """All dates with a month that the passages name, in their order."""
    number = 0
    for passage in passages:
        for start, end in passage.sentences:
            number += 1
            for found in words.dates.finditer(passage.text, start, end):
                mention = read_mention(passage, (start, end), number, found, words)
                if mention:
                    yield mention


def read_mention(
    passage: Passage, sentence: tuple[int, int], number: int, found: re.Match[str], words: Tongue
) -> Mention | None:
    """What was found, where it surely is a date and not another word or the name of a day."""
    parts = found.groupdict()
    if words.language in WITH_CAPITALS and not parts["month"][0].isupper():
        return None
    month = month_of(parts["month"], words)
    day = parts.get("day") or parts.get("day_behind")
    stretch = stretch_of(parts, day)
    year = int(parts["year"]) if parts["year"] else None
    if month is None or stretch is None or not exists(year, month, stretch[0]):
        return None
    weekday = weekday_of(parts, words)
    is_plain = bool(parts.get("lead") or stretch != WHOLE_MONTH)
    if year is None and (day is not None) != (weekday is not None):
        return None
    if year is None and not is_plain:
        return None
    return Mention(
        passage=passage,
        start=found.start(),
        end=found.end(),
        sentence=number,
        tense=tense(passage, sentence, found.span(), words),
        year=year,
        month=month,
        first_day=stretch[0],
        last_day=stretch[1],
        weekday=weekday,
    )


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether a calendar has the day, and the year is one that prose speaks of."""
    if year is None:
        return day <= days_in(LEAP_YEAR, month)
    return YEARS[0] <= year <= YEARS[1] and day <= days_in(year, month)


def weekday_of(parts: dict[str, str | None], words: Tongue) -> int | None:
    """0 for Monday; None where no weekday stands with the date."""
    name, sign = parts.get("weekday"), parts.get("sign")
    if name:
        return words.weekdays.get(name.casefold())
    return words.words.weekday_signs.index(sign) if sign else None


def month_of(printed: str, words: Tongue) -> int | None:
    if printed.isdecimal():
        return int(printed) if 1 <= int(printed) <= MONTHS else None
    return words.months.get(printed.casefold())


def stretch_of(parts: dict[str, str | None], day: str | None) -> tuple[int, int] | None:
    """First and last day of the month that are meant, or None for a day that no month has."""
    if day is not None:
        return (int(day), int(day)) if 1 <= int(day) <= WHOLE_MONTH[1] else None
    for name, stretch in (
        ("early", (1, MIDDLE)),
        ("middle", (MIDDLE, LATE)),
        ("late", (LATE, WHOLE_MONTH[1])),
    ):
        if parts.get(name) or parts.get(f"{name}_behind"):
            return stretch
    return WHOLE_MONTH


@dataclass(frozen=True)
class Body:
    """The body as it is looked at: its paragraphs and all dates that it names."""

    passages: Sequence[Passage]
    named: Sequence[Mention]
    words: Tongue


@dataclass(frozen=True)
class BareYear:
    """A year that stands without a month."""

    year: int
    tense: Tense


def bare_years(body: Body, after: int) -> Iterator[BareYear]:
    """Years later than `after` outside the dates that were found."""
    taken = {(id(each.passage), at) for each in body.named for at in range(each.start, each.end)}
    for passage in body.passages:
        for sentence in passage.sentences:
            for found in BARE_YEAR.finditer(passage.text, *sentence):
                if int(found[0]) > after and (id(passage), found.start()) not in taken:
                    said = tense(passage, sentence, found.span(), body.words)
                    yield BareYear(int(found[0]), said)
