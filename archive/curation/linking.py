"""From a printed name to the row that bears it: made when new, linked when only one has it.

A link once made stays as long as its row bears the name: a namesake added later must not undo,
at the next correction of something else, what was certain before.
"""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from archive.models import Author, Byline, Claim, Judgement, Outlet
from archive.models.naming import NAME_LENGTH, key_of
from archive.text.names import is_organisation

Row = TypeVar("Row", Outlet, Author)


def outlet_named(printed: str, linked: Outlet | None = None) -> Outlet | None:
    """The one outlet of this name, made when there is none; None where several have it.

    `linked` is the outlet that the article has now.
    """
    named = Outlet.objects.bearing(printed)
    if not named.exists():
        return Outlet.objects.create(name=printed[:NAME_LENGTH])
    return only(named, linked, printed)


def author_named(
    printed: str, parts: dict[str, Any] | None, linked: Author | None = None
) -> Author | None:
    """The one author of this name, made when there is none; None where several have it.

    `parts` is the value of the claim about the name: family, given and order, where known;
    `linked` is the author that the byline has now.
    """
    named = Author.objects.bearing(printed)
    if not named.exists():
        return author_made(printed, parts)
    return only(named, linked, printed)


def author_made(printed: str, parts: dict[str, Any] | None) -> Author:
    """A new author of this name."""
    return Author.objects.create(
        name=printed[:NAME_LENGTH], is_organisation=is_organisation(printed), **(parts or {})
    )


def survivor(row: Row) -> Row:
    """The row that a merged one leads to; any other leads to itself."""
    while row.merged_into_id is not None:
        row = type(row).objects.get(pk=row.merged_into_id)
    return row


def keys_told_apart(model: type[Outlet] | type[Author]) -> set[str]:
    """The keys of names that one row has and that yet lead nowhere by themselves.

    Where such a name stood before it was told apart its link stays: time decided that.
    """
    said = Judgement.objects.filter(model=model._meta.model_name, are_same=False)  # noqa: SLF001 - Django's documented access to a model
    slugs = {slug for pair in said.values_list("one", "other") for slug in pair}
    rows = model.objects.present().filter(slug__in=slugs).prefetch_related("aliases")
    return {
        key
        for row in rows
        for key in {row.name_key, *(alias.name_key for alias in row.aliases.all())}
        & _keys_printed_of(model, Judgement.objects.not_the_same(row))
    }


def _keys_printed_of(model: type[Outlet] | type[Author], slugs: list[str]) -> set[str]:
    """The keys of the names under which rows stand in print."""
    if model is Author:
        bylines = Byline.objects.filter(author__slug__in=slugs)
        return {key_of(name) for name in bylines.values_list("name", flat=True)}
    said = Claim.objects.filter(field="outlet", article__outlet__slug__in=slugs)
    names = said.values_list("value", flat=True)
    return {key_of(name) for name in names if isinstance(name, str)}


def only(
    named: Iterable[Row],
    linked: Row | None,
    printed: str,
    judged: Collection[str] | None = None,
) -> Row | None:
    """The row that is meant; `linked` stays as long as it, or what became of it, has the name.

    `judged`, where it is known, are the slugs of all of whom somebody said that two are not one.
    """
    rows = list({survivor(row).pk: survivor(row) for row in named}.values())
    if linked and survivor(linked) in rows:
        return survivor(linked)
    if len(rows) != 1:
        return None
    [row] = rows
    may_be_apart = judged is None or row.slug in judged
    return None if may_be_apart and _is_told_apart(row, printed) else row


def _is_told_apart(row: Author | Outlet, printed: str) -> bool:
    """Whether somebody said that a row is not the same as another that the name leads to as well.

    So it is after a split: of two who sign alike one may be known by another name here.
    """
    others = Judgement.objects.not_the_same(row)
    if not others:
        return False
    if isinstance(row, Author):
        return Byline.objects.filter(author__slug__in=others, name=printed).exists()
    said = Claim.objects.filter(field="outlet", value=printed)
    return said.filter(article__outlet__slug__in=others).exists()
