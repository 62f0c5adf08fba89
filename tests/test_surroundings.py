"""What surrounds the program is broken: one clear line, and nothing is damaged."""

import ctypes
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.data_folder import network_kind
from archive.database import unreachable
from tests.source import ROOT


def started(folder: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    """A command of the program, running."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=inherited | {"ARCHIVE_DATA_DIR": str(folder), **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=obey_modes,  # noqa: PLW1509 - it makes one call to the system
    )


def obey_modes() -> None:
    """Root without the capability to write where modes forbid it; anybody else obeys them anyway.

    It goes from what the next program may have: prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE).
    """
    if os.getuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def manage(folder: Path, *arguments: str, **variables: str) -> tuple[int, str, str]:
    return ended(started(folder, *arguments, **variables))


# Databases


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://localhost/archive", "is not understood: use sqlite:///"),
        ("postgresql:///archive?host=/nowhere", "PostgreSQL cannot be reached ("),
    ],
)
def test_a_database_that_is_not_there_is_one_line(tmp_path: Path, url: str, said: str) -> None:
    status, out, err = manage(tmp_path / "data", "demo", DATABASE_URL=url)
    assert (status, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "data").exists()


def test_why_a_server_cannot_be_reached_is_told_without_its_password() -> None:
    parts = {"NAME": "archive", "USER": "reader", "PASSWORD": "hush", "HOST": "127.0.0.1",
             "PORT": "1", "OPTIONS": {"pool": {}}}  # fmt: skip
    reason = unreachable({"ENGINE": "django.db.backends.postgresql", **parts})
    assert reason is not None
    assert "\n" not in reason
    assert "hush" not in reason
    assert "refused" in reason
    assert unreachable({"ENGINE": "django.db.backends.sqlite3"}) is None


def test_a_file_that_is_no_database_is_one_line_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "archive.sqlite3").write_bytes(b"no database at all " * 100)
    status, out, err = manage(folder, "verify")
    assert (status, out) == (1, "")
    assert err == (
        "CommandError: The database cannot be used (file is not a database). "
        "It is damaged: restore a backup.\n"
    )
    assert (folder / "archive.sqlite3").read_bytes() == b"no database at all " * 100


# Folders


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
//server/share /mnt/the\\040share cifs rw 0 0
/dev/sdb1 /home/local xfs rw 0 0
me@host:/ /home/local/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/reader/archive", "nfs4"),
        ("/mnt/the share/archive", "cifs"),
        ("/mnt/the", None),
        ("/home/local/archive", None),
        ("/home/local/far/archive", "fuse.sshfs"),
        ("/homes/archive", None),
        ("/", None),
        ("/tmp/archive", None),  # noqa: S108 - never looked at
    ],
)
def test_a_network_file_system_is_known_by_the_mounts(
    tmp_path: Path, folder: str, kind: str | None
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert network_kind(Path(folder), mounts) == kind
    assert network_kind(Path(folder), tmp_path / "none") is None


@pytest.mark.parametrize("command", [["migrate"], ["demo"]])
def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o555)
    status, out, err = manage(folder, *command)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert str(folder) in err
    assert list(folder.iterdir()) == []


@dataclass(frozen=True, slots=True)
class TwoDemos:
    """What two demos at once made, and how each of them ended."""

    folder: Path
    ends: list[tuple[int, str, str]]


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> TwoDemos:
    """Two demos for one folder, started together."""
    folder = tmp_path_factory.mktemp("demos") / "data"
    processes = [started(folder, "demo") for _ in range(2)]
    with ThreadPoolExecutor() as threads:
        return TwoDemos(folder, list(threads.map(ended, processes)))


def test_two_demos_at_once_make_one_archive(demos: TwoDemos) -> None:
    """Both end well, or one says in a line what the other is doing; the archive is whole."""
    assert [end for end in demos.ends if end[0] and len(end[2].splitlines()) != 1] == []
    assert "Traceback" not in "".join(err for _, _, err in demos.ends)
    status, out, _ = manage(demos.folder, "verify")
    assert (status, out) == (
        0, "25 articles, 25 captures and the index looked at: nothing is wrong.\n",
    )  # fmt: skip
    passwords = "".join(out for _, out, _ in demos.ends).count("shown only this once")
    assert passwords == 1


def test_an_archive_that_may_only_be_read_can_be_read(demos: TwoDemos, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(demos.folder, tmp_path / "data"))
    before = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    places = [folder, *folder.rglob("*")]
    for each in places:
        each.chmod(0o555 if each.is_dir() else 0o444)
    try:
        status, out, _ = manage(folder, "verify")
        assert (status, out.partition(": ")[2]) == (0, "nothing is wrong.\n")
        assert manage(folder, "search", "harbour")[0] == 0
        status, _, err = manage(folder, "ingest", str(ROOT / "README.md"))
        assert (status, len(err.splitlines())) == (1, 1)
    finally:
        for each in places:
            each.chmod(0o700)
    assert before == {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


# The crash points


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"ARCHIVE_CRASH_AT": "rebuild.live"}, "it kills the program, for tests alone"),
        ({"ARCHIVE_CRASH_AT": "anywhere", "ARCHIVE_TESTS_MAY_CRASH": "1"}, "use one of ingest."),
    ],
)
def test_a_stray_crash_point_stops_the_program_before_it_does_anything(
    tmp_path: Path, variables: dict[str, str], said: str
) -> None:
    folder = tmp_path / "data"
    status, _, err = manage(folder, "migrate", "--verbosity=0", **variables)
    assert (status, len(err.splitlines())) == (1, 1)
    assert said in err
    assert not folder.exists()
