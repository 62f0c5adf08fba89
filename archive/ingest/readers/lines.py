"""The lines of a text file of any size: decoded one by one, none longer than a record may be."""

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from archive.ingest.limits import capture_limit
from archive.ingest.records import RefusedError
from archive.text.decoding import BinaryFileError, codec_of, decode, decode_as
from archive.text.decoding.marked import MARKS

SAMPLE = 65_536
LINE_END = re.compile(rb"\r+\n|\n|\r")
CONTINUATION = re.compile(rb"[\x80-\xbf]{0,3}\Z")


QUOTE = '"'


class LongLineError(Exception):
    """A line is longer than a record may be; it has been passed over, with `quotes` in it."""

    def __init__(self, quotes: int) -> None:
        super().__init__(quotes)
        self.quotes = quotes


class TextLines(Iterator[str]):
    """The lines with their ends. Raises LongLineError for one line, after which the next follows.

    The encoding is told from the beginning of the file (`begins`); in a file of UTF-8 a line of
    another encoding is read by itself. Raises RefusedError where the file is no text.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.number = 0
        self._limit = capture_limit()
        encoding, head = _begun(file)
        self.begins = head.decode(codec_of(encoding), "replace")
        self._read: Callable[[int], str] | Callable[[int], bytes]
        if encoding.startswith(("utf-16", "utf-32")) or _has_returns(head):
            self._read = OpenText(file, codec_of(encoding), "replace").readline
        else:
            self._read = file.readline
        self._decode = partial(_decoded, encoding=encoding)

    def __next__(self) -> str:
        line = self._read(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._limit:
            raise LongLineError(self._passed_over(line))
        return line if isinstance(line, str) else self._decode(line)

    def _passed_over(self, line: str | bytes) -> int:
        """Read on to the end of a line that is too long; how many quotation marks it has."""
        quotes = 0
        while line:
            is_text = isinstance(line, str)
            quotes += line.count(QUOTE if is_text else QUOTE.encode())  # type: ignore[arg-type]
            if line.endswith("\n" if is_text else b"\n"):  # type: ignore[arg-type]
                break
            line = self._read(self._limit + 1)
        return quotes


class OpenText(io.TextIOWrapper):
    """Text of a file that is not its own to close."""

    def close(self) -> None:
        """Leave it open."""


def text_of(file: BinaryIO) -> OpenText:
    """All of a file as text, from its beginning. Raises RefusedError where it is none."""
    encoding, _ = _begun(file)
    return OpenText(file, codec_of(encoding), "replace")


def rewound(file: BinaryIO) -> BinaryIO:
    """The same file from its beginning."""
    file.seek(0)
    return file


def _begun(file: BinaryIO) -> tuple[str, bytes]:
    """The encoding of a file and how it begins; it is left behind its byte order mark."""
    head = rewound(file).read(SAMPLE)
    encoding = _encoding_of(head)
    mark = MARKS.get(encoding, b"")
    file.seek(len(mark) if mark and head.startswith(mark) else 0)
    return encoding, head


def _encoding_of(head: bytes) -> str:
    """How the file's beginning reads; the last character may be cut and says nothing."""
    if not head:
        return "utf-8"
    whole = CONTINUATION.sub(b"", head)[:-1] if len(head) == SAMPLE else head
    try:
        encoding = decode(whole or head).encoding
    except BinaryFileError as error:
        raise RefusedError(str(error)) from error
    return "utf-8" if " and " in encoding else encoding


def _has_returns(head: bytes) -> bool:
    """Whether lines end as on a Macintosh of old; within values others may stand."""
    first = LINE_END.search(head)
    return first is not None and first[0] == b"\r"


def _decoded(line: bytes, encoding: str) -> str:
    if encoding != "utf-8":
        return decode_as(line, encoding)
    try:
        return line.decode()
    except UnicodeDecodeError:
        pass
    try:
        return decode(line).text
    except BinaryFileError:
        return line.decode("utf-8", "replace")
