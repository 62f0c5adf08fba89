"""Where an article's values come from: its claims in words, and the lines that show each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from django.urls import reverse

from archive.curation.claims import winners
from archive.curation.evidence import FIELDS, in_words
from archive.curation.suggestions import confirmed
from archive.models import Article, Capture, Claim, Origin
from archive.page.lines import line_spans
from archive.page.record import Span
from archive.text.decoding import BinaryFileError

LINES_ON_A_PAGE = 2000
"""Lines of a capture on one page of its text."""
MOST_LINES = 5
"""Lines of the capture shown for one claim; a body may rest on hundreds."""
LINE_LENGTH = 320
BEFORE_THE_MARK = 60


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One line of a capture, shortened, with the characters marked that show a value."""

    number: int
    text: str
    marks: tuple[tuple[int, int], ...]
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """One claim as pages show it; `decides` is False where another claim overrules it.

    `lines` are the first lines of the capture that show it, `more_lines` counts the rest.
    """

    claim: Claim
    value: str
    origin: str
    rule: str
    decides: bool
    lines: tuple[EvidenceLine, ...]
    more_lines: int

    @property
    def made_by(self) -> str:
        """Who said it; empty where a rule did."""
        return str(self.claim.made_by or "")

    @property
    def made_at(self) -> datetime:
        """When it was said."""
        return self.claim.made_at


@dataclass(frozen=True, slots=True)
class FieldSources:
    """All that is said of one field: the claim that decides, and the others, newest first.

    `subject` is the printed name where the field is about one person of the byline; `anchor` is
    the place of it all on a page; `confirmed_by` the claim of a source that says what a curator
    decided, and that is none of the others.
    """

    field: str
    name: str
    subject: str
    anchor: str
    deciding: Source
    others: tuple[Source, ...]
    confirmed_by: Source | None


class CaptureText:
    """A capture decoded once, its lines found once, for all the claims that point into it."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture

    @cached_property
    def text(self) -> str:
        """The text; empty where the capture no longer counts as one."""
        try:
            return self._capture.text()
        except BinaryFileError:
            return ""

    @cached_property
    def _lines(self) -> list[Span]:
        return list(line_spans(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._lines]

    def line_of(self, position: int) -> int:
        """The number of the line that holds a position, from 1."""
        return bisect_right(self._starts, position)

    def lines_under(self, spans: Iterable[Sequence[int]]) -> Iterator[tuple[int, list[Span]]]:
        """The numbers of the lines that spans touch, with the positions touched, in order."""
        pieces = (piece for span in spans for piece in self._pieces(*span[:2]))
        for number, found in groupby(sorted(pieces), key=lambda piece: piece[0]):
            yield number, [span for _, span in found]

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        number = self.line_of(start)
        while number <= len(self._lines) and self._lines[number - 1].start < end:
            line = self._lines[number - 1]
            piece = Span(max(start, line.start), min(end, line.end))
            if piece.start < piece.end:
                yield number, piece
            number += 1

    def shown(self, number: int, spans: Iterable[Span]) -> EvidenceLine:
        """A line with marks on some of its positions, cut to what stands around the first."""
        line, spans = self._lines[number - 1], list(spans)
        start = line.start
        if line.end - line.start > LINE_LENGTH:
            start = max(line.start, spans[0].start - BEFORE_THE_MARK)
        end = min(line.end, start + LINE_LENGTH)
        before, behind = ("…" if start > line.start else ""), ("…" if end < line.end else "")
        shift = len(before) - start
        marks = tuple((span.start + shift, min(span.end, end) + shift) for span in spans)
        text = f"{before}{self.text[start:end]}{behind}"
        return EvidenceLine(number, text, marks, line_url(self._capture.sha256, number))


def line_url(sha256: str, line: int) -> str:
    """The place of a line on the page of its capture."""
    page = (line - 1) // LINES_ON_A_PAGE + 1
    query = f"?page={page}" if page > 1 else ""
    return f"{reverse('capture', args=[sha256])}{query}#L{line}"


def sources_of(article: Article, captures: Iterable[Capture]) -> list[FieldSources]:
    """All that is said of an article, field by field; `captures` are its captures."""
    texts = {capture.pk: CaptureText(capture) for capture in captures}
    claims = list(Claim.objects.of(article).select_related("made_by"))
    deciding = {claim.pk for claim in winners(claims).values()}
    claims.sort(
        key=lambda claim: (_place(claim), claim.subject, claim.pk not in deciding, -claim.pk)
    )
    agreeing = confirmed(sorted(claims, key=lambda claim: claim.pk))
    grouped = groupby(claims, key=lambda claim: (claim.field, claim.subject))
    fields = [list(said) for _, said in grouped]
    return [
        _field_sources(number, said, texts, agreeing.get(said[0].pk))
        for number, said in enumerate(fields, start=1)
    ]


def _place(claim: Claim) -> tuple[int, str]:
    fields = list(FIELDS)
    known = claim.field in FIELDS
    return (fields.index(claim.field) if known else len(fields), claim.field)


def _field_sources(
    number: int, claims: Sequence[Claim], texts: dict[int, CaptureText], agreeing: int | None
) -> FieldSources:
    first, *others = claims
    shown = {each.pk: source_of(each, texts.get(each.capture_id or 0)) for each in others}
    confirmed_by = shown.pop(agreeing, None) if agreeing else None
    is_one_of_its_name = first.field in FIELDS and not first.subject
    return FieldSources(
        field=first.field,
        name=FIELDS.get(first.field, first.field),
        subject=first.subject,
        anchor=f"from-{first.field if is_one_of_its_name else number}",
        deciding=source_of(first, texts.get(first.capture_id or 0), decides=True),
        others=tuple(shown.values()),
        confirmed_by=confirmed_by,
    )


def source_of(claim: Claim, text: CaptureText | None, *, decides: bool = False) -> Source:
    """One claim; `text` is that of its capture, None where it has none."""
    under = list(text.lines_under(claim.spans)) if text and claim.spans else []
    lines = tuple(text.shown(*line) for line in under[:MOST_LINES]) if text else ()
    return Source(
        claim=claim,
        value=in_words(claim.field, claim.value) or "none",
        origin=Origin(claim.origin).label,
        rule=claim.rule,
        decides=decides,
        lines=lines,
        more_lines=max(0, len(under) - MOST_LINES),
    )
