"""Files read by other processes: the same in the same order, whatever becomes of a process."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest

from archive.ingest.files import Candidate
from archive.ingest.held import NOTHING_HELD
from archive.ingest.patience import TOO_SLOW
from archive.ingest.pool import DIED, FEWEST_BYTES, FEWEST_FILES, steps_of_many, workers_for
from archive.ingest.roots import roots_of
from archive.ingest.steps import Refusal, Step, steps_of
from archive.ingest.worker import GIVING_WAY
from tests.prose_pages import PARAGRAPHS, page


def files_in(folder: Path) -> list[Candidate]:
    [root] = roots_of([str(folder)])
    return list(root.candidates)


def write_pages(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(page(f"It was the {number}th time."))


def write_slow(folder: Path, name: str) -> None:
    """A page that takes some seconds, long enough to be caught in the middle of it."""
    text = "\n\n".join(PARAGRAPHS * 400)
    (folder / name).write_text(f"The Second Gate\n\nBy Ada Stern\n\n{text}\n")


def signalled(number: int, behind: str, steps: Iterator[Step]) -> Iterator[Step]:
    """The steps; once a file is closed, a signal goes to every process that reads."""
    for step in steps:
        if step.is_last and step.name == behind:
            for child in active_children():
                os.kill(child.pid or 0, number)
        yield step


def refusals(steps: list[Step]) -> dict[str, str]:
    return {step.name: step.found.reason for step in steps if isinstance(step.found, Refusal)}


def test_whatever_the_number_of_processes_the_steps_are_the_same(tmp_path: Path) -> None:
    write_pages(tmp_path, 20)
    (tmp_path / "005-empty.txt").write_bytes(b"")
    (tmp_path / "006-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "007-notes.xyz").write_text("nothing")
    (tmp_path / "008-rows.jsonl").write_text('{"title": "One", "text": "A."}\n{"broken\n')
    files = files_in(tmp_path)
    alone = list(steps_of(files, NOTHING_HELD))
    assert sum(step.is_last for step in alone) == len(files)
    with closing(steps_of_many(files, NOTHING_HELD, 2)) as steps:
        assert list(steps) == alone
    assert active_children() == []


@pytest.mark.parametrize(
    ("number", "reason"), [(signal.SIGKILL, f"{DIED} (signal 9)"), (signal.SIGSTOP, TOO_SLOW)]
)
def test_a_process_that_dies_or_is_lost_costs_the_file_that_it_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    monkeypatch.setattr("archive.ingest.pool.LOST", 3.0)
    monkeypatch.setattr("archive.ingest.pool.SLOWEST_END", 0.3)
    write_pages(tmp_path, 4)
    write_slow(tmp_path, "001b.txt")
    files = files_in(tmp_path)
    with closing(steps_of_many(files, NOTHING_HELD, 1)) as steps:
        found = list(signalled(number, "001.txt", steps))
    assert refusals(found) == {"001b.txt": reason}
    assert [step.name for step in found if step.is_last] == [file.name for file in files]


def test_processes_that_read_give_way_to_others(tmp_path: Path) -> None:
    write_pages(tmp_path, 20)
    with closing(steps_of_many(files_in(tmp_path), NOTHING_HELD, 2)) as steps:
        next(steps)
        own = os.getpriority(os.PRIO_PROCESS, 0)
        others = [os.getpriority(os.PRIO_PROCESS, each.pid or 0) for each in active_children()]
    assert others
    assert set(others) == {min(own + GIVING_WAY, 19)}


def test_who_stops_asking_leaves_no_process_behind(tmp_path: Path) -> None:
    write_pages(tmp_path, 40)
    with closing(steps_of_many(files_in(tmp_path), NOTHING_HELD, 2)) as steps:
        assert next(steps).name == "000.txt"
        assert active_children() != []
    assert active_children() == []


def test_for_little_no_process_is_started(tmp_path: Path) -> None:
    write_pages(tmp_path, FEWEST_FILES - 1)
    assert workers_for(files_in(tmp_path)) == 0
    (tmp_path / "rows.jsonl").write_bytes(b"\n" * FEWEST_BYTES)
    assert workers_for(files_in(tmp_path)) > 0
    (tmp_path / "rows.jsonl").write_bytes(b"")
    assert workers_for(files_in(tmp_path)) > 0
