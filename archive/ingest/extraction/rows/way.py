"""How the payload of such a record is read: to a sheet once, then from the sheet."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from archive.ingest.extraction.payload import Extraction, Payload
from archive.ingest.extraction.rows.named import Named, unfolded
from archive.ingest.extraction.rows.sheet import read_sheet, transcribed
from archive.ingest.extraction.rows.stating import statements_of
from archive.ingest.extraction.rows.vocabulary import Vocabulary
from archive.page.record import Statement
from archive.page.repeats import Known


@dataclass(frozen=True, slots=True)
class Rows:
    """The way of all records whose payload is canonical JSON of named values."""

    vocabulary: Vocabulary

    def extract(self, payload: Payload) -> Extraction:
        """The sheet and what it says; a sheet that was made before stays as it is."""
        if payload.transcript is not None:
            return self.read(payload.transcript)
        return self.read(self.sheet(unfolded(json.loads(payload.data), self.vocabulary)))

    def sheet(self, values: Iterable[Named]) -> str:
        """The transcript of named values."""
        return transcribed(values, self.vocabulary)

    def read(self, sheet: str) -> Extraction:
        """What a sheet says."""
        statements = statements_of(read_sheet(sheet), self.vocabulary)
        return Extraction(sheet, "utf-8", (), statements, is_transcript=True)

    def knowing(
        self,
        text: str,  # noqa: ARG002 - the shape of every way
        statements: tuple[Statement, ...],
        known: Known,  # noqa: ARG002
    ) -> tuple[Statement, ...]:
        """The same: nothing around a record's text could be taken for it."""
        return statements
