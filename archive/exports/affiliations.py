"""An author's affiliations over time, as the outlets printed them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from archive.models import Article, Author


@dataclass(frozen=True, slots=True)
class Affiliation:
    """One wording, where it was printed and when; the days are None where none is known."""

    words: str
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    count: int

    @classmethod
    def of(cls, words: str, printed: Iterable[tuple[date | None, str | None]]) -> Self:
        """From the day and the outlet of each article that prints it."""
        rows = list(printed)
        days = sorted(day for day, _ in rows if day)
        outlets = dict.fromkeys(outlet for _, outlet in rows if outlet)
        first, last = (days[0], days[-1]) if days else (None, None)
        return cls(words, tuple(outlets), first, last, len(rows))

    @property
    def years(self) -> str:
        """The year, or the first and the last; "undated" where no article says when."""
        if self.first is None or self.last is None:
            return "undated"
        years = dict.fromkeys([self.first.year, self.last.year])
        return "–".join(map(str, years))


def affiliations_of(author: Author) -> list[Affiliation]:
    """What articles print beside an author's name, each wording once, the latest first."""
    hidden = Article.objects.order_by().hidden().values("pk")
    bylines = author.bylines.exclude(article__in=hidden).exclude(affiliation=None)
    columns = ("affiliation", "article__sort_day", "article__outlet__name")
    printed: dict[str, list[tuple[date | None, str | None]]] = {}
    for words, day, outlet in bylines.order_by("article__sort_day", "pk").values_list(*columns):
        if words:
            printed.setdefault(words, []).append((day, outlet))
    found = [Affiliation.of(words, rows) for words, rows in printed.items()]
    return sorted(found, key=lambda each: each.last or date.min, reverse=True)
