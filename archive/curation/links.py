"""Where many printed names lead, asked for together: valid while one holds the writers' turn."""

from collections.abc import Iterable
from typing import Any

from archive.curation.linking import new_author, only, outlet_named, rows_told_apart
from archive.models import Author, Outlet
from archive.models.naming import key_of
from archive.models.outlets import WEB_ADDRESS


class Links:
    """The same answers as `outlet_named` and `author_named`, for names that no link stands for.

    Authors that are new wait until `write` stores them; bylines may refer to them before.
    """

    def __init__(self) -> None:
        self._new: list[Author] = []
        self.forget()

    def forget(self) -> None:
        """Ask anew: another way has written, and may have made rows or said what is one."""
        self._outlets: dict[str, Outlet | None] = {}
        self._authors: dict[str, Author | None] = {}
        self._bearing: dict[str, list[Author]] = {}
        self._outlets_apart = rows_told_apart(Outlet)
        self._authors_apart = rows_told_apart(Author)

    def foresee_authors(self, names: Iterable[str]) -> None:
        """Look for all authors of these names at once."""
        unknown = {name for name in names if key_of(name) not in self._bearing}
        for name, rows in Author.objects.bearing_each(unknown).items():
            self._bearing[key_of(name)] = rows

    def foresee_outlets(self, names: Iterable[str]) -> None:
        """Look for all outlets of these names at once, but for those that are web addresses."""
        plain = {name for name in names if not WEB_ADDRESS.fullmatch(name.strip())}
        for name, rows in Outlet.objects.bearing_each(plain).items():
            if rows:
                self._outlets[name] = only(rows, None, name, apart=self._outlets_apart)

    def outlet(self, printed: str) -> Outlet | None:
        """The one outlet of this name, made when there is none; None where several have it."""
        if printed not in self._outlets:
            self._outlets[printed] = outlet_named(printed)
        return self._outlets[printed]

    def author(self, printed: str, parts: dict[str, Any] | None) -> Author | None:
        """The one author of this name, made when there is none; None where several have it."""
        if printed not in self._authors:
            self._authors[printed] = self._author(printed, parts)
        return self._authors[printed]

    def write(self) -> None:
        """Store the authors that are new, in the order in which they were met."""
        new, self._new = self._new, []
        if new:
            Author.objects.create_all(new)

    def _author(self, printed: str, parts: dict[str, Any] | None) -> Author | None:
        self.foresee_authors([printed])
        named = self._bearing[key_of(printed)]
        if named:
            return only(named, None, printed, apart=self._authors_apart)
        author = new_author(printed, parts)
        self._new.append(author)
        named.append(author)
        return author
