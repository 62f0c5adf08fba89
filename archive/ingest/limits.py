"""How much of anything ingest takes: one place, for files and for what is packed in them."""

from django.conf import settings

from archive.ingest.records import Reader, RefusedError

MEGABYTE = 1024 * 1024


def capture_limit() -> int:
    """How many bytes one record may have."""
    return int(settings.ARCHIVE_MAX_CAPTURE_MB) * MEGABYTE


def limit_of(reader: Reader) -> int:
    """How many bytes a file of this format may have."""
    return reader.max_bytes if reader.is_streamed else min(reader.max_bytes, capture_limit())


def refuse_too_large(reader: Reader, size: int) -> None:
    """Raise RefusedError where a file has more bytes than its format may have."""
    if size > limit_of(reader):
        raise RefusedError(too_large(size, limit_of(reader), reader.name))


def too_large(size: int, limit: int, kind: str) -> str:
    """The one line that says so."""
    return f"{size / MEGABYTE:.1f} MB, over the limit of {limit // MEGABYTE} MB for a {kind}"


def record_too_large() -> str:
    """The same of one record, whose whole size nobody has counted."""
    return f"more than the {capture_limit() // MEGABYTE} MB that one record may have"
