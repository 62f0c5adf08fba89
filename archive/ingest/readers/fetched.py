"""What containers say of a page that was fetched, as far as it can be kept."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_ADDRESS = 4000
LONGEST_CHARSET = 40
FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Of the web; a clock that says anything else was never set."""


def address(written: str | None) -> str | None:
    """An address of the web; None for what is none."""
    text = (written or "").strip().strip("<>")
    is_web = text.lower().startswith(("http://", "https://"))
    return text if is_web and text.isprintable() and len(text) <= LONGEST_ADDRESS else None


def charset(written: str | None) -> str | None:
    """The name of an encoding; None for what cannot be one."""
    text = (written or "").strip().strip("'\"")
    return (
        text if text.isascii() and text.isprintable() and 0 < len(text) <= LONGEST_CHARSET else None
    )


def moment(written: str | None) -> datetime | None:
    """A moment of ISO 8601 or of a mail header, in UTC; None for what is none."""
    text = (written or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    return None
