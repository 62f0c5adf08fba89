"""How long one record may take to be read: what is made to stall is given up, and the rest goes on.

A timer of the system interrupts whatever runs; only the main thread of a process can be told so.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONGEST = 14.0
"""Seconds for one record. An honest page takes hundredths, the largest that is taken a few."""
LOST = 20.0
"""Seconds after which a process that reads is held to be lost: nothing in it heeds the timer."""
REMIND = 0.5
TOO_SLOW = "given up: it took too long to read"


class OutOfPatienceError(BaseException):
    """Raised in the midst of what took too long; no `except Exception` there can swallow it."""


@contextmanager
def patience(seconds: float | None = None) -> Iterator[None]:
    """Raise OutOfPatienceError in what takes longer; in a thread beside the main one, never."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds or LONGEST, REMIND)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfPatienceError
