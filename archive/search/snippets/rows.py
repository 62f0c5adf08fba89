"""Words in a row, looked for in an image: where they may stand, and where they surely do."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from archive.search.snippets.image import Image
from archive.search.wanted import Steps
from archive.text.analysis import LONGEST_WORD, is_dense

_JOINT = "['.]?"
_BETWEEN = "(?:[ '.]|(?<=')s|s(?='))*"
"""Between two words: what parts them, and the s that analysis drops after or before apostrophes."""


def joints(words: Iterable[str]) -> list[re.Pattern[str]]:
    """Patterns of the places at which two neighbouring letters of some words are joined by a sign.

    One for each sign. Most signs end a word: what stands behind is looked at first.
    """
    pairs = dict.fromkeys(pair for word in words for pair in pairwise(word))
    if not pairs:
        return []
    behind = "".join(re.escape(two) for _, two in pairs)
    each = ((re.escape(one), re.escape(two)) for one, two in pairs)
    found = "|".join(rf"{two}(?<={one}[.']{two})" for one, two in each)
    return [re.compile(rf"{sign}(?=[{behind}])(?:{found})") for sign in (r"\.", "'")]


class Row:
    """Exact tokens in a row.

    `is_sure` says that a place is no candidate but an answer, wherever the image is sure: that is
    so for a stretch of a dense script, whose tokens are its characters. `is_vague` says that
    places are not to be trusted: a word of nothing but s looks like what analysis drops.
    """

    def __init__(self, steps: Steps) -> None:
        pieces = _pieces(steps)
        self._first = pieces[0]
        self.is_sure = len(pieces) == 1 and is_dense(pieces[0][0])
        self.is_vague = len(pieces) > 1 and any(set(piece) == {"s"} for piece in pieces)
        self._is_word = not is_dense(pieces[0][0])
        self._pattern = re.compile(_BETWEEN.join(map(_tolerant, pieces)))
        self._joints = joints([self._first]) if self._is_word else []

    def places(self, image: Image) -> Iterator[tuple[int, int]]:
        """Half-open places at which the row may stand; each of those at which it does."""
        for at in self._begins(image.text):
            found = self._pattern.match(image.text, at)
            if found:
                yield found.span()

    def _begins(self, text: str) -> Iterator[int]:
        at = text.find(self._first)
        while at >= 0:
            if not (self._is_word and at and _is_plain_letter(text[at - 1])):
                yield at
            at = text.find(self._first, at + 1)
        for pattern in self._joints:
            for joint in pattern.finditer(text):
                yield from self._before(text, joint.start())

    def _before(self, text: str, joint: int) -> range:
        """Where a word with a sign in it may begin: in the stretch, and not too far off."""
        farthest = max(joint - 2 * len(self._first), 0)
        return range(max(text.rfind(" ", farthest, joint) + 1, farthest), joint)


def _is_plain_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _pieces(steps: Steps) -> list[str]:
    """The words of a row; the overlapping pairs of a dense stretch as one piece."""
    pieces: list[str] = []
    end = -1
    for distance, exact in steps:
        if distance < end:
            pieces[-1] += exact[1:]
        else:
            pieces.append(exact)
        end = distance + (len(exact) if is_dense(exact[0]) else 1)
    return pieces


def _tolerant(piece: str) -> str:
    """The letters of a word with signs that may join them; a cut word goes on."""
    if is_dense(piece[0]):
        return re.escape(piece)
    return _JOINT.join(map(re.escape, piece)) + (".*?" if len(piece) >= LONGEST_WORD else "")
