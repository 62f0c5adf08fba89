"""Which article a new capture belongs to: the one of the same address, else of the same text.

No column holds an address without its tracking, nor a folded title. So a run of ingest reads these
of all articles once into memory and then follows the change rows, as the search index does; what
each capture costs is a few look-ups by key. Memory only proposes: what is proposed is compared
with what the database says.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Max, Min

from archive.curation.claims import standing
from archive.ingest.records import ReadPage
from archive.models import Article, Change, Claim, IndexPlace, Outlet
from archive.models.naming import key_of
from archive.page.flatten import paragraphs
from archive.text.addresses import address_key
from archive.text.folding import folded
from archive.text.similarity import containment, shingles

ENOUGH = 0.5
MOST_CANDIDATES = 50
"""A headline that more articles of an outlet share (Editorial, Letters) tells none of them."""
FIELDS = ("url", "title", "outlet", "authors")

Values = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Traits:
    """What captures of one article have in common, in every way in which it has been said.

    What a curator corrected and what the page prints both count: a corrected title must not make
    a new article of the next capture. An outlet is known by its name's key and by its row.
    """

    urls: frozenset[str]
    titles: frozenset[str]
    outlets: frozenset[str]
    bylines: tuple[frozenset[str], ...]

    @classmethod
    def of_page(cls, page: ReadPage) -> Self:
        """Those of a page that was read."""
        values: dict[str, list[Any]] = defaultdict(list)
        for statement in page.statements:
            if not statement.subject:
                values[statement.field].append(statement.value)
        rows = [
            row for name in values["outlet"] for row in Outlet.objects.named(name).values("pk")[:2]
        ]
        return cls.of(values, _row_key(rows[0]["pk"]) if len(rows) == 1 else None)

    @classmethod
    def of_article(cls, article: Article) -> Self:
        """Those of an article, from what it says and from its claims."""
        values: dict[str, list[Any]] = defaultdict(list)
        for claim in standing(article.claims.all()):
            if not claim.subject:
                values[claim.field].append(claim.value)
        values["title"] += filter(None, [article.title])
        return cls.of(values, _row_key(article.outlet_id) if article.outlet_id else None)

    @classmethod
    def of(cls, values: Values, outlet: str | None) -> Self:
        """Those that stand in values by field; `outlet` is the key of the row that is meant."""
        said = {field: [each for each in values.get(field, ()) if each] for field in FIELDS}
        names = {_name_key(each) for each in said["outlet"] if isinstance(each, str)} or {""}
        return cls(
            frozenset(filter(None, map(address_key, said["url"]))),
            frozenset(map(title_key, said["title"])) or frozenset({""}),
            frozenset(names | {outlet} if outlet else names),
            tuple(frozenset(map(key_of, each)) for each in said["authors"]),
        )

    @property
    def headings(self) -> Iterator[tuple[str, str]]:
        """Every title with every outlet."""
        return ((title, outlet) for title in self.titles for outlet in self.outlets)

    def may_be(self, other: Self) -> bool:
        """Whether all but the texts allows that two pages without a common address are one."""
        return (
            not (self.urls and other.urls)
            and not self.titles.isdisjoint(other.titles)
            and not self.outlets.isdisjoint(other.outlets)
            and agree(self.bylines, other.bylines)
        )


def title_key(title: str) -> str:
    """What two titles have in common that count as the same."""
    return " ".join(folded(title).split())


def agree(ours: Iterable[frozenset[str]], theirs: Iterable[frozenset[str]]) -> bool:
    """Whether two bylines do not contradict: one names all whom the other names, or nobody."""
    others = list(filter(None, theirs))
    pairs = [(one, other) for one in filter(None, ours) for other in others]
    return not pairs or any(one <= other or other <= one for one, other in pairs)


class Relatives:
    """The articles of the archive by address and by heading; for one run, used within its turns."""

    def __init__(self) -> None:
        self._by_url: dict[str, set[int]] = defaultdict(set)
        self._by_heading: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._place: int | None = None

    def article_for(self, page: ReadPage) -> Article | None:
        """The article that a page belongs to; None where it makes a new one."""
        self._follow()
        traits = Traits.of_page(page)
        return self._at_address(traits) or self._of_text(traits, page)

    def _at_address(self, traits: Traits) -> Article | None:
        candidates = (self._by_url[url] for url in traits.urls if url in self._by_url)
        for article in _load(set[int]().union(*candidates)):
            if not traits.urls.isdisjoint(Traits.of_article(article).urls):
                return article
        return None

    def _of_text(self, traits: Traits, page: ReadPage) -> Article | None:
        """The article whose text has most in common with the page's, of equals the oldest."""
        text = shingles(_body_of(page))
        known = (self._by_heading[each] for each in traits.headings if each in self._by_heading)
        candidates = set[int]().union(*known) if text else set()
        alike = [
            (containment(text, shingles(article.body)), -article.pk, article)
            for article in _load(candidates)
            if traits.may_be(Traits.of_article(article))
        ]
        share, _, best = max(alike, key=lambda each: each[:2], default=(0.0, 0, None))
        return best if share >= ENOUGH else None

    def _follow(self) -> None:
        """Take in what changed; all of it anew where changes may have been dropped meanwhile."""
        slowest = IndexPlace.objects.aggregate(change=Min("change"))["change"] or 0
        if self._place is None or slowest > self._place:
            last = Change.objects.aggregate(pk=Max("pk"))["pk"] or 0
            self._place = max(last, slowest)
            self._take_in()
            return
        changes = list(Change.objects.after(self._place).values_list("pk", "article"))
        if changes:
            self._place = changes[-1][0]
            public_ids = {public_id for _, public_id in changes}
            self._take_in_only(Article.objects.filter(public_id__in=public_ids))

    def _take_in(self) -> None:
        """Two passes over the tables, of narrow columns, rather than a look at each article."""
        values: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        claims = Claim.objects.filter(field__in=("url", "title", "outlet"), subject="")
        rows = claims.order_by().values_list("article_id", "field", "value")
        for article, field, value in rows.iterator():
            values[article][field].append(value)
        articles = Article.objects.order_by().values_list("pk", "title", "outlet_id")
        for pk, title, outlet in articles.iterator():
            values[pk]["title"].append(title)
            self._note(pk, Traits.of(values.pop(pk), _row_key(outlet) if outlet else None))

    def _take_in_only(self, articles: Iterable[Article]) -> None:
        for article in articles:
            self._note(article.pk, Traits.of_article(article))

    def _note(self, pk: int, traits: Traits) -> None:
        for url in traits.urls:
            self._by_url[url].add(pk)
        for heading in traits.headings:
            self._by_heading[heading].add(pk)


def _load(candidates: set[int]) -> Iterable[Article]:
    """The articles, oldest first; of very many the newest."""
    chosen = sorted(candidates)[-MOST_CANDIDATES:]
    return Article.objects.filter(pk__in=chosen).prefetch_related("claims").order_by("pk")


def _body_of(page: ReadPage) -> list[str]:
    bodies = [each for each in page.statements if each.field == "body" and each.value]
    return paragraphs(page.text, bodies[0]) if bodies else []


def _name_key(printed: str) -> str:
    return f"name {key_of(printed)}"


def _row_key(outlet: int) -> str:
    return f"row {outlet}"
