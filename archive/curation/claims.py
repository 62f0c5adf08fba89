"""Which claim decides: the ranking of what is said about an article."""

from collections.abc import Iterable
from typing import Any, Protocol, Self, TypeVar

from archive.models import Article, Claim, Origin

RANK = {origin: rank for rank, origin in enumerate(Origin.values)}


class Said(Protocol):
    """What ranking needs of a claim; the page reader's statements have it too."""

    @property
    def field(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def value(self) -> Any: ...
    @property
    def origin(self) -> str: ...


Claimed = TypeVar("Claimed", bound=Said)


def winners(claims: Iterable[Claimed]) -> dict[tuple[str, str], Claimed]:
    """The deciding claim for every field and subject; `claims` come oldest first.

    The higher origin wins and, within one, the newest claim. A curated null is a value: what a
    curator cleared stays cleared. Any other null withdraws what its origin said before, so that
    the next origin decides; it decides itself only where nothing else is said.
    """
    best: dict[tuple[str, str], Claimed] = {}
    for claim in newest(claims).values():
        key = (claim.field, claim.subject)
        if key not in best or _strength(claim) < _strength(best[key]):
            best[key] = claim
    return best


def newest(claims: Iterable[Claimed]) -> dict[tuple[str, str, str], Claimed]:
    """The last claim of every origin, field and subject; `claims` come oldest first."""
    return {(claim.origin, claim.field, claim.subject): claim for claim in claims}


def is_withdrawal(claim: Said) -> bool:
    """Whether a claim says no more than that its origin no longer says anything."""
    return claim.value is None and claim.origin != Origin.CURATED


def _strength(claim: Said) -> tuple[bool, int]:
    """The smaller, the stronger."""
    return is_withdrawal(claim), RANK[claim.origin]


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
        return claim is not None and claim.origin == Origin.CURATED
