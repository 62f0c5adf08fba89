"""How much memory reading one record may take: what is made to fill it is given up.

The system holds the process to it, where it can (Linux); only what is read by the main thread of a
process is, for the limit is one for the whole process.
"""

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST = 256 * 1024 * 1024
"""Bytes beyond what the process has. The largest honest pages that are taken need nearly that."""
TOO_MUCH = "given up: it took too much memory to read"
STATM = Path("/proc/self/statm")
DATA = 5
"""The place of the pages of data in it."""


@contextmanager
def thrift(allowed: int | None = None) -> Iterator[None]:
    """Have MemoryError raised in what takes more bytes than are allowed."""
    used = _used()
    if used is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limits = [used + (allowed or MOST), soft, hard]
    least = min(limit for limit in limits if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_DATA, (least, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _used() -> int | None:
    """Bytes of data that this process has; None where the system does not say."""
    try:
        return int(STATM.read_bytes().split()[DATA]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None
