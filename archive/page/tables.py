"""Tables of named forms, of which most lines have none: that shows before any is tried."""

from functools import reduce
from operator import or_

from archive.page.patterns import AnyCase, LineStart
from archive.page.signs import Signs, marks_in

MOST_KEPT = 1000


class Within:
    """A pattern that may fit anywhere in a line, tried only where one of its signs stands.

    Where `further` signs are given, one of these must stand there too.
    """

    def __init__(self, signs: Signs, pattern: AnyCase, further: Signs | None = None) -> None:
        self._signs = (signs, further) if further else (signs,)
        self._pattern = pattern
        self.bits = signs.bits

    def fits(self, text: str) -> bool:
        for signs in self._signs:
            if not signs.fits(text):
                return False
        return self._pattern.search(text) is not None


Form = LineStart | Signs | Within
"""What a line may have: a beginning, a sign, or a pattern within it."""


class Table:
    """Named forms of lines, in the order in which they are tried."""

    def __init__(self, *rows: tuple[str, Form]) -> None:
        self.rows = rows
        self.bits = reduce(or_, (form.bits for _, form in rows), 0)
        self._likely: dict[int, tuple[tuple[str, Form], ...]] = {}

    def may_fit(self, text: str) -> bool:
        """Whether a text has what one of the forms needs; most have not."""
        return marks_in(text) & self.bits != 0

    def first(self, text: str) -> str | None:
        """The name of the first form that a text has, or None."""
        found = marks_in(text) & self.bits
        if not found:
            return None
        for name, form in self._likely.get(found) or self._rows_for(found):
            if form.fits(text):
                return name
        return None

    def _rows_for(self, found: int) -> tuple[tuple[str, Form], ...]:
        """The rows that some marks allow; pages have few sets of marks, so they are kept."""
        if len(self._likely) >= MOST_KEPT:
            self._likely.clear()
        self._likely[found] = tuple(row for row in self.rows if found & row[1].bits)
        return self._likely[found]
