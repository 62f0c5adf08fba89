"""From a file to pages read: each record as its kind is read. Touches no database."""

import hashlib
import traceback
import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace

from archive.ingest.extraction import WAYS, Extraction, Payload, extract
from archive.ingest.files import Contents
from archive.ingest.held import NOTHING_HELD, Held
from archive.ingest.patience import TOO_SLOW, OutOfPatienceError, patience
from archive.ingest.records import (
    Asked,
    BadRecord,
    Beforehand,
    Found,
    HeldRecord,
    RawRecord,
    Read,
    ReadPage,
    RefusedError,
)
from archive.ingest.thrift import TOO_MUCH, thrift
from archive.page.flatten import paragraphs
from archive.page.repeats import Uses
from archive.text.analysis import language_code
from archive.text.dates import days_named
from archive.text.similarity import sample_of

UNEXPECTED = "could not be read or stored, by a fault of this program"


def pages_of(file: str, contents: Contents, held: Held = NOTHING_HELD) -> Iterator[Read]:
    """What a file holds, in order; raises RefusedError where no more of it can be read.

    Records whose bytes are held are not read again.
    """
    with contents.file as opened:
        records = iter(contents.reader.records(opened))
        while read := _next(file, records, held):
            yield read


def name_in(file: str, entry: str) -> str:
    """The name of a file that stands in a packed one: "container.zip/entry"."""
    return f"{file}/{entry}" if entry else file


def fault_of(error: BaseException) -> str:
    """The line that says that something went wrong which nobody foresaw."""
    return f"{UNEXPECTED} ({type(error).__name__})"


def _next(file: str, records: Iterator[Found], held: Held) -> Read | None:
    """The next record as it reads; None behind the last."""
    found: Found | None = None
    try:
        with patience(), thrift():
            found = next(records, None)
            return _read(file, found, held) if isinstance(found, RawRecord) else found
    except OutOfPatienceError as error:
        if found is None:
            raise RefusedError(TOO_SLOW) from error
        return BadRecord(found.number, TOO_SLOW, found.entry)


def _read(file: str, record: RawRecord, held: Held) -> ReadPage | HeldRecord | BadRecord:
    name = name_in(file, record.entry)
    if not record.data:
        reason = "empty file" if record.number == 1 else "empty"
        return BadRecord(record.number, reason, record.entry)
    sha256 = hashlib.sha256(record.data).hexdigest()
    if sha256 in held:
        return HeldRecord(name, record.number, sha256)
    try:
        payload = Payload(record.kind, record.data, record.address, record.charset)
        page = _page(name, record, sha256, extract(payload))
        return replace(page, beforehand=beforehand(page))
    except RefusedError as error:
        return BadRecord(record.number, str(error), record.entry)
    except MemoryError:
        return BadRecord(record.number, TOO_MUCH, record.entry)
    except Exception as error:
        return BadRecord(record.number, fault_of(error), record.entry, traceback.format_exc())


def _page(name: str, record: RawRecord, sha256: str, extraction: Extraction) -> ReadPage:
    return ReadPage(
        file=name,
        number=record.number,
        data=record.data,
        sha256=sha256,
        text=extraction.text,
        encoding=extraction.encoding,
        assumed=extraction.assumed,
        statements=extraction.statements,
        kind=record.kind,
        address=record.address,
        captured_at=record.captured_at,
        charset=record.charset,
        is_transcript=extraction.is_transcript,
    )


def beforehand(page: ReadPage) -> Beforehand:
    """What storing a page needs and the page alone can say."""
    body = tuple(_body_of(page))
    return Beforehand(
        packed=zlib.compress(page.data),
        packed_transcript=zlib.compress(page.text.encode()) if page.is_transcript else None,
        asked=_asked(page),
        uses=Uses.of(page.text, (span for each in page.statements for span in each.spans)),
        body=body,
        sample=sample_of(body),
        days=days_named(body, _language_of(page)),
    )


def _body_of(page: ReadPage) -> list[str]:
    bodies = [each for each in page.statements if each.field == "body" and each.value]
    return paragraphs(page.text, bodies[0]) if bodies else []


def _language_of(page: ReadPage) -> str | None:
    """The language that the page says or shows; where it does both, whoever stores it decides."""
    said = (each.value for each in page.statements if each.field == "language")
    return next(map(language_code, said), None)


def _asked(page: ReadPage) -> Asked | None:
    """What a page that is read once more would ask of its outlet: it is asked, and hears no."""
    questions: list[Asked] = []

    def ask(outlet: str, keys: Collection[str]) -> frozenset[str]:
        questions.append((outlet, frozenset(keys)))
        return frozenset()

    WAYS[page.kind].knowing(page.text, page.statements, ask)
    return questions[0] if questions else None
