"""Long patterns written over several lines."""

import re


def any_case(rows: str) -> re.Pattern[str]:
    """A pattern without regard to case; line breaks and indentation in it mean nothing.

    Unlike in verbose patterns, white space within a line counts.
    """
    return re.compile("".join(row.strip() for row in rows.splitlines()), re.IGNORECASE)


def words(rows: str) -> tuple[str, ...]:
    """The phrases of a table, parted by bars or line ends."""
    cells = (cell.strip() for row in rows.splitlines() for cell in row.split("|"))
    return tuple(cell for cell in cells if cell)
