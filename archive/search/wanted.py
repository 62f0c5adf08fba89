"""What the leaves of a query tree look for: tokens and stems, for every engine and every mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.search.query import And, Near, Node, Not, Or, Phrase, Term, Word
from archive.text.analysis import Token, is_dense, own_form, stems_of_query_word, words_asked
from archive.text.folding import folded

Steps = tuple[tuple[int, str], ...]
"""Exact tokens, each with its distance from the first, which stands at distance 0."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Tokens that must stand at their distances from each other, or else one of the stems.

    `stems` is empty for phrases and scripts without spaces.
    """

    steps: Steps
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs of tokens that must all stand near each other, in any order.

    Equal runs stand at different places; the last begins at most `distance` after the first.
    """

    runs: tuple[Steps, ...]
    distance: int


@lru_cache(maxsize=1024)
def wanted(leaf: Term | Phrase, languages: frozenset[str]) -> tuple[Wanted, ...]:
    """What must all be found for a leaf to match; () for a leaf without any word."""
    if isinstance(leaf, Phrase):
        found = words_asked(" ".join(leaf.words))
        return (_run([token for word in found for token in word]),) if found else ()
    return tuple(_word(leaf.word, asked, languages) for asked in words_asked(leaf.word))


def stretch(leaf: Near) -> Stretch | None:
    """What must be found for words near each other; None where there is no word."""
    runs = tuple(_steps(asked) for word in leaf.words for asked in words_asked(word))
    return Stretch(runs, max(leaf.distance, len(runs) - 1)) if runs else None


def exact_of(word: str) -> str:
    """A word, or a part of one, as the index has it; "" where nothing of it can be in a word."""
    asked = words_asked(word)
    return asked[0][0].exact if len(asked) == 1 and len(asked[0]) == 1 else folded(word).strip()


def positive_leaves(tree: Node) -> Iterator[Word]:
    """The words that a tree asks for, without what it leaves out."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from positive_leaves(part)
        case _ if isinstance(tree, Word):
            yield tree


def leaves(tree: Node) -> Iterator[Word]:
    """All leaves of a tree that look for words."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _ if isinstance(tree, Word):
            yield tree


def _word(word: str, asked: list[Token], languages: frozenset[str]) -> Wanted:
    token = asked[0]
    if len(asked) > 1 or is_dense(token.exact[0]):
        return _run(asked)
    form = own_form(word[token.start : token.end], token.exact)
    return Wanted(((0, token.exact),), stems_of_query_word(form, languages))


def _run(asked: list[Token]) -> Wanted:
    return Wanted(_steps(asked), frozenset())


def _steps(asked: list[Token]) -> Steps:
    return tuple((token.position - asked[0].position, token.exact) for token in asked)
