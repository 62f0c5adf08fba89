"""From files to what is found in them, in batches that are worth one transaction."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.ingest.files import Candidate
from archive.ingest.held import NOTHING_HELD
from archive.ingest.reading import name_in
from archive.ingest.records import BadRecord, HeldRecord, LeftOut, Outcome, Read, ReadPage
from archive.ingest.roots import Root
from archive.ingest.steps import NoPage, Refusal, Step, steps_of

logger = logging.getLogger(__name__)
NO_PAGE = "no page in this folder; docs/formats.md lists what is read"
MOST_PAGES = 100
MOST_CHARACTERS = 4 * 1024 * 1024
MOST_ENTRIES = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to keep, or the outcome where there is nothing to keep.

    `behind` counts the bytes of all files that are read by now; `source` is the file.
    """

    found: ReadPage | HeldRecord | Outcome
    behind: int = 0
    source: Candidate | None = None


def entries_below(roots: Iterable[Root], steps: Iterator[Step]) -> Iterator[Entry]:
    """What is found below each path; `steps` are those of all files, in their order."""
    behind = 0
    for root in roots:
        if root.refusal:
            yield Entry(Outcome(root.name, "refused", root.refusal), behind)
            continue
        has_pages = False
        for source in root.candidates:
            for found, at in _found_in(steps):
                has_pages = has_pages or _is_page(found)
                yield Entry(found, behind + at, source)
            behind += source.size
        if root.is_folder and not has_pages:
            yield Entry(Outcome(root.name, "refused", NO_PAGE), behind)


def entries_in(steps: Iterator[Step]) -> Iterator[Entry]:
    """What is found in one file."""
    for found, at in _found_in(steps):
        yield Entry(found, at)


def batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries in their order: few enough that others get a turn between two batches."""
    batch: list[Entry] = []
    pages = characters = 0
    for entry in entries:
        batch.append(entry)
        if isinstance(entry.found, ReadPage):
            pages, characters = pages + 1, characters + len(entry.found.text)
        if pages >= MOST_PAGES or characters > MOST_CHARACTERS or len(batch) >= MOST_ENTRIES:
            yield batch
            batch, pages, characters = [], 0, 0
    if batch:
        yield batch


def read_again(entry: Entry) -> Entry:
    """The same record, read although its bytes seemed to be here."""
    for step in steps_of([entry.source] if entry.source else [], NOTHING_HELD):
        if isinstance(step.found, ReadPage) and _is_same(step.found, entry.found):
            return replace(entry, found=step.found)
    name = entry.source.name if entry.source else ""
    return replace(entry, found=Outcome(name, "refused", "changed while it was read"))


def _is_same(page: ReadPage, held: ReadPage | HeldRecord | Outcome) -> bool:
    return (page.file, page.number, page.sha256) == (held.file, held.number, held.sha256)


def _found_in(steps: Iterator[Step]) -> Iterator[tuple[ReadPage | HeldRecord | Outcome, int]]:
    """What one file holds, and how much of it is read by then."""
    for step in steps:
        if step.found is not None:
            yield _told(step.name, step.found), step.behind
        if step.is_last:
            return


def _told(name: str, found: Read | Refusal | NoPage) -> ReadPage | HeldRecord | Outcome:
    match found:
        case ReadPage() | HeldRecord():
            return found
        case LeftOut(number, what, entry):
            located = what if number == 1 else f"record {number}: {what}"
            return Outcome(name_in(name, entry), "not a page", located, number)
        case BadRecord(number, reason, entry, fault):
            _log(name, fault)
            located = reason if number == 1 else f"record {number}: {reason}"
            return Outcome(name_in(name, entry), "refused", located, number)
        case Refusal(reason, fault):
            _log(name, fault)
            return Outcome(name, "refused", reason)
        case NoPage():
            return Outcome(name, "not a page")


def _log(name: str, fault: str | None) -> None:
    if fault:
        logger.error("%s could not be read\n%s", name, fault)


def _is_page(found: ReadPage | HeldRecord | Outcome) -> bool:
    return not isinstance(found, Outcome) or found.status != "not a page"
