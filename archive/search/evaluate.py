"""The query tree over postings: what matches, how well, counted and in order.

Plain sets and dictionaries. Answers are exact: totals and facets count the whole result. The
ranking is BM25F (Robertson, Zaragoza and Taylor 2004) with Lucene's idf: the occurrences of a word
are summed over the fields, each divided by its length's share and multiplied by its weight, before
they saturate.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import log

from archive.search.engine import Hit, SearchPage, SearchRequest, Sort
from archive.search.facets import chosen, facet_counts
from archive.search.fields import FIELDS, stem_field
from archive.search.query import And, DateRange, Every, Node, Not, Or, Phrase, Term
from archive.search.rows import Row, Rows
from archive.search.wanted import Wanted, leaves, positive_leaves, wanted
from archive.text.dates import Fit

SATURATION = 1.2
"""BM25's k1."""

Key = tuple[str, str]
"""Index field and token."""
Postings = Mapping[int, Sequence[int]]
"""Document number to the ascending positions of one token in one field; live documents only."""


@dataclass(frozen=True, slots=True)
class Match:
    """Documents that match, and those of them that certainly do (dates may only possibly fit)."""

    all: frozenset[int]
    certain: frozenset[int]


def keys(tree: Node, languages: frozenset[str]) -> Iterator[Key]:
    """Every posting list that answering a question takes."""
    for leaf in leaves(tree):
        for name in _fields(leaf):
            for each in wanted(leaf, languages):
                yield from ((name, token) for _, token in each.steps)
                yield from ((stem_field(name), stem) for stem in each.stems)


def answer(request: SearchRequest, rows: Rows, postings: Mapping[Key, Postings]) -> SearchPage:
    """The page asked for; `postings` hold at least the `keys` of the question."""
    evaluation = _Evaluation(rows, postings)
    match = evaluation.match(request.query)
    found = match.certain if request.certain_dates else match.all
    kept = found.intersection(*(chosen(rows, found, *each) for each in request.filters.items()))
    scores = evaluation.scores(request.query)
    ordered = _ordered(kept, rows, scores, request.sort)
    start = max(request.offset, 0)
    shown = ordered[start : start + max(request.size, 0)]
    return SearchPage(
        total=len(kept),
        possible=len(kept - match.certain),
        undated=sum(rows[number].day is None for number in kept),
        hits=tuple(
            _hit(rows[number], scores.get(number, 0.0), is_certain=number in match.certain)
            for number in shown
        ),
        facets=facet_counts(rows, found, request.filters),
    )


def _hit(found: Row, score: float, *, is_certain: bool) -> Hit:
    return Hit(found.id, score, is_certain, is_dated=found.day is not None)


def _ordered(
    numbers: Iterable[int], rows: Rows, scores: Mapping[int, float], sort: Sort
) -> list[int]:
    """In the order asked for; undated last in both orders by date; ties by date, then id."""

    def by_day(number: int) -> tuple[bool, int, str]:
        found = rows[number]
        day = found.day or 0
        return found.day is None, day if sort is Sort.OLDEST else -day, found.id

    def by_score(number: int) -> tuple[float, bool, int, str]:
        return -round(scores.get(number, 0.0), 9), *by_day(number)

    return sorted(numbers, key=by_score if sort is Sort.RELEVANCE else by_day)


def _fields(leaf: Term | Phrase) -> Iterable[str]:
    return (leaf.field,) if leaf.field else FIELDS


class _Evaluation:
    """One question over one state of the index; what a leaf finds is worked out once."""

    def __init__(self, rows: Rows, postings: Mapping[Key, Postings]) -> None:
        self.rows = rows
        self.postings = postings
        self.found: dict[tuple[Wanted, str | None], dict[int, float]] = {}

    def match(self, node: Node) -> Match:
        """The documents that a tree matches."""
        match node:
            case Every():
                return Match(self.rows.numbers, self.rows.numbers)
            case Term() | Phrase():
                return self._leaf(node)
            case DateRange():
                return self._dates(node)
            case Not(part):
                inner = self.match(part)
                return Match(self.rows.numbers - inner.certain, self.rows.numbers - inner.all)
            case And(parts):
                return reduce(_both, map(self.match, parts), self.match(Every()))
            case Or(parts):
                return reduce(_either, map(self.match, parts), Match(frozenset(), frozenset()))

    def scores(self, tree: Node) -> dict[int, float]:
        """How well each document fits the words asked for."""
        scores: dict[int, float] = defaultdict(float)
        for leaf in dict.fromkeys(positive_leaves(tree)):
            for each in wanted(leaf, self.rows.languages):
                found = self._weights(each, leaf.field)
                rarity = _idf(len(self.rows), len(found))
                for number, weight in found.items():
                    scores[number] += rarity * weight * (SATURATION + 1) / (weight + SATURATION)
        return scores

    def _leaf(self, leaf: Term | Phrase) -> Match:
        parts = [self._weights(each, leaf.field) for each in wanted(leaf, self.rows.languages)]
        found = frozenset(parts[0]).intersection(*parts[1:]) if parts else frozenset[int]()
        return Match(found, found)

    def _dates(self, days: DateRange) -> Match:
        fits = {number: _fit(each, days) for number, each in self.rows.by_number.items()}
        return Match(
            frozenset(number for number, fit in fits.items() if fit is not Fit.NONE),
            frozenset(number for number, fit in fits.items() if fit is Fit.CERTAIN),
        )

    def _weights(self, each: Wanted, name: str | None) -> dict[int, float]:
        """Documents that hold what is wanted, with their weighted occurrences."""
        key = (each, name)
        if key not in self.found:
            self.found[key] = self._weigh(each, (name,) if name else tuple(FIELDS))
        return self.found[key]

    def _weigh(self, each: Wanted, names: Iterable[str]) -> dict[int, float]:
        weights: dict[int, float] = defaultdict(float)
        for name in names:
            field = FIELDS[name]
            mean = self.rows.mean_lengths.get(name, 1.0)
            for number, places in self._places(each, name).items():
                share = self.rows[number].lengths[name] / mean
                weights[number] += field.weight * len(places) / (1 + field.slope * (share - 1))
        return weights

    def _places(self, each: Wanted, name: str) -> dict[int, set[int]]:
        """The positions at which what is wanted begins, in one field."""
        places = self._runs(each, name)
        for stem in each.stems:
            for number, found in self._of(stem_field(name), stem).items():
                places.setdefault(number, set()).update(found)
        return places

    def _runs(self, each: Wanted, name: str) -> dict[int, set[int]]:
        """Where all steps stand at their distances."""
        lists = [(distance, self._of(name, token)) for distance, token in each.steps]
        holding = set(lists[0][1]).intersection(*(found for _, found in lists[1:]))
        runs: dict[int, set[int]] = {}
        for number in holding:
            begins = ({at - distance for at in found[number]} for distance, found in lists)
            if places := set.intersection(*begins):
                runs[number] = places
        return runs

    def _of(self, name: str, token: str) -> Postings:
        return self.postings.get((name, token), {})


def _both(one: Match, other: Match) -> Match:
    return Match(one.all & other.all, one.certain & other.certain)


def _either(one: Match, other: Match) -> Match:
    return Match(one.all | other.all, one.certain | other.certain)


def _fit(found: Row, days: DateRange) -> Fit:
    """A printed year decides; an inferred date is never more than possible."""
    if found.date and (found.date.year is not None or found.inferred is None):
        return found.date.fit(days.first, days.last)
    if found.inferred and found.inferred.fit(days.first, days.last) is not Fit.NONE:
        return Fit.POSSIBLE
    return Fit.NONE


def _idf(documents: int, holding: int) -> float:
    return log(1 + (documents - holding + 0.5) / (holding + 0.5))
