"""Saved HTML: the visible text of a page, and what its tags say of it. Pure."""

from archive.page.markup.builder import MarkupError, read_markup, visible_text
from archive.page.markup.document import Block, Document, Mark, Meta

__all__ = ["Block", "Document", "Mark", "MarkupError", "Meta", "read_markup", "visible_text"]
