"""Many files, one after another: what was found in each, and what became of it."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from django.db import InterfaceError, OperationalError

from archive.curation.learning import known_furniture
from archive.ingest.extraction import WAYS
from archive.ingest.files import (
    Candidate,
    Contents,
    contents_in,
    contents_of,
    named,
    readable,
    walk,
)
from archive.ingest.loader import store
from archive.ingest.reading import Read, name_in, pages_of
from archive.ingest.records import BadRecord, LeftOut, Outcome, ReadPage, RefusedError
from archive.models import Run
from archive.page.flatten import as_record
from archive.text.addresses import address_key

logger = logging.getLogger(__name__)
NO_PAGE = "no page in this folder; docs/formats.md lists what is read"
UNEXPECTED = "could not be read or stored, by a fault of this program"

Keep = Callable[[ReadPage], tuple[ReadPage, str, str | None]]
"""What to do with a page: gives it as kept, its status and the id of the article that held it."""


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


def ingest(roots: Iterable[Root], *, is_dry_run: bool, run: Run | None = None) -> Iterator[Outcome]:
    """Read every file and store its pages, or only read them; one refusal never stops the rest.

    What is stored says that it came in by `run`.
    """
    keep = _only_read if is_dry_run else partial(_keep, run)
    seen: dict[str, str] = {}
    for root in roots:
        yield from _outcomes_below(root, keep, seen)


def ingest_bytes(
    file_name: str, data: bytes, *, is_dry_run: bool, run: Run | None = None
) -> list[Outcome]:
    """The same for the bytes of one file that somebody sends: same readers, limits, refusals."""
    keep = _only_read if is_dry_run else partial(_keep, run)
    return list(_outcomes(file_name, partial(contents_in, file_name, data), keep, {}))


def _outcomes_below(root: Root, keep: Keep, seen: dict[str, str]) -> Iterator[Outcome]:
    if root.refusal:
        yield Outcome(root.name, "refused", root.refusal)
        return
    has_pages = False
    for candidate in root.candidates:
        fetch = partial(contents_of, candidate)
        for outcome in _outcomes(candidate.name, fetch, keep, seen):
            has_pages = has_pages or outcome.status != "not a page"
            yield outcome
    if root.is_folder and not has_pages:
        yield Outcome(root.name, "refused", NO_PAGE)


def _outcomes(
    name: str, fetch: Callable[[], Contents | None], keep: Keep, seen: dict[str, str]
) -> Iterator[Outcome]:
    try:
        contents = fetch()
        if contents is None:
            yield Outcome(name, "not a page")
            return
        for found in pages_of(name, contents):
            yield _outcome(name, found, keep, seen)
    except RefusedError as error:
        yield Outcome(name, "refused", str(error))
    except (OperationalError, InterfaceError):
        raise  # the database itself is in trouble: no file is to blame
    except Exception as error:
        logger.exception("%s could not be read or stored", name)
        yield Outcome(name, "refused", f"{UNEXPECTED} ({type(error).__name__})")


def _outcome(name: str, found: Read, keep: Keep, seen: dict[str, str]) -> Outcome:
    if isinstance(found, LeftOut):
        what = f"record {found.number}: {found.what}"
        return Outcome(name_in(name, found.entry), "not a page", what)
    if isinstance(found, BadRecord):
        return Outcome(name_in(name, found.entry), "refused", _located(found))
    return _kept(found, keep, seen)


def _located(bad: BadRecord) -> str:
    return bad.reason if bad.number == 1 else f"record {bad.number}: {bad.reason}"


def _kept(page: ReadPage, keep: Keep, seen: dict[str, str]) -> Outcome:
    try:
        page, status, holder = keep(page)
    except RefusedError as error:
        return Outcome(page.file, "refused", str(error))
    keys = [page.sha256, *_addresses(page)]
    duplicate_of = next((seen[key] for key in keys if key in seen), holder)
    for key in keys:
        seen.setdefault(key, page.name)
    return Outcome(page.file, status, record=row_of(page, duplicate_of))


def _addresses(page: ReadPage) -> Iterator[str]:
    """What tells a further capture of the same article in one file: addresses without tracking."""
    urls = [each.value for each in page.statements if each.field == "url"]
    for url in (*urls, page.address):
        key = address_key(url) if url else None
        if key:
            yield f"{page.file} address {key}"


def row_of(page: ReadPage, duplicate_of: str | None) -> dict[str, Any]:
    """The row of `--format jsonl`."""
    return {
        "file": page.file,
        "record": page.number,
        "sha256": page.sha256,
        **as_record(page.text, page.statements),
        "duplicate_of": duplicate_of,
    }


def _keep(run: Run | None, page: ReadPage) -> tuple[ReadPage, str, str | None]:
    """Store the page as one reads it who knows the furniture of its outlet."""
    statements = WAYS[page.kind].knowing(page.text, page.statements, known_furniture)
    page = replace(page, statements=statements)
    article, status = store(page, run)
    return page, status, article.public_id if status == "unchanged" else None


def _only_read(page: ReadPage) -> tuple[ReadPage, str, str | None]:
    return page, "read", None
