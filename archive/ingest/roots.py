"""The paths of a command line and the files that each of them stands for."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.ingest.files import Candidate, named, readable, walk
from archive.ingest.records import RefusedError


@dataclass(frozen=True, slots=True)
class Root:
    """One path of the command line and the files to look at below it."""

    name: str
    candidates: tuple[Candidate, ...] = ()
    is_folder: bool = False
    refusal: str | None = None


def roots_of(paths: Sequence[str]) -> list[Root]:
    """List what each path holds; where there are several, names begin with the path as given."""
    return [_root_of(path, f"{readable(path)}/" if len(paths) > 1 else "") for path in paths]


def _root_of(path: str, prefix: str) -> Root:
    """A folder that cannot be listed is a refusal; what is no folder is looked at as a file."""
    if not path or not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where this is False
        return Root(readable(path), (named(path),))
    try:
        return Root(readable(path), tuple(walk(Path(path), prefix)), is_folder=True)
    except RefusedError as error:
        return Root(readable(path), refusal=str(error))
