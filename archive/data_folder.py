"""The folder that holds everything the program writes, and the secret key in it."""

import fcntl
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEY_FILE = "secret-key"
MOUNTS = Path("/proc/mounts")
NETWORK_KINDS = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs ceph glusterfs fuse.glusterfs fuse.sshfs fuse.s3fs lustre "
    "ncpfs ocfs2 gfs2 beegfs davfs fuse.davfs2 fuse.rclone vboxsf".split()
)


def read_secret_key(folder: Path) -> str:
    """The key kept in the folder, "" where there is none that can be read; writes nothing."""
    try:
        return (folder / KEY_FILE).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def prepare(folder: Path) -> str:
    """Make the folder and the secret key where they are missing; returns the key.

    Raises OSError where the folder cannot be made or written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(folder):
        return read_secret_key(folder) or _write_secret_key(folder)


def _write_secret_key(folder: Path) -> str:
    """Whoever reads the file finds all of the key or no file."""
    key = secrets.token_urlsafe(50)
    handle, name = tempfile.mkstemp(dir=folder, prefix=KEY_FILE)  # mode 0600
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(handle)
    Path(name).replace(folder / KEY_FILE)
    return key


def network_kind(folder: Path, mounts: Path = MOUNTS) -> str | None:
    """The kind of network file system that a folder lies on, or will; None where it is none.

    Known from the system's table of mounts; where there is no such table, nothing is known.
    """
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return None
    parts = [line.split(" ") for line in lines]
    kinds = {Path(_unescaped(each[1])): each[2] for each in parts if len(each) > 2}  # noqa: PLR2004
    absolute = folder.absolute()
    above = [place for place in (absolute, *absolute.parents) if place in kinds]
    kind = kinds[above[0]] if above else ""
    return kind if kind in NETWORK_KINDS else None


def _unescaped(place: str) -> str:
    """A path as it stands in the table of mounts, where blanks and backslashes are octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Two commands that start together must not make two keys, nor the same tables twice."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
