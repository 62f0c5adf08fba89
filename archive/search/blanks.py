"""A question as the blanks of a form, and the question that filled-in blanks stand for.

Every question fits into the blanks: what no other can hold stands, in the language of questions,
among the words that are all looked for.
"""

import re
from dataclasses import astuple, dataclass, replace
from typing import Self

from archive.search.language import understand
from archive.search.language.reader import QUOTES
from archive.search.notation import write_briefly, write_days
from archive.search.query import (
    And,
    DateRange,
    Every,
    Keyword,
    Node,
    Not,
    Or,
    Phrase,
    Term,
    all_of,
    any_of,
    negated,
)

_QUOTES = re.compile(f"[{QUOTES}]")
_PLAIN = re.compile(r"\w+(?:[.,'’-]\w+)*")
"""What needs no quotes behind a colon."""
_OF_SEVERAL = ("words", "none")
"""Blanks that hold any number of parts; of any other kind the second stands among the words."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """What stands in a form, as typed; "" where nothing does.

    All of the `words`, any of those in `either`, the `phrase` as it is, and `none` of some; in
    articles of an outlet, an author, a language, from the day, month or year `first` to `last`.
    """

    words: str = ""
    either: str = ""
    phrase: str = ""
    none: str = ""
    outlet: str = ""
    author: str = ""
    language: str = ""
    first: str = ""
    last: str = ""

    @classmethod
    def of(cls, tree: Node) -> Self:
        """The blanks of a question; theirs finds the same."""
        blanks = cls()
        for part in parts_of(tree):
            blanks = blanks._with(part)
        return blanks

    @property
    def question(self) -> str:
        """The question as a person would type it; it names what cannot be read when it is asked."""
        pieces = [_either(self.either), _phrase(self.phrase), *_left_out(self.none)]
        pieces += [_named("outlet", self.outlet), _named("author", self.author)]
        pieces += [_named("lang", self.language), _dates(self.first, self.last)]
        rest = [piece for piece in pieces if piece]
        if not rest:
            return self.words.strip()
        words = _words(self.words)
        return " ".join([words, *rest] if words else _alone(rest))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in any of them."""
        return not any(astuple(self))

    def _with(self, part: Node) -> Self:
        """With one more part, in its own blank where that is free and would be read as meant."""
        wanted = type(self)(**_fitting(part))
        of_one = (name for name in self.__slots__ if name not in _OF_SEVERAL)
        is_free = not any(getattr(self, name) and getattr(wanted, name) for name in of_one)
        if isinstance(part, DateRange) and (self.first or self.last):
            is_free = False  # two ranges are not the one that their ends would make
        if not is_free or understand(wanted.question).tree != part:
            wanted = type(self)(words=_grouped(part))
        joined = {name: f"{getattr(self, name)} {getattr(wanted, name)}" for name in self.__slots__}
        return replace(self, **{name: text.strip() for name, text in joined.items()})


def parts_of(tree: Node) -> tuple[Node, ...]:
    """What all has to be met for a question; nothing where it asks for everything."""
    match tree:
        case And(parts):
            return parts
        case Every():
            return ()
        case _:
            return (tree,)


def without(tree: Node, part: Node) -> Node:
    """A question that no longer asks for one of its parts, however often it did."""
    left = [each for each in parts_of(tree) if each != part]
    return all_of(left) if left else Every()


def _fitting(part: Node) -> dict[str, str]:
    """The blank that is made for such a part, and what to write there."""
    blank = {"words": _grouped(part)}
    match part:
        case Not(left_out):
            blank = {"none": _grouped(left_out)}
        case Or(parts):
            blank = {"either": " ".join(map(write_briefly, parts))}
        case Phrase(words, None | "outlet" | "author" as field):
            blank = {field or "phrase": " ".join(words)}
        case Term(word, "outlet" | "author" as field):
            blank = {field: word}
        case Keyword("language", value):
            blank = {"language": value}
        case DateRange():
            first, dots, last = write_days(part).partition("..")
            blank = {"first": first, "last": last if dots else first}
    return blank


def _words(text: str) -> str:
    """Words that others follow: nothing left open, alternatives held together."""
    understood = understand(text)
    sound = write_briefly(understood.tree) if understood.notes else text.strip()
    return f"({sound})" if isinstance(understood.tree, Or) else sound


def _either(text: str) -> str:
    tree = understand(text).tree
    parts = tree.parts if isinstance(tree, Or) else parts_of(tree)
    return _grouped(any_of(parts)) if parts else ""


def _phrase(text: str) -> str:
    words = " ".join(_QUOTES.sub(" ", text).split())
    return f'"{words}"' if words else ""


def _left_out(text: str) -> list[str]:
    """Each with its hyphen, also where somebody wrote one before it."""
    parts = parts_of(understand(text).tree)
    return [write_briefly(part if isinstance(part, Not) else negated(part)) for part in parts]


def _named(field: str, text: str) -> str:
    return f"{field}:{_value(text)}" if text.strip() else ""


def _dates(first: str, last: str) -> str:
    first, last = first.strip(), last.strip()
    return _named("date", first if first == last else f"{first}..{last}")


def _value(text: str) -> str:
    """What stands behind a colon; in quotes unless it is plain."""
    is_plain = all(_PLAIN.fullmatch(end) for end in text.split("..") if end)
    return text.strip() if is_plain else _phrase(text)


def _grouped(node: Node) -> str:
    briefly = write_briefly(node)
    return f"({briefly})" if isinstance(node, And | Or) else briefly


def _alone(pieces: list[str]) -> list[str]:
    """One piece needs no parentheses around it."""
    is_group = len(pieces) == 1 and pieces[0].startswith("(")
    return [pieces[0][1:-1]] if is_group else pieces
