"""What a word must have in its text to answer: letters to look for before any word is analysed.

Snowball's stemmers of the languages named here work on the ends of words alone, so that a stem is
the beginning of every word it stands for, but for the few last letters that a rule writes anew
(https://snowballstem.org/algorithms/; English: happy, happi; dying, die; possibility, possibl).
German also writes ä for ae, so that only the pieces between such vowels are sure. The stemmers of
other languages take off beginnings or change letters within: there no letters are sure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from archive.search.snippets.sought import (
    Beginning,
    Forms,
    OneToken,
    Pattern,
    Similar,
)
from archive.text.analysis import LONGEST_WORD


class Anchor(NamedTuple):
    """Letters that a word holds: `begins` where it begins with them, `ends` where it ends so.

    `longest` is how many letters such a word has at most, None where that is not known.
    """

    letters: str
    begins: bool = False
    ends: bool = False
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class _Changes:
    """How many letters a stem's end may differ by, by the end; where letters may be dropped."""

    ends: tuple[tuple[str, int], ...] = ()
    dropped_after: re.Pattern[str] | None = None


_ENGLISH = _Changes((("ie", 2), ("le", 2), ("e", 1), ("i", 1), ("y", 1), ("l", 1)))
_FRENCH = _Changes((("nt", 2), ("qu", 2), ("t", 1), ("l", 1), ("x", 1), ("i", 1)))
_ROMANCE = _Changes((("te", 2), ("t", 1)))
_UNCHANGED = _Changes()
_CHANGES = {
    "en": _ENGLISH,
    "fr": _FRENCH,
    **dict.fromkeys(("es", "it", "pt"), _ROMANCE),
    **dict.fromkeys(("da", "nb", "nn", "no", "ru", "sv"), _UNCHANGED),
    "de": _Changes(dropped_after=re.compile("[aou]")),
}
_SHORTEST_PIECE = 2
"""Letters of a piece of a German stem: one alone stands in too many words."""


def anchors(each: OneToken) -> tuple[Anchor, ...]:
    """Letters of which any answering word holds one; () where none are sure."""
    match each:
        case Forms(exact, stems):
            return _simplest([Anchor(exact, begins=True), *map(_of_stem, stems)])
        case Beginning(letters):
            return (Anchor(letters, begins=True),)
        case Pattern():
            return _simplest([Anchor(each.beginning, begins=True)])
        case Similar(exact):
            return _parts(exact)


def _of_stem(stem: str) -> Anchor:
    language, _, letters = stem.partition(":")
    changes = _CHANGES.get(language)
    if changes is None:
        return Anchor("")
    if changes.dropped_after:
        return Anchor(_longest_piece(letters, changes.dropped_after))
    changed = next((count for end, count in changes.ends if letters.endswith(end)), 0)
    return Anchor(letters[: len(letters) - changed], begins=True)


def _longest_piece(letters: str, dropped_after: re.Pattern[str]) -> str:
    pieces = dropped_after.sub(r"\g<0> ", letters).split()
    longest = max(pieces, key=len, default="")
    return longest if len(longest) >= _SHORTEST_PIECE else ""


def _parts(exact: str) -> tuple[Anchor, ...]:
    """One edit leaves the letters before a place as they are, or else those behind it.

    A swap takes two letters, so that the one at the place itself is not sure in either case.
    """
    place = (len(exact) - 1) // 2
    before, behind = exact[:place], exact[place + 1 :]
    longest = len(exact) + 1
    if longest >= LONGEST_WORD:  # what is longer is cut, and its end is not in the text
        return _simplest([Anchor(before, begins=True), Anchor(behind)])
    return _simplest(
        [Anchor(before, begins=True, longest=longest), Anchor(behind, ends=True, longest=longest)]
    )


def _simplest(found: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """Without anchors that another makes needless; () where one says nothing."""
    found = set(found)
    if not all(each.letters for each in found):
        return ()
    return tuple(
        each for each in found if not any(_covers(other, each) for other in found - {each})
    )


def _covers(one: Anchor, other: Anchor) -> bool:
    if one.begins:
        return other.begins and other.letters.startswith(one.letters)
    if one.ends:
        return other.ends and other.letters.endswith(one.letters)
    return one.letters in other.letters
