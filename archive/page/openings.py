"""With what letters the matches of a pattern begin: most lines need not be tried at all.

Patterns of many words in many languages fit few lines. Which lines they cannot fit shows by the
first letters, once the pattern is read for the letters that it may begin with. What is read is
less than all that a pattern may be: where it is not understood, any beginning is allowed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce

LONGEST = 6
MOST = 4000  # beginnings of one pattern; with more of them, only what they have in common counts
_DIGIT = "0"
_SIGN = "\0"  # in a beginning: some characters that are neither letters nor digits
_MANY = re.compile(rf"(?<=.)[\d{_SIGN}]", re.DOTALL)  # behind letters, what stands for many
_PIECE = re.compile(
    r"\(\?(?:P<\w+>|:|<?[=!])|[()|]|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[*+?]|\{\d*,?\d*\}|.", re.DOTALL
)
_REPEAT = re.compile(r"[*+?]|\{(\d*),?\d*\}")
_LITERAL_CLASS = re.compile(r"\[([^\\^\]-][^\\\]-]*)\]")
_FIRST = re.compile(rf"\W*(.{{0,{LONGEST}}})", re.DOTALL)


def opening_of(text: str) -> str:
    """How a text in small letters begins, from its first letter or digit on.

    All digits are alike, and one of them tells enough.
    """
    found = None if text[:1].isalnum() else _FIRST.match(text)
    first = found[1] if found else text[:LONGEST]
    return _DIGIT if first[:1].isdecimal() else first


def _shortened(text: str) -> str:
    return text[:LONGEST]


def all_lengths(opening: str) -> tuple[str, ...]:
    """An opening and all that it begins with, down to nothing."""
    return tuple(opening[:size] for size in range(len(opening) + 1))


def openings(pattern: str) -> frozenset[str]:
    """The opening of every text at whose start the pattern matches begins with one of these.

    The empty text is one of them where the pattern may begin with anything.
    """
    return _Reading(tuple(_PIECE.findall(pattern))).alternatives().all


@dataclass(frozen=True, slots=True)
class Heads:
    """How the matches of a part of a pattern begin.

    After those in `whole` comes what the next part matches, after those in `cut` anything.
    """

    whole: frozenset[str]
    cut: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.whole | self.cut

    def either(self, other: "Heads") -> "Heads":
        return Heads(self.whole | other.whole, self.cut | other.cut)

    def then(self, other: "Heads") -> "Heads":
        """Those of this part followed by the other, at the pattern's start.

        Signs count only behind letters.
        """
        return self._followed(other, opening_of)

    def within(self, other: "Heads") -> "Heads":
        """The same in brackets, before which there may be letters: signs count as well."""
        return self._followed(other, _shortened)

    def _followed(self, other: "Heads", shorten: Callable[[str], str]) -> "Heads":
        whole = {shorten(a + b) for a in self.whole for b in other.whole}
        cut = {shorten(a + b) for a in self.whole for b in other.cut}
        if len(whole) + len(cut) > MOST:
            return Heads(frozenset(), self.all)
        open_ended = {e for e in whole if len(e) < LONGEST and not _MANY.search(e)}
        closed = {_MANY.split(each, maxsplit=1)[0] for each in cut | (whole - open_ended)}
        return Heads(frozenset(open_ended), self.cut | closed)


NOTHING = Heads(frozenset({""}))
ANYTHING = Heads(frozenset(), frozenset({""}))
SIGN = Heads(frozenset({_SIGN}))
_ATOMS = {"^": NOTHING, "$": NOTHING, r"\b": NOTHING, r"\B": NOTHING, r"\s": SIGN, r"\W": SIGN,
          r"\d": Heads(frozenset(_DIGIT))}  # fmt: skip


class _Reading:
    """A pattern in pieces, read from left to right."""

    def __init__(self, pieces: tuple[str, ...]) -> None:
        self._pieces = pieces
        self._at = 0
        self._depth = 0

    def alternatives(self) -> Heads:
        """Up to the bracket that closes them, or the end."""
        found = self._sequence()
        while self._next() == "|":
            self._at += 1
            found = found.either(self._sequence())
        return found

    def _next(self) -> str:
        return self._pieces[self._at] if self._at < len(self._pieces) else ")"

    def _sequence(self) -> Heads:
        followed = Heads.within if self._depth else Heads.then
        return reduce(followed, self._parts(), NOTHING)

    def _parts(self) -> Iterator[Heads]:
        while self._next() not in "|)":
            yield self._repeated(self._part())

    def _part(self) -> Heads:
        piece = self._next()
        self._at += 1
        if not piece.startswith("("):
            return _atom(piece)
        self._depth += 1
        inner = self.alternatives()
        self._depth -= 1
        self._at += 1
        return NOTHING if piece.endswith(("=", "!")) else inner

    def _repeated(self, part: Heads) -> Heads:
        """The part as often as the sign behind it says."""
        repeat = _REPEAT.fullmatch(self._next())
        if repeat is None:
            return part
        self._at += 1
        if self._next() == "?":
            self._at += 1
        if repeat[0] == "?":
            return part.either(NOTHING)
        often = part if part == SIGN else Heads(frozenset(), part.all)
        return often.either(NOTHING) if repeat[0] == "*" or repeat[1] in ("", "0") else often


def _atom(piece: str) -> Heads:
    """What one character, class or escape may begin with."""
    if piece in _ATOMS:
        return _ATOMS[piece]
    if len(piece) == 1 and piece != ".":
        return Heads(frozenset(piece))
    if piece.startswith("\\") and not piece[1].isalnum():
        return Heads(frozenset(piece[1]))
    listed = _LITERAL_CLASS.fullmatch(piece)
    if listed:
        return Heads(frozenset(listed[1]))
    return SIGN if _is_of_signs(piece) else ANYTHING


def _is_of_signs(piece: str) -> bool:
    """Whether a class holds neither letters nor digits: "[(\\[*\\s–—-]"."""
    if not piece.startswith("[") or piece.startswith("[^"):
        return False
    escapes = re.findall(r"\\(\w)", piece)
    rest = re.sub(r"\\\w", "", piece[1:-1])
    is_range = re.search(r"[^\\\[]-.", rest)
    return all(each in "sW" for each in escapes) and not re.search(r"\w", rest) and not is_range
