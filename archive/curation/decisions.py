"""What curators decide of articles: curated claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now

from archive.crashing import crash_point
from archive.curation.claims import RELEASED, Key
from archive.curation.projection import project
from archive.curation.withdrawing import withdrawing_nothing
from archive.models import (
    Article,
    Capture,
    Claim,
    Identity,
    Origin,
    Suggestion,
    SuggestionState,
)
from archive.search import sync

DESK = "desk"

Decisions = Mapping[Key, Any]
"""Field and subject to the value decided; the subject is the printed name for "affiliation" and
"author", else empty. An outlet is decided as {"slug": ...}, the author of a name by the slug,
authors as the names in order, a date as {"edtf", "time", "label"}; None clears the field."""


class ChangedMeanwhileError(Exception):
    """Somebody else changed the article since the decision was prepared; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The characters of a capture that a decision rests on."""

    capture: Capture | None
    spans: Sequence[Sequence[int]]


NOWHERE = Shown(None, ())


@transaction.atomic
def curate(
    article: Article,
    decisions: Decisions,
    by: User,
    *,
    shown: Mapping[Key, Shown] | None = None,
    seen: int | None = None,
) -> None:
    """Store the decisions as curated claims and let the article follow; searchable on commit.

    `shown` tells for any of them where it stands (a body has its text from there). `seen` is the
    revision that the curator had before him: raises ChangedMeanwhileError where it is no longer
    that one. Raises WithdrawalError where that is not for `by` to decide.
    """
    Identity.take_turn()
    refuse_stale(article, seen)
    places = shown or {}
    _store(article, decisions, DESK, by, {key: places.get(key, NOWHERE) for key in decisions})


@transaction.atomic
def release(article: Article, keys: Iterable[Key], by: User) -> None:
    """Leave fields to the sources again, as if no curator had decided them.

    Raises WithdrawalError.
    """
    Identity.take_turn()
    nothing = dict.fromkeys(keys)
    _store(article, nothing, RELEASED, by, dict.fromkeys(nothing, NOWHERE))


def refuse_stale(article: Article, seen: int | None) -> None:
    """Raise ChangedMeanwhileError where an article is no longer at the revision `seen`."""
    stored = Article.objects.values_list("revision", flat=True).get(pk=article.pk)
    if seen is not None and stored != seen:
        raise ChangedMeanwhileError("Somebody else has changed this article. Nothing was saved.")


def _store(
    article: Article, decisions: Decisions, rule: str, by: User, shown: Mapping[Key, Shown]
) -> None:
    earlier = Claim.objects.filter(article=article, origin=Origin.CURATED)
    last = earlier.aggregate(at=Max("made_at"))["at"]
    made = Claim.objects.bulk_create(
        Claim(
            article=article,
            capture=shown[field, subject].capture,
            field=field,
            subject=subject,
            value=value,
            spans=[list(span) for span in shown[field, subject].spans],
            origin=Origin.CURATED,
            rule=rule,
            made_by=by,
        )
        for (field, subject), value in decisions.items()
    )
    if last is not None and any(claim.made_at <= last for claim in made):  # a clock was set back
        late = Claim.objects.filter(pk__in=[claim.pk for claim in made])
        late.update(made_at=last + timedelta(microseconds=1))
    _overtake(article, decisions, by)
    with withdrawing_nothing([article.pk], by):
        project(article)
    sync.catch_up_on_commit()
    crash_point("commit.before")


def _overtake(article: Article, decided: Iterable[Key], by: User) -> None:
    """What waited for an answer on a field has it now."""
    waiting = Suggestion.objects.filter(article=article, state=SuggestionState.WAITING)
    keys = set(decided)
    done = [each.pk for each in waiting if (each.field, each.subject) in keys]
    Suggestion.objects.filter(pk__in=done).update(
        state=SuggestionState.OVERTAKEN, decided_by=by, decided_at=now()
    )
