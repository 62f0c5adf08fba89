"""Pages read to captures and claims. Idempotent: the same bytes twice write nothing."""

from django.db import transaction

from archive.curation.learning import learn, standing_spans
from archive.curation.projection import project
from archive.ingest.records import ReadPage
from archive.models import Article, Capture, CaptureBytes, Claim, Identity
from archive.models.naming import NAME_LENGTH
from archive.page.record import Statement
from archive.page.repeats import Uses

ID_LENGTH = 12


def article_of(sha256: str) -> Article | None:
    """The article that holds a capture of these bytes."""
    capture = Capture.objects.select_related("article").filter(sha256=sha256).first()
    return capture.article if capture else None


@transaction.atomic
def store(page: ReadPage) -> tuple[Article, bool]:
    """Store a page with all that it says; the article, and whether it is new.

    All or nothing. Loaders take turns (a lock on one row), so that two of them cannot make the
    same outlet or author twice.
    """
    Identity.take_turn()
    known = article_of(page.sha256)
    if known:
        return known, False
    article = Article.objects.create(public_id=_free_id(page.sha256))
    capture = _capture(article, page)
    claims = [claim_of(statement, capture) for statement in page.statements]
    Claim.objects.bulk_create(claims)
    project(article)
    learn(article, Uses.of(page.text, standing_spans(claims)))
    return article, True


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


def _capture(article: Article, page: ReadPage) -> Capture:
    capture = Capture.objects.create(
        sha256=page.sha256,
        article=article,
        file=page.file,
        record=page.number,
        size=len(page.data),
        encoding=page.encoding,
        assumed=list(page.assumed),
    )
    CaptureBytes.pack(capture, page.data)
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
