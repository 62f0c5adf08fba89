"""What curators say of possible copies: the same text, or not. It ends the question for both."""

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.checks import recheck_named
from archive.curation.events import RowChange, model_of, record, snapshot
from archive.curation.judgements import JudgementError
from archive.models import Article, Event, Identity, Judgement


@transaction.atomic
def judge_texts(
    one: Article, other: Article, *, are_same: bool, reason: str, by: User | None
) -> Event:
    """Say that two articles are, or are not, the same text; a later judgement takes its place.

    They stay two articles either way. Raises JudgementError.
    """
    Identity.take_turn()
    if one.pk == other.pk:
        raise JudgementError(f"“{one}” is one article: choose another to compare it with.")
    if not reason.strip():
        raise JudgementError("Say why: a judgement without a reason helps nobody later.")
    known = judgement_on_texts(one, other)
    before = snapshot(known) if known else None
    judgement = judged_texts(known, one, other, are_same=are_same, reason=reason, by=by)
    judgement.save()
    made = RowChange.made(judgement)
    change = RowChange.changed(before, judgement) if before else made
    recheck_named([one.public_id, other.public_id])
    verb = "is the same text as" if are_same else "is not the same text as"
    summary = f"“{one}” ({one.public_id}) {verb} “{other}” ({other.public_id})"
    return record("judgement", summary, [change], by, reason=reason, subjects=[one, other])


def judgement_on_texts(one: Article, other: Article) -> Judgement | None:
    """What was said of two articles; None where nobody said anything."""
    first, second = sorted([one.public_id, other.public_id])
    return Judgement.objects.filter(model=model_of(one), one=first, other=second).first()


def judged_texts(
    known: Judgement | None,
    one: Article,
    other: Article,
    *,
    are_same: bool,
    reason: str,
    by: User | None,
) -> Judgement:
    """The judgement on two articles with what is now said of them, not saved."""
    first, second = sorted([one.public_id, other.public_id])
    judgement = known or Judgement(model=model_of(one), one=first, other=second)
    judgement.are_same, judgement.reason, judgement.made_by = are_same, reason.strip(), by
    return judgement
