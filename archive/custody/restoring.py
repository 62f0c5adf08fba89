"""A backup restored: all of it, or nothing, and never over anything."""

import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from archive import data_folder
from archive.crashing import crash_point
from archive.custody.backup import FORMAT, SETTINGS, VERSION, BackupError, part_of
from archive.custody.elsewhere import file_instead
from archive.custody.sealed import Sealed, SealError, put_in_place, unsealed
from archive.custody.tables import (
    empty,
    fill,
    label_of,
    let_numbers_go_on,
    look_at_references_later,
)
from archive.models import Article, Identity
from archive.search import sync

RESTORING = ".restoring"


def restore_from(path: Path) -> int:
    """Make the archive that a backup holds, and its index; how many articles it has.

    Raises BackupError where the backup is damaged, or there is an archive already; what was there
    is then as it was.
    """
    try:
        with unsealed(path) as backup:
            _check(backup)
            _check_target()
            with _new_database():
                _fill(backup)
                crash_point("restore.filled")
            crash_point("restore.placed")
            _note_settings(backup)
    except SealError as error:
        raise BackupError(f"{path}: {error} Nothing was restored.") from error
    call_command("migrate", verbosity=0, interactive=False)
    sync.restore()
    return Article.objects.count()


def _check(backup: Sealed) -> None:
    about = backup.about
    if about.get("format") != FORMAT or about.get("version") != VERSION:
        raise SealError("It is no backup of an archive that this program can read.")
    known = MigrationExecutor(None).loader.disk_migrations
    unknown = [name for name in _migrations(backup) if name not in known]
    if unknown:
        raise SealError(f"It was made by a newer version ({about.get('program')}): update first.")


def _check_target() -> None:
    folder = settings.ARCHIVE_DATA_DIR
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    if other := [name for name in there if not name.startswith((RESTORING, "lost+found"))]:
        raise BackupError(
            f"The data folder {folder} is not empty (it holds {other[0]}): "
            "name a new one with ARCHIVE_DATA_DIR=."
        )
    if _is_taken():
        raise BackupError("The database is not empty: name a new one with DATABASE_URL=.")


def _is_taken() -> bool:
    if connection.vendor == "sqlite":
        return Path(connection.settings_dict["NAME"]).exists()
    with connection.cursor() as cursor:
        return bool(connection.introspection.table_names(cursor))


@contextmanager
def _new_database() -> Iterator[None]:
    """A database to fill, in place once all is in it: a file beside, or one transaction."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    path = Path(connection.settings_dict["NAME"])
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{RESTORING}-{path.name}")
    _remove(beside)
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_WRONLY, 0o600))
        crash_point("restore.made")
        with file_instead(beside):
            yield
        if path.exists():
            raise BackupError(f"{path} was made meanwhile. Nothing was restored.")
        put_in_place(beside, path)
    finally:
        _remove(beside)


def _remove(path: Path) -> None:
    for end in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _fill(backup: Sealed) -> None:
    """Make the tables as they were, put in the rows, bring the tables up to date."""
    models = _migrated(backup)
    try:
        with transaction.atomic():
            look_at_references_later()
            empty(models)
            for label, names in backup.about["columns"].items():
                fill(models.get_model(label), names, _rows(backup, label, names))
            let_numbers_go_on(models)
            connection.check_constraints()
    except (LookupError, ValueError, TypeError, DatabaseError) as error:
        raise SealError(f"It does not fit this program ({str(error).splitlines()[0]}).") from error
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _migrated(backup: Sealed) -> Apps:
    """The models as they were when the backup was made, with their tables."""
    executor, done = MigrationExecutor(connection), set(_migrations(backup))
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    wanted = [step for step in plan if (step[0].app_label, step[0].name) in done]
    apps: Apps = executor.migrate(None, plan=wanted).apps
    return apps


def _migrations(backup: Sealed) -> list[tuple[str, str]]:
    return [(app, name) for app, name in backup.about["migrations"]]


def _rows(backup: Sealed, label: str, names: list[str]) -> Iterator[str]:
    """The rows of a table; the archive is another one from now on.

    An index of the one that was backed up may have followed it further than the backup goes.
    """
    lines = backup.lines(part_of(label))
    if label == label_of(Identity):
        place = names.index("key")
        return (_with(line, place, str(uuid.uuid4())) for line in lines)
    return lines


def _with(line: str, place: int, value: Any) -> str:

    row = json.loads(line)
    row[place] = value
    return json.dumps(row)


def _note_settings(backup: Sealed) -> None:
    """Leave the settings beside the database, to be looked at."""
    folder = settings.ARCHIVE_DATA_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        (folder / "settings-of-backup.env").write_text("".join(backup.lines(SETTINGS)))
    data_folder.prepare(folder)
