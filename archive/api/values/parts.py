"""What all answers share: labels, and the parts of a list."""

from typing import Self

from pydantic import BaseModel, Field

from archive.models.naming import Named as NamedModel


class Label(BaseModel):
    """A row with a page and an address of its own."""

    slug: str
    name: str

    @classmethod
    def of(cls, row: NamedModel) -> Self:
        """Of an outlet, author, topic or dossier."""
        return cls(slug=row.slug, name=row.name)


class Part(BaseModel):
    """One part of a list."""

    next_cursor: str | None = Field(description="What leads to the next part; null at the end.")
