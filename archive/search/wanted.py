"""What the leaves of a query tree look for: tokens and stems, for every engine and every mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.search.query import And, Node, Not, Or, Phrase, Term
from archive.text.analysis import Token, stems_of_query_word, words_asked


@dataclass(frozen=True, slots=True)
class Wanted:
    """Tokens that must stand at their distances from each other, or else one of the stems.

    `steps` are pairs of distance and exact token, the first at distance 0. `stems` is empty for
    phrases and scripts without spaces.
    """

    steps: tuple[tuple[int, str], ...]
    stems: frozenset[str]


@lru_cache(maxsize=1024)
def wanted(leaf: Term | Phrase, languages: frozenset[str]) -> tuple[Wanted, ...]:
    """What must all be found for a leaf to match; () for a leaf without any word."""
    if isinstance(leaf, Phrase):
        found = words_asked(" ".join(leaf.words))
        return (_steps([token for word in found for token in word]),) if found else ()
    return tuple(_word(leaf.word, asked, languages) for asked in words_asked(leaf.word))


def positive_leaves(tree: Node) -> Iterator[Term | Phrase]:
    """The words and phrases that a tree asks for, without what it leaves out."""
    match tree:
        case Term() | Phrase():
            yield tree
        case And(parts) | Or(parts):
            for part in parts:
                yield from positive_leaves(part)
        case _:
            return


def leaves(tree: Node) -> Iterator[Term | Phrase]:
    """All words and phrases of a tree."""
    match tree:
        case Term() | Phrase():
            yield tree
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            return


def _word(word: str, asked: list[Token], languages: frozenset[str]) -> Wanted:
    if len(asked) > 1:
        return _steps(asked)
    token = asked[0]
    surface = word[token.start : token.end]
    return Wanted(((0, token.exact),), stems_of_query_word(surface, languages))


def _steps(asked: list[Token]) -> Wanted:
    first = asked[0].position
    steps = tuple((token.position - first, token.exact) for token in asked)
    return Wanted(steps, frozenset())
