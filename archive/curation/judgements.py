"""Whether two rows are the same, as a curator sees it and says why."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from archive.curation.events import EventError, RowChange, model_of, record, snapshot
from archive.curation.linking import keys_of_all, survivor
from archive.curation.moving import Namesake, link_waiting, note_articles
from archive.models import Author, Change, Event, Identity, Judgement, Outlet
from archive.search import sync


class JudgementError(EventError):
    """Why rows cannot be judged so, in a sentence."""


@transaction.atomic
def judge(one: Namesake, other: Namesake, *, are_same: bool, reason: str, by: User) -> Event:
    """Say that two rows are, or are not, the same; a later judgement takes the earlier's place.

    Raises JudgementError.
    """
    Identity.take_turn()
    _check(one, other, are_same=are_same, reason=reason)
    known = judgement_on(one, other)
    before = snapshot(known) if known else None
    judgement = judged(known, one, other, are_same=are_same, reason=reason, by=by)
    judgement.save()
    made = RowChange.made(judgement)
    changes = [RowChange.changed(before, judgement) if before else made]
    if are_same:
        changes += _linked(one, other)
    verb = "is the same as" if are_same else "is not the same as"
    summary = f"{one} ({one.slug}) {verb} {other} ({other.slug})"
    return record("judgement", summary, changes, by, reason=reason, subjects=[one, other])


def _linked(one: Namesake, other: Namesake) -> list[RowChange]:
    """A name that led nowhere as the two were told apart leads somewhere again."""
    authors = [survivor(row) for row in (one, other) if isinstance(row, Author)]
    outlets = [survivor(row) for row in (one, other) if isinstance(row, Outlet)]
    changes = link_waiting(keys_of_all(authors), keys_of_all(outlets))
    Change.objects.record(note_articles(changes))
    sync.catch_up_on_commit()
    return changes


def judged(
    known: Judgement | None,
    one: Namesake,
    other: Namesake,
    *,
    are_same: bool,
    reason: str,
    by: User | None,
) -> Judgement:
    """The judgement on two rows with what is now said of them, not saved."""
    first, second = sorted([one.slug, other.slug])
    judgement = known or Judgement(model=model_of(one), one=first, other=second)
    judgement.are_same, judgement.reason, judgement.made_by = are_same, reason.strip(), by
    return judgement


def judgement_on(one: Namesake, other: Namesake) -> Judgement | None:
    """What was said of two rows; None where nobody said anything."""
    first, second = sorted([one.slug, other.slug])
    return Judgement.objects.filter(model=model_of(one), one=first, other=second).first()


def contrary(one: Namesake, other: Namesake) -> list[Judgement]:
    """The judgements that two rows, or any that were merged into them, are not the same."""
    ones, others = _slugs(one), _slugs(other)
    said = Judgement.objects.filter(model=model_of(one), are_same=False)
    either_way = Q(one__in=ones, other__in=others) | Q(one__in=others, other__in=ones)
    return list(said.filter(either_way))


def _slugs(row: Namesake) -> list[str]:
    rows = type(row)._base_manager.filter(pk__in=row.lineage())  # noqa: SLF001 - Django's own
    return list(rows.values_list("slug", flat=True))


def _check(one: Namesake, other: Namesake, *, are_same: bool, reason: str) -> None:
    if type(one) is not type(other):
        raise JudgementError("Only two authors, two outlets or two topics can be compared.")
    if one.pk == other.pk:
        raise JudgementError(f"“{one}” is one row: choose another to compare it with.")
    if not reason.strip():
        raise JudgementError("Say why: a judgement without a reason helps nobody later.")
    if not are_same and (one.pk in other.lineage() or other.pk in one.lineage()):
        raise JudgementError(f"“{one}” and “{other}” were merged. Undo the merge first.")
