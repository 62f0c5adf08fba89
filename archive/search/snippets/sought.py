"""What the leaves of a question look for in the texts of one field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.search.query import And, Fuzzy, Near, Node, Or, Phrase, Prefix, Term, Wildcard, Word
from archive.search.wanted import Wanted, wanted
from archive.text.analysis import Token, words_asked
from archive.text.folding import folded

_SIGNS = ("?", "*")
_NO_SIGN = re.compile("[?*]")

Steps = tuple[tuple[int, str], ...]
"""Exact tokens at their distances from the first, which is at distance 0."""


@dataclass(frozen=True, slots=True)
class Forms:
    """One word in any of its forms: an exact token, or a token with one of the stems."""

    exact: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Beginning:
    """Any exact token that begins so."""

    letters: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Any exact token of a folded pattern: `?` is one character, `*` any number of them."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Any exact token that one edit makes of this one, and itself."""

    exact: str


@dataclass(frozen=True, slots=True)
class Run:
    """Exact tokens at their distances from each other: a phrase, or a word of a dense script."""

    steps: Steps


@dataclass(frozen=True, slots=True)
class Together:
    """Runs that all begin within `reach` positions; equal ones at different positions."""

    runs: tuple[Steps, ...]
    reach: int


OneToken = Forms | Beginning | Pattern | Similar
Sought = OneToken | Run | Together


@lru_cache(maxsize=256)
def sought(tree: Node, language: str | None, field: str) -> tuple[Sought, ...]:
    """What a question asks of the texts of a field, each thing once, without what it leaves out."""
    languages = frozenset((language,)) if language else frozenset[str]()
    asked = (leaf for leaf in _positive(tree) if leaf.field in (None, field))
    return tuple(dict.fromkeys(each for leaf in asked for each in _of_leaf(leaf, languages)))


def _positive(tree: Node) -> Iterator[Word]:
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _positive(part)
        case Term() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
            yield tree
        case _:
            return


def _of_leaf(leaf: Word, languages: frozenset[str]) -> Iterator[Sought]:
    match leaf:
        case Term() | Phrase():
            yield from map(_of_wanted, wanted(leaf, languages))
        case Near(words, distance):
            runs = tuple(_steps(group) for word in words for group in words_asked(word))
            if runs:
                yield Together(runs, max(distance, len(runs) - 1))
        case Prefix(letters):
            yield from (Beginning(form) for form in [folded(letters)] if form)
        case Wildcard(pattern):
            yield Pattern(_folded_pattern(pattern))
        case Fuzzy(word):
            yield from (Similar(token.exact) for group in words_asked(word) for token in group)


def _of_wanted(each: Wanted) -> Sought:
    if len(each.steps) == 1:
        return Forms(each.steps[0][1], each.stems)
    return Run(each.steps)


def _steps(tokens: list[Token]) -> Steps:
    first = tokens[0].position
    return tuple((token.position - first, token.exact) for token in tokens)


def _folded_pattern(pattern: str) -> str:
    """A pattern folded between its signs; what only folds to a sign is none, and in no word."""
    parts = re.split("([?*])", pattern)
    return "".join(part if part in _SIGNS else _NO_SIGN.sub(" ", folded(part)) for part in parts)
