"""Splitting an author, outlet or topic: what was chosen goes to another row, as one event.

What a split says is said in curated claims as well, so that it outlasts every projection.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from archive.curation.events import EventError, RowChange, record
from archive.curation.judgements import judged
from archive.curation.merging import PreviewStaleError
from archive.curation.moving import (
    Namesake,
    link_waiting,
    move_articles,
    move_bylines,
    move_topics,
    note_articles,
)
from archive.curation.steps import Plan, Step
from archive.curation.waiting import keys_printed
from archive.models import (
    Article,
    Author,
    Byline,
    Change,
    Claim,
    Event,
    Identity,
    Origin,
    Outlet,
    Topic,
)
from archive.models.naming import key_of
from archive.search import sync


class SplitError(EventError):
    """Why a row cannot be split so, in a sentence."""


def parts_of(row: Namesake) -> models.QuerySet[Byline] | models.QuerySet[Article]:
    """What can be chosen: an author's bylines, the articles of an outlet or topic."""
    if isinstance(row, Author):
        return row.bylines.select_related("article__outlet").order_by("pk")
    return row.articles.select_related("outlet").order_by("pk")


def plan_split(row: Namesake, chosen: Collection[int], into: Namesake) -> Plan:
    """Every row that the split would touch; `chosen` are numbers of `parts_of(row)`.

    `into` is another row, or a new one that is not saved yet. Raises SplitError.
    """
    _check(row, chosen, into)
    count = len(set(chosen))
    summary = f"Split {count} of “{row.name}” ({row.slug}) off to “{into.name}”"
    return Plan.of(summary, _moves(row, chosen, into))


@transaction.atomic
def split(
    row: Namesake,
    chosen: Collection[int],
    into: Namesake,
    *,
    by: User | None,
    reason: str,
    seen: str | None = None,
) -> Event:
    """Give what was chosen to another row, which is made where it is new.

    A new row is judged not to be the same as the old one. `seen` is the digest of the preview
    that was confirmed. Raises SplitError and PreviewStaleError.
    """
    Identity.take_turn()
    if not reason.strip():
        raise SplitError("Say why: the reason is kept with the split.")
    plan = plan_split(row, chosen, into)
    if seen is not None and seen != plan.digest:
        raise PreviewStaleError
    changes = _made(row, into, reason, by) if into.pk is None else []
    changes += plan_split(row, chosen, into).take()
    touched = note_articles(changes)
    claims = _claims(changes, into, by)
    linked = link_waiting(*_keys_moved(changes))
    changes += [*claims, *linked]
    event = record("split", plan.summary, changes, by, reason=reason, subjects=[row, into])
    if claims:  # a form that was opened before must not save over them
        Article.objects.filter(public_id__in=touched).update(revision=models.F("revision") + 1)
    Change.objects.record({*touched, *note_articles(linked)})
    sync.catch_up_on_commit()
    return event


def _check(row: Namesake, chosen: Collection[int], into: Namesake) -> None:
    if type(row) is not type(into):
        raise SplitError("What is split off an author, outlet or topic goes to one of its kind.")
    if row.merged_into is not None:
        raise SplitError(f"“{row}” was merged into “{row.merged_into}”: split that one.")
    if row.pk == into.pk:
        raise SplitError(f"“{row}” cannot be split off to itself.")
    if into.merged_into is not None:
        raise SplitError(f"“{into}” was merged into “{into.merged_into}”: choose that one.")
    if not chosen:
        raise SplitError("Choose what is to be split off.")
    if parts_of(row).filter(pk__in=chosen).count() != len(set(chosen)):
        raise SplitError("Some of what was chosen is no longer there. Choose again.")


def _moves(row: Namesake, chosen: Collection[int], into: Namesake) -> Iterator[Step]:
    match row:
        case Author():
            yield from move_bylines(row.bylines.filter(pk__in=chosen), into)
        case Outlet():
            yield from move_articles(row.articles.filter(pk__in=chosen), into)
        case Topic():
            articles = row.articles.filter(pk__in=chosen)
            yield from move_topics(row, into, articles.values_list("pk", flat=True))


def _made(row: Namesake, into: Namesake, reason: str, by: User | None) -> list[RowChange]:
    into.save()
    judgement = judged(None, row, into, are_same=False, reason=reason, by=by)
    judgement.save()
    return [RowChange.made(into), RowChange.made(judgement)]


def _keys_moved(moved: Collection[RowChange]) -> tuple[set[str], set[str]]:
    """The keys of the authors' and the outlets' names that lead elsewhere now."""
    names = [(change.after or {})["name"] for change in moved if change.model == "byline"]
    articles = [change.pk for change in moved if change.model == "article"]
    return {key_of(name) for name in names}, keys_printed(articles)


def _claims(moved: Collection[RowChange], into: Namesake, by: User | None) -> list[RowChange]:
    """What the moves say in claims; topics have none."""
    said = [_said(change, into) for change in moved if change.model in {"byline", "article"}]
    claims = [Claim(**each, origin=Origin.CURATED, rule="split", made_by=by) for each in said]
    for claim in claims:
        claim.save()
    return [RowChange.made(claim) for claim in claims]


def _said(change: RowChange, into: Namesake) -> dict[str, Any]:
    after = change.after or {}
    if change.model == "article":
        return {"article_id": change.pk, "field": "outlet", "value": {"slug": into.slug}}
    article, name = after["article_id"], after["name"]
    return {"article_id": article, "field": "author", "subject": name, "value": into.slug}
