"""A guard against stalls: ends a piece of work that takes far more than any machine needs for it.

No figure is asserted: what is linear ends long before the guard on the slowest machine, and what
is quadratic in 150,000 characters, the length in the short suite, would take many minutes; in half
a million, that in the long one, hours.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 15
"""Seconds of processor time, some ten times what the slowest of these tests needs.

A quadratic rule that spends them on a text of half a million characters would spend a minute on
a million; texts twice as long would tell no more, and take twice as long where all is well.
"""


class StallError(AssertionError):
    """The work was ended because it would not end."""


@contextmanager
def ends_in_time(seconds: int = PATIENCE) -> Iterator[None]:
    """Raise StallError in a block that uses up its processor time; for the main thread only."""

    def stop(*_: object) -> None:
        raise StallError(f"no end after {seconds} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
