"""Names that may be one person's: like each other but for initials, order, points and accents."""

from collections.abc import Iterable
from itertools import permutations
from typing import Self

from django.db.models import Q

from archive.models import Author
from archive.models.naming import key_of
from archive.models.people import AuthorQuerySet
from archive.text.folding import folded

MOST_WORDS = 4
_POINTS = str.maketrans(".-,", "   ")


def alike(author: Author) -> list[int]:
    """The numbers of the authors with a name like this one's, the newest first."""
    wanted = Q(_connector=Q.OR)
    for word in _whole(author.name):
        wanted |= Q(name_key__contains=word)
    if not wanted:
        return []
    rows = _people().filter(wanted).exclude(pk=author.pk).values_list("pk", "name")
    return _newest_first(pk for pk, name in rows if are_alike(author.name, name))


class Names:
    """The names of all authors, read at once: for many authors the same answers as `alike`."""

    def __init__(self, rows: Iterable[tuple[int, str, str]]) -> None:
        self._rows: dict[str, list[tuple[int, str, str]]] = {}
        for row in rows:
            for word in set(_words(row[1])):
                if len(word) > 1:
                    self._rows.setdefault(word, []).append(row)

    @classmethod
    def of_all(cls) -> Self:
        """As they are stored."""
        return cls(_people().values_list("pk", "name", "name_key"))

    def alike(self, author: Author) -> list[int]:
        """The numbers of the authors with a name like this one's, the newest first."""
        words, whole = _words(author.name), _whole(author.name)
        near = {row for word in words for row in self._rows.get(word, ()) if row[0] != author.pk}
        return _newest_first(
            pk
            for pk, name, key in near
            if are_alike(author.name, name) and any(word in key for word in whole)
        )


def are_alike(one: str, other: str) -> bool:
    """Whether two names differ only by initials, middle initials, order, points and accents."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short or len(long) > MOST_WORDS or len(short) + 1 < len(long):
        return False
    return any(_fits(short, list(order)) for order in permutations(long))


def _people() -> AuthorQuerySet:
    return Author.objects.present().order_by().filter(is_organisation=False)


def _newest_first(numbers: Iterable[int]) -> list[int]:
    return sorted(numbers, reverse=True)


def _fits(short: list[str], long: list[str]) -> bool:
    """Word for word the same or an initial, one of them the same; what is over is an initial."""
    pairs = list(zip(short, long, strict=False))
    if not all(_is_same_or_initial(a, b) for a, b in pairs):
        return False
    is_sure = any(a == b and len(a) > 1 for a, b in pairs)
    return is_sure and all(len(word) == 1 for word in long[len(short) :])


def _is_same_or_initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _words(name: str) -> list[str]:
    return folded(name).translate(_POINTS).split()


def _whole(name: str) -> set[str]:
    """The words of a name by which another is looked for, as its key has them and folded."""
    words = (word.strip(".,") for form in (key_of(name), folded(name)) for word in form.split())
    return {word for word in words if len(word) > 1}
