"""What the leaves of a question look for in the texts of one field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.search.query import Fuzzy, Near, Node, Phrase, Prefix, Term, Wildcard, Word
from archive.search.wanted import Steps, Stretch, Wanted, exact_of, positive_leaves, stretch, wanted
from archive.text.analysis import is_dense

_SIGNS = re.compile("[?*]")


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
    """Any exact token of a wildcard pattern; `beginning` is what stands before its first sign."""

    pattern: str
    beginning: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Any exact token that one edit makes of this one, and itself."""

    exact: str


@dataclass(frozen=True, slots=True)
class Run:
    """Exact tokens at their distances from each other: a phrase, or a word of a dense script."""

    steps: Steps


OneToken = Forms | Beginning | Pattern | Similar
Sought = OneToken | Run | Stretch


@lru_cache(maxsize=256)
def sought(tree: Node, language: str | None, field: str) -> tuple[Sought, ...]:
    """What a question asks of the texts of a field, each thing once, without what it leaves out."""
    languages = frozenset((language,)) if language else frozenset[str]()
    asked = (leaf for leaf in positive_leaves(tree) if leaf.field in (None, field))
    return tuple(dict.fromkeys(each for leaf in asked for each in _of_leaf(leaf, languages)))


def _of_leaf(leaf: Word, languages: frozenset[str]) -> Iterator[Sought]:
    match leaf:
        case Term() | Phrase():
            yield from map(_of_wanted, wanted(leaf, languages))
        case Near():
            yield from filter(None, [stretch(leaf)])
        case Prefix(letters):
            yield from (Beginning(key) for key in [exact_of(letters)] if key)
        case Wildcard(pattern):
            yield Pattern(pattern, exact_of(_SIGNS.split(pattern, maxsplit=1)[0]))
        case Fuzzy(word):
            yield from (Similar(key) for key in [exact_of(word)] if key)


def _of_wanted(each: Wanted) -> Sought:
    ((_, exact), *others) = each.steps
    return Run(each.steps) if others or is_dense(exact[0]) else Forms(exact, each.stems)
