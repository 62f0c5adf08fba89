"""Facets of a result: outlet, author and year, each with the articles that lack it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from archive.search.engine import MISSING, FacetCount
from archive.search.rows import Row, Rows


def _outlet_keys(row: Row) -> Iterable[str]:
    return (row.outlet.key if row.outlet else MISSING,)


def _author_keys(row: Row) -> Iterable[str]:
    """The linked authors; a printed name that is linked to nobody is in no bucket."""
    if row.authors:
        return [author.key for author in row.authors]
    return () if row.names_author else (MISSING,)


def _year_keys(row: Row) -> Iterable[str]:
    return (f"{row.year:04}" if row.day is not None else MISSING,)


FACETS: Mapping[str, Callable[[Row], Iterable[str]]] = {
    "outlet": _outlet_keys,
    "author": _author_keys,
    "year": _year_keys,
}
"""Facet to the keys that a document has in it."""


def chosen(rows: Rows, numbers: Iterable[int], facet: str, wanted: Iterable[str]) -> frozenset[int]:
    """The documents with any of the wanted keys; all where none is wanted.

    Raises KeyError for a facet that there is not.
    """
    keys_of, keys = FACETS[facet], frozenset(wanted)
    if not keys:
        return frozenset(numbers)
    return frozenset(each for each in numbers if not keys.isdisjoint(keys_of(rows[each])))


def facet_counts(
    rows: Rows, numbers: frozenset[int], filters: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[FacetCount, ...]]:
    """The counts of every facet, over what all *other* facets' choices leave.

    A chosen key is listed even where it counts nothing, so that it can be dropped again.
    """
    kept = {facet: chosen(rows, numbers, facet, keys) for facet, keys in filters.items()}
    counts: dict[str, tuple[FacetCount, ...]] = {}
    for facet, keys_of in FACETS.items():
        others = [found for other, found in kept.items() if other != facet]
        counter = Counter(
            key for each in numbers.intersection(*others) for key in keys_of(rows[each])
        )
        counter.update(dict.fromkeys(filters.get(facet, ()), 0))
        counts[facet] = _listed(facet, counter, _names(rows, facet))
    return counts


def _names(rows: Rows, facet: str) -> Mapping[str, str]:
    return {"outlet": rows.outlets, "author": rows.authors}.get(facet, {})


def _listed(
    facet: str, counter: Mapping[str, int], names: Mapping[str, str]
) -> tuple[FacetCount, ...]:
    """Years from the newest, the others from the largest; what lacks the facet comes last."""
    listed = [
        FacetCount(key, "" if key == MISSING else names.get(key, key), count)
        for key, count in counter.items()
    ]
    if facet == "year":
        listed.sort(key=lambda each: each.key, reverse=True)
    else:
        listed.sort(key=lambda each: (-each.count, each.name, each.key))
    return tuple(sorted(listed, key=lambda each: each.key == MISSING))
