"""What curators decide: claims for an article's fields, plain edits for outlets and authors."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.projection import project
from archive.models import Article, Author, Change, Claim, Origin, Outlet
from archive.search import sync

Decisions = Mapping[tuple[str, str], Any]
"""Field and subject to the value decided; the subject is the printed name for "affiliation" and
"author", else empty. An outlet is decided as {"slug": ...}, the author of a name by the slug,
authors as the names in order, a date as {"edtf", "time", "label"}; None clears the field."""


@transaction.atomic
def curate(article: Article, decisions: Decisions, by: User) -> None:
    """Store the decisions as curated claims and let the article follow; searchable on commit."""
    Claim.objects.bulk_create(
        Claim(
            article=article,
            field=field,
            subject=subject,
            value=value,
            origin=Origin.CURATED,
            rule="desk",
            made_by=by,
        )
        for (field, subject), value in decisions.items()
    )
    project(article)
    sync.catch_up_on_commit()


@transaction.atomic
def save_named(row: Outlet | Author) -> None:
    """Save an outlet or author; its articles are found by what is new on commit.

    A former name stays as an alias, so that no later import brings it back as a new row.
    """
    former = type(row).objects.filter(pk=row.pk).first()
    row.save()
    if former is None or _searched(former) == _searched(row):
        return
    if former.name_key != row.name_key:
        row.aliases.get_or_create(name_key=former.name_key, defaults={"name": former.name})
    Change.objects.record(row.articles.values_list("public_id", flat=True).distinct())
    sync.catch_up_on_commit()


def _searched(row: Outlet | Author) -> tuple[str | None, ...]:
    """What a document of the index holds of an outlet or author."""
    if isinstance(row, Outlet):
        return row.name, row.kind, row.country
    return (row.name,)


def is_free(row: Outlet | Author) -> bool:
    """Whether nothing hangs on an outlet or author: no article and no curator's decision.

    A decision names the row by its slug; were the slug given to another row later, the decision
    would come to mean that one.
    """
    if isinstance(row, Outlet):
        decided = Claim.objects.filter(field="outlet", value={"slug": row.slug})
    else:
        decided = Claim.objects.filter(field="author", value=row.slug)
    return not row.articles.exists() and not decided.exists()
