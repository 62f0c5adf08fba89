"""A whole archive as values without a number of the database, and an empty one to begin anew."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model

from archive.curation.portable.rows import MODEL, curated_rows
from archive.models import (
    Article,
    Claim,
    Finding,
    Identity,
    Judgement,
    PendingCuration,
    Suggestion,
)
from archive.models.changes import make_identity

NUMBERS = {"id", "pk", "revision", "outlet_id", "merged_into_id", "made_by_id"}


def emptied() -> None:
    """Take everything out of the database, as if it were new; numbers go on rising."""
    for model in reversed(
        list(apps.get_app_config("archive").get_models(include_auto_created=True))
    ):
        rows = model._base_manager.all()
        rows._raw_delete(rows.db)
    User.objects.all().delete()
    Identity.objects.all().delete()
    make_identity()


def rebuilt(article: Article) -> dict[str, Any]:
    """What an article says, and where its names lead."""
    article = Article.objects.get(pk=article.pk)
    return {
        **_plain(article),
        "outlet": article.outlet.slug if article.outlet else None,
        "bylines": [
            (each.position, each.name, each.affiliation, each.author.slug if each.author else None)
            for each in article.bylines.order_by("position")
        ],
        "captures": list(article.captures.order_by("pk").values_list("sha256", flat=True)),
        "topics": sorted(article.topics.values_list("slug", flat=True)),
        "notes": list(article.curator_notes.order_by("pk").values_list("text", flat=True)),
        "dossiers": sorted(article.dossier_entries.values_list("dossier__slug", "position")),
    }


def whole() -> dict[str, Any]:
    """All articles, rows that stand for something, decisions, dismissals, what waits.

    A row that ingest made and to which nothing leads any more stands for nothing.
    """
    curated = {(model, row.slug) for model, row in curated_rows()}
    return {
        "articles": {each.public_id: rebuilt(each) for each in Article.objects.all()},
        "rows": {
            name: {
                row.slug: _row(row)
                for row in model.objects.all()
                if (name, row.slug) in curated or row.articles.exists()
            }
            for name, model in MODEL.items()
        },
        "judgements": sorted(Judgement.objects.values_list("one", "other", "are_same", "reason")),
        "decisions": sorted(map(_decision, Claim.objects.filter(origin="curated"))),
        "dismissed": sorted(
            Suggestion.objects.filter(state="dismissed").values_list(
                "article__public_id", "field", "subject", "value_key"
            )
        ),
        "findings": sorted(
            Finding.objects.exclude(dismissed_at=None).values_list(
                "article__public_id", "check_name", "key", "dismissed_because", "dismissed_at"
            )
        ),
        "pending": sorted(map(str, PendingCuration.objects.values_list("line", flat=True))),
    }


def _row(row: Any) -> dict[str, Any]:
    return {
        **_plain(row),
        "aliases": sorted(row.aliases.values_list("name", flat=True)),
        "merged_into": row.merged_into.slug if row.merged_into else None,
    }


def _decision(claim: Claim) -> str:
    who = claim.made_by.get_username() if claim.made_by else None
    said = (claim.article.public_id, claim.field, claim.subject, claim.value, claim.spans)
    return repr((*said, claim.rule, claim.made_at, who))


def _plain(row: Model) -> dict[str, Any]:
    columns = {field.attname for field in row._meta.concrete_fields} - NUMBERS
    return {name: getattr(row, name) for name in sorted(columns)}
