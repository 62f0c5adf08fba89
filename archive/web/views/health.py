"""Whether the archive is in order, for programs that watch over it: `/healthz`."""

from typing import Any

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.custody.agreement import followed_at, pending
from archive.models import Article
from archive.search import sync
from archive.search.engine import SearchError

UNREACHABLE = 503


@never_cache
@require_safe
def health(_: HttpRequest) -> JsonResponse:
    """Database and index, `ok` or what is wrong; how many articles the index has still to take,
    and for how many seconds at most it has been behind.

    Says nothing of what the archive holds, nor of where it is kept. 503 where readers miss
    something: the database or the index cannot be read.
    """
    said: dict[str, Any] = {"status": "ok", "database": "ok", "index": "ok"}
    try:
        said |= _of_index()
    except (DatabaseError, InterfaceError):
        said |= {"database": "cannot be reached", "index": "not looked at"}
    is_well = said["database"] == said["index"] == "ok"
    said["status"] = "ok" if is_well else "failing"
    return JsonResponse(said, status=200 if is_well else UNREACHABLE)


def _of_index() -> dict[str, Any]:
    has_articles = Article.objects.exists()
    waiting = pending()
    since = followed_at()
    lag = max(round((timezone.now() - since).total_seconds()), 0) if waiting and since else 0
    counted = {"pending": waiting, "lag_seconds": lag}
    try:
        if has_articles and not sync.is_ours():
            return {"index": "missing", **counted}
        if has_articles:
            sync.engine().count()
    except SearchError:
        return {"index": "cannot be read", **counted}
    return counted
