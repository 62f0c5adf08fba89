"""Captures against their hashes, articles against their claims."""

import hashlib
import random
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction

from archive.curation.claims import Verdict
from archive.curation.linking import only, rows_told_apart
from archive.curation.projection import DATES, LISTS, TEXTS, body_of, bylines_of, judge
from archive.curation.traits import Traits
from archive.custody.faults import MEND, RESTORE, Fault
from archive.models import Article, ArticleKey, Author, Capture, Claim, Identity, Outlet
from archive.models.articles import ArticleQuerySet

AT_ONCE = 20
Row = Author | Outlet


def chosen(sample: int | None) -> ArticleQuerySet:
    """All articles, or so many of them at random."""
    every = Article.objects.order_by()
    if sample is None:
        return every
    numbers = list(every.values_list("pk", flat=True))
    taken = random.SystemRandom().sample(numbers, min(sample, len(numbers)))
    return every.filter(pk__in=taken)


class Fixity:
    """Looks at articles one after another, and counts them and their captures."""

    def __init__(self) -> None:
        self.articles = self.captures = 0
        self._links = Links()

    def faults(self, articles: ArticleQuerySet) -> Iterator[tuple[Article, list[Fault]]]:
        """Each article, with what is wrong with it and its captures; mostly nothing."""
        wanted = articles.select_related("outlet").prefetch_related("bylines__author")
        for article in wanted.with_captures().in_batches(AT_ONCE):
            self.articles += 1
            found = list(self._of(article))
            self.captures += len(article.captures.all())
            yield article, self._of_now(article) if found else found

    def _of(self, article: Article) -> Iterator[Fault]:
        captures = {each.pk: each for each in article.captures.all()}
        if not captures:
            yield Fault(f"The article {article.public_id} has no capture.", RESTORE)
            return
        broken = [fault for each in captures.values() for fault in faults_of_capture(each)]
        yield from broken
        if not broken:
            yield from self._of_projection(article, captures)

    def _of_now(self, article: Article) -> list[Fault]:
        """The same, with nobody writing meanwhile: what was read bit by bit may not have fitted."""
        again = Article.objects.filter(pk=article.pk)
        wanted = again.select_related("outlet").prefetch_related("bylines__author").with_captures()
        with suppress(DatabaseError), transaction.atomic():
            Identity.take_turn()
            return [fault for each in wanted for fault in self._of(each)]
        return [fault for each in wanted for fault in self._of(each)]

    def _of_projection(self, article: Article, captures: Mapping[int, Capture]) -> Iterator[Fault]:
        claims = sorted(article.claims.all(), key=lambda claim: claim.pk)
        differing = [name for name, (is_, should) in self._both(article, claims, captures).items()
                     if is_ != should]  # fmt: skip
        if differing:
            said = f"The article {article.public_id} says something else than its claims:"
            yield Fault(f"{said} {', '.join(differing)}.", MEND)

    def _both(
        self, article: Article, claims: list[Claim], captures: Mapping[int, Capture]
    ) -> dict[str, tuple[Any, Any]]:
        """By its name what each part of an article is, and what it should be."""
        verdict, made = Verdict(claims), Article(pk=article.pk)
        judge(made, verdict)
        made.outlet = self._links.outlet(article, verdict)
        made.body = _body(verdict, captures)
        made.access = verdict.value("access") if verdict.is_curated("access") else article.access
        columns = (*TEXTS, *LISTS, *DATES, "text", "body", "access", "outlet_id")
        both = {name: (getattr(article, name), getattr(made, name)) for name in columns}
        keys = set(ArticleKey.objects.filter(article=article).values_list("key", flat=True))
        both["bylines"] = self._links.bylines(article, verdict)
        both["keys"] = keys, Traits.of_article(article, claims).numbers
        return both


def faults_of_capture(capture: Capture) -> Iterator[Fault]:
    """What is wrong with the bytes of a capture."""
    try:
        content = capture.content
        data, _ = content.unpacked(), content.transcribed()
    except ObjectDoesNotExist:
        yield Fault(f"The bytes of the capture {capture.sha256} are missing.", RESTORE)
    except (zlib.error, UnicodeDecodeError) as error:
        yield Fault(f"The bytes of the capture {capture.sha256} are damaged ({error}).", RESTORE)
    else:
        if (hashlib.sha256(data).hexdigest(), len(data)) != (capture.sha256, capture.size):
            yield Fault(f"The bytes of the capture {capture.sha256} are not its own.", RESTORE)


def _body(verdict: Verdict, captures: Mapping[int, Capture]) -> list[str]:
    claim = verdict.claim("body")
    if claim is None or claim.capture_id is None:
        return []
    return body_of(claim, captures[claim.capture_id].text())


class Links:
    """Where printed names lead, as the projection would have it; no row is made.

    The answer is the same for every article that prints a name and leads there, unless somebody
    said of a row that another is not the same.
    """

    def __init__(self) -> None:
        self._apart: dict[type[Row], set[int]] = {
            Author: rows_told_apart(Author),
            Outlet: rows_told_apart(Outlet),
        }
        self._known: dict[tuple[type[Row], str, int | None], Row | None] = {}

    def outlet(self, article: Article, verdict: Verdict) -> Outlet | None:
        """The outlet that an article should have."""
        value = verdict.value("outlet")
        if isinstance(value, dict):
            return Outlet.objects.by_slug(value["slug"])
        found: Outlet | None = None
        if value:
            found = self._leads(Outlet, value, article.outlet, article)
        return found

    def bylines(self, article: Article, verdict: Verdict) -> tuple[Any, Any]:
        """The bylines that an article has, and those that it should have."""
        standing = list(article.bylines.all())
        linked = {each.name: each.author for each in standing}

        def author_of(name: str) -> Author | None:
            if verdict.is_curated("author", name):
                slug = verdict.value("author", name)
                return Author.objects.by_slug(slug) if slug else None
            found: Author | None = self._leads(Author, name, linked.get(name), article)
            return found

        wanted = bylines_of(article, verdict, author_of)
        both = [(e.position, e.name, e.affiliation, e.author_id) for e in standing]
        return both, [(e.position, e.name, e.affiliation, e.author_id) for e in wanted]

    def _leads(self, model: Any, name: str, linked: Any, article: Article) -> Any:
        asked = model, name, linked.pk if linked else None
        if self._apart[model] or asked not in self._known:
            named = model.objects.bearing(name)
            self._known[asked] = only(named, linked, name, article=article)
        return self._known[asked]
