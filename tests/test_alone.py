"""`.ci/alone`: two makes that start together install one after the other."""

import subprocess
import sys
from pathlib import Path

from tests.source import ROOT


def alone(lock: Path, command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / ".ci" / "alone"), str(lock), command],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_who_comes_second_says_so_and_waits(tmp_path: Path) -> None:
    said = tmp_path / "said"
    command = f"echo begun >> {said}; sleep 0.5; echo done >> {said}"
    runs = [alone(tmp_path / "lock", command) for _ in range(2)]
    told = sorted(run.communicate(timeout=60)[0] for run in runs)
    assert said.read_text().split() == ["begun", "done"] * 2
    assert told == ["", "Another make is installing here: waiting until it is done\n"]


def test_a_failure_is_passed_on_and_lets_go(tmp_path: Path) -> None:
    run = alone(tmp_path / "lock", "false; echo not reached")
    assert (run.communicate(timeout=60)[0], run.returncode) == ("", 1)
    run = alone(tmp_path / "lock", "exit 0")
    assert (run.communicate(timeout=60)[0], run.returncode) == ("", 0)


def test_every_installation_of_the_makefile_is_alone() -> None:
    lines = (ROOT / "Makefile").read_text().splitlines()
    installing = [line for line in lines if line.startswith("\t") and (
        "install --require" in line or "-m venv" in line)]  # fmt: skip
    assert len(installing) == 5
    assert [line for line in installing if not line.startswith("\t@$(ALONE) ")] == []
