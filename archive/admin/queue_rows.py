"""Findings and suggestions as the desk shows them: in a line, with links to what they name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from archive.curation.claims import Verdict
from archive.curation.evidence import excerpt, in_words
from archive.models import Claim, Finding, Suggestion
from archive.text.decoding import BinaryFileError

TEXTS = ("body", "captions", "notes", "damage")
QUOTED = ("text", "note", "first")
QUOTE_LENGTH = 240


@dataclass(frozen=True, slots=True)
class Link:
    """A page that shows the other side of a finding."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, the words that show it, and links to the other article or people in it."""

    finding: Finding
    quote: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """Both sides of a suggestion; a side without a place in a capture has no evidence."""

    suggestion: Suggestion
    decided: str
    decision: Claim | None
    suggested: str
    evidence: str


def for_rows(findings: "QuerySet[Finding]") -> "QuerySet[Finding]":
    """With what their lines show, and without the texts of their articles."""
    related = findings.select_related("article__outlet", "dismissed_by")
    return related.defer(*(f"article__{name}" for name in TEXTS))


def row_of(finding: Finding) -> FindingRow:
    """One finding in a line."""
    said = finding.evidence
    quote = next((str(said[name]) for name in QUOTED if said.get(name)), "")
    if len(quote) > QUOTE_LENGTH:
        quote = quote[: QUOTE_LENGTH - 1].rstrip() + "…"
    return FindingRow(finding, quote, tuple(_links(finding)))


def _links(finding: Finding) -> Iterable[Link]:
    said = finding.evidence
    if said.get("article"):
        yield Link(reverse("article", args=[said["article"]]), "the other article")
    for name in ("one", "other"):
        if said.get(name):
            yield Link(reverse("author", args=[said[name]]), said[name])


def suggestion_rows(suggestions: Iterable[Suggestion]) -> list[SuggestionRow]:
    """Suggestions with what was decided; two queries for each and one for a capture."""
    return [_suggestion_row(each) for each in suggestions]


def _suggestion_row(suggestion: Suggestion) -> SuggestionRow:
    claim, key = suggestion.claim, (suggestion.field, suggestion.subject)
    decision = Verdict.on(suggestion.article).claim(*key)
    return SuggestionRow(
        suggestion,
        in_words(suggestion.field, decision.value) if decision else "",
        decision,
        in_words(claim.field, claim.value),
        _evidence(claim),
    )


def _evidence(claim: Claim) -> str:
    """The characters of the capture; empty where they cannot be read any more."""
    if claim.capture is None or not claim.spans:
        return ""
    try:
        return excerpt(claim.capture.text(), claim.spans)
    except BinaryFileError:
        return ""
