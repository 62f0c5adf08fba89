"""What curators do to rows without claims: recorded with what was before, so that it can be undone.

An event keeps of a changed row the columns that changed, of a made or removed row all of them. An
undo restores exactly these and touches nothing else, and is an event itself.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction

from archive.curation.following import Touched, articles_in, follow
from archive.curation.withdrawing import WithdrawalError, withdrawing_nothing
from archive.models import (
    Article,
    ArticleKey,
    Byline,
    Event,
    EventSubject,
    Identity,
    PossibleCopy,
    SampledText,
    TextPrint,
    Topic,
)

Columns = dict[str, Any]
PLAIN = (str, int, float, bool, list, dict, type(None))
MADE_ANEW: dict[type[models.Model], tuple[str, ...]] = {Byline: ("article_id", "name")}
"""Rows that a projection makes anew, under new numbers, and what each is known by."""
FOLLOWING = (ArticleKey, SampledText, TextPrint, PossibleCopy)
"""Rows that only follow another one and go with it."""
LINKED = (Article, Byline, Topic.articles.through)
"""Rows that link to an author, outlet or topic, and none of them to one that leads on."""


class EventError(Exception):
    """Why an event cannot be undone, or a decision not be carried out, in a sentence."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row as it was and as it became; None before it was made, and after it was removed."""

    model: str
    pk: int
    before: Columns | None
    after: Columns | None

    @classmethod
    def made(cls, row: models.Model) -> Self:
        """A row that was just saved for the first time."""
        return cls(model_of(row), row.pk, None, snapshot(row))

    @classmethod
    def removed(cls, row: models.Model) -> Self:
        """A row that is about to be deleted."""
        return cls(model_of(row), row.pk, snapshot(row), None)

    @classmethod
    def changed(cls, before: Columns, row: models.Model) -> Self:
        """A row that was just saved; `before` is its snapshot from then."""
        return cls(model_of(row), row.pk, before, snapshot(row))

    def trimmed(self) -> Self:
        """Of a changed row only what changed, and what it is known by."""
        if self.before is None or self.after is None:
            return self
        known_by = MADE_ANEW.get(_model(self.model), ())
        kept = [
            name
            for name, value in self.after.items()
            if name in known_by or self.before.get(name, value) != value
        ]
        before = {name: self.before[name] for name in kept if name in self.before}
        return type(self)(self.model, self.pk, before, {name: self.after[name] for name in kept})

    @property
    def says_anything(self) -> bool:
        """Whether the row differs."""
        return self.before != self.after


def model_of(row: models.Model) -> str:
    """The name by which events know the model of a row."""
    return str(row._meta.model_name)  # noqa: SLF001 - Django's documented access to a model


def key_of_row(row: models.Model) -> str:
    """What a row is called outside of the database: an article's public id, else the slug."""
    return str(row.public_id if isinstance(row, Article) else getattr(row, "slug", row.pk))


def snapshot(instance: models.Model) -> Columns:
    """The columns of a row as values that JSON can hold."""
    return {
        field.attname: _plain(field, instance)
        for field in instance._meta.concrete_fields  # noqa: SLF001 - as above
    }


@transaction.atomic
def record(
    kind: str,
    summary: str,
    rows: Iterable[RowChange],
    by: User | None,
    *,
    reason: str = "",
    subjects: Iterable[models.Model] = (),
) -> Event:
    """Store what was done, rows in the order in which they were written.

    `subjects` are the rows in whose history it is to be found.
    """
    trimmed = [row.trimmed() for row in rows]
    event = Event.objects.create(
        kind=kind,
        summary=summary,
        reason=reason,
        rows=[asdict(row) for row in trimmed if row.says_anything],
        made_by=by,
    )
    about = dict.fromkeys((model_of(row), key_of_row(row)) for row in subjects)
    EventSubject.objects.bulk_create(
        EventSubject(event=event, model=model, key=key) for model, key in about
    )
    return event


@transaction.atomic
def undo(event: Event, by: User | None) -> Event:
    """Restore every row that an event touched to what it was, and record that as an event.

    Raises EventError where it was undone before, keeps nothing to go back to, where a row has
    changed since, would lead on although something new links to it or has lost its place to another
    one, or where that would withdraw an article and `by` is no editor: then nothing is changed.
    """
    Identity.take_turn()
    rows = _undoable(event)
    try:
        with withdrawing_nothing(articles_in(map(_touched, rows)), by):
            undone = _undo(event, rows, by)
    except WithdrawalError as error:
        raise EventError(str(error)) from error
    undone.refresh_from_db()
    return undone


def _undo(event: Event, rows: list[RowChange], by: User | None) -> Event:
    standing = [(row, _standing(row)) for row in rows]
    for row, found in standing:
        _check_unchanged(row, found)
    changes = [_restored(row, found) for row, found in reversed(standing)]
    done = [change for change in changes if change is not None]
    for change in done:
        _check_leads_on(change)
    undone = record("undo", f"Undone: {event.summary}", done, by)
    Event.objects.filter(pk=undone.pk).update(undoes=event)
    EventSubject.objects.bulk_create(
        EventSubject(event=undone, model=subject.model, key=subject.key)
        for subject in event.subjects.all()
    )
    follow(map(_touched, done))
    return undone


def _touched(row: RowChange) -> Touched:
    return _model(row.model), row.pk, row.before, row.after


def history_of(row: models.Model) -> models.QuerySet[Event]:
    """The events about a row, the newest first."""
    about = EventSubject.objects.filter(model=model_of(row), key=key_of_row(row))
    return Event.objects.filter(pk__in=about.values("event")).select_related("made_by", "undone_by")


def _plain(field: Any, instance: models.Model) -> Any:
    value = field.value_from_object(instance)
    return value if isinstance(value, PLAIN) else field.value_to_string(instance)


def _model(name: str) -> type[models.Model]:
    return apps.get_model("archive", name)


def _undoable(event: Event) -> list[RowChange]:
    if Event.objects.filter(undoes=event).exists():
        raise EventError(f"“{event.summary}” has been undone already.")
    if not event.rows:
        raise EventError(f"“{event.summary}” cannot be undone: it keeps nothing to go back to.")
    return [RowChange(**row) for row in event.rows]


def _standing(row: RowChange) -> models.Model | None:
    """The row as it is now; a row that was made anew is found by what it is known by."""
    model = _model(row.model)
    rows = model._base_manager.all()  # noqa: SLF001 - every row, whatever readers may see
    found = rows.filter(pk=row.pk).first()
    known_by = MADE_ANEW.get(model)
    if found is None and known_by and row.before and row.after:
        found = rows.filter(**{name: row.after[name] for name in known_by}).first()
    return found


def _check_unchanged(row: RowChange, found: models.Model | None) -> None:
    if found is None:
        if row.after is not None and not _may_be_gone(row):
            raise EventError(f"The {_words(row)} that it touched is no longer there.")
        return
    now = snapshot(found)
    if row.after is None or any(now[name] != value for name, value in row.after.items()):
        raise EventError(
            f"The {_words(row)} “{found}” has been changed since. Undo that change first."
        )


def _may_be_gone(row: RowChange) -> bool:
    """A byline's name that a curator took away since has no link to be restored."""
    return row.before is not None and _model(row.model) in MADE_ANEW


def _words(row: RowChange) -> str:
    return str(_model(row.model)._meta.verbose_name)  # noqa: SLF001 - as above


def _restored(row: RowChange, found: models.Model | None) -> RowChange | None:
    """Write one row as it was, past `save`, which would clean, number and date it anew."""
    if row.before is None:
        if found is None:
            return None
        _check_free(found)
        change = RowChange.removed(found)
        type(found)._base_manager.filter(pk=found.pk).delete()  # noqa: SLF001 - as above
        return change
    if row.after is None:
        again = _filled(_model(row.model)(pk=row.pk), row.before)
        with _taking_no_place(again):
            again.save_base(raw=True, force_insert=True)
        return RowChange(row.model, row.pk, None, snapshot(again))
    if found is None:
        return None
    now = snapshot(found)
    with _taking_no_place(found):
        _filled(found, row.before).save_base(raw=True, force_update=True)
    return RowChange(row.model, found.pk, now, snapshot(found))


@contextmanager
def _taking_no_place(row: models.Model) -> Iterator[None]:
    """Refuse to restore a row whose address, or whatever only one can have, another has by now."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        words = row._meta.verbose_name  # noqa: SLF001 - as above
        raise EventError(
            f"The {words} “{row}” cannot come back: something made since has its place."
        ) from error


def _filled(instance: models.Model, columns: Columns) -> models.Model:
    for field in instance._meta.concrete_fields:  # noqa: SLF001 - as above
        if field.attname in columns:
            setattr(instance, field.attname, field.to_python(columns[field.attname]))
    return instance


def _check_free(row: models.Model) -> None:
    """Refuse to remove a row that another one refers to: nothing may go that nobody chose."""
    for model in _models_referring_to(row):
        if model not in FOLLOWING:
            words = model._meta.verbose_name  # noqa: SLF001 - as above
            raise EventError(
                f"“{row}” cannot be taken back: something made since hangs on it ({words})."
            )


def _check_leads_on(change: RowChange) -> None:
    """Refuse to merge a row again that something links to which the merge did not know."""
    if not (change.after or {}).get("merged_into_id"):
        return
    row = _model(change.model)._base_manager.get(pk=change.pk)  # noqa: SLF001 - as above
    for model in _models_referring_to(row):
        if model in LINKED:
            words = model._meta.verbose_name  # noqa: SLF001 - as above
            raise EventError(
                f"“{row}” cannot lead on again: something new links to it ({words})."
                " Merge the two anew."
            )


def _models_referring_to(row: models.Model) -> Iterator[type[models.Model]]:
    for link in row._meta.get_fields(include_hidden=True):  # noqa: SLF001 - as above
        if isinstance(link, models.ManyToOneRel):
            rows = link.related_model._base_manager  # noqa: SLF001 - as above
            if rows.filter(**{link.field.name: row.pk}).exists():
                yield link.related_model
