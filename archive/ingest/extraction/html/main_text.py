"""The main text of a page, by trafilatura: the only importer of it."""

import logging
from collections.abc import Callable
from typing import Any

from archive.ingest.records import RefusedError
from archive.page.markup import Document

logger = logging.getLogger(__name__)
MISSING = "pages of HTML need trafilatura: run `make html`"
LONGEST, DEEPEST, MOST_BLOCKS, MOST_IN_A_LINE = 4_000_000, 240, 20_000, 1500
"""Markup beyond this takes trafilatura longer than a page is worth: its time grows with the square
of the elements in one line, and lxml gives up on what lies deeper than 256."""
LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")


def paragraphs_of(markup: str, document: Document) -> list[str] | None:
    """The paragraphs that trafilatura takes for the text; None where it was not asked or failed.

    Raises RefusedError where it is not installed. Nothing is fetched: it is given text alone.
    """
    extract = _extractor()
    if (
        len(markup) > LONGEST
        or document.depth > DEEPEST
        or len(document.blocks) > MOST_BLOCKS
        or document.crowd > MOST_IN_A_LINE
    ):
        return None
    try:
        found = extract(markup, with_metadata=False, include_comments=False)
    except MemoryError:
        raise
    except Exception as error:  # whatever it stumbles over, the page can be read without it
        logger.warning("trafilatura failed on a page (%s)", type(error).__name__)
        return None
    text = (found.text if found is not None else None) or ""
    return [line for line in text.split("\n") if line.strip()]


def _extractor() -> Callable[..., Any]:
    try:
        # Not at the top: it is an optional package, and takes a second to load.
        from trafilatura import bare_extraction  # noqa: PLC0415
    except ImportError as error:
        raise RefusedError(MISSING) from error
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # it warns of every page without a text
    extract: Callable[..., Any] = bare_extraction
    return extract
