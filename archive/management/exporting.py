"""The articles of the archive, written to a file or to standard output."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError, OutputWrapper

from archive.exports.everything import all_lines

STANDARD_OUTPUT = "-"


def write_articles(target: str, out: OutputWrapper) -> int:
    """Write them all, a few in memory at a time, and return how many there were.

    A file is written beside itself and put in its place at once; CommandError where it cannot be.
    """
    lines = all_lines(settings.ARCHIVE_PUBLIC_URL)
    if target == STANDARD_OUTPUT:
        return _count(out.write(line, ending="") for line in lines)
    path = Path(target)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            written = _count(file.write(line) for line in lines)
        beside.replace(path)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {(error.strerror or '').lower()}") from error
    finally:
        beside.unlink(missing_ok=True)
    return written


def _count(writes: Iterable[object]) -> int:
    return sum(1 for _ in writes)
