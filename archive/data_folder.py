"""The folder that holds everything the program writes, and the secret key in it."""

import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEY_FILE = "secret-key"


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


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Two commands that start together must not make two keys, nor the same tables twice."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
