"""Ctrl-C: once, and what is begun is finished first; twice, and it ends at once."""

import signal
import threading
from types import FrameType


class Interruption:
    """Listens for Ctrl-C while it is entered; truthy once somebody has pressed it.

    Beside the main thread nobody can listen.
    """

    def __init__(self) -> None:
        self._is_wanted = False

    def __enter__(self) -> "Interruption":
        self._listens = threading.current_thread() is threading.main_thread()
        if self._listens:
            self._former = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._listens:
            signal.signal(signal.SIGINT, self._former)

    def __bool__(self) -> bool:
        return self._is_wanted

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        """From now on the system ends the process: its open transaction is then taken back."""
        self._is_wanted = True
        signal.signal(signal.SIGINT, signal.SIG_DFL)
