"""Merging two authors, outlets or topics: one event, shown before and undone exactly.

The merged row stays and leads to the survivor, so that its old address and what curators decided
by its slug go on; its names become the survivor's aliases, so that ingest never makes it again.
"""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.events import EventError, record
from archive.curation.judgements import contrary, judged, judgement_on
from archive.curation.linking import keys_of_all
from archive.curation.moving import (
    Namesake,
    called,
    check_linked,
    link_articles,
    link_bylines,
    move_articles,
    move_bylines,
    move_topics,
    note_articles,
)
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
        Step(row, {"merged_into_id": into.pk}, f"{called(row)} leads to {called(into)}"),
        *_alias_steps(row, into),
        *_domain_steps(row, into),
        *_link_steps(row, into),
        *_waiting_steps(row, into),
        _judgement_step(row, into, reason, by),
    ]
    return Plan.of(f"Merged {called(row)} into {called(into)}", steps)


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
    check_linked(changes)
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


def _check_said(row: Namesake, into: Namesake, reason: str, *, against_judgement: bool) -> None:
    if not reason.strip():
        raise MergeError("Say why they are the same: the reason is kept with the merge.")
    for judgement in contrary(row, into):
        if not against_judgement:
            raise MergeError(
                f"“{judgement.one}” and “{judgement.other}” were judged not to be the same "
                f"({judgement.reason}). Tick that they are the same after all, or leave them apart."
            )


def _alias_steps(row: Namesake, into: Namesake) -> Iterator[Step]:
    """The names of the one become names of the other, each once."""
    known = {into.name_key, *into.aliases.values_list("name_key", flat=True)}
    for name in [row.name, *row.aliases.order_by("pk").values_list("name", flat=True)]:
        alias = _alias(into, name)
        if alias.name_key not in known:
            known.add(alias.name_key)
            yield Step(alias, {}, f"“{name}” becomes another name of {called(into)}")


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
            yield Step(into, {"domains": domains}, f"web domains of {called(into)}: {domains}")


def _link_steps(row: Namesake, into: Namesake) -> Iterator[Step]:
    match row:
        case Author():
            yield from move_bylines(Byline.objects.filter(author=row), into)
        case Outlet():
            yield from move_articles(Article.objects.filter(outlet=row), into)
        case Topic():
            yield from move_topics(row, into, row.articles.values_list("pk", flat=True))


def _waiting_steps(row: Namesake, into: Namesake) -> Iterator[Step]:
    """A name that both had led nowhere; now it leads to the one that is left."""
    match row, into:
        case Author(), Author():
            yield from link_bylines(keys_of_all([row, into]), (row, into))
        case Outlet(), Outlet():
            yield from link_articles(keys_of_all([row, into]), (row, into))


def _judgement_step(row: Namesake, into: Namesake, reason: str, by: User | None) -> Step:
    known = judgement_on(row, into)
    words = f"{called(row)} is the same as {called(into)}"
    if known is None:
        made = judged(None, row, into, are_same=True, reason=reason, by=by)
        return Step(made, {}, words)
    columns = {"are_same": True, "reason": reason.strip(), "made_by_id": by.pk if by else None}
    return Step(known, columns, words)
