"""Which articles may hold a quotation, asked of any engine; the texts themselves decide."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from archive.search.engine import Engine, SearchPage, SearchRequest, Sort
from archive.search.query import Node, Phrase, any_of
from archive.text.analysis import is_dense
from archive.text.similarity import word_spans

MOST_RUNS, LEAST_RUNS = 24, 2
"""Runs of words that are looked for: the rarest ones, of which an article that has the passage
with other words in it still has some."""
MOST_HOLDERS = 30_000
"""Articles with the rarest words of all runs but the first few, together: what costs time."""
_RUN, _DENSE_RUN = 2, 4
"""Words of a run; in scripts without spaces between words, characters."""


def as_quoted(quotation: str, engine: Engine, at_most: int) -> SearchPage:
    """The articles with all its words in a row in one text, the oldest first.

    What crosses paragraphs, or is hyphenated otherwise, is not among them. Raises SearchError.
    """
    return engine.search(
        SearchRequest(Phrase((quotation,)), sort=Sort.OLDEST, size=at_most, facets=())
    )


def nearly(quotation: str, engine: Engine, at_most: int) -> SearchPage:
    """The articles with most of its rarest runs of words, the best first; raises SearchError."""
    tree = _runs(quotation, engine)
    if tree is None:
        return SearchPage(0, 0, 0, (), {})
    return engine.search(SearchRequest(tree, size=at_most, facets=()))


def _runs(quotation: str, engine: Engine) -> Node | None:
    """The rarest runs of a quotation; None where no two of its words are known."""
    words = [quotation[start:end] for start, end in word_spans(quotation)]
    holding = engine.holding(dict.fromkeys(words))
    runs = sorted(set(_rarity(quotation, words, holding)))[:MOST_RUNS]
    sums = accumulate(holders for holders, _ in runs)
    few = sum(each <= MOST_HOLDERS for each in sums)
    chosen = runs[: max(few, LEAST_RUNS)]
    return any_of(Phrase((run,)) for _, run in chosen) if chosen else None


def _rarity(
    quotation: str, words: list[str], holding: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Each run of words that the archive knows, after how many articles hold its rarest word."""
    spans = word_spans(quotation)
    for at, (start, _) in enumerate(spans):
        size = _DENSE_RUN if is_dense(words[at][0]) else _RUN
        run = words[at : at + size]
        if len(run) == size and all(holding[each] for each in run):
            yield min(holding[each] for each in run), quotation[start : spans[at + size - 1][1]]
