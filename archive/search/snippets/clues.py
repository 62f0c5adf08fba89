"""What an outline needs to know of a question: how the words begin that may answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.search.beginnings import beginning_of, beginnings_of
from archive.search.snippets.anchors import anchors
from archive.search.snippets.sought import OneToken, Run, Sought
from archive.search.wanted import Stretch
from archive.text.analysis import is_dense


@dataclass(frozen=True, slots=True)
class Clues:
    """The beginnings of words that may answer by themselves, as ranges of their numbers; and those
    of words in a row, one after the other."""

    words: tuple[range, ...]
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
    return Clues(tuple(dict.fromkeys(map(beginnings_of, letters))), tuple(rows))


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
