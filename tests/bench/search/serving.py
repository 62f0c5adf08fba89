"""One engine alone in a fresh process: the first touch of every question's words, and its memory.

The parent starts this module with the peer's class, its folder and the archive's, hands over the
questions and reads one line of JSON. Files stay in the page cache: what is cold is the process.
Memory is what the process has resident, and the part of it that is its own (anonymous: neither
files nor programs, which other processes share), after all questions.
"""

import json
import pickle
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

from tests.bench.search.corpus import Archive, opened
from tests.bench.search.measuring import Pages, Times, median, milliseconds, undisturbed
from tests.bench.search.peers import CannotAskError, Peer
from tests.bench.search.questions import Question

RUNS = 3
_ROLLUP = Path("/proc/self/smaps_rollup")


@dataclass(frozen=True, slots=True)
class Served:
    """What one fresh process took: milliseconds and, in bytes, memory before and after.

    Times are None where a question cannot be asked or fails.
    """

    opening: float
    times: tuple[Times | None, ...]
    before: int
    resident: int
    own: int


def served(peer: Peer, archive: Archive, questions: Sequence[Question], runs: int = RUNS) -> Served:
    """The medians of some fresh processes."""
    found = [_run(peer, archive, questions) for _ in range(runs)]
    taken = zip(*(run.times for run in found), strict=True)
    return Served(
        opening=statistics.median(run.opening for run in found),
        times=tuple(
            median(each for each in times if each) if all(times) else None for times in taken
        ),
        before=int(statistics.median(run.before for run in found)),
        resident=int(statistics.median(run.resident for run in found)),
        own=int(statistics.median(run.own for run in found)),
    )


def _run(peer: Peer, archive: Archive, questions: Sequence[Question]) -> Served:
    kind = type(peer)
    where = (kind.__module__, kind.__name__, str(peer.folder), str(archive.folder))
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.search.serving", *where],
        input=pickle.dumps(tuple(questions)),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{peer.name} failed in a process of its own:\n{done.stderr.decode()}")
    fields = json.loads(done.stdout)
    times = tuple(Times(**each) if each else None for each in fields["times"])
    return Served(**{**fields, "times": times})


def _memory(name: str) -> int:
    """One figure of this process' memory, in bytes; 0 where the system does not tell."""
    if not _ROLLUP.exists():
        return 0
    lines = (line.split() for line in _ROLLUP.read_text("ascii").splitlines())
    return next((int(line[1]) * 1024 for line in lines if line[0] == f"{name}:"), 0)


def _asked(pages: Pages, question: Question) -> Times | None:
    try:
        times, _ = pages.page(pages.peer.prepared(question.tree), question.tree)
    except CannotAskError:
        return None
    except Exception:  # the warm rounds name it
        return None
    return times


def main(module: str, name: str, folder: str, home: str) -> None:
    """Open, ask, and print what it took."""
    questions: tuple[Question, ...] = pickle.load(sys.stdin.buffer)  # noqa: S301 - of our parent
    peer: Peer = getattr(import_module(module), name)(Path(folder))
    before = _memory("Rss")
    pages = Pages(peer, {}, opened(Path(home)))
    with undisturbed():
        opening = milliseconds(peer.open)
        times = tuple(_asked(pages, question) for question in questions)
    found = Served(opening, times, before, _memory("Rss"), _memory("Anonymous"))
    json.dump(asdict(found), sys.stdout)
    peer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
