"""Facets of a result: counts by value, with a bucket of the articles that lack it."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import MANY, MISSING_CODE, ONE, month_key
from archive.search.engine import MISSING, FacetCount
from archive.search.state import State

_NUMBERED: Mapping[str, Callable[[int], str]] = {"year": "{:04}".format, "month": month_key}
"""Facets whose column is the value itself, 0 where there is none, and how it is written."""


class Kept:
    """Documents as a mask and, where asked for, as numbers."""

    def __init__(self, mask: Array, docs: Array | None = None) -> None:
        self.mask = mask
        self._docs = docs

    @property
    def docs(self) -> Array:
        """Their numbers."""
        if self._docs is None:
            self._docs = np.flatnonzero(self.mask)
        return self._docs


def chosen(state: State, facet: str, wanted: Iterable[str]) -> Array:
    """A mask of the documents with any of the wanted keys; of all where none is wanted.

    Raises KeyError for a facet that there is not.
    """
    keys = set(wanted)
    if not keys:
        return state.alive
    masks = [_missing(state, facet)] if MISSING in keys else []
    codes = _codes(state, facet, keys - {MISSING})
    if facet in MANY:
        holding = np.zeros(state.size, bool)
        holding[state.owners(facet)[np.isin(state.column(facet), codes)]] = True
        masks.append(holding)
    else:
        masks.append(np.isin(state.column(facet), codes))
    return reduce(np.logical_or, masks) & state.alive


def facet_counts(
    state: State,
    found: Kept,
    facets: Iterable[str],
    filters: Mapping[str, tuple[str, ...]],
    most: int | None,
) -> dict[str, tuple[FacetCount, ...]]:
    """The counts of some facets, over what all *other* facets' choices leave of what was found.

    A chosen key is listed even where it counts nothing, so that it can be dropped again. `most`
    keeps only the commonest of the values that were not chosen.
    """
    kept = {facet: chosen(state, facet, keys) for facet, keys in filters.items() if keys}
    without: dict[str | None, Kept] = {}
    counts = {}
    for facet in facets:
        own = facet if facet in kept else None
        if own not in without:
            others = [mask for other, mask in kept.items() if other != own]
            mask = reduce(np.logical_and, others, found.mask)
            without[own] = Kept(mask) if others else found
        counts[facet] = _counted(state, facet, without[own], filters.get(facet, ()), most)
    return counts


def _counted(
    state: State, facet: str, kept: Kept, picked: tuple[str, ...], most: int | None
) -> tuple[FacetCount, ...]:
    many = facet in MANY
    counts, missing = _many(state, facet, kept.mask) if many else _one(state, facet, kept.docs)
    known = {code: _count_of(code, counts) for code in _codes(state, facet, picked)}
    listed = _written(state, facet, {**_commonest(counts, most), **known})
    met = {each.key for each in listed}
    listed += [FacetCount(key, key, 0) for key in picked if key != MISSING and key not in met]
    if missing or MISSING in picked:
        listed.append(FacetCount(MISSING, "", missing))
    return tuple(listed)


def _written(state: State, facet: str, counts: Mapping[int, int]) -> list[FacetCount]:
    """Counts by code under their keys: the latest years and months first, else the largest."""
    if facet in _NUMBERED:
        keys = [(_NUMBERED[facet](code), counts[code]) for code in sorted(counts, reverse=True)]
        return [FacetCount(key, key, count) for key, count in keys]
    values = state.values[facet]
    named = sorted(
        (-count, values.names[code], values.keys[code]) for code, count in counts.items()
    )
    return [FacetCount(key, name, -count) for count, name, key in named]


def _count_of(code: int, counts: Array) -> int:
    return int(counts[code]) if code < len(counts) else 0


def _one(state: State, facet: str, docs: Array) -> tuple[Array, int]:
    """How many documents have each code, and how many have none."""
    codes = state.column(facet)[docs]
    if facet in _NUMBERED:
        counts = np.bincount(codes, minlength=1)
        return np.where(np.arange(len(counts)) > 0, counts, 0), int(counts[0])
    counts = np.bincount(codes - MISSING_CODE, minlength=1)
    return counts[1:], int(counts[0])


def _many(state: State, facet: str, mask: Array) -> tuple[Array, int]:
    codes = state.column(facet)[np.flatnonzero(mask[state.owners(facet)])]
    return np.bincount(codes), int(np.count_nonzero(mask & _missing(state, facet)))


def _commonest(counts: Array, most: int | None) -> dict[int, int]:
    """What each code counts, if anything; of many the commonest, of equal ones the first."""
    codes = np.flatnonzero(counts)
    if most is not None and len(codes) > most:
        codes = codes[np.argsort(-counts[codes], kind="stable")[:most]]
    return dict(zip(codes.tolist(), counts[codes].tolist(), strict=True))


def _codes(state: State, facet: str, keys: Iterable[str]) -> list[int]:
    """The codes of the keys that the index has met."""
    if facet == "year":
        return [int(key) for key in keys if key.isdecimal()]
    if facet == "month":
        return [code for key in keys for code in _month(key)]
    codes = state.values[facet].codes
    return [codes[key] for key in keys if key in codes]


def _month(key: str) -> list[int]:
    year, _, month = key.partition("-")
    return [int(year) * 12 + int(month) - 1] if year.isdecimal() and month.isdecimal() else []


def _missing(state: State, facet: str) -> Array:
    """A mask of the documents that lack a facet's value.

    A printed author who is linked to nobody is in no bucket.
    """
    if facet == "author":
        return state.column("unnamed")
    if facet in MANY:
        missing = np.ones(state.size, bool)
        missing[state.owners(facet)] = False
        return missing
    absent = MISSING_CODE if facet in ONE else 0
    lacking: Array = state.column(facet) == absent
    return lacking
