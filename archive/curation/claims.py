"""Which claim decides: the ranking of what is said about an article."""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from archive.models import Origin

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
    curator cleared stays cleared.
    """
    best: dict[tuple[str, str], Claimed] = {}
    for claim in claims:
        key = (claim.field, claim.subject)
        if key not in best or RANK[claim.origin] <= RANK[best[key].origin]:
            best[key] = claim
    return best
