"""From a file to pages read: each record as its kind is read. Touches no database."""

import hashlib
from collections.abc import Iterator

from archive.ingest.extraction import Payload, extract
from archive.ingest.files import Contents
from archive.ingest.records import BadRecord, LeftOut, RawRecord, ReadPage, RefusedError

Read = ReadPage | LeftOut | BadRecord


def pages_of(file: str, contents: Contents) -> Iterator[Read]:
    """What a file holds, in order; raises RefusedError where no more of it can be read."""
    with contents.file as opened:
        for found in contents.reader.records(opened):
            name = name_in(file, found.entry)
            yield _read(name, found) if isinstance(found, RawRecord) else found


def name_in(file: str, entry: str) -> str:
    """The name of a file that stands in a packed one: "container.zip/entry"."""
    return f"{file}/{entry}" if entry else file


def _read(file: str, record: RawRecord) -> ReadPage | BadRecord:
    if not record.data:
        reason = "empty file" if record.number == 1 else "empty"
        return BadRecord(record.number, reason, record.entry)
    try:
        payload = Payload(record.kind, record.data, record.address, record.charset)
        extraction = extract(payload)
    except RefusedError as error:
        return BadRecord(record.number, str(error), record.entry)
    return ReadPage(
        file=file,
        number=record.number,
        data=record.data,
        sha256=hashlib.sha256(record.data).hexdigest(),
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
