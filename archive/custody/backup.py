"""A backup: the whole archive as it is at one moment, in one file that any database can take.

    manifest.json           what it is, the migrations it needs, the SHA-256 of every part
    settings.env            the settings, without places and secrets
    tables/<model>.jsonl    the rows of each table (`archive.custody.tables`)

The index is not in it: it is built anew.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from archive.crashing import crash_point
from archive.custody.elsewhere import one_moment
from archive.custody.sealed import put_in_place, sealing
from archive.custody.tables import columns_of, kept, label_of, lines_of
from archive.models import Article

FORMAT = "commentary-archive backup"
VERSION = 1
SETTINGS = "settings.env"
KEPT_SETTINGS = (
    "ARCHIVE_MAX_CAPTURE_MB", "ARCHIVE_PAGE_CACHE_MB", "ARCHIVE_PUBLIC_URL",
    "ARCHIVE_ALLOW_INDEXING", "HOST", "PORT", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS",
)  # fmt: skip
"""Settings that another machine may want as well; no secret, and nothing that names a place."""
Progress = Callable[[int], None]


class BackupError(Exception):
    """A backup cannot be written or restored; the message says why and what to do."""


def backup_to(path: Path, progress: Progress) -> int:
    """Write a backup beside the file and put it in place at once; how many articles it holds.

    Raises BackupError, OSError. `progress` is told how many rows are written.
    """
    beside, copy = (path.with_name(f".{path.name}.{end}") for end in ("part", "copy"))
    with _alone(beside), one_moment(copy):
        with sealing(beside, _about()) as file:
            file.write(SETTINGS, _settings())
            for model in kept():
                file.write(part_of(label_of(model)), _counted(lines_of(model), progress))
        count = Article.objects.count()
        crash_point("backup.written")
        put_in_place(beside, path)
        crash_point("backup.placed")
    return count


def part_of(label: str) -> str:
    """The part of a backup that holds a table."""
    return f"tables/{label}.jsonl"


def _about() -> dict[str, object]:
    done = MigrationRecorder(connection).applied_migrations()
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": settings.VERSION,
        "made_at": timezone.now().isoformat(),
        "migrations": sorted(map(list, done)),
        "columns": {
            label_of(model): [column.attname for column in columns_of(model)] for model in kept()
        },
    }


def _settings() -> Iterator[str]:
    yield "# The settings of the archive that was backed up; nothing reads this file."
    for name in KEPT_SETTINGS:
        value = getattr(settings, name)
        yield f"{name}={','.join(value) if isinstance(value, list) else value}"


def _counted(lines: Iterator[str], progress: Progress) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        yield line
        progress(number)


@contextmanager
def _alone(beside: Path) -> Iterator[None]:
    """Nobody else writes the same backup; what one that died has left is written over."""
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BackupError("Somebody else writes this very backup just now.") from None
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
