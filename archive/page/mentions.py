"""Dates in running text: which month or day a sentence speaks of, and whether it is over."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from archive.page.prose import ABBREVIATION, CLOSERS
from archive.page.record import Span
from archive.page.year_words import EN, NEVER, Words
from archive.page.year_words_eastern import EASTERN
from archive.page.year_words_european import EUROPEAN
from archive.text.dates.months import month_names

WORDS = {"en": EN} | EUROPEAN | EASTERN
OWN_DAYS = ("yesterday", "week0", "week1")
MAX_CONTEXT = 200  # characters of a clause that are looked at on each side of a date
MONTHS = 12
MIDDLE, LATE = 10, 20  # days of a month: "early" ends and "late" begins
SIGNS_FOR_MONTHS = frozenset({"zh", "ja", "ko"})
WITH_CAPITALS = frozenset({"en", "de", "tr"})  # "march" and "ekim" are other words
WITH_SHORT_NAMES = frozenset({"en"})
PIECE = re.compile(r"\S+")
SENTENCE_END = re.compile(
    rf"[.!?…؟][{CLOSERS}]{{0,3}}\s(?=[^\W\d_]|[{CLOSERS}“„¿¡(\[])|[。！？][{CLOSERS}]{{0,3}}"
)
ORDINAL = re.compile(r"(?<!\d)\d{1,2}\.$")
GERMAN_MONTH = re.compile(r"(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
QUOTATION = re.compile(
    r"“[^“”]{1,600}”|„[^„“”]{1,600}[“”]|«[^«»]{1,600}»|\"[^\"]{1,600}\"|「[^「」]{1,600}」|『[^『』]{1,600}』"
)
CLAUSE_MARKS = r"[,;:()\[\]–—،؛，、；：]"
BARE_YEAR = re.compile(r"(?<![\w.,$€£¥#/-])(?:1[5-9]|20|21)\d\d(?!\w|[.,]\d|\s?%)|"
                       r"(?<!\d)(?:1[5-9]|20|21)\d\d(?=\s?[年년])")  # fmt: skip


class Tense(Enum):
    """Whether a sentence speaks of something that was, that is to come, or leaves it open."""

    PAST = "past"
    AHEAD = "ahead"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Passage:
    """A paragraph on one line, with the way back to the characters of the capture."""

    text: str
    starts: Sequence[int]
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str, span: Span) -> "Passage":
        """The characters at `span`, every run of white space as one space."""
        pieces = list(PIECE.finditer(text, span.start, span.end))
        starts, at = [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece[0]) + 1
        return cls(
            " ".join(piece[0] for piece in pieces), starts, [piece.start() for piece in pieces]
        )

    def span(self, start: int, end: int) -> Span:
        """Where in the capture the characters from `start` to `end` stand."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        i = bisect_right(self.starts, at) - 1
        return self.offsets[i] + at - self.starts[i]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Half-open positions of the sentences."""
        ends = [
            found.end()
            for found in SENTENCE_END.finditer(self.text)
            if self._ends_sentence(found.start(), found.end())
        ]
        edges = [0, *ends, len(self.text)]
        return [(a, b) for a, b in pairwise(edges) if a < b]

    def _ends_sentence(self, mark: int, after: int) -> bool:
        """Whether a full stop ends a sentence: not in "U.S. President", "4. März", "etc. but"."""
        head = self.text[max(0, mark - 8) : mark + 1]
        is_ordinal = ORDINAL.search(head) and GERMAN_MONTH.match(self.text, after)
        goes_on = self.text[after : after + 1].islower()
        return not (ABBREVIATION.search(head) or is_ordinal or goes_on)

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        return [found.span() for found in QUOTATION.finditer(self.text)]

    def is_quoted(self, at: int) -> bool:
        i = bisect_right(self.quotations, (at, len(self.text))) - 1
        return i >= 0 and at < self.quotations[i][1]


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


@dataclass(frozen=True)
class Tongue:
    """The patterns of one language."""

    language: str
    words: Words
    months: dict[str, int]
    weekdays: dict[str, int]
    dates: re.Pattern[str]
    past: re.Pattern[str]
    past_leads: re.Pattern[str]
    ahead: re.Pattern[str]
    ahead_leads: re.Pattern[str]
    other_year: re.Pattern[str]
    doubtful: re.Pattern[str]
    elapsed: re.Pattern[str]
    now: re.Pattern[str]
    cuts: re.Pattern[str]
    relative: re.Pattern[str]


@cache
def tongue(language: str) -> Tongue | None:
    """The patterns of a language (a two-letter code), or None where none are known."""
    words = WORDS.get(language)
    if words is None:
        return None
    names = month_names(language, with_short=language in WITH_SHORT_NAMES)
    months = numbered(words.more_months, 1) | names
    weekdays = numbered(words.weekdays, 0)

    def any_case(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return Tongue(
        language=language,
        words=words,
        months=months,
        weekdays=weekdays,
        dates=any_case(date_pattern(language, words, months, weekdays)),
        past=re.compile(words.past),
        past_leads=any_case(words.past_leads),
        ahead=any_case(words.ahead),
        ahead_leads=any_case(words.ahead_leads),
        other_year=any_case(words.other_year),
        doubtful=any_case(words.doubtful),
        elapsed=any_case(words.elapsed),
        now=now_pattern(language, words, weekdays),
        cuts=any_case(rf"{CLAUSE_MARKS}|{words.cuts}"),
        relative=any_case(relative_pattern(language, words)),
    )


def numbered(names: str, first: int) -> dict[str, int]:
    """Name -> place in the list; forms of one name are parted by "/", spaces in it are "_"."""
    return {
        form.replace("_", " "): number
        for number, forms in enumerate(names.split(), start=first)
        for form in forms.split("/")
    }


def one_of(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or NEVER


def relative_pattern(language: str, words: Words) -> str:
    kinds = "|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in words.relative.items())
    pattern = kinds or NEVER
    is_spaced = language not in SIGNS_FOR_MONTHS
    return rf"(?<![^\W_])(?:{pattern})(?![^\W\d_])" if is_spaced else pattern


def now_pattern(language: str, words: Words, weekdays: dict[str, int]) -> re.Pattern[str]:
    """What shows that a text reports on its own days; a weekday with a date shows it not."""
    if words.now != NEVER:
        return re.compile(words.now)
    kinds = [words.relative[kind] for kind in OWN_DAYS if kind in words.relative]
    ends = r"" if language in SIGNS_FOR_MONTHS else r"(?![^\W\d_])"
    day = rf"(?:{words.on_day})(?P<says>{one_of(weekdays)}){ends}(?!.{{0,6}}\d)"
    start = r"" if language in SIGNS_FOR_MONTHS else r"(?<![^\W_])"
    return re.compile(rf"{start}(?:{'|'.join([*kinds, NEVER])}){ends}|{day}", re.IGNORECASE)


def date_pattern(
    language: str, words: Words, months: dict[str, int], weekdays: dict[str, int]
) -> str:
    """ "in mid-January", "on Thursday, March 4", "June 16, 2021"; "2021年6月16日", "1月中旬"."""
    early, middle, late = words.parts
    behind = "".join(
        rf"(?P<{name}_behind>{pattern})|"
        for name, pattern in zip(("early", "middle", "late"), words.parts_behind, strict=True)
    ).rstrip("|")
    days = one_of(weekdays)
    if language in SIGNS_FOR_MONTHS:
        return (
            r"(?:(?P<year>(?<!\d)\d{4})\s?[年년]\s?|(?<![\d年년])(?<![年년]\s))"
            r"(?P<month>\d{1,2})\s?[月월]"
            rf"(?:\s?(?P<day>\d{{1,2}})\s?[日号號일]|\s?(?:{behind}))?"
            rf"(?:\s?[（(]?(?P<weekday>{days})[)）]?|\s?[（(](?P<sign>[{words.weekday_signs}])[)）])?"
        )
    month = r"tháng (?P<month>\d{1,2})(?!\d)" if language == "vi" else (
        rf"(?P<month>{one_of(months)})(?![^\W\d_])\.?"
    )  # fmt: skip
    return (
        rf"(?<![^\W_])(?:(?P<lead>{words.leads})\s(?:(?:{words.small})\s)?)?"
        rf"(?:(?P<weekday>{days})\b\.?,?\s(?:(?:{words.small})\s)?)?"
        rf"(?:(?P<early>{early})|(?P<middle>{middle})|(?P<late>{late}))?"
        r"(?:(?P<day>(?<!\d)\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?\s(?:(?:de|of)\s)?)?"
        rf"{month}(?:\s?/\s?[^\W\d_]{{3,6}}(?:\s[^\W\d_]{{5,6}})?)?"
        r"(?:\s(?P<day_behind>\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d|\d))?"
        rf"(?:(?:{behind}))?"
        r"(?:,?[\s/](?:(?:de|del|of|năm|عام|سنة)\s)?(?P<year>\d{4})(?!\d))?"
    )


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
    if month is None or stretch is None:
        return None
    weekday = weekday_of(parts, words)
    is_plain = bool(parts.get("lead") or stretch != WHOLE_MONTH)
    if parts["year"] is None and (day is not None) != (weekday is not None):
        return None
    if parts["year"] is None and not is_plain:
        return None
    return Mention(
        passage=passage,
        start=found.start(),
        end=found.end(),
        sentence=number,
        tense=tense(passage, sentence, found.span(), words),
        year=int(parts["year"]) if parts["year"] else None,
        month=month,
        first_day=stretch[0],
        last_day=stretch[1],
        weekday=weekday,
    )


def weekday_of(parts: dict[str, str | None], words: Tongue) -> int | None:
    """0 for Monday; None where no weekday stands with the date."""
    name, sign = parts.get("weekday"), parts.get("sign")
    if name:
        return words.weekdays.get(name.casefold())
    return words.words.weekday_signs.index(sign) if sign else None


WHOLE_MONTH = (1, 31)


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


def tense(
    passage: Passage, sentence: tuple[int, int], place: tuple[int, int], words: Tongue
) -> Tense:
    """Whether the clause around a date tells of what was; in doubt it is unclear."""
    low, high = context(sentence, place)
    around = passage.text[low:high]
    if passage.is_quoted(place[0]) or "©" in around or words.doubtful.search(around):
        return Tense.UNCLEAR
    said = clause(passage.text, sentence, place, words)
    if words.other_year.match(said.behind):
        return Tense.UNCLEAR
    if words.ahead_leads.search(said.before):
        return Tense.UNCLEAR if is_over(said, around, words) else Tense.AHEAD
    is_past = is_over(said, around, words)
    if any(words.ahead.search(part) for part in said):
        return Tense.UNCLEAR if is_past else Tense.AHEAD
    return Tense.PAST if is_past else Tense.UNCLEAR


class Clause(NamedTuple):
    """What stands before and behind a date in its clause, and the clause that is led in by it.

    "In June 2021, the two met" and "After their talks in June 2021, the two met" are led in.
    """

    before: str
    behind: str
    led_in: str


def is_over(said: Clause, around: str, words: Tongue) -> bool:
    """Whether a verb in the past stands with the date, or "after" and such a verb near by."""
    if words.past.search(said.before) or words.past.search(said.behind):
        return True
    if not said.before.strip():
        return bool(words.past.search(said.led_in))
    follows = words.past_leads.search(said.before)
    return bool(follows and words.past.search(said.led_in or around))


def context(sentence: tuple[int, int], place: tuple[int, int]) -> tuple[int, int]:
    """As much of a sentence around a place as is looked at."""
    return max(sentence[0], place[0] - MAX_CONTEXT), min(sentence[1], place[1] + MAX_CONTEXT)


def clause(text: str, sentence: tuple[int, int], place: tuple[int, int], words: Tongue) -> Clause:
    """The clause of a date, and the next one where the date leads it in."""
    low, high = context(sentence, place)
    cuts = [cut.end() for cut in words.cuts.finditer(text, low, place[0])]
    start = cuts[-1] if cuts else low
    ends = [cut.span() for cut in words.cuts.finditer(text, place[1], high)]
    ends.append((high, high))
    behind = text[place[1] : ends[0][0]]
    leads_in = start == sentence[0] and not behind.strip() and len(ends) > 1
    led_in = text[ends[0][1] : ends[1][0]] if leads_in else ""
    return Clause(text[start : place[0]], behind, led_in)


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
