"""Many files, one after another: what was found in each, and what became of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import takewhile

from archive.ingest.gathering import NO_PAGE, Entry, batches, entries_below, entries_in
from archive.ingest.held import NOTHING_HELD, Held
from archive.ingest.keeping import Keeping, Looking, Storing
from archive.ingest.pool import steps_of_many, workers_for
from archive.ingest.records import Outcome
from archive.ingest.roots import Root, roots_of
from archive.ingest.steps import steps_in, steps_of
from archive.models import Capture, Run

__all__ = ["NO_PAGE", "Root", "ingest", "ingest_bytes", "roots_of"]


def ingest(
    roots: Sequence[Root],
    *,
    is_dry_run: bool,
    run: Run | None = None,
    workers: int | None = None,
    reads_all: bool = False,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """Read every file and store its pages, or only read them; one refusal never stops the rest.

    What is stored says that it came in by `run`. So many `workers` read, 0 for this process alone;
    the outcomes and their order are the same. Records whose bytes are here are passed over, unless
    `reads_all`. Ends before the next batch once it `is_stopped`.
    """
    is_passing = not (is_dry_run or reads_all)
    held = Held(Capture.objects.values_list("sha256", flat=True)) if is_passing else NOTHING_HELD
    keeping = Looking() if is_dry_run else Storing(run)
    files = [candidate for root in roots for candidate in root.candidates]
    count = workers_for(files) if workers is None else workers
    steps = steps_of_many(files, held, count) if count else steps_of(files, held)
    with closing(steps):
        entries = takewhile(lambda _: not is_stopped(), entries_below(roots, steps))
        yield from _outcomes(entries, keeping)


def ingest_bytes(
    file_name: str, data: bytes, *, is_dry_run: bool, run: Run | None = None
) -> list[Outcome]:
    """The same for the bytes of one file that somebody sends: same readers, limits, refusals."""
    keeping = Looking() if is_dry_run else Storing(run)
    return list(_outcomes(entries_in(steps_in(file_name, data)), keeping))


def _outcomes(entries: Iterable[Entry], keeping: Keeping) -> Iterator[Outcome]:
    for batch in batches(entries):
        yield from keeping.outcomes(batch)
