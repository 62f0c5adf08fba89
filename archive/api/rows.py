"""Outlets, authors, topics and dossiers: the lists of them, and each of them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from ninja import Query, Router

from archive.api.cursors import Cursors
from archive.api.naming import NamedRow, existing, rows_of
from archive.api.operations import MISSING, MOVED, operation
from archive.api.parameters import ListQuery, Slug
from archive.api.problems import bad_request, moved
from archive.api.values.articles import Articles, article_row
from archive.api.values.parts import cleaned
from archive.api.values.rows import Affiliation, Author, Dossier, Fact, Outlet, Row, Rows, Topic
from archive.curation.events import snapshot
from archive.curation.sourcing import sources_of_columns
from archive.exports.affiliations import affiliations_of
from archive.models import Article as ArticleModel
from archive.models import Author as AuthorModel
from archive.models import Dossier as DossierModel
from archive.models import Outlet as OutletModel
from archive.models import Topic as TopicModel
from archive.models.naming import NamedQuerySet

router = Router()
FACTS = ("kind", "country", "languages", "domains", "disclaimer")


@operation(router, "/outlets", Rows, tag="outlets")
def list_outlets(asked: Query[ListQuery]) -> Rows:
    """Outlets that have articles, by name."""
    return _listed(OutletModel, "name_key", asked)


@operation(router, "/outlets/{outlet}", Outlet, MOVED, MISSING, tag="outlets")
def get_outlet(outlet: Slug) -> Outlet:
    """One outlet, and what is said of it and by whom."""
    row = _found(OutletModel, outlet, get_outlet)
    now = snapshot(row)
    facts = [
        Fact(field=column, value=now[column], by=said.by, on=said.on, reason=said.reason)
        for column, said in sources_of_columns(row, FACTS).items()
    ]
    facts.sort(key=lambda fact: FACTS.index(fact.field))
    return Outlet(**_columns(row), facts=facts, note_html=cleaned(row.note))


@operation(router, "/authors", Rows, tag="authors")
def list_authors(asked: Query[ListQuery]) -> Rows:
    """Authors that have articles, by family name where it is known."""
    return _listed(AuthorModel, "sort_key", asked)


@operation(router, "/authors/{author}", Author, MOVED, MISSING, tag="authors")
def get_author(author: Slug) -> Author:
    """One author, and what articles print beside the name, the latest first."""
    row = _found(AuthorModel, author, get_author)
    return Author(
        **_columns(row),
        family=row.family,
        given=row.given,
        is_organisation=row.is_organisation,
        affiliations=[Affiliation.of(each) for each in affiliations_of(row)],
        note_html=cleaned(row.note),
    )


@operation(router, "/topics", Rows, tag="topics")
def list_topics(asked: Query[ListQuery]) -> Rows:
    """Topics that have articles, by name."""
    return _listed(TopicModel, "name_key", asked)


@operation(router, "/topics/{topic}", Topic, MOVED, MISSING, tag="topics")
def get_topic(topic: Slug) -> Topic:
    """One topic; its articles are those of `/articles` with this topic."""
    row = _found(TopicModel, topic, get_topic)
    return Topic(**_columns(row), note_html=cleaned(row.note))


@operation(router, "/dossiers", Rows, tag="dossiers")
def list_dossiers(asked: Query[ListQuery]) -> Rows:
    """Dossiers that have articles, by name."""
    return _listed(DossierModel, "name_key", asked)


@operation(router, "/dossiers/{dossier}", Dossier, MOVED, MISSING, tag="dossiers")
def get_dossier(dossier: Slug) -> Dossier:
    """One dossier, with the day of its event."""
    row = _found(DossierModel, dossier, get_dossier)
    return Dossier(**_columns(row), event_date=row.event_date, note_html=cleaned(row.note))


@operation(router, "/dossiers/{dossier}/articles", Articles, MOVED, MISSING, tag="dossiers")
def list_dossier_articles(dossier: Slug, asked: Query[ListQuery]) -> Articles:
    """A dossier's articles, in the order in which to read them."""
    row = _found(DossierModel, dossier, list_dossier_articles)
    cursors = Cursors(list_dossier_articles.__name__, {"dossier": row.slug})
    entries = row.entries.filter(article__in=ArticleModel.objects.order_by().listed().values("pk"))
    if position := cursors.read(asked.cursor):
        place, entry = position
        entries = entries.filter(Q(position__gt=place) | Q(position=place, pk__gt=entry))
    found = list(entries.order_by("position", "pk")[: asked.limit + 1])
    shown = found[: asked.limit]
    articles = ArticleModel.objects.for_list().in_bulk([entry.article_id for entry in shown])
    more = len(found) > len(shown)
    return Articles(
        items=[article_row(articles[entry.article_id]) for entry in shown],
        next_cursor=cursors.write(shown[-1].position, shown[-1].pk) if more else None,
    )


def _found(model: type[NamedRow], slug: str, view: Callable[..., Any]) -> NamedRow:
    row = existing(model, slug)
    if row.slug != slug:
        raise moved(view, row.slug)
    return row


def _listed(model: type[NamedRow], key: str, asked: ListQuery) -> Rows:
    """Rows by a key, then by number; a cursor holds the number of the last row before."""
    cursors = Cursors(model.__name__, {})
    rows = rows_of(model).order_by(key, "pk")
    if position := cursors.read(asked.cursor):
        known: NamedQuerySet[NamedRow] = NamedQuerySet(model)
        last = known.filter(pk=position[0]).values_list(key, flat=True).first()
        if last is None:
            raise bad_request("What this cursor led on from is gone. Begin again.", "cursor")
        rows = rows.filter(Q(**{f"{key}__gt": last}) | Q(**{key: last, "pk__gt": position[0]}))
    found = list(rows[: asked.limit + 1])
    shown = found[: asked.limit]
    return Rows(
        items=[Row(**_columns(row)) for row in shown],
        next_cursor=cursors.write(shown[-1].pk) if len(found) > len(shown) else None,
    )


def _columns(row: Any) -> dict[str, Any]:
    """What lists have of a row; expects one of `NamedQuerySet.with_counts`."""
    return {
        "slug": row.slug,
        "name": row.name,
        "path": reverse(type(row).__name__.lower(), args=[row.slug]),
        "article_count": row.article_count,
    }
