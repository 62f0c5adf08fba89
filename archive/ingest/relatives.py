"""Which article a new capture belongs to: of the same address or id, else of the same text.

The projection keeps the numbers of addresses, ids and headings of every article in an index, and
prints of its text. These only propose: what is proposed is compared with what the claims say and
with the text itself. Pages are looked up many at a time, in as many queries as for one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from archive.curation.copies import LEAST_COMMON
from archive.curation.prints import Holders, Shared, holders_of, shared_with
from archive.curation.traits import Traits
from archive.ingest.reading import beforehand
from archive.ingest.records import ReadPage
from archive.models import Article, ArticleKey, Outlet
from archive.models.keys import of_address, of_heading, of_source_id, of_title
from archive.text.similarity import Sample, containment, prints, shingles

ENOUGH = 0.5
RENAMED = 0.9
"""Under another title more has to be the same: a writer quotes himself."""
EVERYWHERE = 2
"""What so many other articles of an outlet have as well belongs to none of them."""
MOST_CANDIDATES = 50
"""A headline that more articles of an outlet share (Editorial, Letters) tells none of them."""
AT_A_TIME = 5_000

Proposals = dict[int, list[tuple[int, int | None]]]
"""Number of an address, id or heading to the newest articles that have it, and their outlets."""


@dataclass(frozen=True)
class Clues:
    """What a page is known by, read from the page alone: a process without a database can."""

    body: tuple[str, ...]
    values: dict[str, list[Any]]
    sample: Sample

    @classmethod
    def of(cls, page: ReadPage) -> "Clues":
        """Those of a page as it was read."""
        values: dict[str, list[Any]] = defaultdict(list)
        for statement in page.statements:
            if not statement.subject:
                values[statement.field].append(statement.value)
        ready = page.beforehand or beforehand(page)
        return cls(ready.body, dict(values), ready.sample)

    @cached_property
    def traits(self) -> Traits:
        """Its traits, as long as nobody has looked up its outlet."""
        return Traits.of(self.values, None)

    @cached_property
    def keys(self) -> frozenset[int]:
        """Two pages without any of these in common meet by their texts alone."""
        said = self.traits
        return frozenset(
            chain(
                map(of_address, said.urls),
                map(of_source_id, said.ids),
                map(of_title, filter(None, said.titles)),
            )
        )


def article_for(page: Clues) -> Article | None:
    """The article that a page belongs to, as the archive is now; None where it makes a new one."""
    return Relatives.of([page]).article_of(page, 0)


@dataclass(frozen=True)
class Relatives:
    """What the archive holds that pages may belong to; five queries, and one for each outlet that
    is named by its address."""

    outlets: dict[str, int | None]
    proposals: Proposals
    holders: Holders
    shared: dict[int, Shared]

    @classmethod
    def of(cls, pages: Sequence[Clues]) -> "Relatives":
        names = {name for page in pages for name in page.values.get("outlet", ()) if name}
        numbers = {number for page in pages for number in page.traits.numbers}
        samples = {place: page.sample for place, page in enumerate(pages)}
        holders = holders_of(number for each in samples.values() for number in each.prints)
        proposals = _proposed(numbers)
        proposed = (pk for found in proposals.values() for pk, _ in found)
        return cls(
            _outlets_named(names),
            proposals,
            holders,
            shared_with(samples, holders, proposed),
        )

    def article_of(self, page: Clues, place: int) -> Article | None:
        """The article of a page, given its place among those that were asked for together."""
        traits, shared = Traits.of(page.values, self._outlet_of(page)), self.shared[place]
        return (
            self._first(
                map(of_address, traits.urls), lambda it: not traits.urls.isdisjoint(it.urls)
            )
            or self._first(map(of_source_id, traits.ids), traits.has_id_of)
            or self._of_heading(page, traits, shared)
            or self._of_text(page, traits, shared)
        )

    def _outlet_of(self, page: Clues) -> int | None:
        rows = {self.outlets.get(name) for name in page.values.get("outlet", ()) if name}
        return rows.pop() if len(rows) == 1 else None

    def _first(self, numbers: Iterable[int], fits: Callable[[Traits], bool]) -> Article | None:
        """The oldest of the newest articles that have a number and that fit."""
        found = {pk for number in numbers for pk, _ in self.proposals.get(number, ())}
        for article in _load(found):
            if fits(_traits_of_article(article)):
                return article
        return None

    def _of_heading(self, page: Clues, traits: Traits, shared: Shared) -> Article | None:
        """The article of the same heading whose text has most in common with the page's."""
        likely = [pk for pk in self._headed(traits) if shared.may_have(ENOUGH, pk)]
        headed = [each for each in _load(likely) if traits.may_be(_traits_of_article(each))]
        if not headed:
            return None
        text = shingles(page.body)
        alike = [(-containment(text, shingles(each.body)), each.pk, each) for each in headed]
        for share, _, article in sorted(alike, key=lambda each: each[:2]):
            if -share >= ENOUGH and self._is_told(page, article):
                return article
        return None

    def _headed(self, traits: Traits) -> set[int]:
        """The newest articles with a title of the page, in an outlet of its name or of its row."""
        headings = (of_heading(title, name) for title in traits.titles for name in traits.outlets)
        found = {pk for number in headings for pk, _ in self.proposals.get(number, ())}
        if traits.outlet is not None:
            titled = (pair for each in map(of_title, traits.titles)
                      for pair in self.proposals.get(each, ()))  # fmt: skip
            found |= {pk for pk, outlet in titled if outlet == traits.outlet}
        return found

    def _is_told(self, page: Clues, article: Article) -> bool:
        """Whether what two texts share is not merely what their outlet prints on other pages."""
        shared = page.sample.prints & prints(shingles(article.body))
        holders = [set(self.holders.get(number, ())) - {article.pk} for number in shared]
        if not all(holders):
            return True
        others = Article.objects.order_by().filter(pk__in=set[int]().union(*holders))
        here = set(others.filter(outlet=article.outlet_id).values_list("pk", flat=True))
        return not holders or any(len(each & here) < EVERYWHERE for each in holders)

    def _of_text(self, page: Clues, traits: Traits, shared: Shared) -> Article | None:
        """The article of nearly the same text under a title or byline that may be the page's."""
        likely = shared.likely(RENAMED)
        rows = Article.objects.filter(pk__in=likely).values_list("pk", "body") if likely else ()
        for article in _load([pk for pk, body in rows if _is_nearly(page.body, body)]):
            if traits.may_be_renamed(_traits_of_article(article)) and self._is_told(page, article):
                return article
        return None


def _is_nearly(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether most of the shorter text is the same, and the beginning of the one in the other.

    Two stubs that differ in their first sentence may share all that is printed below it.
    """
    ours, theirs = shingles(one), shingles(other)
    return (
        len(ours & theirs) >= LEAST_COMMON
        and containment(ours, theirs) >= RENAMED
        and not (ours.isdisjoint(shingles(other[:1])) and theirs.isdisjoint(shingles(one[:1])))
    )


def _outlets_named(names: Iterable[str]) -> dict[str, int | None]:
    """The one outlet of each name; None where there is none, or several have it."""
    bearing = Outlet.objects.bearing_each(names).items()
    found = {name: [row.pk for row in rows if row.merged_into_id is None] for name, rows in bearing}
    return {name: rows[0] if len(rows) == 1 else None for name, rows in found.items()}


def _proposed(numbers: Iterable[int]) -> Proposals:
    """The newest articles of each number and outlet; one query for every 5,000 numbers."""
    wanted = sorted(numbers)
    found: Proposals = defaultdict(list)
    newest = Window(RowNumber(), [F("key"), F("article__outlet")], F("article").desc())
    for start in range(0, len(wanted), AT_A_TIME):
        rows = ArticleKey.objects.filter(key__in=wanted[start : start + AT_A_TIME])
        rows = rows.annotate(place=newest).filter(place__lte=MOST_CANDIDATES)
        for key, article, outlet in rows.values_list("key", "article", "article__outlet"):
            found[key].append((article, outlet))
    return found


def _load(candidates: Collection[int]) -> Iterable[Article]:
    """The articles with their claims, oldest first; of very many the newest."""
    if not candidates:
        return ()
    chosen = sorted(candidates)[-MOST_CANDIDATES:]
    return Article.objects.filter(pk__in=chosen).prefetch_related("claims").order_by("pk")


def _traits_of_article(article: Article) -> Traits:
    return Traits.of_article(article, article.claims.all())
