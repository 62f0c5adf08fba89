"""Whether the index holds what the database holds."""

from datetime import datetime

from archive.models import Article, IndexPlace
from archive.search import sync

AT_ONCE = 1_000


def pending() -> int:
    """How many articles have changed since the index last followed."""
    return sync.changes_pending().values("article").distinct().count()


def followed_at() -> datetime | None:
    """When the index last noted how far it is; None where it never did."""
    places = IndexPlace.objects.filter(name=sync.index_name())
    return places.values_list("noted_at", flat=True).first()


def differing() -> set[str]:
    """The articles of which the index holds another state than the database, or only one of both.

    What it has still to take does not count, nor what changes while we look. Raises SearchError.
    """
    if not _suspects():
        return set()
    suspects = _suspects()
    return suspects - set(sync.changes_pending().values_list("article", flat=True))


def _suspects() -> set[str]:
    found = dict(sync.engine().revisions())
    suspects = set()
    listed = Article.objects.order_by("pk").listed().values_list("pk", "public_id", "revision")
    last = 0
    while rows := list(listed.filter(pk__gt=last)[:AT_ONCE]):
        last = rows[-1][0]
        for _, public_id, revision in rows:
            if found.pop(public_id, None) != revision:
                suspects.add(public_id)
    return suspects | found.keys()
