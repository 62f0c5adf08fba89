"""`--report FILE`: what became of every record, a JSON object a line, written as it goes."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from archive.ingest.files import reason_of
from archive.ingest.records import Outcome


class JournalError(Exception):
    """The file cannot be written; the message says why."""


class Journal:
    """The file of a report, open from before anything is read until the run ends."""

    def __init__(self, path: Path, sources: Iterable[Path] = ()) -> None:
        """Raise JournalError where it cannot be written, or is one of the sources."""
        self._path = path
        if any(map(self.is_at, sources)):
            raise JournalError(f"{path} is to be read; the report needs a file of its own.")
        try:
            self._file: TextIO = path.open("w", encoding="utf-8", errors="backslashreplace")
        except (OSError, ValueError) as error:
            raise JournalError(f"{path} cannot be written: {reason_of(error)}.") from error

    def is_at(self, path: Path) -> bool:
        """Whether a path leads to this very file."""
        try:
            return path.samefile(self._path)
        except (OSError, ValueError):
            return False

    def note(self, outcome: Outcome) -> None:
        """One line, on its way to the disk when this returns."""
        said = {
            "status": outcome.status,
            "reason": outcome.reason,
            "file": outcome.file,
            "record": outcome.number,
            "sha256": outcome.sha256,
            "article": outcome.article,
        }
        try:
            self._file.write(json.dumps(said, ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as error:
            raise JournalError(f"{self._path} cannot be written: {reason_of(error)}.") from error

    def close(self) -> None:
        """No more comes."""
        self._file.close()
