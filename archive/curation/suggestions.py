"""Suggestions: what a source says later, where a curator decided otherwise."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from archive.curation.decisions import curate
from archive.models import Suggestion, SuggestionState


def waiting() -> "QuerySet[Suggestion]":
    """Those that nobody has decided on, the oldest first."""
    return Suggestion.objects.filter(state=SuggestionState.WAITING).order_by("article", "pk")


@transaction.atomic
def accept(suggestion: Suggestion, by: User) -> None:
    """Decide as the source says."""
    value = suggestion.claim.value
    curate(suggestion.article, {(suggestion.field, suggestion.subject): value}, by)
    _decide(suggestion, SuggestionState.ACCEPTED, by)


@transaction.atomic
def dismiss(suggestion: Suggestion, by: User) -> None:
    """Let the decision stand; the value is not suggested again."""
    _decide(suggestion, SuggestionState.DISMISSED, by)


def _decide(suggestion: Suggestion, state: SuggestionState, by: User) -> None:
    suggestion.state, suggestion.decided_by, suggestion.decided_at = state, by, timezone.now()
    suggestion.save(update_fields=["state", "decided_by", "decided_at"])
