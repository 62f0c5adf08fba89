"""What the archive holds of each outlet, month by month, and what is not known of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.db.models import CharField, Count, Max, Q
from django.db.models.functions import Cast, Substr

from archive.models import Article, IndexPlace, Outlet
from archive.models.articles import ArticleQuerySet
from archive.search.engine import MISSING
from archive.text.dates import PartialDate
from archive.web.forms import PageForm
from archive.web.paging import Paging, page_url, past_the_end
from archive.web.question import Question

OUTLETS_ON_A_PAGE = 20
MONTHS = range(1, 13)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a year; `url` is the search for its articles."""

    name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year, and the articles of which the year is known but not the month."""

    number: int
    months: list[Month]
    without_month: int
    url: str

    @property
    def count(self) -> int:
        """All of its articles."""
        return self.without_month + sum(month.count for month in self.months)


@dataclass(slots=True)
class Tally:
    """What is counted of one outlet; `times` by month ("2021-06"), else by year alone ("2021")."""

    held: int = 0
    undated: int = 0
    unreviewed: int = 0
    unattributed: int = 0
    times: Counter[str] = field(default_factory=Counter)

    def add(self, row: Mapping[str, Any]) -> None:
        """Take some articles that are dated alike."""
        self.held += row["held"]
        self.unreviewed += row["unreviewed"]
        time = time_of(row["first"], row["last"], row["guess"], row["by"])
        if time is None:
            self.undated += row["held"]
        else:
            self.times[time] += row["held"]


def time_of(first: str | None, last: str | None, guess: str | None, by: str | None) -> str | None:
    """The month that all days of a date share, else its year; None for what is undated.

    `first` and `last` are the months of the days that a printed date can mean, `guess` begins an
    inferred date, `by` is the month that lists go by: of the printed date, else of the inferred.
    """
    if by is None:
        return None
    if first and last:
        return first if first == last else first[:4]
    month = _MONTH.match(guess or "")
    return month[0] if month else by[:4]


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held of one outlet, None standing for what names none."""

    outlet: Outlet | None
    tally: Tally

    @property
    def key(self) -> str:
        """What the search knows the outlet by."""
        return self.outlet.slug if self.outlet else MISSING

    @property
    def question(self) -> Question:
        """The search for all of it."""
        return Question(chosen={"outlet": (self.key,)})

    @property
    def undated_url(self) -> str:
        """The search for what has no date."""
        return self.question.choosing("year", MISSING).url

    @property
    def unattributed_url(self) -> str:
        """The search for what names no author."""
        return self.question.choosing("author", MISSING).url

    @property
    def years(self) -> list[Year]:
        """From the first that has any to the last, those without any left out."""
        numbers = sorted({time[:4] for time in self.tally.times})
        return [self._year(number) for number in numbers]

    def _year(self, number: str) -> Year:
        months = [self._month(f"{number}-{month:02}") for month in MONTHS]
        url = self.question.choosing("year", number).url
        return Year(int(number), months, self.tally.times[number], url)

    def _month(self, edtf: str) -> Month:
        url = self.question.choosing("month", edtf).url
        return Month(PartialDate.parse(edtf).written(), self.tally.times[edtf], url)


@dataclass(frozen=True, slots=True)
class Coverage:
    """A page of outlets by name, what names none at the very end, and the sums of all."""

    holdings: list[Holding]
    paging: Paging
    sums: Tally
    indexed_at: datetime | None
    remarks: list[str]

    @classmethod
    def of(cls, form: PageForm, path: str) -> Self:
        """The page that a form asks for."""
        tallies = counted()
        holdings = _by_name(tallies)
        paging = Paging.within(form.number, len(holdings), page_url(path), OUTLETS_ON_A_PAGE)
        return cls(
            holdings=holdings[paging.start : paging.stop],
            paging=paging,
            sums=_sums(tallies.values()),
            indexed_at=IndexPlace.objects.aggregate(Max("noted_at"))["noted_at__max"],
            remarks=form.remarks + past_the_end(form.number, paging),
        )


def counted() -> dict[int | None, Tally]:
    """What readers may know of, by the number of its outlet: one query for all but the authors."""
    tallies: defaultdict[int | None, Tally] = defaultdict(Tally)
    listed = Article.objects.listed().order_by()
    for row in _dated_alike(listed):
        tallies[row["outlet"]].add(row)
    nameless = listed.without_author().values_list("outlet").annotate(held=Count("pk"))
    for outlet, held in nameless:
        tallies[outlet].unattributed = held
    return tallies


def _dated_alike(articles: ArticleQuerySet) -> Iterable[Mapping[str, Any]]:
    """Articles counted by outlet and by the months of their dates."""
    return articles.values(
        "outlet",
        first=_month_of("date_first"),
        last=_month_of("date_last"),
        by=_month_of("sort_day"),
        guess=Substr("date_inferred", 1, 7),
    ).annotate(held=Count("pk"), unreviewed=Count("pk", filter=Q(is_reviewed=False)))


def _month_of(column: str) -> Substr:
    """A day's year and month: the beginning of its text, which is ISO 8601 in both databases."""
    return Substr(Cast(column, CharField()), 1, 7)


def _by_name(tallies: dict[int | None, Tally]) -> list[Holding]:
    outlets = Outlet.objects.filter(pk__in=[pk for pk in tallies if pk]).order_by("name_key", "pk")
    holdings = [Holding(outlet, tallies[outlet.pk]) for outlet in outlets]
    return holdings + ([Holding(None, tallies[None])] if None in tallies else [])


def _sums(tallies: Iterable[Tally]) -> Tally:
    sums = Tally()
    for each in tallies:
        sums.held += each.held
        sums.undated += each.undated
        sums.unreviewed += each.unreviewed
        sums.unattributed += each.unattributed
        sums.times += each.times
    return sums
