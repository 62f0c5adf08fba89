"""Facets of a result: counts by value, with a bucket of the articles that lack it."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial, reduce

import numpy as np

from archive.search.arrays import Array
from archive.search.columns import MANY, MISSING_CODE, ONE, month_key
from archive.search.docset import DocSet, all_of
from archive.search.engine import MISSING, FacetCount, SearchRequest
from archive.search.state import State

_NUMBERED: Mapping[str, Callable[[int], str]] = {"year": "{:04}".format, "month": month_key}
"""Facets whose column is the value itself, 0 where there is none, and how it is written."""
_MONTHS = 12


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
    state: State, found: DocSet, kept: DocSet, request: SearchRequest
) -> dict[str, tuple[FacetCount, ...]]:
    """The counts of the facets asked for, over what all *other* facets' choices leave.

    `found` is what was found, `kept` what all choices leave of it. A chosen key is listed even
    where it counts nothing, so that it can be dropped again; of the values that were not chosen
    only the commonest are, as many as a facet is to have.
    """
    picked = {facet: keys for facet, keys in request.filters.items() if keys}
    masks = {facet: DocSet.of_mask(chosen(state, facet, keys)) for facet, keys in picked.items()}
    counts = {}
    for facet in request.facets:
        others = [mask for other, mask in masks.items() if other != facet]
        counted = all_of(found, *others) if facet in masks else kept
        counts[facet] = _counted(state, facet, counted, picked.get(facet, ()), request.facet_size)
    return counts


def _counted(
    state: State, facet: str, kept: DocSet, picked: tuple[str, ...], most: int | None
) -> tuple[FacetCount, ...]:
    many = facet in MANY
    counts, missing = _many(state, facet, kept) if many else _one(state, facet, kept.docs)
    codes = _commonest(counts, most)
    if not picked:
        listed = _written(state, facet, codes, counts[codes])
    else:
        codes = np.union1d(codes, _known(state, facet, picked))
        listed = _written(state, facet, codes, _counts_of(codes, counts))
        met = {each.key for each in listed}
        listed += [FacetCount(key, key, 0) for key in picked if key != MISSING and key not in met]
    if missing or MISSING in picked:
        listed.append(FacetCount(MISSING, "", missing))
    return tuple(listed)


def _written(state: State, facet: str, codes: Array, counts: Array) -> list[FacetCount]:
    """Counts by code under their keys: the latest years and months first, else the largest."""
    if facet in _NUMBERED:
        written = list(map(_NUMBERED[facet], codes[::-1].tolist()))
        return _facet_counts(written, written, counts[::-1].tolist())
    values = state.by_name(facet)
    order = np.argsort(-counts, kind="stable")
    ordered = codes[order].tolist()
    keys, names = (map(some.__getitem__, ordered) for some in (values.keys, values.names))
    return _facet_counts(keys, names, counts[order].tolist())


def _facet_counts(
    keys: Iterable[str], names: Iterable[str], counts: Iterable[int]
) -> list[FacetCount]:
    """Made without a call of Python for each: a page may have hundreds."""
    return list(map(partial(tuple.__new__, FacetCount), zip(keys, names, counts, strict=True)))


def _counts_of(codes: Array, counts: Array) -> Array:
    """The counts of some codes; 0 of those that none has."""
    found = np.zeros(max(len(counts), int(codes.max(initial=0)) + 1), np.int64)
    found[: len(counts)] = counts
    return found[codes]


def _one(state: State, facet: str, docs: Array) -> tuple[Array, int]:
    """How many documents have each code, and how many have none."""
    counts = np.bincount(state.counted(facet)[docs], minlength=1)
    missing = int(counts[0])
    if facet in _NUMBERED:
        counts[0] = 0
        return counts, missing
    return counts[1:], missing


def _many(state: State, facet: str, kept: DocSet) -> tuple[Array, int]:
    codes = state.counted(facet).compress(kept.mask[state.owners(facet)])
    return np.bincount(codes), int(np.count_nonzero(_missing(state, facet)[kept.docs]))


def _commonest(counts: Array, most: int | None) -> Array:
    """The codes that count anything, ascending; of many the commonest, of equal ones the first."""
    codes = np.flatnonzero(counts)
    if most is not None and len(codes) > most:
        codes = np.sort(codes[np.argsort(-counts[codes], kind="stable")[:most]])
    return codes


def _codes(state: State, facet: str, keys: Iterable[str]) -> list[int]:
    """The codes of the keys that the index has met."""
    if facet == "year":
        return list(filter(None, (_number(key, 4) for key in keys)))
    if facet == "month":
        return [code for key in keys for code in _month(key)]
    codes = state.values[facet].codes
    return [codes[key] for key in keys if key in codes]


def _known(state: State, facet: str, keys: Iterable[str]) -> Array:
    """The codes of the keys that this state of the index has met: a later one may know more."""
    codes = np.array(_codes(state, facet, keys), np.int64)
    if facet in _NUMBERED:
        return codes
    places = state.by_name(facet).places
    return np.asarray(places[codes[codes < len(places)]])


def _month(key: str) -> list[int]:
    year, _, month = key.partition("-")
    numbers = _number(year, 4), _number(month, 2)
    return [numbers[0] * _MONTHS + numbers[1] - 1] if all(numbers) and numbers[1] <= _MONTHS else []


def _number(digits: str, most: int) -> int:
    """A number of at most so many digits; 0 where it is none, for which no year or month stands."""
    return int(digits) if digits.isdecimal() and len(digits) <= most else 0


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
