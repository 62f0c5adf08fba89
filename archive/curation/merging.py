"""Merging two authors, outlets or topics: one event, shown before and undone exactly.

The merged row stays and leads to the survivor, so that its old address and what curators decided
by its slug go on; its names become the survivor's aliases, so that ingest never makes it again.
"""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import models, transaction

from archive.curation.events import EventError, RowChange, record
from archive.curation.judgements import Namesake, contrary, judged, judgement_on
from archive.curation.steps import Plan, Step
from archive.models import (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Change,
    Event,
    Identity,
    Outlet,
    OutletAlias,
    Topic,
    TopicAlias,
)
from archive.models.naming import key_of
from archive.search import sync


class MergeError(EventError):
    """Why two rows cannot be merged, in a sentence that says what to do."""


class PreviewStaleError(MergeError):
    """What would be done is no longer what the preview showed."""

    def __init__(self) -> None:
        super().__init__(
            "Something has changed since this preview was made, so nothing was done. "
            "Look at the new preview and confirm it."
        )


def plan_merge(row: Namesake, into: Namesake, *, reason: str = "", by: User | None = None) -> Plan:
    """Every row that merging `row` into `into` would touch; raises MergeError."""
    check_merge(row, into)
    steps = [
        Step(row, {"merged_into_id": into.pk}, f"{_name(row)} leads to {_name(into)}"),
        *_alias_steps(row, into),
        *_domain_steps(row, into),
        *_link_steps(row, into),
        _judgement_step(row, into, reason, by),
    ]
    return Plan.of(f"Merged {_name(row)} into {_name(into)}", steps)


@transaction.atomic
def merge(
    row: Namesake,
    into: Namesake,
    *,
    by: User | None,
    reason: str,
    against_judgement: bool = False,
    seen: str | None = None,
) -> Event:
    """Merge `row` into `into`, and say with a judgement that they are the same.

    `seen` is the digest of the preview that was confirmed. Raises MergeError, also where somebody
    judged that they are not the same, unless `against_judgement` says that they are after all.
    """
    Identity.take_turn()
    row.refresh_from_db()
    into.refresh_from_db()
    plan = plan_merge(row, into, reason=reason, by=by)
    if seen is not None and seen != plan.digest:
        raise PreviewStaleError
    _check_said(row, into, reason, against_judgement=against_judgement)
    changes = plan.take()
    touched = note_articles(changes)
    row.refresh_from_db()
    event = record("merge", plan.summary, changes, by, reason=reason, subjects=[row, into])
    Change.objects.record(touched)
    sync.catch_up_on_commit()
    return event


def check_merge(row: Namesake, into: Namesake) -> None:
    """Refuse what can be no merge; raises MergeError."""
    if type(row) is not type(into):
        raise MergeError("Only two authors, two outlets or two topics can be merged.")
    if row.pk == into.pk:
        raise MergeError(f"“{row}” cannot be merged into itself.")
    if row.merged_into is not None:
        raise MergeError(f"“{row}” was merged into “{row.merged_into}” already.")
    if into.pk in row.lineage():
        raise MergeError(f"“{into}” was merged into “{row}”: that would be a circle.")
    if into.merged_into is not None:
        raise MergeError(
            f"“{into}” was itself merged into “{into.merged_into}”: choose that one instead."
        )


def note_articles(changes: list[RowChange]) -> list[str]:
    """The public ids of the articles whose links were changed."""
    numbers = {
        change.pk if change.model == "article" else columns["article_id"]
        for change in changes
        if change.model == "article" or "article_id" in (change.after or change.before or {})
        for columns in [change.after or change.before or {}]
    }
    return list(Article.objects.filter(pk__in=numbers).values_list("public_id", flat=True))


def _check_said(row: Namesake, into: Namesake, reason: str, *, against_judgement: bool) -> None:
    if not reason.strip():
        raise MergeError("Say why they are the same: the reason is kept with the merge.")
    for judgement in contrary(row, into):
        if not against_judgement:
            raise MergeError(
                f"“{judgement.one}” and “{judgement.other}” were judged not to be the same "
                f"({judgement.reason}). Tick that they are the same after all, or leave them apart."
            )


def _name(row: Namesake) -> str:
    return f"“{row.name}” ({row.slug or 'new'})"


def _alias_steps(row: Namesake, into: Namesake) -> Iterator[Step]:
    """The names of the one become names of the other, each once."""
    known = {into.name_key, *into.aliases.values_list("name_key", flat=True)}
    for name in [row.name, *row.aliases.order_by("pk").values_list("name", flat=True)]:
        alias = _alias(into, name)
        if alias.name_key not in known:
            known.add(alias.name_key)
            yield Step(alias, {}, f"“{name}” becomes another name of {_name(into)}")


def _alias(into: Namesake, name: str) -> AuthorAlias | OutletAlias | TopicAlias:
    match into:
        case Author():
            alias: AuthorAlias | OutletAlias | TopicAlias = AuthorAlias(author=into, name=name)
        case Outlet():
            alias = OutletAlias(outlet=into, name=name)
        case Topic():
            alias = TopicAlias(topic=into, name=name)
    alias.name_key = key_of(name)
    return alias


def _domain_steps(row: Namesake, into: Namesake) -> Iterator[Step]:
    if isinstance(row, Outlet) and isinstance(into, Outlet):
        domains = list(dict.fromkeys([*(into.domains or []), *(row.domains or [])]))
        if domains != (into.domains or []):
            yield Step(into, {"domains": domains}, f"web domains of {_name(into)}: {domains}")


def _link_steps(row: Namesake, into: Namesake) -> Iterator[Step]:
    match row:
        case Author():
            yield from move_bylines(Byline.objects.filter(author=row), into)
        case Outlet():
            yield from move_articles(Article.objects.filter(outlet=row), into)
        case Topic():
            yield from move_topics(row, into, row.articles.values_list("pk", flat=True))


def move_bylines(bylines: models.QuerySet[Byline], into: Namesake) -> Iterator[Step]:
    """Steps that link bylines to another author."""
    for byline in bylines.select_related("article").order_by("pk"):
        yield Step(
            byline,
            {"author_id": into.pk},
            f"“{byline.name}” of “{byline.article}” leads to {_name(into)}",
        )


def move_articles(articles: models.QuerySet[Article], into: Namesake) -> Iterator[Step]:
    """Steps that give articles another outlet."""
    for article in articles.only("pk", "public_id", "title", "outlet_id").order_by("pk"):
        yield Step(article, {"outlet_id": into.pk}, f"“{article}” appeared in {_name(into)}")


def move_topics(
    row: Topic, into: Namesake, articles: models.QuerySet[Article, int]
) -> Iterator[Step]:
    """Steps that put articles under another topic; those that are there already only leave."""
    through = Topic.articles.through
    there = set(through.objects.filter(topic_id=into.pk).values_list("article_id", flat=True))
    links = through.objects.filter(topic_id=row.pk, article_id__in=list(articles))
    for link in links.select_related("article").order_by("pk"):
        if link.article_id in there:
            yield Step(link, None, f"“{link.article}” leaves {_name(row)}: it has both topics")
        else:
            yield Step(link, {"topic_id": into.pk}, f"“{link.article}” comes under {_name(into)}")


def _judgement_step(row: Namesake, into: Namesake, reason: str, by: User | None) -> Step:
    known = judgement_on(row, into)
    words = f"{_name(row)} is the same as {_name(into)}"
    if known is None:
        made = judged(None, row, into, are_same=True, reason=reason, by=by)
        return Step(made, {}, words)
    columns = {"are_same": True, "reason": reason.strip(), "made_by_id": by.pk if by else None}
    return Step(known, columns, words)
