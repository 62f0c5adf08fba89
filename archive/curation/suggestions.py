"""What a later reading says against a curator's decision: it is asked, never done."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import now

from archive.curation.claims import Verdict, of_sources, winners
from archive.curation.decisions import Shown, curate
from archive.curation.events import RowChange, record, snapshot
from archive.curation.evidence import FIELDS, in_words
from archive.curation.linking import outlet_named
from archive.curation.projection import body_of
from archive.models import Article, Claim, Identity, Origin, Outlet, Suggestion, SuggestionState
from archive.models.naming import key_of

MOST_CHARACTERS = 200
LONGEST_KEY = 1000  # bytes: PostgreSQL indexes no more than 2,700 in one row

Known = tuple[str, str, str]
"""Field, subject and key of the value."""


class SuggestionError(Exception):
    """Why a suggestion cannot be decided so, in a sentence."""


def waiting() -> QuerySet[Suggestion]:
    """The suggestions that nobody has decided, the oldest first, with article and evidence."""
    suggestions = Suggestion.objects.filter(state=SuggestionState.WAITING)
    return suggestions.select_related("article", "claim__capture").order_by("pk")


@transaction.atomic
def note_suggestions(article: Article) -> None:
    """Bring an article's suggestions in step with its claims; called after every reading.

    A value that was dismissed stays dismissed. One that the sources no longer say, or that a
    decision has taken in since, waits no more.
    """
    wanted = _wanted(list(Claim.objects.of(article)))
    known = {(each.field, each.subject, each.value_key): each for each in article.suggestions.all()}
    for (field, subject, value), claim in wanted.items():
        suggestion = known.pop((field, subject, value), None) or Suggestion(
            article=article, field=field, subject=subject, value_key=value
        )
        if suggestion.state != SuggestionState.DISMISSED:
            suggestion.claim, suggestion.state = claim, SuggestionState.WAITING
            suggestion.decided_by = suggestion.decided_at = None
            suggestion.save()
    gone = [each.pk for each in known.values() if each.state == SuggestionState.WAITING]
    Suggestion.objects.filter(pk__in=gone).update(state=SuggestionState.OVERTAKEN, decided_at=now())


def accept(suggestion: Suggestion, by: User) -> None:
    """Decide as the source says, with its evidence; raises SuggestionError."""
    with transaction.atomic():
        _decide(suggestion, SuggestionState.ACCEPTED, by)
        claim = suggestion.claim
        key = (claim.field, claim.subject)
        shown = {key: Shown(claim.capture, claim.spans)}
        curate(suggestion.article, {key: _as_decision(claim)}, by, shown=shown)


def dismiss(suggestion: Suggestion, by: User) -> None:
    """Leave the decision as it is, however often the source says this again, as one event.

    Undoing it lets the suggestion wait again. Raises SuggestionError.
    """
    with transaction.atomic():
        Identity.take_turn()
        suggestion.refresh_from_db()
        before = snapshot(suggestion)
        _decide(suggestion, SuggestionState.DISMISSED, by)
        change = RowChange.changed(before, suggestion)
        record("dismissal", _summary(suggestion), [change], by, subjects=[suggestion.article])


def _summary(suggestion: Suggestion) -> str:
    name = FIELDS.get(suggestion.field, suggestion.field)
    about = f"{name} ({suggestion.subject})" if suggestion.subject else name
    said = in_words(suggestion.field, suggestion.claim.value)
    cut = said if len(said) <= MOST_CHARACTERS else f"{said[:MOST_CHARACTERS]}…"
    return f"Dismissed what a source says. {about}: {cut}"


def decision_against(suggestion: Suggestion) -> Claim | None:
    """The claim that a suggestion speaks against; None where it stands no more."""
    verdict = Verdict.on(suggestion.article)
    return verdict.curated().get((suggestion.field, suggestion.subject))


def confirmed(claims: Iterable[Claim]) -> dict[int, int]:
    """The deciding curated claims with which the sources agree, each with the claim that does.

    By their numbers; nothing confirms that a field was cleared.
    """
    claims = list(claims)
    sources = winners(of_sources(claims))
    decided = Verdict(claims).curated()
    return {
        claim.pk: sources[key].pk
        for key, claim in decided.items()
        if key in sources and sources[key].value is not None and agrees(claim, sources[key])
    }


def value_key(claim: Claim) -> str:
    """The value of a claim as canonical JSON, to know it by; of a long one the hash."""
    text = json.dumps(_comparable(claim), ensure_ascii=False, sort_keys=True)
    data = text.encode("utf-8", "surrogatepass")
    return text if len(data) <= LONGEST_KEY else f"sha256:{hashlib.sha256(data).hexdigest()}"


def agrees(decided: Claim, source: Claim) -> bool:
    """Whether a source says what a curator decided."""
    if decided.field == "outlet" and decided.value and source.value:
        return _row_of(decided.value) in {row.pk for row in Outlet.objects.named(source.value)}
    return bool(_comparable(decided) == _comparable(source))


def _wanted(claims: list[Claim]) -> dict[Known, Claim]:
    sources = winners(of_sources(claims))
    return {
        (*key, value_key(sources[key])): sources[key]
        for key, decided in Verdict(claims).curated().items()
        if key in sources and _speaks_against(sources[key], decided, claims)
    }


def _speaks_against(source: Claim, decided: Claim, claims: list[Claim]) -> bool:
    is_said = source.value is not None and not agrees(decided, source)
    return is_said and _is_later(source, decided, claims)


def _is_later(source: Claim, decided: Claim, claims: list[Claim]) -> bool:
    """Whether a curator could not have known what a source says.

    It stands in a later capture, or a later reading finds it, where nothing had said it before.
    """
    before = [each for each in claims if each.pk < decided.pk]
    captures = (each.capture_id or 0 for each in of_sources(before))
    seen = decided.capture_id or max(captures, default=0)
    is_news = (source.capture_id or 0) > seen or source.pk > decided.pk
    return is_news and not any(
        _says_the_same(each, source) for each in before if (each.capture_id or 0) <= seen
    )


def _says_the_same(known: Claim, source: Claim) -> bool:
    """Whether a decision overruled this very value: a source's, or that of a former decision."""
    if (known.field, known.subject) != (source.field, source.subject):
        return False
    if known.origin == Origin.CURATED:
        return known.value is not None and agrees(known, source)
    return value_key(known) == value_key(source)


def _comparable(claim: Claim) -> Any:
    """A value in the form in which equal ones are equal; of a body, its paragraphs."""
    if claim.value is None:
        return None
    match claim.field:
        case "body":
            return body_of(claim, claim.capture.text()) if claim.capture else []
        case "authors":
            return [key_of(name) for name in claim.value]
        case "date":
            return dict(_said(claim.value))
        case _:
            return claim.value


def _said(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, part) for name, part in value.items() if part not in (None, ""))


def _row_of(value: Any) -> int | None:
    row = Outlet.objects.by_slug(value["slug"]) if isinstance(value, dict) else None
    return row.pk if row else None


def _as_decision(claim: Claim) -> Any:
    if claim.field != "outlet":
        return claim.value
    outlet = outlet_named(claim.value) if claim.value else None
    if outlet is None:
        raise SuggestionError(
            f"Several outlets are named “{claim.value}”: choose one in the article's form instead."
        )
    return {"slug": outlet.slug}


def _decide(suggestion: Suggestion, state: SuggestionState, by: User) -> None:
    Identity.take_turn()
    suggestion.refresh_from_db()
    if suggestion.state != SuggestionState.WAITING:
        label = SuggestionState(suggestion.state).label
        raise SuggestionError(f"This suggestion waits no more: it is {label}. Nothing was done.")
    suggestion.state, suggestion.decided_by, suggestion.decided_at = state, by, now()
    suggestion.save()
