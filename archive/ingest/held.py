"""Which captures an archive holds, as something small that other processes can be given."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

DIGITS = 16
"""Hex digits of a SHA-256 that are kept: of a million captures none is taken for another by chance,
and whoever is told that one is here looks it up before he believes it."""


class Held:
    """The beginnings of SHA-256s, eight bytes each and in their order."""

    def __init__(self, hashes: Iterable[str] = ()) -> None:
        self._sorted = array("Q", sorted(int(each[:DIGITS], 16) for each in hashes))

    def __contains__(self, sha256: str) -> bool:
        """Whether a capture of this hash seems to be here."""
        wanted = int(sha256[:DIGITS], 16)
        place = bisect_left(self._sorted, wanted)
        return place < len(self._sorted) and self._sorted[place] == wanted


NOTHING_HELD = Held()
