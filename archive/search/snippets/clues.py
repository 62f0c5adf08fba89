"""What an outline needs to know of a question: how the words begin that may answer it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from archive.search.arrays import Array
from archive.search.beginnings import BEGINNINGS, beginning_of, beginnings_of
from archive.search.snippets.anchors import anchors
from archive.search.snippets.sought import OneToken, Run, Sought
from archive.search.wanted import Stretch
from archive.text.analysis import is_dense


@dataclass(frozen=True, slots=True, eq=False)
class Clues:
    """The beginnings of words that may answer by themselves, as a mask over all beginnings; and
    of words in a row, one after the other."""

    words: Array | None
    rows: tuple[tuple[int, ...], ...]


def clues(sought: Sequence[Sought]) -> Clues | None:
    """The clues to some things; None where one of them may begin in any way."""
    letters: list[str] = []
    rows = []
    for each in sought:
        match each:
            case Run():
                if not _is_plain(each):
                    return None
                rows.append(tuple(beginning_of(exact) for _, exact in each.steps))
            case Stretch():
                return None
            case _:
                begin = _letters(each)
                if not begin:
                    return None
                letters += begin
    return Clues(_mask(letters) if letters else None, tuple(rows))


def _is_plain(row: Run) -> bool:
    """Whether its words stand one behind the other, none in a script without spaces."""
    return all(
        distance == place and not is_dense(exact[0])
        for place, (distance, exact) in enumerate(row.steps)
    )


def _letters(each: OneToken) -> list[str]:
    """Letters with some of which every answer begins; none where that is not sure."""
    found = anchors(each)
    if not all(anchor.begins for anchor in found):
        return []
    return [anchor.letters for anchor in found if anchor.letters]


def _mask(letters: Iterable[str]) -> Array:
    mask = np.zeros(BEGINNINGS, bool)
    for each in letters:
        numbers = beginnings_of(each)
        mask[numbers.start : numbers.stop] = True
    return mask
