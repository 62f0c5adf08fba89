"""Conditions spread over pages, so that every pair of conditions occurs."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

Combination = tuple[str, ...]
"""One value of each condition, in the order of the conditions."""
Pair = tuple[tuple[int, str], tuple[int, str]]


def pairs_of(combination: Combination) -> set[Pair]:
    """The pairs of values, each with the number of its condition, that stand together in one."""
    numbered = list(enumerate(combination))
    return set(combinations(numbered, 2))


def every(conditions: Mapping[str, Sequence[str]]) -> list[Combination]:
    """All combinations of the values of all conditions."""
    return list(product(*conditions.values()))


def spread(
    pages: Iterable[str],
    conditions: Mapping[str, Sequence[str]],
    fixed: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Combination]:
    """A combination for each page, each the one with most pairs that none had before.

    Of equals it is the one that was given least often, and the first of those, so that the same
    pages always get the same. `fixed` says of a page which value one of its conditions has.
    """
    names = list(conditions)
    given: dict[Combination, int] = dict.fromkeys(every(conditions), 0)
    missing = set().union(*map(pairs_of, given))
    chosen: dict[str, Combination] = {}
    for page in pages:
        wanted = {names.index(name): value for name, value in (fixed or {}).get(page, {}).items()}
        fitting = [each for each in given if all(each[n] == value for n, value in wanted.items())]
        best = max(fitting, key=lambda each: (len(pairs_of(each) & missing), -given[each]))
        chosen[page] = best
        given[best] += 1
        missing -= pairs_of(best)
    return chosen
