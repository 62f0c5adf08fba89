"""The process that reads files for another one: no database, no settings but limits, one pipe."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection

from archive.ingest.held import Held
from archive.ingest.records import ReadPage
from archive.ingest.steps import Step, steps_of

READY = "ready"
MOST_BYTES = 256 * 1024
LEAST = 1024
GIVING_WAY = 5
"""How much less of a processor this one asks for where others want it too: whoever waits for a page
of the archive comes before files that wait to be read."""
LONGEST_WAIT = 1.0
"""Seconds for which what is found is kept back, so that more of it travels together."""


def work(link: Connection, held: Held) -> None:
    """Read the files of one list after another and send what is found, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it decides when it ends
    os.nice(GIVING_WAY)
    try:
        link.send(READY)
        while True:
            for load in loads(steps_of(link.recv(), held)):
                link.send(load)
    except (EOFError, OSError):
        return


def loads(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Steps in lists that are worth sending, each of one file.

    So the file over which a process dies is always the first that it has not closed.
    """
    load: list[Step] = []
    size, start = 0, time.monotonic()
    for step in steps:
        load.append(step)
        size += _size(step)
        if step.is_last or size > MOST_BYTES or time.monotonic() - start > LONGEST_WAIT:
            yield load
            load, size, start = [], 0, time.monotonic()


def _size(step: Step) -> int:
    found = step.found
    return len(found.data) + len(found.text) if isinstance(found, ReadPage) else LEAST
