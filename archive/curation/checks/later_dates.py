"""Days that the text tells of as past, and that lie after the day of its publication."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from archive.curation.checks.rule import Facts, Remark
from archive.page.passages import Passage
from archive.page.record import Span
from archive.page.tenses import Tense, context, tense
from archive.page.tongues import Tongue, tongue
from archive.text.dates import DateError, PartialDate, find_dates, in_one_line, is_of_change

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
    article = facts.article
    published = article.partial_date
    if published is None or published.last is None:
        return
    language = (article.language or "").partition("-")[0] or None
    happened = "Last changed" if is_of_change(article.date_label) else "Published"
    paragraphs = enumerate(article.body, start=1)
    some = (each for each in paragraphs if facts.dated is None or each[0] in facts.dated)
    yield from islice(_remarks(some, language, published, happened), MOST_REMARKS)


def _remarks(
    paragraphs: Iterable[tuple[int, str]],
    language: str | None,
    published: PartialDate,
    happened: str,
) -> Iterator[Remark]:
    words = tongue(language) if language else None
    for paragraph, text in paragraphs:
        for day in _days(text, language):
            meant = _meant(day, words, published.last or date.max)
            if meant:
                said = f"{happened} {published.written()}, and the text tells of “{day.printed}”."
                evidence = {
                    "text": day.around,
                    "paragraph": paragraph,
                    "published": published.edtf,
                    "meant": meant.edtf,
                }
                yield Remark(said, f"{meant.edtf} {paragraph}", evidence)


def _days(text: str, language: str | None) -> Iterator[Day]:
    """The days and months that a paragraph names."""
    text = in_one_line(text)  # so that places here are places in the passage
    found = find_dates(text, language)
    if not found:
        return
    passage = Passage.of(text, Span(0, len(text)))
    for each in found:
        for sentence in passage.sentences:
            if sentence[0] <= each.date_start < sentence[1]:
                yield Day(passage, sentence, (each.date_start, each.date_end), each.date)


def _meant(day: Day, words: Tongue | None, published: date) -> PartialDate | None:
    """The date that is meant, where it lies after the publication and is no plan."""
    meant = day.date if day.date.year is not None else _of_that_year(day.date, published)
    if meant is None or meant.first is None or meant.first <= published:
        return None
    if words is None:  # no tense is known: what is far off is more likely a plan than a report
        is_told = (meant.first - published).days <= SOON and day.date.year is not None
    else:
        is_told = tense(day.passage, day.sentence, day.place, words) is Tense.PAST
    return meant if is_told and not _is_placed_elsewhere(day, words) else None


def _of_that_year(named: PartialDate, published: date) -> PartialDate | None:
    """A day without a year as one of the year of publication, soon after it; else None."""
    if named.day is None:
        return None
    try:
        meant = PartialDate(published.year, named.month, named.day)
    except DateError:
        return None
    return meant if meant.first and (meant.first - published).days <= SOON else None


def _is_placed_elsewhere(day: Day, words: Tongue | None) -> bool:
    """Whether "last year" or the like stands near a day without its year."""
    if words is None or day.date.year is not None:
        return False
    return words.relative.search(day.passage.text, *context(day.sentence, day.place)) is not None
