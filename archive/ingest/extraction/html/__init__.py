"""Saved HTML: decoded, flattened to its visible text, and read."""

from archive.ingest.extraction.html.way import SavedHtml

__all__ = ["SavedHtml"]
