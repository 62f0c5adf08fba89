"""Which claim decides: the ranking of what is said about an article."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Protocol, Self, TypeVar

from archive.models import Article, Claim, Origin, TextKind
from archive.text.dates import is_later_than_publication

RANK = {origin: rank for rank, origin in enumerate(Origin.values)}
RELEASED = "desk: left to the sources"
FOLLOWS = {"text": "body", "damage": "body", "date_inferred": "date"}
"""What only means something beside another field, and so comes from the same capture."""
FULLNESS = {TextKind.SUMMARY.value: 1, TextKind.TEASER.value: 0, TextKind.NONE.value: 0}
FULL = 2
_START = datetime.min.replace(tzinfo=UTC)

Key = tuple[str, str]
"""Field and subject."""


class Said(Protocol):
    """What ranking needs of a claim."""

    @property
    def field(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def value(self) -> Any: ...
    @property
    def origin(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def rule_version(self) -> int: ...
    @property
    def capture_id(self) -> int | None: ...
    @property
    def spans(self) -> Any: ...
    @property
    def made_at(self) -> Any: ...


Claimed = TypeVar("Claimed", bound=Said)


def winners(claims: Iterable[Claimed]) -> dict[Key, Claimed]:
    """The deciding claim for every field and subject; `claims` come oldest first.

    The higher origin wins and, within one, the newest capture; but the fullest body, and a date of
    publication before one of update or upload. A stub of a text behind a pay-wall never wins over
    the text. A curated null is a value: what a curator cleared stays cleared. Any other null
    withdraws what its origin said before of that capture, so that another claim decides; it
    decides itself only where nothing else is said.
    """
    said = standing(claims)
    best = _strongest(said)
    for field, leader in FOLLOWS.items():
        led = best.get((leader, ""))
        if led is not None and led.capture_id is not None and _rests_on_capture(led):
            best.pop((field, ""), None)
            best |= _strongest(each for each in said if _goes_with(each, field, led.capture_id))
    return best


def standing(claims: Iterable[Claimed]) -> list[Claimed]:
    """What still stands: one claim of each origin and capture for every field and subject."""
    voices: dict[tuple[str, int | None], list[Claimed]] = {}
    for claim in claims:
        capture = None if claim.origin == Origin.CURATED else claim.capture_id
        voices.setdefault((claim.origin, capture), []).append(claim)
    return list(chain.from_iterable(newest(voice).values() for voice in voices.values()))


def newest(claims: Iterable[Claimed]) -> dict[tuple[str, str, str], Claimed]:
    """What stands for every origin, field and subject; the claims are all of one capture.

    Of a source the higher version of its rule stands, then the later claim; a null takes back
    all before it. Of curators the latest decision stands, wherever it was taken.
    """
    last: dict[tuple[str, str, str], Claimed] = {}
    for claim in sorted(claims, key=_decided_at):
        key = (claim.origin, claim.field, claim.subject)
        if key not in last or _replaces(claim, last[key]):
            last[key] = claim
    return last


def is_withdrawal(claim: Said) -> bool:
    """Whether a claim says no more than that its origin no longer says anything."""
    return claim.value is None and (claim.origin != Origin.CURATED or claim.rule == RELEASED)


def of_sources(claims: Iterable[Claimed]) -> list[Claimed]:
    """What no curator said."""
    return [claim for claim in claims if claim.origin != Origin.CURATED]


def _decided_at(claim: Said) -> datetime:
    """Decisions of two archives may be brought together in any order; readings are in theirs."""
    at: datetime | None = claim.made_at
    return at if at is not None and claim.origin == Origin.CURATED else _START


def _replaces(claim: Said, former: Said) -> bool:
    if claim.origin == Origin.CURATED or claim.value is None or former.value is None:
        return True
    return claim.rule_version >= former.rule_version


def _rests_on_capture(claim: Said) -> bool:
    """A decision may only name the capture that the curator had seen."""
    return claim.origin != Origin.CURATED or bool(claim.spans)


def _goes_with(claim: Said, field: str, capture: int) -> bool:
    is_of_capture = claim.origin == Origin.CURATED or claim.capture_id == capture
    return claim.field == field and not claim.subject and is_of_capture


def _strongest(said: Iterable[Claimed]) -> dict[Key, Claimed]:
    said = list(said)
    kinds = _kinds(said)
    best: dict[Key, Claimed] = {}
    for claim in said:
        key = (claim.field, claim.subject)
        if key not in best or _strength(claim, kinds) > _strength(best[key], kinds):
            best[key] = claim
    return best


def _kinds(said: Sequence[Said]) -> dict[int | None, str]:
    """How much of the piece each capture holds, as the best of its origins says."""
    ranked = sorted(said, key=lambda claim: RANK[claim.origin], reverse=True)
    return {
        claim.capture_id: claim.value
        for claim in ranked
        if claim.field == "text" and claim.value and claim.origin != Origin.CURATED
    }


def _strength(claim: Said, kinds: dict[int | None, str]) -> tuple[int, ...]:
    """The greater, the stronger; the places of one field compare with each other only."""
    speaks, is_curated = not is_withdrawal(claim), claim.origin == Origin.CURATED
    rank, capture = -RANK[claim.origin], claim.capture_id or 0
    if claim.field == "body" and speaks and not is_curated:
        fullness = FULLNESS.get(kinds.get(claim.capture_id, ""), FULL)
        length = sum(end - start for start, end in claim.spans)
        return speaks, is_curated, fullness > 0, rank, fullness, length, capture
    if claim.field == "date" and speaks and not is_curated:
        is_first = not is_later_than_publication((claim.value or {}).get("label"))
        return speaks, is_curated, True, rank, is_first, 0, capture
    return speaks, is_curated, True, rank, 0, 0, capture


class Verdict:
    """What the deciding claims say, field by field; `claims` come oldest first."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._winners = winners(claims)

    @classmethod
    def on(cls, article: Article) -> Self:
        """What is said of an article at this moment."""
        return cls(Claim.objects.of(article))

    def claim(self, field: str, subject: str = "") -> Claim | None:
        """The claim that decides; None where nothing is said."""
        return self._winners.get((field, subject))

    def value(self, field: str, subject: str = "") -> Any:
        """The value that decides; None where nothing is said or a curator cleared it."""
        claim = self.claim(field, subject)
        return claim.value if claim else None

    def is_curated(self, field: str, subject: str = "") -> bool:
        """Whether a curator decided, be it that there is no value."""
        claim = self.claim(field, subject)
        return claim is not None and claim.origin == Origin.CURATED and not is_withdrawal(claim)

    def curated(self) -> dict[Key, Claim]:
        """All that a curator decided."""
        return {key: claim for key, claim in self._winners.items() if self.is_curated(*key)}
