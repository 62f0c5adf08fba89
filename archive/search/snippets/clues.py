"""What an outline needs to know of a question: how the words begin that may answer it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.search.beginnings import (
    ALPHABET,
    COUNTED,
    OTHERS,
    beginning_of,
    beginnings_of,
)
from archive.search.snippets.anchors import anchors
from archive.search.snippets.sought import OneToken, Run, Similar, Sought
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
    words: list[range] = []
    rows: list[tuple[int, ...]] = []
    for each in sought:
        if isinstance(each, Run):
            row = _row(each)
            rows += row
            is_sure = bool(row)
        else:
            begin = [] if isinstance(each, Stretch) else _beginnings(each)
            words += begin
            is_sure = bool(begin)
        if not is_sure:
            return None
    return Clues(tuple(dict.fromkeys(words)), tuple(rows))


def _row(row: Run) -> list[tuple[int, ...]]:
    """Its words, where they stand one behind the other and none is in a script without spaces."""
    is_plain = all(
        distance == place and not is_dense(exact[0])
        for place, (distance, exact) in enumerate(row.steps)
    )
    return [tuple(beginning_of(exact) for _, exact in row.steps)] if is_plain else []


def _beginnings(each: OneToken) -> list[range]:
    """With some of which every answer begins; none where that is not sure."""
    if isinstance(each, Similar):
        return [] if is_dense(each.exact[0]) else _joined(_similar(each.exact))
    found = anchors(each)
    if not all(anchor.begins for anchor in found):
        return []
    return [beginnings_of(anchor.letters) for anchor in found if anchor.letters]


def _similar(exact: str) -> Iterator[range]:
    """The beginnings of all words that one edit parts from a word, and its own."""
    yield beginnings_of(exact)
    yield OTHERS
    for at in range(min(len(exact), COUNTED) + 1):
        before, behind = exact[:at], exact[at:]
        words = [before + behind[1:], before + behind[1:2] + behind[:1] + behind[2:]]
        words += (f"{before}{letter}{rest}" for letter in ALPHABET for rest in (behind, behind[1:]))
        for word in filter(None, words):
            number = beginning_of(word)
            yield range(number, number + 1)


def _joined(ranges: Iterable[range]) -> list[range]:
    """Ranges in order; those that touch become one."""
    together: list[range] = []
    for each in sorted(ranges, key=lambda some: some.start):
        if together and each.start <= together[-1].stop:
            stop = max(together[-1].stop, each.stop)
            together[-1] = range(together[-1].start, stop)
        else:
            together.append(each)
    return together
