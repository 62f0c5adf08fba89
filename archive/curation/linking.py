"""From a printed name to the row that bears it: made when new, linked when only one has it."""

from typing import Any

from archive.models import Author, Outlet
from archive.models.naming import NAME_LENGTH
from archive.text.names import is_organisation


def outlet_named(printed: str) -> Outlet | None:
    """The one outlet of this name, made when there is none; None where several have it."""
    rows = list(Outlet.objects.named(printed)[:2])
    if not rows:
        return Outlet.objects.create(name=printed[:NAME_LENGTH])
    return rows[0] if len(rows) == 1 else None


def author_named(printed: str, parts: dict[str, Any] | None) -> Author | None:
    """The one author of this name, made when there is none; None where several have it.

    `parts` is the value of the claim about the name: family, given and order, where known.
    """
    rows = list(Author.objects.named(printed)[:2])
    if not rows:
        return Author.objects.create(
            name=printed[:NAME_LENGTH], is_organisation=is_organisation(printed), **(parts or {})
        )
    return rows[0] if len(rows) == 1 else None
