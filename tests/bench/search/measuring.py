"""Pages timed: every engine in turn for every question, several times over.

A page is an engine's answer and snippets of its twenty hits, made for all engines by the archive's
own code, by the same rule from the same texts in memory. Our index leads that code to the places of
the words, which belongs to the time of its answer. The peers' packages tell no places, so that for
them the texts are looked through; "ours, texts scanned" does the same. The first round is not
counted; it also finds out who answers what. Nothing is collected as garbage while the clock runs.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest

from archive.search.query import Node
from archive.search.snippets import snippets
from tests.bench.search.corpus import Archive, Article
from tests.bench.search.peers import Answer, CannotAskError, Peer
from tests.bench.search.questions import Question

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one page: of the engine, and of the snippets."""

    engine: float
    snippets: float

    @property
    def page(self) -> float:
        """Of the whole page."""
        return self.engine + self.snippets


@dataclass(slots=True)
class Measured:
    """What one engine did: times and answers by question, and the questions it has no words for."""

    times: dict[str, Times] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    unasked: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


class Pages:
    """Pages of one engine over one archive; the articles shown stay in memory."""

    def __init__(self, peer: Peer, articles: dict[int, Article], archive: Archive) -> None:
        self.peer = peer
        self._articles = articles
        self._archive = archive

    def page(self, prepared: object, tree: Node) -> tuple[Times, Answer]:
        """One page, timed."""
        start = time.perf_counter()
        found = self.peer.ask(prepared)
        asked = time.perf_counter() - start
        answer = self.peer.answer(found)
        leads = self.peer.leads(found)
        shown = list(zip_longest(map(self._article, answer.hits), leads))
        start = time.perf_counter()
        for each, lead in shown:
            snippets(tree, "en", each.paragraphs, title=each.title, leads=lead)
        shown_in = time.perf_counter() - start
        return Times(asked * 1000, shown_in * 1000), answer

    def _article(self, number: int) -> Article:
        if number not in self._articles:
            self._articles[number] = self._archive.article(number)
        return self._articles[number]


def warm(
    peers: Sequence[Peer],
    questions: Sequence[Question],
    archive: Archive,
    rounds: int = ROUNDS,
) -> dict[str, Measured]:
    """The median time of every question by engine, over the rounds."""
    articles: dict[int, Article] = {}
    pages = {peer.name: Pages(peer, articles, archive) for peer in peers}
    measured = {peer.name: Measured() for peer in peers}
    prepared = {each: _first(each, pages, measured) for each in questions}
    times: dict[tuple[str, str], list[Times]] = {}
    for turn in range(rounds):
        with undisturbed():
            for question, ready in prepared.items():
                for name in _rotated(list(ready), turn):
                    taken, _ = pages[name].page(ready[name], question.tree)
                    times.setdefault((name, question.typed), []).append(taken)
    for (name, typed), taken_each in times.items():
        measured[name].times[typed] = median(taken_each)
    return measured


def _first(
    question: Question, pages: Mapping[str, Pages], measured: Mapping[str, Measured]
) -> dict[str, object]:
    """The question in the words of every engine that answers it, asked once."""
    ready: dict[str, object] = {}
    for name, each in pages.items():
        found = measured[name]
        try:
            prepared = each.peer.prepared(question.tree)
            _, found.answers[question.typed] = each.page(prepared, question.tree)
        except CannotAskError as reason:
            found.unasked[question.typed] = str(reason)
        except Exception as error:  # whatever a peer raises is reported, by name
            found.failed[question.typed] = f"{type(error).__name__}: {error}"
        else:
            ready[name] = prepared
    return ready


def median(times: Iterable[Times]) -> Times:
    """Of each part its own median."""
    listed = list(times)
    return Times(
        statistics.median(each.engine for each in listed),
        statistics.median(each.snippets for each in listed),
    )


def quantile(values: Iterable[float], share: float) -> float:
    """The value that this share of the values does not exceed, between the two nearest."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def milliseconds(task: Callable[[], object]) -> float:
    """How long a task takes."""
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


@contextmanager
def undisturbed() -> Iterator[None]:
    """No garbage is collected meanwhile, but all before."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _rotated(names: list[str], turn: int) -> list[str]:
    """Another engine first each time."""
    shift = turn % len(names) if names else 0
    return names[shift:] + names[:shift]
