"""What a line of credits says, as a value."""

from typing import NamedTuple

from archive.page.byline_names import Names
from archive.page.record import Span
from archive.text.dates import PrintedDate

MOST_LEFT = 6  # characters beside a date that may stay unread


class Credit(NamedTuple):
    """What one line says: each value with its place, nothing where it says nothing.

    `names` are printed names; `roles` are affiliations of the last name before them.
    `left` counts the characters that no rule could read; `ends_with_label` says that the line
    is no sentence and ends with a labelled date ("… Upload Date 2021-03-04 Hits 12").
    """

    names: Names = ()
    roles: tuple[tuple[str, Span], ...] = ()
    outlet: tuple[str, Span] | None = None
    outlet_rule: str = ""
    dates: tuple[tuple[PrintedDate, Span], ...] = ()
    has_cue: bool = False
    ends_with_label: bool = False
    left: int = 0

    @property
    def is_plain_date(self) -> bool:
        """A date and next to nothing else."""
        return bool(self.dates) and not self.names and self.left <= MOST_LEFT

    @property
    def is_credit(self) -> bool:
        """Whether the line is about the article and not part of it."""
        if self.names and self.dates and self.left == 0:
            return True
        is_plain = self.is_plain_date or self.ends_with_label
        return (self.has_cue and bool(self.names)) or bool(self.outlet) or is_plain
