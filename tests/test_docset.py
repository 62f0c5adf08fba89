"""Sets of documents are the same sets in whichever form they come."""

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.search.docset import DocSet, Holders, all_of, any_of

SIZE = 12
Made = Callable[[set[int]], DocSet]
numbers = st.sets(st.integers(0, SIZE - 1))


def listed(members: set[int]) -> DocSet:
    """In an order that is not the ascending one."""
    return DocSet(SIZE, np.array(sorted(members, reverse=True), np.int64))


def masked(members: set[int]) -> DocSet:
    mask = np.zeros(SIZE, bool)
    mask[list(members)] = True
    return DocSet.of_mask(mask)


def held(members: set[int]) -> DocSet:
    docs = np.array(sorted(members), np.int64)
    return Holders(SIZE, docs, (docs + 1).astype(np.uint16))


sets = st.tuples(numbers, st.sampled_from((listed, masked, held)))


def members(found: DocSet) -> set[int]:
    """What a set holds, which both of its forms and its length must say."""
    by_number, by_mask = found.docs.tolist(), np.flatnonzero(found.mask).tolist()
    assert (sorted(by_number), len(found)) == (by_mask, len(by_mask))
    return set(by_mask)


@given(sets, sets)
def test_two_sets(one: tuple[set[int], Made], other: tuple[set[int], Made]) -> None:
    (some, made), (others, also_made) = one, other
    assert members(made(some) & also_made(others)) == some & others
    assert members(made(some) | also_made(others)) == some | others
    assert members(made(some) - also_made(others)) == some - others


@given(st.lists(sets, min_size=1, max_size=4))
def test_what_several_sets_have_in_common(some: list[tuple[set[int], Made]]) -> None:
    expected = set.intersection(*(each for each, _ in some))
    assert members(all_of(*(made(each) for each, made in some))) == expected


@given(st.lists(sets, min_size=1, max_size=4))
def test_what_any_of_several_sets_holds(some: list[tuple[set[int], Made]]) -> None:
    expected = set.union(*(each for each, _ in some))
    assert members(any_of(*(made(each) for each, made in some))) == expected


@given(numbers, numbers)
def test_shares_of_documents(some: set[int], asked: set[int]) -> None:
    holders = held(some)
    assert isinstance(holders, Holders)
    docs = np.array(sorted(asked), np.int64)
    assert holders.shares_of(docs).tolist() == [each + 1 if each in some else 0 for each in docs]
    assert holders.shares_of(holders.docs) is holders.shares
