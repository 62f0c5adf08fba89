"""The table of payloads: how the bytes of one record of each kind become text and statements."""

from archive.ingest.extraction.html import SavedHtml
from archive.ingest.extraction.payload import Extraction, Payload, Way
from archive.ingest.extraction.text import PlainText

WAYS: dict[str, Way] = {"text": PlainText(), "html": SavedHtml()}

__all__ = ["WAYS", "Extraction", "Payload", "Way", "extract"]


def extract(payload: Payload) -> Extraction:
    """What a payload says, read as one of its kind is; raises RefusedError."""
    return WAYS[payload.kind].extract(payload)
