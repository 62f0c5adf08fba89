"""Erasing an article for good: of its bytes only the SHA-256 stays, with the day and the reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q

from archive.curation.events import EventError, record
from archive.curation.learning import forget, uses_in
from archive.curation.moving import link_waiting, note_articles
from archive.curation.waiting import keys_printed
from archive.models import (
    Article,
    Capture,
    Change,
    Claim,
    Erasure,
    Event,
    EventSubject,
    Finding,
    Identity,
    Judgement,
    PendingCuration,
    Suggestion,
)
from archive.models.naming import key_of
from archive.search import sync

ERASED = "About an article that was erased"


class ErasureError(EventError):
    """Why an article cannot be erased so, in a sentence."""


@transaction.atomic
def erase(article: Article, *, confirmation: str, reason: str, by: User) -> Event:
    """Remove an article with its captures, claims and texts, also from what events remember.

    `confirmation` is its public id, typed by who decides. Ingest refuses the bytes from now on. A
    name that led nowhere elsewhere, only for what was said of this article, is linked.
    Raises ErasureError.
    """
    Identity.take_turn()
    _check(article, confirmation, reason, by)
    public_id, number = article.public_id, article.pk
    names = {key_of(name) for name in article.bylines.values_list("name", flat=True)}
    names_of_outlet = keys_printed([article.pk])
    _note(article, reason.strip(), by)
    _forget(article)
    with _overwriting():
        _remove(article)
    linked = link_waiting(names, names_of_outlet)
    event = record("erase", f"Erased article {public_id}", [], by, reason=reason)
    EventSubject.objects.create(event=event, model="article", key=public_id)
    LogEntry.objects.filter(
        content_type__app_label="archive", content_type__model="article", object_id=str(number)
    ).delete()
    Change.objects.record([public_id, *note_articles(linked)])
    sync.catch_up_on_commit()
    return event


def _check(article: Article, confirmation: str, reason: str, by: User) -> None:
    if not by.has_perm("archive.erase_article"):
        raise ErasureError("Only an editor erases an article.")
    if not reason.strip():
        raise ErasureError("Say why: the reason is all that stays.")
    if confirmation.strip() != article.public_id:
        raise ErasureError(f"Type {article.public_id} to confirm. Nothing was erased.")


def _note(article: Article, reason: str, by: User) -> None:
    digests = list(article.captures.values_list("sha256", flat=True))
    Erasure.objects.bulk_create(
        Erasure(sha256=digest, reason=reason, made_by=by) for digest in digests
    )
    PendingCuration.objects.filter(sha256__in=digests).delete()


def _forget(article: Article) -> None:
    """Take out of every event what it remembers of the article; the rest of it can be undone.

    An event that is about others as well keeps its reason, for their sake.
    """
    subjects = EventSubject.objects.filter(model="article", key=article.public_id)
    beside = EventSubject.objects.filter(event__in=subjects.values("event"))
    others = beside.exclude(model="article", key=article.public_id).values("event")
    told = set(subjects.exclude(event__in=others).values_list("event", flat=True))
    claims = set(article.claims.values_list("pk", flat=True))
    for event in Event.objects.order_by("pk").iterator():
        kept = [row for row in event.rows if not _is_about(row, article, claims)]
        if event.pk in told or len(kept) < len(event.rows):
            _rewrite(event, kept, is_named=event.pk in told)
    subjects.delete()


def _rewrite(event: Event, rows: list[dict[str, Any]], *, is_named: bool) -> None:
    event.rows = rows
    if is_named or not rows:
        event.summary = ERASED
        event.reason = ""
    event.save(update_fields=["rows", "summary", "reason"])


def _is_about(row: dict[str, Any], article: Article, claims: set[int]) -> bool:
    if row["model"] == "article":
        return bool(row["pk"] == article.pk)
    if row["model"] == "claim" and row["pk"] in claims:
        return True
    columns = [each for each in (row["before"], row["after"]) if each]
    return any(each.get("article_id") == article.pk for each in columns)


@contextmanager
def _overwriting() -> Iterator[None]:
    """Have SQLite write over what is deleted: it would leave the bytes in its file."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA secure_delete = OFF")


def _remove(article: Article) -> None:
    """Delete from the leaves up: a claim and a capture protect their article.

    What was found on other articles and quotes this one goes as well.
    """
    forget(article.outlet, uses_in(article))
    key = article.public_id
    Finding.objects.filter(evidence__article=key).delete()
    Judgement.objects.filter(Q(one=key) | Q(other=key), model="article").delete()
    Suggestion.objects.filter(article=article).delete()
    Claim.objects.filter(article=article).delete()
    Capture.objects.filter(article=article).delete()
    article.delete()
