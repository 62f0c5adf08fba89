"""Where readers reach the archive: what addresses begin with that leave it."""

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """Scheme and host without a path: as an installation says it, else as the request came."""
    return settings.ARCHIVE_PUBLIC_URL or f"{request.scheme}://{request.get_host()}"
