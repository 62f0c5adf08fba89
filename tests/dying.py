"""Work in a process of its own that is killed: at a named point, or after a while."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import connection

from archive import crashing
from archive.search import sync

FAILED = 3


def dies(task: Callable[[], object], *, at: str = "", after: float | None = None) -> bool:
    """Whether the task was killed before it ended, at a point or after so many seconds.

    The process is a fork of this one, with no connection and no open file of an index in common.
    Raises AssertionError where the task failed instead.
    """
    sync.close()
    let_go()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _work(task, at)
    if after is not None:
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == 0, "the task failed, see above"
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


@contextmanager
def beside(task: Callable[[], object]) -> Iterator[Callable[[], bool]]:
    """Work in a process of its own that lives; tells whether it still works.

    Raises AssertionError at the end where it failed.
    """
    sync.close()
    let_go()
    child = os.fork()
    if not child:
        _work(task, "")
    ended: list[int] = []

    def is_working() -> bool:
        if not ended and (found := os.waitpid(child, os.WNOHANG))[0]:
            ended.append(found[1])
        return not ended

    try:
        yield is_working
    except BaseException:
        if is_working():
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        raise
    status = ended[0] if ended else os.waitpid(child, 0)[1]
    assert status == 0, "the task failed, see above"


def let_go() -> None:
    """Close every connection to the database; the next query opens one."""
    connection.close()
    close_pool: Any = getattr(connection, "close_pool", None)
    if close_pool:
        close_pool()


def _work(task: Callable[[], object], at: str) -> None:
    """Do it, and end this process without any of what pytest does at the end."""
    status = 0
    try:
        if at:
            os.environ |= {crashing.AT: at, crashing.MAY_CRASH: "1"}
        crashing._wanted.cache_clear()
        task()
    except BaseException:
        traceback.print_exc()
        status = FAILED
    finally:
        sys.stderr.flush()
        os._exit(status)
