"""From a slug to the row that it leads to, as the pages follow it."""

from typing import TypeVar

from archive.api.problems import not_found
from archive.models import Author, Dossier, Outlet, Topic
from archive.models.naming import NamedQuerySet

NamedRow = TypeVar("NamedRow", Outlet, Author, Topic, Dossier)


def rows_of(model: type[NamedRow]) -> NamedQuerySet[NamedRow]:
    """All rows of a model that have articles which readers may know of, with their number."""
    rows: NamedQuerySet[NamedRow] = NamedQuerySet(model)
    return rows.with_counts()


def existing(model: type[NamedRow], slug: str) -> NamedRow:
    """The row that a slug leads to, by way of all that it was merged into.

    Raises ProblemError where there is none, or none with articles.
    """
    found: NamedRow | None = rows_of(model).filter(slug=slug).first()
    if found is None:
        rows: NamedQuerySet[NamedRow] = NamedQuerySet(model)
        survivor = rows.by_slug(slug)
        is_another = survivor is not None and survivor.slug != slug
        found = rows_of(model).filter(pk=survivor.pk).first() if survivor and is_another else None
    if found is None:
        what = model.__name__.lower()
        raise not_found(f"There is no {what} with this slug that has articles.", what)
    return found
