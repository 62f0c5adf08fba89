"""Documents written as segments, on all cores where there are many of them."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from archive.search.arrays import write_arrays
from archive.search.draft import Draft
from archive.search.engine import Document
from archive.search.lexicon import Lexicon

BATCH = 200
"""Documents of one segment of a build: each process holds the words of so many at once. Who builds
an index merges the segments at its end."""
FEW = 3
"""Batches that are written by this process, as one segment: it takes others a second to start."""

MOST_WORDS = 120_000
"""Words as printed that are remembered from one segment of a build to the next, some 25 MB."""


def drafted(
    documents: Iterable[Document], new_path: Callable[[], Path], cores: int | None = None
) -> Iterator[tuple[Path, int]]:
    """Write documents as segments; yields the file of each and how many it holds, in order.

    Few are written by this process. More are written by others, one for each core, while this one
    fetches the next documents; no more of them wait than there are cores.
    """
    batches = _batches(documents)
    first, more = deque(islice(batches, FEW)), next(batches, [])
    cores = cores or len(os.sched_getaffinity(0))
    if more and cores > 1 and _can_start_others():
        yield from _on_cores(chain(_taken(first), [more], batches), new_path, cores)
        return
    writer = _Writer()
    for batch in chain([list(chain.from_iterable(_taken(first)))], [more], batches):
        if batch:
            yield writer.write(batch, new_path())


def _taken(batches: deque[list[Document]]) -> Iterator[list[Document]]:
    """Batches one after the other, none of them held any longer."""
    while batches:
        yield batches.popleft()


def _can_start_others() -> bool:
    """Whether Python can start processes: each reads the main program's file again."""
    file = getattr(sys.modules["__main__"], "__file__", None)
    return file is None or Path(file).is_file()


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _on_cores(
    batches: Iterable[list[Document]], new_path: Callable[[], Path], cores: int
) -> Iterator[tuple[Path, int]]:
    # Not forked: a copy of this process would share its connections to the database.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[tuple[Path, int]]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(_write, batch, new_path()))
                if len(waiting) > cores:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


class _Writer:
    """Writes segments, and remembers for the next one the words that it met, as long as these are
    not too many: the words of an archive have no end, and most of them are met once."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()

    def write(self, batch: list[Document], path: Path) -> tuple[Path, int]:
        """Write documents as a segment."""
        if len(self._lexicon) > MOST_WORDS:
            self._lexicon = Lexicon()
        draft = Draft(self._lexicon)
        for document in batch:
            draft.add(document)
        write_arrays(path, draft.arrays())
        return path, draft.count


def _write(batch: list[Document], path: Path) -> tuple[Path, int]:
    return _writer().write(batch, path)


@cache
def _writer() -> _Writer:
    """The writer of this process."""
    return _Writer()
