"""Which article a new capture belongs to: the one of the same address, else of the same text.

The projection keeps the numbers of addresses and headings of every article in an index. These only
propose: what is proposed is compared with what the claims say.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from archive.curation.traits import Traits
from archive.ingest.records import ReadPage
from archive.models import Article, ArticleKey, Outlet
from archive.models.keys import of_address, of_heading, of_title
from archive.page.flatten import paragraphs
from archive.text.similarity import containment, shingles

ENOUGH = 0.5
MOST_CANDIDATES = 50
"""A headline that more articles of an outlet share (Editorial, Letters) tells none of them."""


def article_for(page: ReadPage) -> Article | None:
    """The article that a page belongs to; None where it makes a new one."""
    traits = _traits_of(page)
    return _at_address(traits) or _of_text(traits, page)


def clues_of(page: ReadPage) -> set[int]:
    """Numbers of which an article has one at least where `article_for` finds it for the page.

    Its address or a title: so whoever stores many pages need not ask for each of them alone.
    """
    traits = Traits.of(_values_of(page), None)
    return {*map(of_address, traits.urls), *map(of_title, traits.titles)}


def _values_of(page: ReadPage) -> dict[str, list[Any]]:
    values: dict[str, list[Any]] = defaultdict(list)
    for statement in page.statements:
        if not statement.subject:
            values[statement.field].append(statement.value)
    return values


def _traits_of(page: ReadPage) -> Traits:
    values = _values_of(page)
    rows = [
        pk
        for name in values["outlet"]
        for pk in Outlet.objects.named(name).values_list("pk", flat=True)[:2]
    ]
    return Traits.of(values, rows[0] if len(rows) == 1 else None)


def _at_address(traits: Traits) -> Article | None:
    for article in _load(_newest(_having(map(of_address, traits.urls)))) if traits.urls else ():
        if not traits.urls.isdisjoint(_traits_of_article(article).urls):
            return article
    return None


def _of_text(traits: Traits, page: ReadPage) -> Article | None:
    """The article whose text has most in common with the page's, of equals the oldest."""
    text = shingles(_body_of(page))
    alike = [
        (containment(text, shingles(article.body)), -article.pk, article)
        for article in (_load(_of_heading(traits)) if text else ())
        if traits.may_be(_traits_of_article(article))
    ]
    share, _, best = max(alike, key=lambda each: each[:2], default=(0.0, 0, None))
    return best if share >= ENOUGH else None


def _of_heading(traits: Traits) -> set[int]:
    """The newest articles with a title of the page, in an outlet of its name or of its row."""
    headings = (of_heading(title, name) for title in traits.titles for name in traits.outlets)
    found = _newest(_having(headings))
    if traits.outlet is not None:
        titled = _having(map(of_title, traits.titles))
        found |= _newest(titled.filter(article__outlet=traits.outlet))
    return found


def _having(numbers: Iterable[int]) -> QuerySet[ArticleKey]:
    return ArticleKey.objects.filter(key__in=list(numbers))


def _newest(keys: QuerySet[ArticleKey]) -> set[int]:
    numbers = keys.order_by("-article").values_list("article", flat=True).distinct()
    return set(numbers[:MOST_CANDIDATES])


def _load(candidates: set[int]) -> QuerySet[Article]:
    """The articles, oldest first; of very many the newest."""
    chosen = sorted(candidates)[-MOST_CANDIDATES:]
    return Article.objects.filter(pk__in=chosen).prefetch_related("claims").order_by("pk")


def _traits_of_article(article: Article) -> Traits:
    return Traits.of_article(article, article.claims.all())


def _body_of(page: ReadPage) -> list[str]:
    bodies = [each for each in page.statements if each.field == "body" and each.value]
    return paragraphs(page.text, bodies[0]) if bodies else []
