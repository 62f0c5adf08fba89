"""Curation files as the command reads and writes them."""

import os
from pathlib import Path

from django.core.management.base import CommandError

from archive.curation.portable import CurationFileError, Taken, as_text, parsed, take_in

MOST_BYTES = 1024**3


def export_to(path: Path) -> int:
    """Write the file beside itself and put it in place at once; its length in bytes."""
    data = as_text().encode()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CommandError(f"{path} cannot be written: {(error.strerror or '').lower()}") from error
    return len(data)


def import_from(path: Path) -> Taken:
    """Take in a file; CommandError says in one line why it cannot be."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CommandError(f"{path} is over {MOST_BYTES // 1024**2} MB: no curation file.")
        return take_in(parsed(path.read_bytes()))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {(error.strerror or '').lower()}") from error
    except CurationFileError as error:
        raise CommandError(f"{path}: {error} Nothing was stored.") from error


def in_words(taken: Taken) -> str:
    """`12 entries applied, 3 kept until their captures arrive`."""
    applied = "1 entry" if taken.applied == 1 else f"{taken.applied} entries"
    waiting = f"{taken.waiting} kept until their captures arrive"
    return f"{applied} applied" + (f", {waiting}" if taken.waiting else "")
