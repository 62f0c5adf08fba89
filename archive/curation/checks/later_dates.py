"""Days that the text tells of as past, and that lie after the day of its publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from archive.curation.checks.rule import Facts, Remark
from archive.page.passages import Passage
from archive.page.tenses import Tense, context, tense
from archive.page.tongues import Tongue, tongue
from archive.text.dates import (
    DateError,
    NamedDay,
    PartialDate,
    day_order,
    days_named,
    in_one_line,
    is_of_change,
)

SOON = 92
"""Days. "On May 2" in a text of April 6 is this year's; "on November 3" in February the last's."""
MOST_REMARKS = 20
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Day:
    """A day named in a sentence of the text; `start` and `end` are the day's own characters."""

    passage: Passage
    sentence: Place
    place: Place
    date: PartialDate

    @property
    def printed(self) -> str:
        """The day as printed."""
        return self.passage.text[slice(*self.place)]

    @property
    def around(self) -> str:
        """The sentence that names it."""
        return self.passage.text[slice(*self.sentence)].strip()


def later_date(facts: Facts) -> Iterator[Remark]:
    """The text tells as past of a day after its publication: one of the two dates is wrong."""
    published = facts.article.partial_date
    if published is not None and published.last is not None:
        yield from islice(_remarks(facts, published, published.last), MOST_REMARKS)


def _remarks(facts: Facts, published: PartialDate, last: date) -> Iterator[Remark]:
    language = (facts.article.language or "").partition("-")[0] or None
    words = tongue(language) if language else None
    for named in _days(facts, language):
        if meant := _meant(named.date, last):
            day = _day(named, facts.article.body[named.paragraph - 1])
            if _is_told(day, meant, words, last):
                yield _remark(facts, published, day, meant, named.paragraph)


def _remark(
    facts: Facts, published: PartialDate, day: Day, meant: PartialDate, paragraph: int
) -> Remark:
    evidence = {
        "text": day.around,
        "paragraph": paragraph,
        "published": published.edtf,
        "meant": meant.edtf,
    }
    happened = "Last changed" if is_of_change(facts.article.date_label) else "Published"
    said = f"{happened} {published.written()}, and the text tells of “{day.printed}”."
    return Remark(said, f"{meant.edtf} {paragraph}", evidence)


def _days(facts: Facts, language: str | None) -> tuple[NamedDay, ...]:
    """The days that the text names, as one reads it who speaks its language."""
    known = facts.days
    if known is None or known.is_day_first != day_order(language, is_day_first=None):
        known = days_named(facts.article.body, language)
    return known.named


def _day(named: NamedDay, paragraph: str) -> Day:
    text = in_one_line(paragraph)  # so that places there are places in the passage
    passage = Passage.plain(text)
    place = named.start, named.end
    around = (each for each in passage.sentences if each[0] <= named.start < each[1])
    sentence = next(around, (0, len(text)))
    return Day(passage, sentence, place, named.date)


def _meant(named: PartialDate, published: date) -> PartialDate | None:
    """The date that is meant, where it lies after the publication."""
    meant = named if named.year is not None else _of_that_year(named, published)
    is_later = meant is not None and meant.first is not None and meant.first > published
    return meant if is_later else None


def _of_that_year(named: PartialDate, published: date) -> PartialDate | None:
    """A day without a year as one of the year of publication, soon after it; else None."""
    if named.day is None:
        return None
    try:
        meant = PartialDate(published.year, named.month, named.day)
    except DateError:
        return None
    return meant if meant.first and (meant.first - published).days <= SOON else None


def _is_told(day: Day, meant: PartialDate, words: Tongue | None, published: date) -> bool:
    """Whether the text tells of a day as past, and of no other year's."""
    if words is None:  # no tense is known: what is far off is more likely a plan than a report
        is_soon = meant.first is not None and (meant.first - published).days <= SOON
        return is_soon and day.date.year is not None
    is_past = tense(day.passage, day.sentence, day.place, words) is Tense.PAST
    return is_past and not _is_placed_elsewhere(day, words)


def _is_placed_elsewhere(day: Day, words: Tongue) -> bool:
    """Whether "last year" or the like stands near a day without its year."""
    if day.date.year is not None:
        return False
    return words.relative.search(day.passage.text, *context(day.sentence, day.place)) is not None
