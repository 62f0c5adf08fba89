"""Backups as the commands write and read them; what goes wrong is said in one line."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError, connection

from archive.custody.backup import BackupError, backup_to
from archive.custody.bags import BagError
from archive.custody.packing import pack
from archive.custody.restoring import restore_from
from archive.custody.unpacking import unpack
from archive.database import cure
from archive.management.answers import counted
from archive.management.readiness import require_server
from archive.models import Capture

Progress = Callable[[int], None]
STEP = 10


def backed_up(path: Path, err: OutputWrapper) -> str:
    """Write a backup; what it holds, in words."""
    try:
        with _watched(err, "rows of the table") as progress:
            articles = backup_to(path, progress)
    except BackupError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {_reason(error)}.") from error
    return f"{path}: {counted(articles)}, {path.stat().st_size} bytes"


def restored(path: Path) -> str:
    """Make the archive that a backup holds; what it is, in words."""
    require_server()
    os.umask(0o077)  # the database holds logins
    try:
        return f"{counted(restore_from(path))} restored from {path}"
    except BackupError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(
            f"{error.filename or path}: {_reason(error)}. Nothing was restored."
        ) from error
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        said = f"The database cannot be used ({reason}). "
        raise CommandError(said + cure(reason, connection.settings_dict["NAME"])) from error


def bagged(path: Path, err: OutputWrapper) -> str:
    """Write a bag; what it holds, in words."""
    try:
        with _watched(err, "captures", Capture.objects.count()) as progress:
            captures = pack(path, progress)
    except FileExistsError as error:
        raise CommandError(f"{path}: there is something already. Name a new one.") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {_reason(error)}.") from error
    return f"{path}: a bag of {captures} captures"


def unbagged(path: Path, err: OutputWrapper) -> str:
    """Take in a bag; what became of it, in words."""
    try:
        with _watched(err, "captures") as progress:
            taken = unpack(path, progress)
    except BagError as error:
        said = str(error) if "stored" in str(error) else f"{error} Nothing was stored."
        raise CommandError(f"{path}: {said}") from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {_reason(error)}.") from error
    erased = f", {taken.erased} erased here and not wanted" if taken.erased else ""
    decisions = f"{taken.decisions} decisions applied"
    return f"{path}: {taken.new} captures new, {taken.known} here already{erased}; {decisions}"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


@contextmanager
def _watched(err: OutputWrapper, what: str, total: int | None = None) -> Iterator[Progress]:
    """Tells how far it is, where somebody watches; what was told is gone at the end."""
    of_all = f" of {total}" if total else ""

    def told(done: int) -> None:
        if err.isatty() and done % STEP == 0:
            err.write(f"\r{done}{of_all} {what}", ending="")

    try:
        yield told
    finally:
        if err.isatty():
            err.write("\r\x1b[K", ending="")
