"""Where many printed names lead, asked for together: valid while one holds the writers' turn."""

from collections.abc import Iterable
from typing import Any

from archive.curation.linking import author_made, only, outlet_named, rows_told_apart
from archive.models import Author, AuthorAlias, Outlet, OutletAlias
from archive.models.naming import key_of
from archive.models.outlets import WEB_ADDRESS


class Links:
    """The same answers as `outlet_named` and `author_named`, for names that no link stands for."""

    def __init__(self) -> None:
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
        keys = {key_of(name) for name in names} - self._bearing.keys()
        if not keys:
            return
        self._bearing |= {key: [] for key in keys}
        for author in Author.objects.filter(name_key__in=keys):
            self._bearing[author.name_key].append(author)
        for alias in AuthorAlias.objects.filter(name_key__in=keys).select_related("author"):
            self._bearing[alias.name_key].append(alias.author)

    def foresee_outlets(self, names: Iterable[str]) -> None:
        """Look for all outlets of these names at once, but for those that are web addresses."""
        plain = {name: key_of(name) for name in names if not WEB_ADDRESS.fullmatch(name.strip())}
        bearing: dict[str, list[Outlet]] = {key: [] for key in plain.values()}
        for outlet in Outlet.objects.filter(name_key__in=bearing):
            bearing[outlet.name_key].append(outlet)
        for alias in OutletAlias.objects.filter(name_key__in=bearing).select_related("outlet"):
            bearing[alias.name_key].append(alias.outlet)
        for name, key in plain.items():
            if found := bearing[key]:
                self._outlets[name] = only(found, None, name, apart=self._outlets_apart)

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

    def _author(self, printed: str, parts: dict[str, Any] | None) -> Author | None:
        self.foresee_authors([printed])
        named = self._bearing[key_of(printed)]
        if named:
            return only(named, None, printed, apart=self._authors_apart)
        author = author_made(printed, parts)
        self._bearing[author.name_key].append(author)
        return author
