"""Where an article's values come from: its claims, and the characters that show each."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from archive.curation.claims import winners
from archive.curation.evidence import excerpt, in_words
from archive.models import Article, Capture, Claim, Origin
from archive.page.lines import line_spans

LINES_ON_A_PAGE = 2000

FIELDS = {
    "title": "Title",
    "deck": "Deck",
    "authors": "Authors",
    "name": "Parts of the name",
    "affiliation": "Affiliation",
    "author": "Author",
    "outlet": "Outlet",
    "date": "Date",
    "date_inferred": "Date inferred",
    "section": "Section",
    "tags": "Tags",
    "language": "Language",
    "url": "Address",
    "text": "Kind of text",
    "body": "Body",
    "captions": "Captions",
    "notes": "Notes",
    "damage": "Damage",
}
"""How the page names each field, in the order in which it lists them."""


@dataclass(frozen=True, slots=True)
class Source:
    """One claim as the page shows it; `decides` is False where another claim overrules it.

    `excerpt` is the capture's own text, shortened; `line` and `url` lead to it in the capture.
    """

    field: str
    subject: str
    value: str
    origin: str
    rule: str
    decides: bool
    excerpt: str | None
    line: int | None
    url: str | None


class CaptureText:
    """A capture decoded once, its lines found once, for all the claims that point into it."""

    def __init__(self, capture: Capture) -> None:
        self._sha256 = capture.sha256
        self.text = capture.text()
        self._starts = [span.start for span in line_spans(self.text)]

    def line_of(self, position: int) -> int:
        """The number of the line that holds a position, from 1."""
        return bisect_right(self._starts, position)

    def url_of(self, line: int) -> str:
        """The place of a line on the page of the capture."""
        page = (line - 1) // LINES_ON_A_PAGE + 1
        query = f"?page={page}" if page > 1 else ""
        return f"{reverse('capture', args=[self._sha256])}{query}#L{line}"


def sources_of(article: Article, captures: Iterable[Capture]) -> list[Source]:
    """Every claim about the article, field by field, the deciding one first."""
    texts = {capture.pk: CaptureText(capture) for capture in captures}
    claims = list(Claim.objects.of(article))
    deciding = {claim.pk for claim in winners(claims).values()}
    claims.sort(key=lambda claim: (_place(claim), claim.subject, claim.pk not in deciding))
    return [
        _source(claim, texts.get(claim.capture_id or 0), decides=claim.pk in deciding)
        for claim in claims
    ]


def _place(claim: Claim) -> tuple[int, str]:
    fields = list(FIELDS)
    known = claim.field in FIELDS
    return (fields.index(claim.field) if known else len(fields), claim.field)


def _source(claim: Claim, text: CaptureText | None, *, decides: bool) -> Source:
    line = text.line_of(claim.spans[0][0]) if text and claim.spans else None
    return Source(
        field=FIELDS.get(claim.field, claim.field),
        subject=claim.subject,
        value=in_words(claim.field, claim.value) or "none",
        origin=Origin(claim.origin).label,
        rule=claim.rule,
        decides=decides,
        excerpt=excerpt(text.text, claim.spans) if text and claim.spans else None,
        line=line,
        url=text.url_of(line) if text and line else None,
    )
