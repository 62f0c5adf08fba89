"""manage.py: what a person can put right is said in one line; only `migrate` writes first."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import ROOT


def manage(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=inherited | {"ARCHIVE_DATA_DIR": str(folder), **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_bad_setting_is_one_line(tmp_path: Path) -> None:
    run = manage(tmp_path / "archive", "check", PORT="http")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "PORT='http' is not understood: use a whole number from 1 to 65535.\n"


def test_commands_run_without_a_key_and_write_nothing(tmp_path: Path) -> None:
    run = manage(tmp_path / "archive", "check")
    assert (run.returncode, run.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_migrate_makes_folder_key_and_database_and_then_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "archive"
    run = manage(folder, "migrate", "--verbosity=0")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    key = folder / "secret-key"
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(made) == {"secret-key", "archive.sqlite3"}
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert manage(folder, "migrate", "--verbosity=0").returncode == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == made


@pytest.mark.parametrize("command", [["migrate"], ["check", "--database", "default"]])
def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").touch()
    run = manage(tmp_path / "file" / "archive", *command)
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
