"""Pages of a list: what is on this one, and the links to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

from archive.web.forms import PageForm

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class PageLink:
    """One number in the row of pages; `number` is None where numbers are left out."""

    number: int | None
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among the pages of its list."""

    number: int
    total: int
    size: int
    url_of: Callable[[int], str]

    @classmethod
    def within(cls, number: int, total: int, url_of: Callable[[int], str], size: int) -> Self:
        """The page asked for, or the last there is."""
        last = max(1, -(-total // size))
        return cls(min(number, last), total, size, url_of)

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    @property
    def start(self) -> int:
        """The half-open position of the page's first row."""
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        """The position after the page's last row."""
        return min(self.start + self.size, self.total)

    @property
    def first_shown(self) -> int:
        """The number of the page's first row, from 1; 0 in an empty list."""
        return self.start + 1 if self.total else 0

    @property
    def previous_url(self) -> str | None:
        """The page before this one."""
        return self.url_of(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self) -> str | None:
        """The page after this one."""
        return self.url_of(self.number + 1) if self.number < self.last else None

    @property
    def links(self) -> list[PageLink]:
        """First, last and neighbouring pages, with gaps between them."""
        paginator = Paginator(range(self.total), self.size)
        numbers = paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)
        return [self._link(number) for number in numbers]

    def _link(self, number: int | str) -> PageLink:
        if not isinstance(number, int):
            return PageLink(None, "", is_current=False)
        return PageLink(number, self.url_of(number), number == self.number)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of rows, its place among the others, and what was not understood."""

    rows: list[Any]
    paging: Paging
    remarks: list[str]

    @classmethod
    def of(cls, rows: QuerySet[Any], request: HttpRequest, size: int = PAGE_SIZE) -> Self:
        """The page of rows that the request asks for: one query to count, one for the rows."""
        form = PageForm(request.GET)
        paging = Paging.within(
            form.number, rows.count(), page_url(escape_uri_path(request.path)), size
        )
        remarks = form.remarks + past_the_end(form.number, paging)
        return cls(list(rows[paging.start : paging.stop]), paging, remarks)


def page_url(path: str) -> Callable[[int], str]:
    """Addresses of the pages of a list; the first is the list's own, which may have a query."""
    joint = "&" if "?" in path else "?"
    return lambda number: path if number == 1 else f"{path}{joint}page={number}"


def past_the_end(asked: int, paging: Paging) -> list[str]:
    """What to say where a page was asked for that the list does not have."""
    if asked <= paging.last:
        return []
    pages = "one page" if paging.last == 1 else f"{paging.last:,} pages"
    return [f"There is no page {asked:,}: the list has {pages}, and this is the last."]
