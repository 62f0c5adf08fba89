"""What several answers share: labels, and what leads on in a list."""

from typing import Annotated, Self, TypeAlias

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


NextCursor: TypeAlias = Annotated[
    str | None, Field(description="What leads to the next part of the list; null at its end.")
]
