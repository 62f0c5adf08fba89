"""What a page that was read becomes: a capture, its bytes and the claims that rest on it."""

from archive.ingest.reading import beforehand
from archive.ingest.records import ReadPage
from archive.models import Article, Capture, CaptureBytes, Claim, Run
from archive.models.naming import NAME_LENGTH
from archive.page.record import Statement


def capture_of(page: ReadPage, article: Article, run: Run | None) -> Capture:
    """The capture, not yet stored."""
    return Capture(
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


def content_of(page: ReadPage, capture: Capture) -> CaptureBytes:
    """Its bytes, not yet stored."""
    ready = page.beforehand or beforehand(page)
    return CaptureBytes(
        capture=capture, packed=ready.packed, packed_transcript=ready.packed_transcript
    )


def claim_of(statement: Statement, capture: Capture) -> Claim:
    """The claim, not yet stored, that a page's statement becomes."""
    return Claim(
        article=capture.article,
        capture=capture,
        field=statement.field,
        subject=statement.subject[:NAME_LENGTH],
        value=statement.value,
        origin=statement.origin,
        rule=statement.rule,
        rule_version=statement.version,
        spans=[list(span) for span in statement.spans],
    )
