"""Articles: the list, one of them, and what is said of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from ninja import Query, Router

from archive.api.cursors import Cursors
from archive.api.naming import existing
from archive.api.operations import GONE, MISSING, MOVED, operation
from archive.api.parameters import ArticlesQuery, Hex, ListQuery
from archive.api.problems import ProblemError, moved, not_found
from archive.api.values.articles import Article, Articles, Capture, Claim, Claims, article_row
from archive.api.values.parts import cleaned
from archive.curation.claims import winners
from archive.exports.one_article import article_of, as_allowed, erased_on, hidden_fields
from archive.models import Article as ArticleModel
from archive.models import Author, Byline, Outlet, Topic
from archive.models import Claim as ClaimModel
from archive.models.articles import ArticleQuerySet
from archive.search.engine import MISSING as NONE

router = Router()
TAG = "articles"


@operation(router, "/articles", Articles, MISSING, tag=TAG)
def list_articles(asked: Query[ArticlesQuery]) -> Articles:
    """Articles, newest first, those without a date last.

    Withdrawn articles are not among them. The slug of an outlet, author or topic that was merged
    into another stands for that one; 404 says that there is none with articles.
    """
    cursors = Cursors(list_articles.__name__, asked.beside())
    rows = _newest(_narrowed(asked), cursors.read(asked.cursor), asked.limit + 1)
    return Articles(
        items=[article_row(article) for article in rows[: asked.limit]],
        next_cursor=_cursor_after(rows[: asked.limit], cursors) if rows[asked.limit :] else None,
    )


@operation(router, "/articles/{article}", Article, MOVED, MISSING, GONE, tag=TAG)
def get_article(article: Hex) -> Article:
    """One article, with as much of its text as its readers may see.

    Of an article that is not open, body, captions, notes, damage and captures are empty; where its
    text may not be searched, its deck is null. 410 says that it was withdrawn or erased, 301 that
    the digits lead to an article whose id is another.
    """
    found = as_allowed(_found(article, get_article))
    saved = found.captures.all() if found.is_readable else ()
    captures = [Capture.of(each, reverse("capture", args=[each.sha256])) for each in saved]
    remarks = found.curator_notes.filter(is_public=True)
    return Article.whole(found, captures, [cleaned(remark.text) or "" for remark in remarks])


@operation(router, "/articles/{article}/claims", Claims, MOVED, MISSING, GONE, tag=TAG)
def list_claims(article: Hex, asked: Query[ListQuery]) -> Claims:
    """All that is said of an article: each value, by which rule, and the characters that show it.

    Of what readers may not see nothing is said; where they may not see the saved pages, claims
    have neither capture nor evidence.
    """
    found = _found(article, list_claims)
    cursors = Cursors(list_claims.__name__, {"article": found.public_id})
    position = cursors.read(asked.cursor)
    said = list(ClaimModel.objects.of(found).select_related("capture"))
    deciding = {claim.pk for claim in winners(said).values()}
    hidden, after = hidden_fields(found), position[0] if position else 0
    left = [claim for claim in said if claim.pk > after and claim.field not in hidden]
    shown = left[: asked.limit]
    return Claims(
        items=[
            _claim(each, decides=each.pk in deciding, is_readable=found.is_readable)
            for each in shown
        ],
        next_cursor=cursors.write(shown[-1].pk) if len(left) > len(shown) else None,
    )


def _narrowed(asked: ArticlesQuery) -> ArticleQuerySet:
    rows = ArticleModel.objects.listed()
    if asked.outlet == NONE:
        rows = rows.filter(outlet=None)
    elif asked.outlet:
        rows = rows.filter(outlet=existing(Outlet, asked.outlet))
    if asked.author == NONE:
        rows = rows.without_author()
    elif asked.author:
        signed = Byline.objects.filter(author=existing(Author, asked.author))
        rows = rows.filter(pk__in=signed.values("article"))
    if asked.topic:
        rows = rows.filter(topics=existing(Topic, asked.topic))
    return rows


def _newest(rows: ArticleQuerySet, after: list[Any] | None, count: int) -> list[ArticleModel]:
    """The next so many: first the dated, then the others, so that each follows its own index."""
    rows = rows.newest_first().for_list()
    if after is None:
        return list(rows[:count])
    day, public_id = after
    if day is None:
        return list(rows.filter(sort_day=None, public_id__gt=public_id)[:count])
    on = date.fromisoformat(day)
    later = rows.filter(Q(sort_day__lt=on) | Q(public_id__gt=public_id), sort_day__lte=on)
    found = list(later[:count])
    if len(found) < count:
        found += rows.filter(sort_day=None)[: count - len(found)]
    return found


def _cursor_after(shown: list[ArticleModel], cursors: Cursors) -> str:
    last = shown[-1]
    return cursors.write(last.sort_day.isoformat() if last.sort_day else None, last.public_id)


def _found(digits: str, view: Callable[..., Any]) -> ArticleModel:
    """The article with this id; raises ProblemError where there is none to show under it."""
    found = article_of(digits.lower())
    if found is None:
        raise _missing(digits.lower())
    if found.is_withdrawn:
        raise ProblemError(GONE, "This article was withdrawn.")
    if found.public_id != digits:
        raise moved(view, found.public_id)
    return found


def _missing(digits: str) -> ProblemError:
    on = erased_on(digits)
    if on is None:
        return not_found("There is no such article.")
    return ProblemError(GONE, f"This article was erased on {on.isoformat()}.")


def _claim(claim: ClaimModel, *, decides: bool, is_readable: bool) -> Claim:
    capture = claim.capture if is_readable else None
    return Claim(
        id=claim.pk,
        field=claim.field,
        subject=claim.subject,
        value=claim.value,
        origin=claim.origin,
        rule=claim.rule,
        rule_version=claim.rule_version,
        decides=decides,
        capture=capture.sha256 if capture else None,
        evidence=[(start, end) for start, end, *_ in claim.spans] if capture else [],
        made_on=claim.made_at.date(),
    )
