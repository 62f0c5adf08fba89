"""From a file's bytes to pages read: decode, then let the page speak. Touches no database."""

import hashlib
from collections.abc import Iterator

from archive.ingest.files import Contents
from archive.ingest.records import RawRecord, ReadPage, RefusedError
from archive.page.reader import read_page
from archive.text.decoding import BinaryFileError, decode


def pages_of(file: str, contents: Contents) -> Iterator[ReadPage]:
    """The pages of a file, in order; raises RefusedError."""
    if not contents.data:
        raise RefusedError("empty file")
    for record in contents.reader.records(contents.data):
        yield _read(file, record)


def _read(file: str, record: RawRecord) -> ReadPage:
    try:
        decoded = decode(record.data)
    except BinaryFileError as error:
        raise RefusedError(str(error)) from error
    if not decoded.text.strip():
        raise RefusedError("no text in it")
    return ReadPage(
        file=file,
        number=record.number,
        data=record.data,
        sha256=hashlib.sha256(record.data).hexdigest(),
        text=decoded.text,
        encoding=decoded.encoding,
        assumed=decoded.notes,
        statements=read_page(decoded.text).statements,
    )
