"""Findings and suggestions as the desk shows them: in a line, with links to what they name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from archive.curation.evidence import FIELDS, excerpt, in_words
from archive.curation.suggestions import decision_against
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
    field: str
    decided: str
    decision: Claim | None
    shown: str
    suggested: str
    evidence: str


def rows_of(keys: Sequence[int]) -> list[FindingRow]:
    """These findings in their order, with their articles but not the texts of those; one query.

    By their numbers: a late page of a long queue is found in the index and only then read.
    """
    related = Finding.objects.select_related("article__outlet", "dismissed_by")
    found = related.defer(*(f"article__{name}" for name in TEXTS)).in_bulk(keys)
    return [row_of(found[key]) for key in keys if key in found]


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
    if finding.check_name == "copy":
        page = reverse("admin:archive_article_copy", args=[finding.article_id])
        query = urlencode({"other": said.get("article", "")})
        yield Link(f"{page}?{query}", "same text or not…")
    for name in ("one", "other"):
        if said.get(name):
            yield Link(reverse("author", args=[said[name]]), said[name])


def suggestion_rows(suggestions: Iterable[Suggestion]) -> list[SuggestionRow]:
    """Suggestions with the decisions that they speak against; a query or two for each."""
    return [_suggestion_row(each) for each in suggestions]


def _suggestion_row(suggestion: Suggestion) -> SuggestionRow:
    claim, decision = suggestion.claim, decision_against(suggestion)
    return SuggestionRow(
        suggestion,
        FIELDS.get(suggestion.field, suggestion.field),
        in_words(suggestion.field, decision.value) if decision else "",
        decision,
        _evidence(decision) if decision else "",
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
