"""From a printed name to the row that bears it: made when new, linked when only one has it.

A link once made stays as long as its row bears the name: a namesake added later must not undo,
at the next correction of something else, what was certain before.
"""

from typing import Any, TypeVar

from django.db.models import Q

from archive.models import Author, Judgement, Outlet
from archive.models.naming import NAME_LENGTH, NamedQuerySet, key_of
from archive.text.names import is_organisation

Row = TypeVar("Row", Outlet, Author)


def outlet_named(printed: str, linked: Outlet | None = None) -> Outlet | None:
    """The one outlet of this name, made when there is none; None where several have it.

    `linked` is the outlet that the article has now.
    """
    named = Outlet.objects.named(printed)
    if not named.exists():
        return Outlet.objects.create(name=printed[:NAME_LENGTH])
    return _only(named, linked, printed)


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
    return _only(named, linked, printed)


def _only(named: NamedQuerySet[Row], linked: Row | None, printed: str) -> Row | None:
    """The one row, unless somebody told it apart from another that bore the name."""
    if linked and named.filter(pk=linked.pk).exists():
        return linked
    rows = list(named[:2])
    if len(rows) != 1 or _is_told_apart(rows[0], printed):
        return None
    return rows[0]


def _is_told_apart(row: Author | Outlet, printed: str) -> bool:
    """Whether somebody judged a row not to be the same as one that bears or bore the name."""
    key = key_of(printed)
    bears = Q(name_key=key) | Q(aliases__name_key=key)
    rows = type(row)._base_manager  # noqa: SLF001 - the merged ones too
    slugs = list(rows.filter(bears).exclude(pk=row.pk).values_list("slug", flat=True))
    if not slugs:
        return False
    said = Judgement.objects.filter(model=row._meta.model_name, are_same=False)  # noqa: SLF001 - Django's own
    return said.filter(Q(one=row.slug, other__in=slugs) | Q(other=row.slug, one__in=slugs)).exists()
