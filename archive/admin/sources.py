"""Where an article's values come from, as the desk shows it beside the form."""

from dataclasses import dataclass
from typing import Any

from archive.curation.claims import winners
from archive.curation.evidence import excerpt, in_words
from archive.models import Article, Claim


@dataclass(frozen=True, slots=True)
class Source:
    """One claim; `decides` is False where another claim overrules it."""

    claim: Claim
    value: str
    evidence: str
    decides: bool


def sources_of(article: Article) -> list[Source]:
    """Every claim about an article, field by field, the oldest first; captures decoded once."""
    claims = list(Claim.objects.of(article).select_related("made_by", "capture"))
    deciding = {claim.pk for claim in winners(claims).values()}
    texts: dict[Any, str] = {}
    return [
        Source(
            claim,
            in_words(claim.field, claim.value),
            _evidence(claim, texts),
            claim.pk in deciding,
        )
        for claim in sorted(claims, key=lambda claim: (claim.field, claim.subject, claim.pk))
    ]


def evidence_of(claim: Claim) -> str:
    """The characters that show a claim; empty where it has no place in the text."""
    return _evidence(claim, {})


def _evidence(claim: Claim, texts: dict[Any, str]) -> str:
    capture = claim.capture
    if capture is None or not claim.spans:
        return ""
    if capture.pk not in texts:
        texts[capture.pk] = capture.text()
    return excerpt(texts[capture.pk], claim.spans)
