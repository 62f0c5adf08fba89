"""The way of `html`: bytes to a transcript of what the page shows, and to what it says."""

import re

from archive.ingest.extraction.html.charset import decoded
from archive.ingest.extraction.html.main_text import paragraphs_of
from archive.ingest.extraction.payload import Extraction, Payload
from archive.ingest.records import RefusedError
from archive.page.markup import Document, MarkupError, read_markup
from archive.page.markup.alignment import share_shown
from archive.page.markup.knowing import without_furniture
from archive.page.markup.moving import moved
from archive.page.markup.reading import read_document
from archive.page.record import Statement
from archive.page.repeats import Known

ENTITIES = re.compile(
    r"\ufeff?\s*(?:<\?[^>]{0,500}>\s*)?<!DOCTYPE\s[^\[>]{0,1000}\[[^\]]{0,10000}?<!ENTITY",
    re.IGNORECASE,
)
"""XHTML may declare them; no browser heeds them in a saved page, and they serve as bombs alone."""
FEWEST = 200
"""Characters below which a page may show its text only once a script has run."""
HALF = 0.5
"""Share of its text that a page has to show; else its text is hidden until a script has run."""
BY_RULES = "main text found by our own rules alone"


class SavedHtml:
    """Pages of HTML, by themselves or out of a container."""

    def extract(self, payload: Payload) -> Extraction:
        """Raises RefusedError; the transcript of an earlier reading stays as it was."""
        page = decoded(payload.data, payload.charset)
        if ENTITIES.match(page.text):
            raise RefusedError("a document type with entities of its own")
        document = _document(page.text)
        paragraphs = paragraphs_of(page.text, document)
        if paragraphs and share_shown(document, paragraphs) < HALF:
            document = _read(page.text, with_hidden=True)
        statements = read_document(document, paragraphs or (), payload.address)
        text = document.text
        if payload.transcript is not None and payload.transcript != text:
            statements = moved(statements, text, payload.transcript)
            text = payload.transcript
        assumed = page.notes if paragraphs is not None else (*page.notes, BY_RULES)
        return Extraction(text, page.encoding, assumed, statements, is_transcript=True)

    def knowing(
        self, text: str, statements: tuple[Statement, ...], known: Known
    ) -> tuple[Statement, ...]:
        """The same without lines that its outlet prints on page after page."""
        return without_furniture(text, statements, known)


def _document(markup: str) -> Document:
    """What the page shows; where that is next to nothing, with what it keeps hidden."""
    document = _read(markup)
    if len(document.text) < FEWEST:
        document = _read(markup, with_hidden=True)
    if not document.text.strip():
        raise RefusedError("no text in it")
    return document


def _read(markup: str, *, with_hidden: bool = False) -> Document:
    try:
        return read_markup(markup, with_hidden=with_hidden)
    except MarkupError as error:
        raise RefusedError(str(error)) from error
