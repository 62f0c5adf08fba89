"""Chosen articles read again at the desk: shown first, then stored as one event."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.bulk import BulkError, claims_made
from archive.curation.events import RowChange, record, snapshot
from archive.curation.learning import known_furniture
from archive.ingest.records import RefusedError
from archive.ingest.reextraction import Rereading, reread, store
from archive.models import Article, Capture, Event, Identity
from archive.models.articles import ArticleQuerySet
from archive.search import sync

MOST_REREAD = 50
"""Articles that are read again at once: each takes a good part of a second."""


def rereadings(articles: ArticleQuerySet) -> list[Rereading]:
    """Every chosen article as today's rules read it; raises BulkError where there are too many."""
    chosen = list(articles.with_captures()[: MOST_REREAD + 1])
    if len(chosen) > MOST_REREAD:
        raise BulkError(
            f"At most {MOST_REREAD} articles at once. All of them: manage.py ingest --reextract"
        )
    return [_reread(article) for article in chosen]


@transaction.atomic
def store_rereadings(articles: ArticleQuerySet, by: User, reason: str = "") -> Event:
    """Read again and store what differs, as one event; raises BulkError where nothing does."""
    Identity.take_turn()
    changed = [each for each in rereadings(articles) if each.is_changed]
    if not changed:
        raise BulkError("Nothing to change: today's rules read the same.")
    rows = [row for rereading in changed for row in _stored(rereading)]
    sync.catch_up_on_commit()
    many = f"{len(changed)} article{'' if len(changed) == 1 else 's'}"
    subjects = [rereading.article for rereading in changed]
    return record("bulk", f"Read again: {many}", rows, by, reason=reason, subjects=subjects)


def _reread(article: Article) -> Rereading:
    try:
        return reread(article, known_furniture)
    except RefusedError as error:
        return Rereading(article, refusal=str(error))


def _stored(rereading: Rereading) -> Iterable[RowChange]:
    """Store one; the captures that are decoded otherwise and the claims that were made."""
    before = [(capture, snapshot(capture)) for capture, _ in rereading.decoded]
    made = claims_made(rereading.article, lambda: store(rereading))
    return [*(RowChange.changed(was, _now(capture)) for capture, was in before), *made]


def _now(capture: Capture) -> Capture:
    return Capture.objects.get(pk=capture.pk)
