"""What curators decide: claims for an article's fields, plain edits for outlets and authors."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from archive.curation.projection import project
from archive.models import Article, Author, Change, Claim, Origin, Outlet
from archive.search import sync

Decisions = Mapping[tuple[str, str], Any]
"""Field and subject to the value decided; the subject is the printed name for "affiliation" and
"author", else empty."""


@transaction.atomic
def curate(article: Article, decisions: Decisions, by: AbstractBaseUser) -> None:
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
    """Save an outlet or author; its articles are searchable by the new name on commit.

    A former name stays as an alias, so that no later import brings it back as a new row.
    """
    former = type(row).objects.filter(pk=row.pk).first()
    row.save()
    if former and former.name_key != row.name_key:
        row.aliases.get_or_create(name_key=former.name_key, defaults={"name": former.name})
    Change.objects.record(row.articles.values_list("public_id", flat=True).distinct())
    sync.catch_up_on_commit()
