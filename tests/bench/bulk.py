"""The figures of bulk ingest: rate, processor time, memory, and what the index costs.

Pages are drawn from those that `tests.bench.reading` reads. Every one says something else: in every
line of some length half of the words are others that stand on these pages, so that no two of them
are one text and no word is rarer than it is.
"""

import gzip
import random
import re
import resource
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import active_children
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from archive.ingest.batch import ingest
from archive.ingest.roots import roots_of
from archive.search import sync
from tests.bench.reading import pages
from tests.source import ROOT

CORPUS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
INDEX_AT_LEAST, INDEX_AIM = 0.5, 0.8
COPIES = 250
LEAST_LINE = 30
OTHER_WORDS = 0.5
DATES = "年月日時分"
_DENSE = re.compile(r"[\u3040-\u9fff]")
_WORD = re.compile(r"[\u3040-\u9fff]|[^\s\u3040-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A rate that is asked for, in records a second."""

    name: str
    at_least: int
    aim: int


OF_PAGES = Figure("pages of text, without the index", 100, 250)
OF_CORPUS = Figure("records of the corpus, with the index", 250, 800)


@dataclass
class Cost:
    """What a run took: records, seconds, processor seconds here and in the processes that read."""

    records: int
    seconds: float
    writing: float
    reading: float
    memory: list[float]

    def told(self, figure: Figure) -> str:
        """In a line."""
        each = 1000 / self.records
        places = " / ".join(f"{size:.0f}" for size in self.memory)
        return (
            f"{figure.name}: {self.records} in {self.seconds:.0f} s, "
            f"{self.records / self.seconds:.0f}/s (at least {figure.at_least}, aim "
            f"{figure.aim}); processor time a record: reading {self.reading * each:.1f} ms, "
            f"writing {self.writing * each:.1f} ms; memory at 1/4, 1/2, the end: {places} MB\n"
        )


def written(folder: Path, count: int, seed: int = 0) -> Path:
    """Write so many pages, each its own."""
    folder.mkdir()
    others = Others(seed)
    for number, (name, text) in enumerate(islice(cycle(pages().items()), count)):
        head, _, rest = text.lstrip().partition("\n")
        lines = [f"{head} ({seed + number})", *map(others.line, rest.split("\n"))]
        (folder / f"{number:06}-{name}.txt").write_text("\n".join(lines), "utf-8")
    return folder


class Others:
    """Other words in the places of some; as common as they are on the pages, none says a date."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        words = [word for text in pages().values() for word in _WORD.findall(text)]
        self._dense = [word for word in words if _DENSE.fullmatch(word) and word not in DATES]
        self._plain = [word for word in words if word.islower() and word.isalpha()]

    def line(self, line: str) -> str:
        """A line; short ones stay as they are."""
        return line if len(line) < LEAST_LINE else _WORD.sub(self._word, line)

    def _word(self, found: re.Match[str]) -> str:
        word: str = found[0]
        if self._rng.random() >= OTHER_WORDS:
            return word
        other: str = self._rng.choice(self._dense if _DENSE.fullmatch(word) else self._plain)
        return other


def measured(folder: Path, count: int, after: Callable[[], object]) -> Cost:
    """Ingest a folder of so many records, then do what comes after."""
    memory: list[float] = []
    marks = [count // 4, count // 2]
    start, own, others = time.perf_counter(), time.process_time(), _of_others()
    done = 0
    for done, _ in enumerate(ingest(roots_of([str(folder)]), is_dry_run=False), start=1):
        if done in marks:
            memory.append(_memory())
    memory.append(_memory())
    after()
    seconds, own = time.perf_counter() - start, time.process_time() - own
    return Cost(done, seconds, own, _of_others() - others, memory)


def _of_others() -> float:
    """Processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory() -> float:
    """Megabytes of this process and of those that it has started."""
    processes = ["self", *(str(each.pid) for each in active_children())]
    return sum(map(_resident, processes))


def _resident(process: str) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def seconds(task: Callable[[], object]) -> float:
    """How long a task takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def with_and_without_index(folder: Path, count: int, name: str) -> str:
    """Ingest a folder, then bring the index up to date, and say what that costs."""
    stored = seconds(lambda: list(ingest(roots_of([str(folder)]), is_dry_run=False)))
    indexed = seconds(sync.restore)
    return (
        f"{name}: {count} pages, {count / stored:.0f}/s without the index, "
        f"{count / (stored + indexed):.0f}/s with it: {stored / (stored + indexed):.2f} "
        f"(at least {INDEX_AT_LEAST}, aim {INDEX_AIM})\n"
    )


def corpus(folder: Path, count: int) -> Path:
    """The corpus in a folder of its own, cut to so many records."""
    folder.mkdir()
    with gzip.open(CORPUS, "rb") as packed, (folder / "corpus.jsonl").open("wb") as file:
        file.writelines(islice(packed, count))
    return folder


def rows(folder: Path, pages_wanted: int, records: int, copies: int) -> Iterator[str]:
    """A line for every figure, as it is known."""
    sources = folder / "sources"
    sources.mkdir()
    with_emptied()
    cost = measured(written(sources / "pages", pages_wanted), pages_wanted, lambda: None)
    yield cost.told(OF_PAGES)
    if CORPUS.exists():
        with_emptied()
        source = corpus(sources / "corpus", records)
        yield measured(source, records, sync.restore).told(OF_CORPUS)
    with_emptied()
    for number, name in enumerate(("into an empty archive", "as many again")):
        source = written(sources / f"index{number}", copies, seed=number * copies)
        yield with_and_without_index(source, copies, name)


def with_emptied() -> None:
    """An archive without anything in it."""
    sync.close()
    connection.close()
    call_command("migrate", verbosity=0)
    call_command("flush", verbosity=0, interactive=False)


def main(arguments: Sequence[str], folder: str) -> None:
    """Print every figure as soon as it is known."""
    parser = ArgumentParser(prog="python -m tests.bench.ingest", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000, help="of text")
    parser.add_argument("--records", type=int, default=12_000, help="of the corpus")
    parser.add_argument("--copies", type=int, default=COPIES, help="of the index's figure, twice")
    chosen = parser.parse_args(arguments)
    for line in rows(Path(folder), chosen.pages, chosen.records, chosen.copies):
        sys.stdout.write(line)
        sys.stdout.flush()
