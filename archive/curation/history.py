"""The history of an article: who said what, what it was before, and the way back.

Of an article's fields the claims are the history. What sources said together (a capture that came
in, a reading by newer rules) is one step; every decision of a curator is one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.claims import Key, Verdict, of_sources
from archive.curation.decisions import NOWHERE, Shown, curate, refuse_stale, release
from archive.curation.evidence import FIELDS, in_words
from archive.models import Article, Capture, Claim, Identity, Origin
from archive.text.decoding import BinaryFileError

FOLLOW_THE_BODY = ("text", "damage")
MOST_CHARACTERS = 600


class RevertError(Exception):
    """Why a change cannot be reverted, in a sentence."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that came to say something else; `claim` is the number of the claim that did it."""

    claim: int
    field: str
    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """What was said at one time by a curator, or by the sources where `by` is None."""

    at: datetime
    by: str | None
    rule: str
    changes: tuple[Change, ...]
    came_in: tuple[str, ...] = ()


def steps_of(article: Article) -> list[Step]:
    """All that was said of an article, the newest first."""
    claims = list(Claim.objects.of(article).select_related("made_by", "capture__content"))
    return list(_steps(claims))[::-1]


def _steps(claims: Sequence[Claim]) -> Iterator[Step]:
    said: list[Claim] = []
    captures: set[int] = set()
    for _, group in groupby(claims, key=_together):
        batch = list(group)
        before = Verdict(said)
        said += batch
        after = Verdict(said)
        new = {each.capture for each in of_sources(batch) if each.capture_id not in captures}
        came_in = tuple(sorted(str(capture) for capture in new if capture))
        captures |= {each.capture_id for each in batch if each.capture_id}
        is_first = len(said) == len(batch)
        changes = () if is_first and came_in else tuple(_changes(batch, before, after))
        if changes or came_in:
            yield Step(batch[0].made_at, _by(batch[0]), batch[0].rule, changes, came_in)


def _together(claim: Claim) -> tuple[str, int]:
    """What sources say of one capture is one step; a curator's decision is one by itself."""
    if claim.origin == Origin.CURATED:
        return "decision", claim.pk
    return "reading", claim.capture_id or 0


def _by(claim: Claim) -> str | None:
    if claim.origin != Origin.CURATED:
        return None
    return str(claim.made_by or "a curator")


def _changes(batch: Iterable[Claim], before: Verdict, after: Verdict) -> Iterator[Change]:
    for claim in {(claim.field, claim.subject): claim for claim in batch}.values():
        key = (claim.field, claim.subject)
        if _said(before, key) != _said(after, key):
            name = FIELDS.get(claim.field, claim.field)
            yield Change(
                claim=claim.pk,
                field=claim.field,
                name=f"{name} ({claim.subject})" if claim.subject else name,
                old=_words(before, key),
                new=_words(after, key),
            )


def _said(verdict: Verdict, key: Key) -> tuple[object, object]:
    """What is said, to be compared.

    Two bodies of as many paragraphs are the same only where they stand at the same places; an
    author that a curator cleared is not one that nobody chose.
    """
    claim = verdict.claim(*key)
    if claim is None or claim.value is None:
        return None, key[0] == "author" and verdict.is_curated(*key)
    return claim.value, (claim.capture_id, claim.spans) if claim.field == "body" else False


def _words(verdict: Verdict, key: Key) -> str:
    claim = verdict.claim(*key)
    if key[0] == "author" and not verdict.is_curated(*key):
        return "as the name leads"
    if claim is None or claim.value is None:
        return "none"
    words = in_words(claim.field, claim.value) or "none"
    if claim.field == "body" and claim.capture is not None:
        words = f"{words}: {_text(claim, claim.capture)}"
    return words if len(words) <= MOST_CHARACTERS else f"{words[:MOST_CHARACTERS]}…"


def _text(claim: Claim, capture: Capture) -> str:
    try:
        text = capture.text()
    except BinaryFileError:
        return "…"
    return " ".join(" ".join(text[start:end].split()) for start, end in claim.spans)


@transaction.atomic
def revert(article: Article, claim_pk: int, by: User, seen: int | None = None) -> str:
    """Say again what was said before a claim, as a decision of its own; the field's name.

    Where no curator had decided the field before, and the sources still say what they said then,
    it is left to them again. Raises RevertError, and ChangedMeanwhileError where the article is
    no longer at the revision `seen`.
    """
    Identity.take_turn()
    refuse_stale(article, seen)
    claims = list(Claim.objects.of(article).select_related("capture"))
    claim = next((each for each in claims if each.pk == claim_pk), None)
    if claim is None:
        raise RevertError("There is no such change of this article.")
    if claim.field == "access":
        raise RevertError("How much readers see is decided on the page “Access”, with a reason.")
    key = (claim.field, claim.subject)
    keys = [key, *((field, "") for field in FOLLOW_THE_BODY if claim.field == "body")]
    then = Verdict(each for each in claims if each.pk < claim_pk)
    sources, now = Verdict(of_sources(claims)), Verdict(claims)
    left = [each for each in keys if _is_left(each, then, sources)]
    again = [each for each in keys if each not in left]
    if all(_said(now, each) == _said(then, each) for each in keys):
        raise RevertError("The article says that again already.")
    if again:
        values, shown = _restored(again, then)
        curate(article, values, by, shown=shown)
    if decided := [each for each in left if now.is_curated(*each)]:
        release(article, decided, by)
    return FIELDS.get(claim.field, claim.field)


def _is_left(key: Key, then: Verdict, sources: Verdict) -> bool:
    """Whether it was the sources that decided a field, and they would decide the same today."""
    return not then.is_curated(*key) and _said(then, key) == _said(sources, key)


def _restored(keys: Iterable[Key], then: Verdict) -> tuple[dict[Key, object], dict[Key, Shown]]:
    claims = {key: then.claim(*key) for key in keys}
    values = {key: claim.value if claim else None for key, claim in claims.items()}
    shown = {
        key: Shown(claim.capture, claim.spans) if claim else NOWHERE
        for key, claim in claims.items()
    }
    return values, shown
