"""Files read by several processes at once; what they find comes in the order of the files.

Nobody waits for memory: a process that is ahead waits until what it found is wanted. One that dies
or is lost costs the file that it was reading, and another takes its place.
"""

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread
from typing import Any

from archive.ingest.files import Candidate
from archive.ingest.held import Held
from archive.ingest.patience import LOST, TOO_SLOW
from archive.ingest.steps import Refusal, Step
from archive.ingest.worker import READY, work

FILES_AT_ONCE = 8
LOADS_AHEAD = 8
SLOWEST_START = 120.0
"""Seconds in which a process that is started has to answer."""
SLOWEST_END = 1.0
DIED = "given up: the process that read it was ended, perhaps for want of memory"
FEWEST_FILES = 200
FEWEST_BYTES = 2 * 1024 * 1024
"""Below both, reading is done before other processes have started: that takes a second each, in
which one reads some hundred pages of text."""


class PoolError(Exception):
    """No process that reads can be started."""


def workers_for(candidates: Sequence[Candidate]) -> int:
    """How many processes are worth starting; 0 where this one does better alone."""
    is_little = len(candidates) < FEWEST_FILES and _bytes_of(candidates) < FEWEST_BYTES
    return 0 if is_little or not _can_start() else len(os.sched_getaffinity(0))


def steps_of_many(
    candidates: Iterable[Candidate], held: Held, workers: int
) -> Generator[Step, None, None]:
    """The steps of all files, in their order, read by so many processes; raises PoolError."""
    rest = iter(candidates)
    waiting: deque[_Stint] = deque()
    with closing(_Room(held, workers)) as room:
        while True:
            while len(waiting) < 2 * workers + 2 and (files := list(islice(rest, FILES_AT_ONCE))):
                waiting.append(room.begin(files))
            if not waiting:
                return
            yield from waiting.popleft().steps()


def _bytes_of(candidates: Iterable[Candidate]) -> int:
    return sum(candidate.size for candidate in candidates)


def _can_start() -> bool:
    """Whether Python can start processes: each reads the main program's file again."""
    file = getattr(sys.modules["__main__"], "__file__", None)
    return file is None or Path(file).is_file()


class _Stint:
    """Some files that one process reads, and what it has found in them so far."""

    def __init__(self, files: list[Candidate]) -> None:
        self.files = files
        self._loads: Queue[list[Step] | Exception | None] = Queue(LOADS_AHEAD)

    def put(self, load: list[Step] | Exception | None, is_over: Event) -> None:
        """Hand on what was found; None at the end. Waits until somebody takes it."""
        is_put = False
        while not is_put and not is_over.is_set():
            with suppress(Full):
                self._loads.put(load, timeout=0.2)
                is_put = True

    def steps(self) -> Iterator[Step]:
        """All that is found, as it comes."""
        while (load := self._loads.get()) is not None:
            if isinstance(load, Exception):
                raise load
            yield from load


class _Room:
    """The processes and, for each, a thread that hands it its files and takes what it finds."""

    def __init__(self, held: Held, workers: int) -> None:
        self._stints: Queue[_Stint | None] = Queue()
        self._is_over = Event()
        self._workers = [_Worker(held) for _ in range(workers)]
        self._threads = [
            Thread(target=self._oversee, args=[worker], daemon=True) for worker in self._workers
        ]
        for thread in self._threads:
            thread.start()

    def begin(self, files: list[Candidate]) -> _Stint:
        """Have files read by the next process that is free."""
        stint = _Stint(files)
        self._stints.put(stint)
        return stint

    def close(self) -> None:
        """End all processes, whatever they do."""
        self._is_over.set()
        for _ in self._threads:
            self._stints.put(None)
        for worker, thread in zip(self._workers, self._threads, strict=True):
            worker.kill()
            thread.join()

    def _oversee(self, worker: "_Worker") -> None:
        with closing(worker):
            while (stint := self._stints.get()) is not None and not self._is_over.is_set():
                try:
                    for load in worker.loads(stint.files):
                        stint.put(load, self._is_over)
                        if self._is_over.is_set():
                            return
                    stint.put(None, self._is_over)
                except Exception as error:
                    stint.put(error, self._is_over)


class _Worker:
    """One process that reads; started when it is first needed, and again where it died."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._link: Connection | None = None
        self._process: SpawnProcess | None = None

    def loads(self, files: Sequence[Candidate]) -> Iterator[list[Step]]:
        """What is found in files; the one over which the process dies is refused."""
        todo = deque(files)
        while todo:
            self._send(list(todo))
            while todo:
                load = self._receive(LOST)
                if load is None:
                    yield self._refused(todo.popleft())
                    break
                for step in load:
                    if step.is_last:
                        todo.popleft()
                yield load

    def kill(self) -> None:
        """End the process, whatever it does; whoever waits for it hears that it is dead."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process and let go of it."""
        if self._process is not None and self._link is not None:
            self._process.kill()
            self._process.join()
            self._link.close()
        self._process = self._link = None

    def _send(self, files: list[Candidate]) -> None:
        try:
            (self._link or self._start()).send(files)
        except OSError:  # it died while nobody asked anything of it
            self.close()
            self._start().send(files)

    def _start(self) -> Connection:
        # Not forked: a copy of this process would share its connections to the database.
        context = get_context("spawn")
        self._link, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self._held), daemon=True)
        process.start()
        self._process = process
        theirs.close()
        if self._receive(SLOWEST_START) != READY:
            self.close()
            raise PoolError("No process that reads files could be started; try --workers 0.")
        return self._link

    def _receive(self, patience: float) -> Any:
        """What comes next; None where the process is dead or does not answer any more."""
        try:
            return self._link.recv() if self._link and self._link.poll(patience) else None
        except (EOFError, OSError):
            return None

    def _refused(self, file: Candidate) -> list[Step]:
        """The last steps of a file over which the process died, or was lost."""
        reason = self._death() or TOO_SLOW
        self.close()
        return [Step(file.name, Refusal(reason)), Step(file.name, None, is_last=True)]

    def _death(self) -> str | None:
        """How the process ended; None where it has not."""
        if self._process is None:
            return DIED
        self._process.join(SLOWEST_END)
        code = self._process.exitcode
        if code is None:
            return None
        return f"{DIED} ({f'signal {-code}' if code < 0 else f'exit status {code}'})"
