"""From a printed name to the row that bears it: made when new, linked when only one has it.

A link once made stays as long as its row bears the name: a namesake added later must not undo,
at the next correction of something else, what was certain before.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeVar

from django.db.models import Q

from archive.models import Article, Author, Byline, Claim, Judgement, Outlet
from archive.models.naming import NAME_LENGTH, key_of
from archive.text.names import is_organisation

Row = TypeVar("Row", Outlet, Author)
Merging = tuple[Row, Row]
"""Two rows of which the first is about to be merged into the second."""


def outlet_named(
    printed: str, linked: Outlet | None = None, article: Article | None = None
) -> Outlet | None:
    """The one outlet of this name, made when there is none; None where several have it.

    `linked` is the outlet that `article` has now.
    """
    named = Outlet.objects.bearing(printed)
    if not named.exists():
        return Outlet.objects.create(name=printed[:NAME_LENGTH])
    return only(named, linked, printed, article=article)


def author_named(
    printed: str,
    parts: dict[str, Any] | None,
    linked: Author | None = None,
    article: Article | None = None,
) -> Author | None:
    """The one author of this name, made when there is none; None where several have it.

    `parts` is the value of the claim about the name: family, given and order, where known;
    `linked` is the author that the byline of `article` has now.
    """
    named = Author.objects.bearing(printed)
    if not named.exists():
        return author_made(printed, parts)
    return only(named, linked, printed, article=article)


def author_made(printed: str, parts: dict[str, Any] | None) -> Author:
    """A new author of this name, stored."""
    author = new_author(printed, parts)
    author.save()
    return author


def new_author(printed: str, parts: dict[str, Any] | None) -> Author:
    """A new author of this name, not yet stored."""
    return Author(
        name=printed[:NAME_LENGTH], is_organisation=is_organisation(printed), **(parts or {})
    )


def leads_to(model: type[Row], printed: str, merging: Merging[Row] | None = None) -> Row | None:
    """The one row of this name, or what it will be after a merge; no row is made."""
    named: Iterable[Row] = model.objects.bearing(printed)
    return only(named, None, printed, merging=merging)


def survivor(row: Row) -> Row:
    """The row that a merged one leads to; any other leads to itself."""
    while row.merged_into_id is not None:
        row = type(row).objects.get(pk=row.merged_into_id)
    return row


def keys_of_all(rows: Iterable[Author | Outlet]) -> set[str]:
    """The keys of all names by which pages may mean these rows, or what was merged into them."""
    return {key for row in rows for each in _lineage(row) for key in _keys(each)}


def keys_told_apart(model: type[Row]) -> set[str]:
    """The keys of names that one row has and that yet lead nowhere by themselves.

    Where such a name stood before it was told apart its link stays: time decided that.
    """
    keys: set[str] = set()
    for one, other in _pairs_told_apart(model):
        keys |= keys_of_all([one]) & _keys_printed_of(other)
        keys |= keys_of_all([other]) & _keys_printed_of(one)
    return keys


def rows_told_apart(model: type[Row]) -> set[int]:
    """The numbers of the rows of which somebody said that another is not the same."""
    return {row.pk for pair in _pairs_told_apart(model) for row in pair}


def _pairs_told_apart(model: type[Row]) -> Iterator[tuple[Row, Row]]:
    """The rows that now stand for those which somebody said are not the same."""
    said = list(_judged_apart(model).values_list("one", "other"))
    rows = model.objects.filter(slug__in={slug for pair in said for slug in pair})
    standing = {row.slug: survivor(row) for row in rows}
    for one, other in said:
        if one in standing and other in standing and standing[one] != standing[other]:
            yield standing[one], standing[other]


def _judged_apart(model: type[Outlet] | type[Author]) -> Any:
    name = model._meta.model_name  # noqa: SLF001 - Django's documented access to a model
    return Judgement.objects.filter(model=name, are_same=False)


def _keys(row: Author | Outlet) -> set[str]:
    return {row.name_key, *row.aliases.values_list("name_key", flat=True)}


def _lineage(row: Author | Outlet) -> list[Author | Outlet]:
    """A row and all that was merged into it."""
    return list(type(row).objects.filter(pk__in=row.lineage()))


def _keys_printed_of(row: Author | Outlet) -> set[str]:
    """The keys of the names under which a row stands in print."""
    if isinstance(row, Author):
        return {key_of(name) for name in row.bylines.values_list("name", flat=True)}
    said = Claim.objects.filter(field="outlet", article__outlet=row)
    names = said.values_list("value", flat=True)
    return {key_of(name) for name in names if isinstance(name, str)}


def only(
    named: Iterable[Row],
    linked: Row | None,
    printed: str,
    *,
    article: Article | None = None,
    merging: Merging[Row] | None = None,
    apart: Collection[int] | None = None,
) -> Row | None:
    """The row that is meant; `linked` stays as long as it, or what became of it, has the name.

    `apart`, where it is known, is what `rows_told_apart` says.
    """
    rows = list({row.pk: row for each in named for row in [_standing(each, merging)]}.values())
    if linked and survivor(linked) in rows:
        return survivor(linked)
    if len(rows) != 1:
        return None
    [row] = rows
    may_be_apart = apart is None or row.pk in apart
    return None if may_be_apart and _is_told_apart(row, printed, article, merging) else row


def _standing(row: Row, merging: Merging[Row] | None) -> Row:
    last = survivor(row)
    return merging[1] if merging and last == merging[0] else last


def _is_told_apart(
    row: Row, printed: str, article: Article | None, merging: Merging[Row] | None
) -> bool:
    """Whether somebody said that a row is not the same as another that the name leads to as well.

    So it is after a split: of two who sign alike one may be known by another name here. Where the
    name leads in the article itself says nothing: that is what is asked.
    """
    others = _not_the_same(row, merging)
    if not others:
        return False
    if isinstance(row, Author):
        bylines = Byline.objects.filter(author__in=others, name=printed)
        return bylines.exclude(article=article).exists()
    said = Claim.objects.filter(field="outlet", value=printed, article__outlet__in=others)
    return said.exclude(article=article).exists()


def _not_the_same(row: Row, merging: Merging[Row] | None) -> set[int]:
    """The numbers of those that a row, or what was merged into it, was said not to be.

    A judgement on what was merged holds for what it was merged into.
    """
    judged = _judged_apart(type(row))
    if not judged.exists():
        return set()
    merged = [row, merging[0]] if merging and row == merging[1] else [row]
    slugs = {each.slug for one in merged for each in _lineage(one)}
    said = judged.filter(Q(one__in=slugs) | Q(other__in=slugs)).values_list("one", "other")
    named = {slug for pair in said for slug in pair} - slugs
    rows = type(row).objects.filter(slug__in=named)
    others = {_standing(each, merging).pk for each in rows} - {row.pk}
    if merging and merging[1].pk in others:
        others.add(merging[0].pk)
    return others
