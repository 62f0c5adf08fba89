"""What follows when rows were restored: articles whose links no longer hold, and every index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import Q

from archive.curation.checks import recheck_named
from archive.curation.linking import keys_of_all, survivor
from archive.curation.projection import project
from archive.curation.waiting import keys_printed, to_link
from archive.models import (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Change,
    Claim,
    Dossier,
    Judgement,
    Origin,
    Outlet,
    OutletAlias,
    Topic,
)
from archive.models.naming import key_of
from archive.search import sync

Columns = dict[str, Any]
Touched = tuple[type[models.Model], int, Columns | None, Columns | None]
"""A row that was written: model, number, columns before and after."""
Row = tuple[type[models.Model], int, Columns]
"""The same with the columns in one."""
LINKS: Mapping[type[models.Model], str] = {Article: "outlet_id", Byline: "author_id"}
NAMED = (Author, AuthorAlias, Outlet, OutletAlias)


def articles_in(rows: Iterable[Touched]) -> set[int]:
    """The numbers of the articles that rows are, or are about."""
    return _articles(_merged(rows)) - {0}


def follow(rows: Iterable[Touched]) -> None:
    """Bring in step what hangs on rows that were written past their own code.

    Articles about which claims came or went, those linked to an author or outlet that no longer
    bears the printed name, and those in which a name leads nowhere now or need not do so any more,
    are projected anew; all others only change in the index.
    """
    rows = list(rows)
    touched = _merged(rows)
    outlets = set(_named(touched, Outlet, "outlet_id"))
    authors = set(_named(touched, Author, "author_id"))
    anew = _articles(touched, only=Claim) | _misnamed_authors(authors) | _misnamed_outlets(outlets)
    anew |= _decided(Outlet, outlets) | _decided(Author, authors)
    anew |= _articles(_merged(each for each in rows if _is_unlinked(*each)))
    for article in Article.objects.filter(pk__in=anew):
        project(article)
    for article in Article.objects.filter(pk__in=_to_link(touched, authors, outlets)):
        project(article)
    _note_changes(_articles(_each(rows)) - anew, outlets, authors, touched)
    recheck_named(_judged_articles(touched))
    sync.catch_up_on_commit()


def _merged(rows: Iterable[Touched]) -> list[Row]:
    return [(model, pk, (before or {}) | (after or {})) for model, pk, before, after in rows]


def _judged_articles(touched: Iterable[Row]) -> set[str]:
    """The public ids of articles of which it was said whether they are the same text."""
    said = [columns for model, _, columns in touched if model is Judgement]
    return {
        columns[end]
        for columns in said
        if columns.get("model") == "article"
        for end in ("one", "other")
    }


def _each(rows: Iterable[Touched]) -> list[Row]:
    """Rows as they were and as they are: what they were about before changes as well."""
    return [
        (model, pk, columns) for model, pk, *both in rows for columns in both if columns is not None
    ]


def _note_changes(
    articles: set[int], outlets: set[int], authors: set[int], touched: Sequence[Row]
) -> None:
    rows = {
        "outlet": outlets,
        "authors": authors,
        "topics": {pk for model, pk, _ in touched if model is Topic},
        "dossiers": {pk for model, pk, _ in touched if model is Dossier},
    }
    changed = Article.objects.filter(pk__in=articles) | Article.objects.linked_to(rows)
    Change.objects.record(changed.order_by().values_list("public_id", flat=True))


def _named(
    touched: Iterable[Row],
    model: type[models.Model],
    column: str,
) -> Iterator[int]:
    """The rows of a model that were written, and those that what was written leads to."""
    for each, pk, columns in touched:
        if each is model:
            yield pk
        elif columns.get(column):
            yield columns[column]


def _articles(
    touched: Iterable[Row],
    only: type[models.Model] | None = None,
) -> set[int]:
    chosen = [each for each in touched if only is None or each[0] is only]
    return {
        pk if model is Article else columns.get("article_id", 0) for model, pk, columns in chosen
    }


def _is_unlinked(
    model: type[models.Model], _: int, before: Columns | None, after: Columns | None
) -> bool:
    """Whether an article or byline lost its link: a projection finds what waits."""
    link = LINKS.get(model, "")
    is_changed = before is not None and after is not None
    return is_changed and (before or {}).get(link) is not None and (after or {})[link] is None


def _to_link(touched: Sequence[Row], authors: set[int], outlets: set[int]) -> set[int]:
    """Articles in which a name that led nowhere is certain now: by other names or other links."""
    judged = [columns for model, _, columns in touched if model is Judgement]
    slugs = {each[end] for each in judged for end in ("one", "other")}
    known_by = Q(slug__in=slugs)
    names = [columns.get("name") for model, _, columns in touched if model is Byline]
    names += [columns.get("name") for model, _, columns in touched if model in NAMED]
    names += [columns.get("subject") for model, _, columns in touched if model is Claim]
    keys = {key_of(name) for name in names if name}
    about = _articles(touched, only=Article) | _articles(touched, only=Claim)
    author_rows = Author.objects.filter(known_by | Q(pk__in=authors))
    outlet_rows = Outlet.objects.filter(known_by | Q(pk__in=outlets))
    return to_link(
        keys | keys_of_all(map(survivor, author_rows)),
        keys | keys_printed(about) | keys_of_all(map(survivor, outlet_rows)),
    )


def _misnamed_authors(authors: set[int]) -> set[int]:
    """Articles with a byline that leads to an author who does not bear its name.

    Where a curator said so and still does, the projection leaves it.
    """
    bylines = Byline.objects.filter(author__in=authors)
    names = _names(Author.objects.filter(pk__in=authors))
    return {
        article
        for article, author, name in bylines.values_list("article", "author", "name")
        if key_of(name) not in names[author]
    }


def _misnamed_outlets(outlets: set[int]) -> set[int]:
    """Articles whose page names an outlet that theirs is not; again a curator's word is left."""
    names = _names(Outlet.objects.filter(pk__in=outlets))
    said = Claim.objects.filter(field="outlet", article__outlet__in=outlets)
    rows = said.order_by("pk").values_list("article", "article__outlet", "value")
    return {
        article
        for article, outlet, value in rows
        if isinstance(value, str) and key_of(value) not in names[outlet]
    }


def _decided(model: type[Outlet] | type[Author], rows: set[int]) -> set[int]:
    """Articles about which a curator named one of the rows, or what was merged into it."""
    lineages = (row.lineage() for row in model._base_manager.filter(pk__in=rows))  # noqa: SLF001 - merged ones too
    numbers = {number for lineage in lineages for number in lineage}
    named = model._base_manager.filter(pk__in=numbers).values_list("slug", flat=True)  # noqa: SLF001 - as above
    values = [{"slug": slug} if model is Outlet else slug for slug in named]
    field = "outlet" if model is Outlet else "author"
    said = Claim.objects.filter(field=field, origin=Origin.CURATED)
    return {
        article
        for value in values
        for article in said.filter(value=value).values_list("article", flat=True)
    }


def _names(rows: "models.QuerySet[Author] | models.QuerySet[Outlet]") -> dict[int, set[str]]:
    return {
        row.pk: {row.name_key, *(alias.name_key for alias in row.aliases.all())}
        for row in rows.prefetch_related("aliases")
    }
