"""Articles that are taken away together: which, in what order, and how many of how many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Any, Self

from archive.models import Article
from archive.models.articles import ArticleQuerySet
from archive.search import sync
from archive.search.engine import SearchRequest, Sort

MOST = 10_000
"""Articles in one file; `manage.py export --jsonl` has no such limit."""
MOST_IN_FEED = 50
TOGETHER, TEXTS_TOGETHER = 200, 20
"""Articles that are read at once, without and with their texts."""
NUMBERS_TOGETHER = 1_000


@dataclass(frozen=True, slots=True)
class Selection:
    """Articles by their numbers or public ids (`field` says which), and how many there are in all.

    Only these are held; the articles themselves are read a few at a time.
    """

    ids: Sequence[Any]
    total: int
    field: str = "pk"
    most: int = MOST

    @classmethod
    def of(cls, rows: ArticleQuerySet) -> Self:
        """The first articles of a list in its order."""
        return cls._first(rows, MOST)

    @classmethod
    def latest(cls, rows: ArticleQuerySet) -> Self:
        """Those that came into the archive last, the last first: what is new to a follower."""
        return cls._first(rows.order_by("-pk"), MOST_IN_FEED)

    @classmethod
    def _first(cls, rows: ArticleQuerySet, most: int) -> Self:
        ids = list(rows.values_list("pk", flat=True)[: most + 1])
        total = len(ids) if len(ids) <= most else rows.count()
        return cls(ids[:most], total, most=most)

    @classmethod
    def found(cls, request: SearchRequest) -> Self:
        """The first that a search finds in its order; raises SearchError."""
        page = sync.search(_all_of(request))
        return cls([hit.id for hit in page.hits], page.total, "public_id", MOST)

    @classmethod
    def latest_found(cls, request: SearchRequest) -> Self:
        """Of the newest that a search finds, those that came into the archive last."""
        hits = cls.found(replace(request, sort=Sort.NEWEST))
        numbers = [pk for some in _parts(hits.ids, NUMBERS_TOGETHER) for pk in _numbers(some)]
        return cls(nlargest(MOST_IN_FEED, numbers), hits.total, most=MOST_IN_FEED)

    @property
    def is_cut(self) -> bool:
        """Whether there are more than these."""
        return self.total > self.most

    @property
    def remark(self) -> str:
        """What is said in place of those left out; "" where none are."""
        return cut_off(self.total, self.most, "articles")

    def articles(self, *, with_texts: bool = False) -> Iterator[Article]:
        """One after another; what is no longer listed by then is left out."""
        rows = Article.objects.listed()
        rows = rows.with_names() if with_texts else rows.for_list()
        for some in _parts(self.ids, TEXTS_TOGETHER if with_texts else TOGETHER):
            found = rows.in_bulk(some, field_name=self.field)
            yield from (found[each] for each in some if each in found)


def cut_off(total: int, most: int, what: str) -> str:
    """That a file has the first of so many; "" where it has all."""
    if total <= most:
        return ""
    return f"{total:,} {what} were found; these are the first {most:,}, and no file has more."


def _all_of(request: SearchRequest) -> SearchRequest:
    return replace(request, offset=0, size=MOST, facets=(), leads=False)


def _numbers(public_ids: Sequence[str]) -> Sequence[int]:
    rows = Article.objects.order_by().filter(public_id__in=public_ids)
    return list(rows.values_list("pk", flat=True))


def _parts(ids: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))
