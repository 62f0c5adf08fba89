"""A notice of whoever runs the archive, shown on home and about."""

from django.conf import settings

NOTICE_LENGTH = 2000


def notice() -> str | None:
    """The text of `notice.txt` in the data folder, None where there is none to read."""
    try:
        with (settings.ARCHIVE_DATA_DIR / "notice.txt").open(encoding="utf-8") as file:
            return file.read(NOTICE_LENGTH).strip() or None
    except (OSError, UnicodeDecodeError):
        return None
