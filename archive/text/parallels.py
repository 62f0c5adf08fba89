"""Where some texts quote each other, and their paragraphs in rows, those beside each other that do.

A stretch of words that two texts have in common is a quotation where it is long enough not to be
chance. Rows keep the order of every text: of quotations that cross each other the longer ones are
put beside each other, and the rest can still be told by its marks.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from archive.text.passages import MOST_PLACES
from archive.text.similarity import RUN, runs, word_spans, words
from archive.text.wording import Block

LEAST_WORDS = 8
"""Words in a row that two texts have in common where one quotes the other, or both a third; in
scripts without spaces between words, characters."""

MOST_QUOTATIONS = 2_000
"""Of two texts: in one that says the same word all the time every word begins some."""

Span = tuple[int, int]
Row = tuple[int | None, ...]
"""A paragraph of each text, counted from 1; None where a text has none here."""


@dataclass(frozen=True, slots=True)
class Echo:
    """So many words of a paragraph stand in a paragraph, from 1, of a text, from 0."""

    text: int
    paragraph: int
    words: int


@dataclass(frozen=True, slots=True)
class Parallels:
    """What texts have in common.

    `rows` has every paragraph once; `marks` and `echoes` are by text and paragraph: the places of
    quoted words in it, and the paragraphs that have them, those with most of them first.
    """

    rows: tuple[Row, ...]
    marks: Mapping[tuple[int, int], tuple[Span, ...]]
    echoes: Mapping[tuple[int, int], tuple[Echo, ...]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text: as numbers, and each one's paragraph, from 1, and place in it."""

    numbers: list[int]
    places: list[tuple[int, int, int]]

    @classmethod
    def of(cls, text: Sequence[str]) -> "_Words":
        places = [
            (number, *span) for number, each in enumerate(text, 1) for span in word_spans(each)
        ]
        return cls([word for each in text for word in words(each)], places)


_Shared = Counter[tuple[int, int]]
"""How many words a paragraph of one text has in common with a paragraph of another."""


def parallels(texts: Sequence[Sequence[str]]) -> Parallels:
    """What some texts have in common; time grows with their length."""
    read = [_Words.of(text) for text in texts]
    quoted: list[set[int]] = [set() for _ in texts]
    shared: dict[tuple[int, int], _Shared] = {}
    for one, other in combinations(range(len(texts)), 2):
        pairs = _Shared()
        found = _quotations(read[one].numbers, read[other].numbers)
        for block in islice(found, MOST_QUOTATIONS):
            for n in range(block.length):
                at, place = block.at + n, block.place + n
                quoted[one].add(at)
                quoted[other].add(place)
                pairs[read[one].places[at][0], read[other].places[place][0]] += 1
        shared[one, other] = pairs
    return Parallels(
        rows=tuple(_rows([len(text) for text in texts], shared)),
        marks=_marks(read, quoted),
        echoes=_echoes(shared),
    )


def _quotations(one: Sequence[int], other: Sequence[int]) -> Iterator[Block]:
    """The stretches of the same words, wherever they stand in either text."""
    if min(len(one), len(other)) < LEAST_WORDS:
        return
    places: dict[int, list[int]] = defaultdict(list)
    for place, run in enumerate(runs(other)):
        if len(places[run]) < MOST_PLACES:
            places[run].append(place)
    going: dict[int, Block] = {}
    for at, run in enumerate(runs(one)):
        here = {}
        for place in places.get(run, ()):
            before = going.pop(place - 1, Block(at, place, RUN - 1))
            here[place] = Block(before.at, before.place, before.length + 1)
        yield from _long(going.values())
        going = here
    yield from _long(going.values())


def _long(blocks: Iterable[Block]) -> Iterator[Block]:
    return (each for each in blocks if each.length >= LEAST_WORDS)


def _marks(
    read: Sequence[_Words], quoted: Sequence[set[int]]
) -> dict[tuple[int, int], tuple[Span, ...]]:
    """Quoted words that follow each other in a paragraph are one place."""
    marks: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for text, (some, chosen) in enumerate(zip(read, quoted, strict=True)):
        last = None
        for word in sorted(chosen):
            number, start, end = some.places[word]
            spans = marks[text, number]
            if spans and last == word - 1:
                start, _ = spans.pop()
            spans.append((start, end))
            last = word
    return {key: tuple(spans) for key, spans in marks.items()}


def _echoes(shared: Mapping[tuple[int, int], _Shared]) -> dict[tuple[int, int], tuple[Echo, ...]]:
    echoes: dict[tuple[int, int], list[Echo]] = defaultdict(list)
    for (one, other), pairs in shared.items():
        for (here, there), count in pairs.items():
            if count >= RUN:
                echoes[one, here].append(Echo(other, there, count))
                echoes[other, there].append(Echo(one, here, count))
    return {
        key: tuple(sorted(found, key=lambda each: (each.text, -each.words, each.paragraph)))
        for key, found in echoes.items()
    }


def _rows(lengths: Sequence[int], shared: Mapping[tuple[int, int], _Shared]) -> list[Row]:
    """One text after the other is put beside those before it."""
    rows: list[Row] = []
    for text, length in enumerate(lengths):
        alike = _Shared()
        places = {(other, row[other]): at for at, row in enumerate(rows) for other in range(text)}
        for other in range(text):
            for (there, here), count in shared[other, text].items():
                alike[places[other, there], here - 1] += count
        rows = list(_joined(rows, text, length, _heaviest(alike)))
    return [(*row, *[None] * (len(lengths) - len(row))) for row in rows]


def _joined(
    rows: Sequence[Row], text: int, length: int, pairs: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    """Rows with one text more; a paragraph that has no row to stand in comes behind those."""
    nobody: Row = (None,) * text
    at = here = 0
    for row, paragraph in (*pairs, (len(rows), length)):
        yield from ((*each, None) for each in rows[at:row])
        yield from ((*nobody, number) for number in range(here + 1, paragraph + 1))
        if row < len(rows):
            yield (*rows[row], paragraph + 1)
        at, here = row + 1, paragraph + 1


def _heaviest(weights: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs that rise on both sides and weigh most together.

    `lasts` and `totals` are those of the chains that none with a smaller end outweighs.
    """
    lasts: list[int] = []
    totals: list[int] = []
    at_end: list[int] = []
    links: list[tuple[tuple[int, int], int]] = []
    for pair in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        at = end = bisect_left(lasts, pair[1])
        total = weights[pair] + (totals[at - 1] if at else 0)
        while end < len(lasts) and totals[end] <= total:
            end += 1
        if end > at or lasts[at : at + 1] != [pair[1]]:
            links.append((pair, at_end[at - 1] if at else -1))
            lasts[at:end], totals[at:end], at_end[at:end] = [pair[1]], [total], [len(links) - 1]
    return _unwound(links, at_end[-1] if at_end else -1)


def _unwound(links: Sequence[tuple[tuple[int, int], int]], last: int) -> list[tuple[int, int]]:
    """A chain from its end: each link has its pair and the number of the link before it."""
    found = []
    while last >= 0:
        pair, last = links[last]
        found.append(pair)
    return found[::-1]
