"""A page of plain text: decoded, then read by the rules of `archive.page`."""

from archive.ingest.extraction.payload import Extraction, Payload
from archive.ingest.records import RefusedError
from archive.page.reader import read_page
from archive.page.record import Statement
from archive.page.repeats import Known, statements_knowing
from archive.text.decoding import BinaryFileError, decode


class PlainText:
    """The way of `text`."""

    def extract(self, payload: Payload) -> Extraction:
        """The bytes are the text; nothing is kept beside them."""
        try:
            decoded = decode(payload.data)
        except BinaryFileError as error:
            raise RefusedError(str(error)) from error
        if not decoded.text.strip():
            raise RefusedError("no text in it")
        read = read_page(decoded.text)
        return Extraction(decoded.text, decoded.encoding, decoded.notes, read.statements)

    def knowing(
        self, text: str, statements: tuple[Statement, ...], known: Known
    ) -> tuple[Statement, ...]:
        """Read once more without what was taken for text and is furniture."""
        return statements_knowing(text, statements, known)
