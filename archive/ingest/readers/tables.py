"""CSV: a head line that names the columns, then one piece to a row."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from archive.ingest.extraction.rows.vocabulary import TABLE_ROW
from archive.ingest.limits import capture_limit, record_too_large
from archive.ingest.readers.lines import QUOTE, LongLineError, TextLines
from archive.ingest.readers.row import can_tell, found_row
from archive.ingest.records import BadRecord, Found, RefusedError

DELIMITERS = ",;\t|"
MOST_COLUMNS = 1000
MOST_NAMED = 6
LONGEST_HEAD = 20_000
"""Characters of the head line by which its delimiter is told."""
LONGEST_NAMED = 30
MOST_RETRIES = 20
GIGABYTE = 1024**3
NEVER_CLOSED = "a quotation mark is opened and never closed"
BREAK = "a line break in a value without quotation marks"
ESCAPED = re.compile(r'\\"(?=[^,;\t|\r\n"])')
DOUBLED = re.compile(r'(?<=[^,;\t|\r\n"])""(?=[^,;\t|\r\n"])')
SEPARATOR = "sep="
"""A line that some spreadsheets write above the head: "sep=;"."""


class TableReader:
    """Comma-separated values and their like: `*.csv`, `*.tsv`, `*.tab`."""

    name = "table (CSV)"
    max_bytes = 100 * GIGABYTE
    is_streamed = True

    def claims(self, file_name: str, head: bytes) -> bool:  # noqa: ARG002 - a name says enough
        """Any table by its name; its columns are looked at when it is read."""
        return file_name.lower().endswith((".csv", ".tsv", ".tab"))

    def records(self, file: BinaryIO) -> Iterable[Found]:
        """One record a row, the head line not counted; empty rows are passed over."""
        # Python's limit is one for the whole process; ours is that of a record, for all tables.
        csv.field_size_limit(capture_limit())
        table = Table(TextLines(file))
        for number, row in enumerate(table.rows(), start=1):
            yield BadRecord(number, row) if isinstance(row, str) else _found(number, row, table)


def _found(number: int, row: Sequence[str], table: "Table") -> Found:
    columns = table.columns
    if any(cell.strip() for cell in row[len(columns) :]):
        return BadRecord(number, f"{len(row)} values under {len(columns)} columns")
    return found_row(number, dict(zip(columns, row, strict=False)))


class Table:
    """The rows of a table behind its head line. Raises RefusedError where that names no piece."""

    def __init__(self, lines: TextLines) -> None:
        self._lines = RowLines(lines)
        try:
            self._form = form_of(self._delimiter(), lines.begins)
            self._reader = csv.reader(self._lines, **self._form)
            names = next(self._reader)
        except (LongLineError, csv.Error, StopIteration) as error:
            raise RefusedError(f"the head line cannot be read: {reason_of(error)}") from None
        if len(names) > MOST_COLUMNS:
            raise RefusedError(f"{len(names)} columns; a table has at most {MOST_COLUMNS}")
        self.columns = named_once(names)
        self._retries = 0
        refuse_unusable(self.columns)

    def rows(self) -> Iterator[list[str] | str]:
        """The rows that are not empty; of one that cannot be read the reason."""
        while True:
            self._lines.begin()
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except (LongLineError, csv.Error) as error:
                self._lines.pass_over(error.quotes if isinstance(error, LongLineError) else 0)
                yield reason_of(error)
                continue
            if self._lines.is_at_end and self._is_open():
                self._retry()
                yield NEVER_CLOSED
            elif any(cell.strip() for cell in row):
                yield row

    def _delimiter(self) -> str:
        """The sign that parts the head line into the most known columns."""
        self._lines.begin()
        first = next(self._lines)
        while not first.strip():
            first = next(self._lines)
        if first.lower().startswith(SEPARATOR) and first.strip()[len(SEPARATOR) :] in DELIMITERS:
            return first.strip()[len(SEPARATOR) :] or ","
        self._lines.give_back([first])
        begins = first[:LONGEST_HEAD]
        return max(DELIMITERS, key=lambda sign: rated(next(csv.reader([begins], delimiter=sign))))

    def _is_open(self) -> bool:
        """Whether the last row has taken everything behind a quotation mark into a value."""
        if not self._lines.has_odd_quotes:
            return False
        try:
            list(csv.reader(self._lines.taken, **self._form, strict=True))
        except csv.Error as error:
            return "end of data" in str(error)
        return False

    def _retry(self) -> None:
        """Read the lines behind the one that opens it as rows of their own."""
        self._retries += 1
        if self._retries <= MOST_RETRIES:
            self._lines.give_back(self._lines.taken[1:])


class RowLines(Iterator[str]):
    """Lines for a row: counted, so that none is larger than a record may be."""

    def __init__(self, lines: TextLines) -> None:
        self._lines = lines
        self._given_back: list[str] = []
        self._limit = capture_limit()
        self._size = 0
        self.taken: list[str] = []
        self.is_at_end = False

    def begin(self) -> None:
        """The next line is the first of a row."""
        self.taken, self._size = [], 0

    def give_back(self, lines: Sequence[str]) -> None:
        """These come once more."""
        self._given_back = [*reversed(lines), *self._given_back]
        self.is_at_end = False
        self.begin()

    @property
    def has_odd_quotes(self) -> bool:
        """Whether the row so far opens a quotation that it does not close."""
        return sum(line.count(QUOTE) for line in self.taken) % 2 == 1

    def __next__(self) -> str:
        try:
            line = self._given_back.pop() if self._given_back else next(self._lines)
        except StopIteration:
            self.is_at_end = True
            raise
        self.taken.append(line)
        self._size += len(line)
        if self._size > self._limit:
            raise LongLineError(0)
        return line

    def pass_over(self, quotes: int) -> None:
        """Go on behind a row that is refused: where its quotation marks are even in number."""
        quotes += sum(line.count(QUOTE) for line in self.taken)
        while quotes % 2:
            try:
                quotes += next(self._lines).count(QUOTE)
            except LongLineError as error:
                quotes += error.quotes
            except StopIteration:
                return


def form_of(delimiter: str, begins: str) -> dict[str, Any]:
    """How values are parted, and whether a backslash stands before quotation marks in them.

    Databases export so: "He said \\"no\\" twice". Where any is doubled, as it should be, it is a
    sign like others.
    """
    is_escaped = ESCAPED.search(begins) is not None and DOUBLED.search(begins) is None
    return {"delimiter": delimiter, "escapechar": "\\" if is_escaped else None}


def rated(names: Sequence[str]) -> tuple[int, int]:
    """How likely a head line is parted rightly: by its known columns, then by all."""
    return sum(TABLE_ROW.meaning(name) is not None for name in names), len(names)


def named_once(names: Sequence[str]) -> list[str]:
    """The names of the columns; a second one of a name is told apart, one without is numbered."""
    seen: Counter[str] = Counter()
    named = []
    for place, name in enumerate(names, start=1):
        kept = " ".join(name.split()) or f"column {place}"
        seen[kept] += 1
        named.append(kept if seen[kept] == 1 else f"{kept} #{seen[kept]}")
    return named


def refuse_unusable(columns: Sequence[str]) -> None:
    """Raise RefusedError where no column can hold a piece."""
    if not any(map(can_tell, columns)):
        named = ", ".join(name[:LONGEST_NAMED] for name in columns[:MOST_NAMED])
        more = ", …" if len(columns) > MOST_NAMED else ""
        raise RefusedError(f"no column for a title, an address or a text among: {named}{more}")


def reason_of(error: Exception) -> str:
    """Why a row is refused."""
    if isinstance(error, LongLineError):
        return record_too_large()
    return BREAK if "new-line" in str(error) else str(error) or "there is none"
