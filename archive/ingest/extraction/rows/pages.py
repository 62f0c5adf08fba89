"""The way of Markdown with front matter: the bytes of the file are the payload."""

from dataclasses import replace

from archive.ingest.extraction.payload import Extraction, Payload
from archive.ingest.extraction.rows.front_matter import parted
from archive.ingest.extraction.rows.named import Named, unfolded
from archive.ingest.extraction.rows.texts import refuse_too_many_lines, visible
from archive.ingest.extraction.rows.vocabulary import FRONT_MATTER
from archive.ingest.extraction.rows.way import Rows
from archive.ingest.records import RefusedError
from archive.page.markdown import shown_text
from archive.page.record import Statement
from archive.page.repeats import Known
from archive.text.decoding import BinaryFileError, decode

ROWS = Rows(FRONT_MATTER)
BODY = "body"


class MarkdownPage:
    """Front matter and the text below it, on one sheet."""

    def extract(self, payload: Payload) -> Extraction:
        """The sheet and what it says; raises RefusedError."""
        try:
            decoded = decode(payload.data)
        except BinaryFileError as error:
            raise RefusedError(str(error)) from error
        transcript = payload.transcript
        if transcript is None:
            transcript = ROWS.sheet(named(decoded.text))
        read = ROWS.read(transcript)
        return replace(read, encoding=decoded.encoding, assumed=decoded.notes)

    def knowing(
        self,
        text: str,  # noqa: ARG002
        statements: tuple[Statement, ...],
        known: Known,  # noqa: ARG002
    ) -> tuple[Statement, ...]:
        """The same: nothing around a record's text could be taken for it."""
        return statements


def named(page: str) -> list[Named]:
    """The values of the front matter, and the text under a name of its own."""
    values, below = parted(page)
    refuse_too_many_lines(below)
    told = unfolded(values, FRONT_MATTER)
    kept = [each for each in told if (FRONT_MATTER.meaning(each.name) or ("",))[0] != "text"]
    text = "\n\n".join(map(visible, shown_text(below).split("\n")))
    if not kept and not text.strip():
        raise RefusedError("no values and no text in it")
    return [*kept, Named(BODY, text)]
