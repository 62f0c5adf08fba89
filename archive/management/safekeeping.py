"""Backups as the commands write and read them; what goes wrong is said in one line."""

import os
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper
from django.db import DatabaseError

from archive.custody.backup import BackupError, backup_to
from archive.custody.restoring import restore_from
from archive.management.answers import counted


def backed_up(path: Path, err: OutputWrapper) -> str:
    """Write a backup; what it holds, in words."""

    def told(rows: int) -> None:
        if err.isatty() and rows % 1_000 == 0:
            err.write(f"\r{rows} rows", ending="")

    try:
        articles = backup_to(path, told)
    except BackupError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {(error.strerror or '').lower()}.") from error
    return f"{path}: {counted(articles)}, {path.stat().st_size} bytes"


def restored(path: Path) -> str:
    """Make the archive that a backup holds; what it is, in words."""
    os.umask(0o077)  # the database holds logins
    try:
        return f"{counted(restore_from(path))} restored from {path}"
    except BackupError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CommandError(f"{error.filename or path}: {reason}. Nothing was restored.") from error
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandError(f"The database cannot be used ({reason}).") from error
