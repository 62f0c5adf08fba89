"""Pages read to captures and claims. Idempotent: the same bytes twice write nothing."""

from typing import Literal, NamedTuple

from django.db import transaction

from archive.curation.learning import forget, learn, uses_in
from archive.curation.portable import apply_pending
from archive.curation.projection import project
from archive.curation.suggestions import note_suggestions
from archive.ingest.records import ReadPage, RefusedError
from archive.ingest.relatives import article_for
from archive.models import Article, Capture, CaptureBytes, Claim, Erasure, Identity, Run
from archive.models.naming import NAME_LENGTH
from archive.page.record import Statement

ID_LENGTH = 12


class Stored(NamedTuple):
    """Where a page went: to a new article, to one that is known ("again"), or it was here."""

    article: Article
    status: Literal["new", "again", "unchanged"]


def article_of(sha256: str) -> Article | None:
    """The article that holds a capture of these bytes."""
    capture = Capture.objects.select_related("article").filter(sha256=sha256).first()
    return capture.article if capture else None


def refuse_erased(page: ReadPage) -> None:
    """Raise RefusedError where the archive once erased these bytes for good."""
    erasure = Erasure.objects.filter(sha256=page.sha256).first()
    if erasure:
        raise RefusedError(f"erased on {erasure.made_at:%Y-%m-%d} and not wanted: {erasure.reason}")


@transaction.atomic
def store(page: ReadPage, run: Run | None = None) -> Stored:
    """Store a page with all that it says; raises RefusedError where its bytes were erased.

    All or nothing. Loaders take turns (a lock on one row), so that two of them cannot make the
    same outlet or author twice.
    """
    Identity.take_turn()
    known = article_of(page.sha256)
    if known:
        return Stored(known, "unchanged")
    refuse_erased(page)
    article = article_for(page)
    if article:
        _add(article, page, run)
        return Stored(article, "again")
    article = Article.objects.create(public_id=_free_id(page.sha256))
    _add(article, page, run)
    return Stored(article, "new")


def _add(article: Article, page: ReadPage, run: Run | None) -> None:
    """A further capture speaks beside the earlier ones; what decides is the projection's matter."""
    forget(article.outlet, uses_in(article))
    capture = _capture(article, page, run)
    Claim.objects.bulk_create(claim_of(statement, capture) for statement in page.statements)
    project(article)
    apply_pending(capture)
    note_suggestions(article)
    learn(article.outlet, uses_in(article))


def _free_id(sha256: str) -> str:
    """The first hex digits of the first capture's SHA-256: twelve, or more where taken."""
    taken = set(
        Article.objects.filter(public_id__startswith=sha256[:ID_LENGTH]).values_list(
            "public_id", flat=True
        )
    )
    return next(
        sha256[:length]
        for length in range(ID_LENGTH, len(sha256) + 1)
        if sha256[:length] not in taken
    )


def _capture(article: Article, page: ReadPage, run: Run | None) -> Capture:
    capture = Capture.objects.create(
        sha256=page.sha256,
        article=article,
        run=run,
        file=page.file,
        record=page.number,
        size=len(page.data),
        encoding=page.encoding,
        assumed=list(page.assumed),
        kind=page.kind,
        address=page.address,
        captured_at=page.captured_at,
        charset=page.charset,
    )
    CaptureBytes.pack(capture, page.data, page.text if page.is_transcript else None)
    return capture


def claim_of(statement: Statement, capture: Capture) -> Claim:
    """The claim, not yet stored, that a page's statement becomes."""
    return Claim(
        article_id=capture.article_id,
        capture=capture,
        field=statement.field,
        subject=statement.subject[:NAME_LENGTH],
        value=statement.value,
        origin=statement.origin,
        rule=statement.rule,
        rule_version=statement.version,
        spans=[list(span) for span in statement.spans],
    )
