"""The first of many documents in an order, without putting all of them in order."""

from collections.abc import Sequence

import numpy as np

from archive.search.arrays import Array
from archive.search.engine import Sort
from archive.search.state import State


def ordered(state: State, docs: Array, scores: Array | None, sort: Sort, most: int) -> Array:
    """The first documents in the order asked for, at most `most` of them.

    Undated ones are last in both orders by date; equal scores go by date, newest first, then id.
    """
    by_day = state.oldest_first if sort is Sort.OLDEST else state.newest_first
    docs = docs[_may_come_first(by_day[docs] if scores is None else -scores[docs], most)]
    keys = [by_day[docs], state.column("id")[docs]]
    if scores is not None:
        keys.insert(0, -scores[docs])
    found: Array = docs[_first(keys, np.arange(len(docs)), most)]
    return found


def _may_come_first(key: Array, most: int) -> Array:
    """A mask of those whose key is among the smallest, or as small as the last of these."""
    if len(key) <= most or not most:
        return np.ones(len(key), bool)
    few: Array = key <= np.partition(key, most - 1)[most - 1]
    return few


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
