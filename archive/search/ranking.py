"""The first of many documents in an order, without putting all of them in order."""

from collections.abc import Sequence

import numpy as np

from archive.search.arrays import Array
from archive.search.engine import Sort
from archive.search.state import State

_BLOCKS = 8
"""Blocks for each place to fill, of which the greatest is known: the more, the fewer are left."""


def ordered(state: State, docs: Array, scores: Array | None, sort: Sort, most: int) -> Array:
    """The places in `docs` of the first in the order asked for, at most `most` of them.

    Undated ones are last in both orders by date; equal scores go by date, newest first, then id.
    """
    by_day = state.oldest_first if sort is Sort.OLDEST else state.newest_first
    places = _may_come_first(-by_day[docs] if scores is None else scores, most)
    few = docs[places]
    keys = [by_day[few], state.column("id")[few]]
    if scores is not None:
        keys.insert(0, -scores[places])
    found: Array = places[_first(keys, np.arange(len(few)), most)]
    return found


def _may_come_first(values: Array, most: int) -> Array:
    """The places of those that may be among the greatest, equals of the last of them too.

    As many blocks as places have a value that is no less than the least of the greatest: all
    that are less are left out, without putting any in order.
    """
    blocks = _BLOCKS * most
    length = len(values) // blocks if blocks else 0
    if length < 2:  # noqa: PLR2004 - each would be its own block
        return np.arange(len(values))
    greatest = values[: length * blocks].reshape(length, blocks).max(axis=0)
    floor = np.partition(greatest, blocks - most)[blocks - most]
    return np.flatnonzero(values >= floor)


def _first(keys: Sequence[Array], chosen: Array, most: int) -> Array:
    """The places of the smallest by the first key, then the next, in order."""
    if len(chosen) > most:
        chosen = _smallest(keys, chosen, most)
    order: Array = chosen[np.lexsort([key[chosen] for key in reversed(keys)])]
    return order


def _smallest(keys: Sequence[Array], chosen: Array, most: int) -> Array:
    """The smallest without order: those below the last of them; of its equals by the next key."""
    if len(chosen) <= most or not keys or not most:
        return chosen[:most]
    key = keys[0][chosen]
    if key.dtype.kind == "S":
        return chosen[np.argsort(key, kind="stable")[:most]]
    last = np.partition(key, most - 1)[most - 1]
    below = chosen[key < last]
    equal = _smallest(keys[1:], chosen[key == last], most - len(below))
    return np.concatenate((below, equal))
