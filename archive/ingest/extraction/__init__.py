"""The table of payloads: how the bytes of one record of each kind become text and statements."""

from archive.ingest.extraction.html import SavedHtml
from archive.ingest.extraction.payload import Extraction, Payload, Way
from archive.ingest.extraction.rows.pages import MarkdownPage
from archive.ingest.extraction.rows.vocabulary import CSL_ITEM, FEED_ENTRY, RIS_RECORD, TABLE_ROW
from archive.ingest.extraction.rows.way import Rows
from archive.ingest.extraction.text import PlainText

WAYS: dict[str, Way] = {
    "text": PlainText(),
    "html": SavedHtml(),
    "row": Rows(TABLE_ROW),
    "feed": Rows(FEED_ENTRY),
    "ris": Rows(RIS_RECORD),
    "csl": Rows(CSL_ITEM),
    "markdown": MarkdownPage(),
}

__all__ = ["WAYS", "Extraction", "Payload", "Way", "extract"]


def extract(payload: Payload) -> Extraction:
    """What a payload says, read as one of its kind is; raises RefusedError."""
    return WAYS[payload.kind].extract(payload)
