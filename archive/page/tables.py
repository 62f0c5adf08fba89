"""Tables of named forms, of which most lines have none: that shows before any is tried."""

from functools import reduce
from operator import or_
from typing import Protocol

from archive.page.patterns import AnyCase, small_openings
from archive.page.signs import Signs, signs_in


class Within:
    """A pattern that may fit anywhere in a line, tried only where one of its signs stands."""

    def __init__(self, signs: Signs, pattern: AnyCase) -> None:
        self._signs = signs
        self._pattern = pattern
        self.openings: frozenset[str] = frozenset()
        self.bits = signs.bits

    def fits(self, text: str) -> bool:
        return self._signs.fits(text) and self._pattern.search(text) is not None


class Form(Protocol):
    """What a line may have; it has not where neither one of the openings nor a sign is there."""

    openings: frozenset[str]
    bits: int

    def fits(self, text: str) -> bool: ...


class Table:
    """Named forms of lines, in the order in which they are tried."""

    def __init__(self, *rows: tuple[str, Form]) -> None:
        self.rows = rows
        self._openings = frozenset[str]().union(*(form.openings for _, form in rows))
        self._bits = reduce(or_, (form.bits for _, form in rows), 0)

    def may_fit(self, text: str) -> bool:
        """Whether a text has what one of the forms needs; most have not."""
        if not self._openings.isdisjoint(small_openings(text)):
            return True
        return signs_in(text) & self._bits != 0

    def first(self, text: str) -> str | None:
        """The name of the first form that a text has, or None."""
        if not self.may_fit(text):
            return None
        return next((name for name, form in self.rows if form.fits(text)), None)
