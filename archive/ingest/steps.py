"""One file after another as steps: what is found in each, how far it is read, when it is done."""

import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from archive.ingest.files import Candidate, Contents, contents_in, contents_of
from archive.ingest.held import NOTHING_HELD, Held
from archive.ingest.reading import fault_of, pages_of
from archive.ingest.records import Read, RefusedError
from archive.ingest.thrift import TOO_MUCH

NO_RECORD = "no record in it"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no more of a file is read, in one line; `fault` is the traceback of one of ours."""

    reason: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class NoPage:
    """No reader claims the file."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing found in a file; None where there was no more of it.

    `behind` is how many bytes of the file are read; `is_last` closes the file.
    """

    name: str
    found: Read | Refusal | NoPage | None
    behind: int = 0
    is_last: bool = False


def steps_of(candidates: Iterable[Candidate], held: Held) -> Generator[Step, None, None]:
    """All steps of files, in their order; raises nothing that a file could bring about."""
    for candidate in candidates:
        yield from _steps(candidate.name, partial(contents_of, candidate), held)


def steps_in(file_name: str, data: bytes) -> Iterator[Step]:
    """The same for bytes that come from elsewhere than a disk."""
    yield from _steps(file_name, partial(contents_in, file_name, data), NOTHING_HELD)


def _steps(name: str, fetch: Callable[[], Contents | None], held: Held) -> Iterator[Step]:
    try:
        contents = fetch()
        if contents is None:
            yield Step(name, NoPage())
        else:
            is_empty = True
            for read in pages_of(name, contents, held):
                is_empty = False
                yield Step(name, read, _behind(contents))
            if is_empty:
                yield Step(name, Refusal(NO_RECORD))
    except RefusedError as error:
        yield Step(name, Refusal(str(error)))
    except MemoryError:
        yield Step(name, Refusal(TOO_MUCH))
    except Exception as error:
        yield Step(name, Refusal(fault_of(error), traceback.format_exc()))
    yield Step(name, None, is_last=True)


def _behind(contents: Contents) -> int:
    """How far a file is read; of one that is read elsewhere meanwhile nothing is known."""
    return 0 if contents.file.closed else contents.file.tell()
