"""What several answers share: labels, and what leads on in a list."""

from html import escape
from typing import Annotated, Self, TypeAlias

from pydantic import BaseModel, Field

from archive.models.naming import Named as NamedModel
from archive.text.sanitize import NoteTooLongError, sanitize_note


class Label(BaseModel):
    """A row with a page and an address of its own."""

    slug: str
    name: str

    @classmethod
    def of(cls, row: NamedModel) -> Self:
        """Of an outlet, author, topic or dossier."""
        return cls(slug=row.slug, name=row.name)


NextCursor: TypeAlias = Annotated[
    str | None, Field(description="What leads to the next part of the list; null at its end.")
]


def cleaned(note: str | None) -> str | None:
    """A note as HTML, cleaned once more as on pages: rows may have come by other ways."""
    try:
        return sanitize_note(note) if note else None
    except NoteTooLongError:
        return escape(note or "")
