"""Edits of authors, outlets, topics and dossiers with all that belongs to them, as one event."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import models, transaction

from archive.curation.events import Columns, RowChange, model_of, record, snapshot
from archive.curation.linking import keys_of_all
from archive.curation.moving import link_waiting, note_articles
from archive.models import Author, Change, Claim, Dossier, Event, Outlet, Topic
from archive.models.naming import key_of
from archive.search import sync

NamedRow = Author | Outlet | Topic | Dossier
State = dict[tuple[str, int], Columns]
"""A row and what belongs to it, by model and number."""
NUMBERS = {"id", "slug", "name_key", "sort_key"}
"""Columns that no sentence about an edit names."""


def state_of(row: NamedRow) -> State:
    """What is stored of a row and of its other names, articles and places; empty for a new one."""
    stored = type(row)._base_manager.filter(pk=row.pk).first()  # noqa: SLF001 - Django's own
    if stored is None:
        return {}
    return {(model_of(each), each.pk): snapshot(each) for each in [stored, *_parts(stored)]}


@transaction.atomic
def save_named(
    row: NamedRow, *, by: User | None = None, before: State | None = None, reason: str = ""
) -> Event | None:
    """Save a row; what was done to it is an event, and its articles are found by what is new.

    `before` is its state from before its parts were changed. A former name stays as an alias, so
    that no later import brings it back as a new row. None where nothing differs.
    """
    former = type(row)._base_manager.filter(pk=row.pk).first()  # noqa: SLF001 - as above
    known = state_of(row) if before is None else before
    row.save()
    if former is not None and former.name_key != row.name_key:
        row.aliases.get_or_create(name_key=former.name_key, defaults={"name": former.name})
    changes = list(_differences(known, state_of(row)))
    if not changes:
        return None
    linked = _linked(row, known)
    if former is not None and _searched(former) != _searched(row):
        articles = row.articles.order_by().values_list("public_id", flat=True)
        Change.objects.record(articles.distinct())
    Change.objects.record(note_articles([*changes, *linked]))
    sync.catch_up_on_commit()
    kind = "edit" if known else "add"
    summary = _in_words(row, changes, is_new=not known)
    return record(kind, summary, [*changes, *linked], by, reason=reason, subjects=[row])


def _linked(row: NamedRow, known: State) -> list[RowChange]:
    """What a name led nowhere for that one row alone has now, be it this one or another."""
    names = {key_of(columns["name"]) for columns in known.values() if columns.get("name")}
    match row:
        case Author():
            return link_waiting(names | keys_of_all([row]), ())
        case Outlet():
            return link_waiting((), names | keys_of_all([row]))
        case _:
            return []


def is_free(row: NamedRow) -> bool:
    """Whether nothing hangs on a row: no article, no merged row and no curator's decision.

    A decision names the row by its slug; were the slug given to another row later, the decision
    would come to mean that one.
    """
    if row.articles.exists() or type(row)._base_manager.filter(merged_into=row.pk).exists():  # noqa: SLF001 - as above
        return False
    match row:
        case Outlet():
            return not Claim.objects.filter(field="outlet", value={"slug": row.slug}).exists()
        case Author():
            return not Claim.objects.filter(field="author", value=row.slug).exists()
        case _:
            return True


def _parts(row: NamedRow) -> Iterator[models.Model]:
    yield from row.aliases.order_by("pk")
    if isinstance(row, Topic):
        yield from Topic.articles.through.objects.filter(topic_id=row.pk).order_by("pk")
    if isinstance(row, Dossier):
        yield from row.entries.order_by("pk")


def _differences(before: State, after: State) -> Iterator[RowChange]:
    """What went, what changed, what came: in this order each can be undone from the end."""
    for model, pk in before.keys() - after.keys():
        yield RowChange(model, pk, before[model, pk], None)
    for key in after:  # the row itself stands first
        if before.get(key) != after[key]:
            yield RowChange(*key, before.get(key), after[key])


def _searched(row: NamedRow) -> tuple[str | None, ...]:
    """What a document of the index holds of a row, and what decides whether there is one."""
    if isinstance(row, Outlet):
        return row.name, row.kind, row.country, row.access
    return (row.name,)


def _in_words(row: NamedRow, changes: list[RowChange], *, is_new: bool) -> str:
    if is_new:
        return f"Added “{row.name}”"
    own = [each.trimmed() for each in changes if each.model == model_of(row)]
    columns = [name for each in own for name in each.after or {} if name not in NUMBERS]
    others = [] if len(changes) == len(own) else ["what belongs to it"]
    return f"Edited “{row.name}”: {', '.join([*columns, *others]).replace('_', ' ')}"
