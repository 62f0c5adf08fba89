"""The archive's addresses, and some that fail: what readers see then is a page as well."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from archive.urls import urlpatterns as archive_patterns

RAISED: dict[int, type[Exception]] = {
    400: SuspiciousOperation,
    403: PermissionDenied,
    500: RuntimeError,
}


def fail(_request: HttpRequest, status: int) -> HttpResponse:
    """Raise what Django answers with this status."""
    raise RAISED[status]("as asked for")


urlpatterns = [*archive_patterns, path("raised/<int:status>/", fail)]
