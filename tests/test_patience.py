"""What takes too long to read is given up, and the rest goes on."""

import signal
import threading

import pytest

from archive.ingest.files import contents_in
from archive.ingest.patience import TOO_SLOW, OutOfPatienceError, patience
from archive.ingest.reading import pages_of
from archive.ingest.records import BadRecord
from tests.prose_pages import PARAGRAPHS


def stubborn() -> None:
    """Swallows every exception that it can."""
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: S112 - what some packages do
            continue


def test_what_swallows_exceptions_is_interrupted_as_well() -> None:
    former = signal.getsignal(signal.SIGALRM)
    with pytest.raises(OutOfPatienceError), patience(0.05):
        stubborn()
    assert signal.getsignal(signal.SIGALRM) == former
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.ingest.patience.LONGEST", 0.05)
    text = "The Second Gate\n\nBy Ada Stern\n\n" + "\n\n".join(PARAGRAPHS * 400)
    read = list(pages_of("slow.txt", contents_in("slow.txt", text.encode())))
    assert read == [BadRecord(1, TOO_SLOW)]


def test_beside_the_main_thread_nothing_is_interrupted() -> None:
    ends: list[int] = []

    def count() -> None:
        with patience(0.0001):
            ends.append(sum(range(100_000)))

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
    assert ends == [sum(range(100_000))]
