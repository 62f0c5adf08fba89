"""How the payload of such a record is read: to a sheet once, then from the sheet."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from archive.ingest.extraction.payload import Extraction, Payload
from archive.ingest.extraction.rows.named import Named, unfolded
from archive.ingest.extraction.rows.sheet import read_sheet, transcribed
from archive.ingest.extraction.rows.stating import statements_of
from archive.ingest.extraction.rows.vocabulary import Vocabulary
from archive.page.record import Statement
from archive.page.repeats import Known

Unfold = Callable[[bytes, Vocabulary], list[Named]]


def of_json(data: bytes, vocabulary: Vocabulary) -> list[Named]:
    """The values of a record that a reader wrote as canonical JSON."""
    return unfolded(json.loads(data), vocabulary)


@dataclass(frozen=True, slots=True)
class Rows:
    """The way of all records that are named values."""

    vocabulary: Vocabulary
    unfold: Unfold = of_json

    def extract(self, payload: Payload) -> Extraction:
        """The sheet and what it says; a sheet that was made before stays as it is."""
        text = payload.transcript
        if text is None:
            text = transcribed(self.unfold(payload.data, self.vocabulary), self.vocabulary)
        statements = statements_of(read_sheet(text), self.vocabulary)
        return Extraction(text, "utf-8", (), statements, is_transcript=True)

    def knowing(
        self, text: str, statements: tuple[Statement, ...], known: Known  # noqa: ARG002
    ) -> tuple[Statement, ...]:
        """The same: nothing around a record's text could be taken for it."""
        return statements
