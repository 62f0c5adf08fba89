"""From a printed name to the row that bears it: made when new, linked when only one has it.

A link once made stays as long as its row bears the name: a namesake added later must not undo,
at the next correction of something else, what was certain before.
"""

from typing import Any, TypeVar

from archive.models import Author, Outlet
from archive.models.naming import NAME_LENGTH, NamedQuerySet
from archive.text.names import is_organisation

Row = TypeVar("Row", Outlet, Author)


def outlet_named(printed: str, linked: Outlet | None = None) -> Outlet | None:
    """The one outlet of this name, made when there is none; None where several have it.

    `linked` is the outlet that the article has now.
    """
    named = Outlet.objects.named(printed)
    if not named.exists():
        return Outlet.objects.create(name=printed[:NAME_LENGTH])
    return _only(named, linked)


def author_named(
    printed: str, parts: dict[str, Any] | None, linked: Author | None = None
) -> Author | None:
    """The one author of this name, made when there is none; None where several have it.

    `parts` is the value of the claim about the name: family, given and order, where known;
    `linked` is the author that the byline has now.
    """
    named = Author.objects.named(printed)
    if not named.exists():
        return Author.objects.create(
            name=printed[:NAME_LENGTH], is_organisation=is_organisation(printed), **(parts or {})
        )
    return _only(named, linked)


def _only(named: NamedQuerySet[Row], linked: Row | None) -> Row | None:
    if linked and named.filter(pk=linked.pk).exists():
        return linked
    rows = list(named[:2])
    return rows[0] if len(rows) == 1 else None
