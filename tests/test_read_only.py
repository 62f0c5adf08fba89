"""An archive that may only be read, and a command that would write: what is wrong, what to do."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.database import cure
from tests.source import ROOT

SQLITE = Path("/srv/archive/archive.sqlite3")
PAGE = "The quay\n\nBy Ada Stern\n\nThe council met on Tuesday, and nobody wanted to speak first.\n"


def obey_modes() -> None:
    """Root without CAP_DAC_OVERRIDE, which goes from what the next program may have."""
    if os.getuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def manage(folder: Path, *arguments: str) -> tuple[int, str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    run = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=inherited | {"ARCHIVE_DATA_DIR": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=obey_modes,
    )
    return run.returncode, run.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("archive") / "data"
    assert manage(folder, "migrate", "--verbosity=0") == (0, "")
    yield folder
    folder.chmod(0o700)


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o755), (0o644, 0o555), (0o000, 0o755)])
def test_a_database_that_may_not_be_written_is_named_with_what_to_do(
    folder: Path, tmp_path: Path, of_file: int, of_folder: int
) -> None:
    database, page = folder / "archive.sqlite3", tmp_path / "page.txt"
    page.write_text(PAGE)
    before = database.read_bytes()
    database.chmod(of_file)
    folder.chmod(of_folder)
    status, said = manage(folder, "ingest", str(page))
    folder.chmod(0o700)
    database.chmod(0o600)
    assert (status, len(said.splitlines())) == (1, 1)
    assert f"{database} cannot be written: give the user who runs this the right to" in said
    assert "migrate" not in said
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("reason", "name", "said"),
    [
        ("attempt to write a readonly database", SQLITE, "the file and its folder /srv/archive"),
        ("cannot execute INSERT in a read-only transaction", "quay", "The database quay may not"),
        ("permission denied for table archive_article", "quay", "may not be written by this user"),
        ("unable to open database file", SQLITE, "manage.py migrate"),
        ("unable to open database file", Path(__file__), "cannot be written"),
        ("no such table: archive_article", SQLITE, "manage.py migrate"),
        ("database disk image is malformed", SQLITE, "restore a backup"),
        ("database or disk is full", SQLITE, "Make room on the disk"),
        ("database is locked", SQLITE, "Another program is writing"),
    ],
)
def test_what_to_do_goes_by_the_reason(reason: str, name: str | Path, said: str) -> None:
    assert said in cure(reason, name)
