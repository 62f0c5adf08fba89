"""What captures of one article have in common, and the numbers by which these are found."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any, Self

from archive.curation.claims import standing
from archive.models import Article, ArticleKey, Claim
from archive.models.keys import address_keys, all_numbers, outlet_keys, title_keys
from archive.models.naming import key_of
from archive.text.dates import PartialDate, is_later_than_publication

FIELDS = ("url", "source_id", "title", "outlet", "authors", "date")
FEWEST_WORDS = 3
"""Words of a title that say enough to know it by where the other title has more."""

_WORD = re.compile(r"\w+")

ONE_DAY = timedelta(days=1)
Days = tuple[date, date]
Values = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Traits:
    """What captures of one article have in common, in every way in which it has been said.

    What a curator corrected and what the page prints both count: a corrected title must not make
    a new article of the next capture. `outlets` are the keys of its names, `outlet` is its row.
    """

    urls: frozenset[str]
    titles: frozenset[str]
    outlets: frozenset[str]
    outlet: int | None
    bylines: tuple[frozenset[str], ...]
    ids: frozenset[str] = frozenset()
    days: tuple[Days, ...] = ()

    @classmethod
    def of_article(cls, article: Article, claims: Iterable[Claim]) -> Self:
        """Those of an article, from what it says and from its claims."""
        values: dict[str, list[Any]] = defaultdict(list)
        for claim in standing(claims):
            if not claim.subject:
                values[claim.field].append(claim.value)
        values["title"] += filter(None, [article.title])
        return cls.of(values, article.outlet_id)

    @classmethod
    def of(cls, values: Values, outlet: int | None) -> Self:
        """Those that stand in values by field; `outlet` is the number of the row that is meant."""
        said = {field: [each for each in values.get(field, ()) if each] for field in FIELDS}
        names = (each for each in said["outlet"] if isinstance(each, str))
        return cls(
            frozenset(address_keys(said["url"])),
            frozenset(title_keys(said["title"])),
            frozenset(outlet_keys(names)),
            outlet,
            tuple(frozenset(map(key_of, each)) for each in said["authors"]),
            frozenset(str(each) for each in said["source_id"]),
            tuple(_days(said["date"])),
        )

    @property
    def numbers(self) -> set[int]:
        """All numbers by which it may be found."""
        return all_numbers(self.urls, set(self.titles), set(self.outlets), self.ids)

    def is_of_outlet(self, other: Self) -> bool:
        """Whether both are of one outlet, or neither names one."""
        is_of_row = self.outlet is not None and self.outlet == other.outlet
        return is_of_row or not self.outlets.isdisjoint(other.outlets)

    def may_be(self, other: Self) -> bool:
        """Whether all but the texts allows that two pages without a common address are one."""
        return (
            not self.titles.isdisjoint(other.titles)
            and self._is_open_to(other)
            and agree(self.bylines, other.bylines)
        )

    def may_be_renamed(self, other: Self) -> bool:
        """The same where the titles differ: they are alike, or the same people signed both.

        What came under another title on another day was published anew.
        """
        return (
            self._is_open_to(other) and are_near(self.days, other.days) and self._is_known_by(other)
        )

    def _is_known_by(self, other: Self) -> bool:
        return (
            are_alike(self.titles, other.titles) and agree(self.bylines, other.bylines)
        ) or have_signed(self.bylines, other.bylines)

    def has_id_of(self, other: Self) -> bool:
        """Whether a source gave both one id, and nothing else speaks against it.

        Ids are a source's own: those of another may begin at 1 as well.
        """
        return (
            not self.ids.isdisjoint(other.ids)
            and self.is_of_outlet(other)
            and (
                are_alike(self.titles, other.titles)
                or have_signed(self.bylines, other.bylines)
                or not self.urls.isdisjoint(other.urls)
            )
        )

    def _is_open_to(self, other: Self) -> bool:
        return not (self.urls and other.urls) and self.is_of_outlet(other)


def agree(ours: Collection[frozenset[str]], theirs: Collection[frozenset[str]]) -> bool:
    """Whether two bylines do not contradict: one names all whom the other names, or nobody."""
    has_both = any(ours) and any(theirs)
    return not has_both or have_signed(ours, theirs)


def have_signed(ours: Collection[frozenset[str]], theirs: Collection[frozenset[str]]) -> bool:
    """Whether both bylines name somebody, and one names all whom the other names."""
    pairs = product(filter(None, ours), filter(None, theirs))
    return any(one <= other or other <= one for one, other in pairs)


def are_near(ours: Collection[Days], theirs: Collection[Days]) -> bool:
    """Whether two pages may be of one day; a day more or less is a matter of time zones."""
    pairs = list(product(ours, theirs))
    return not pairs or any(
        one[0] <= other[1] + ONE_DAY and other[0] <= one[1] + ONE_DAY for one, other in pairs
    )


def _days(dates: Iterable[Any]) -> Iterator[Days]:
    """The first and last day that each date of publication can mean."""
    for each in dates:
        is_first = not is_later_than_publication(each.get("label"))
        printed = PartialDate.parse(each["edtf"]) if is_first and each.get("edtf") else None
        if printed and printed.first and printed.last:
            yield printed.first, printed.last


def are_alike(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two titles are the same, or one is the other with words before or behind it.

    Outlets print their name or that of the section around a title, or cut it short.
    """
    return any(_is_around(one, other) for one, other in product(ours, theirs))


def _is_around(one: str, other: str) -> bool:
    short, long = sorted((_WORD.findall(one), _WORD.findall(other)), key=len)
    if short == long:
        return bool(short)
    return len(short) >= FEWEST_WORDS and short in (long[: len(short)], long[-len(short) :])


def note_keys(article: Article, claims: Iterable[Claim]) -> None:
    """Keep the numbers of an article in step with what it says; writes only what differs."""
    wanted = Traits.of_article(article, claims).numbers
    stored = set(ArticleKey.objects.filter(article=article).values_list("key", flat=True))
    if gone := stored - wanted:
        ArticleKey.objects.filter(article=article, key__in=gone).delete()
    made = sorted(wanted - stored)
    ArticleKey.objects.bulk_create(ArticleKey(article=article, key=key) for key in made)
