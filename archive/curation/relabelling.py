"""Lines of a capture relabelled by a curator: the text that results, kept as curated claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from archive.curation.claims import Key, winners
from archive.curation.decisions import Shown, curate
from archive.models import Article, Capture, Claim, Identity, TextKind
from archive.page.record import Span
from archive.page.reflow import reflowed
from archive.page.relabelling import (
    FIELDS,
    Relabel,
    Units,
    Uses,
    relabelled,
    units_of,
    uses_of,
)
from archive.text.normal import clean_line

LABELS = {field: label for label, field in FIELDS.items()}
SINGLE = frozenset({"title", "deck"})


@dataclass(frozen=True, slots=True)
class Relabelling:
    """A capture's lines as they are used and as they are to be used."""

    article: Article
    capture: Capture
    text: str
    before: Uses
    after: Uses

    @classmethod
    def of(cls, article: Article, capture: Capture, changes: Iterable[Relabel]) -> "Relabelling":
        """Raises RelabelError, and BinaryFileError where the capture no longer counts as text."""
        text = capture.text()
        said = Claim.objects.of(article).filter(capture=capture, subject="")
        deciding = {field: claim for (field, _), claim in winners(said).items()}
        units = {
            label: units_in(deciding[field]) for label, field in FIELDS.items() if field in deciding
        }
        before = uses_of(text, units)
        return cls(article, capture, text, before, relabelled(text, before, changes))

    def paragraphs(self, field: str) -> list[str]:
        """The texts that a field comes to have, one for each of its paragraphs."""
        return [self._text(unit) for unit in self._units(self.after, field)]

    def changed(self) -> list[str]:
        """The fields that come to have other texts than before."""
        return [
            field
            for field in LABELS
            if self._units(self.before, field) != self._units(self.after, field)
        ]

    def decisions(self) -> tuple[dict[Key, Any], dict[Key, Shown]]:
        """What a curator decides by this, field by field, and where each of it stands."""
        said: dict[str, tuple[Any, Sequence[Span]]] = {
            field: self._value(field) for field in self.changed()
        }
        if "body" in said:
            said |= self._kind_of_text() | self._damage()
        values = {(field, ""): value for field, (value, _) in said.items()}
        shown = {(field, ""): Shown(self.capture, spans) for field, (_, spans) in said.items()}
        return values, shown

    def _units(self, uses: Uses, field: str) -> list[list[Span]]:
        return units_of(self.text, uses, LABELS[field])

    def _text(self, unit: Iterable[Span]) -> str:
        return reflowed("\n".join(self.text[span.start : span.end] for span in unit))

    def _value(self, field: str) -> tuple[Any, list[Span]]:
        units = self._units(self.after, field)
        spans = [span for unit in units for span in unit]
        if field == "body":
            return [len(unit) for unit in units] or None, spans
        texts = list(dict.fromkeys(map(self._text, units)))
        if field in SINGLE:
            return clean_line(" ".join(texts)) or None, spans
        return texts, spans

    def _kind_of_text(self) -> dict[str, tuple[Any, Sequence[Span]]]:
        """A text that comes or goes also changes what the page is said to hold of it."""
        has_body = bool(self._units(self.after, "body"))
        if has_body and self.article.text == TextKind.NONE:
            return {"text": (TextKind.FULL.value, ())}
        if not has_body and self.article.text != TextKind.NONE:
            return {"text": (TextKind.NONE.value, ())}
        return {}

    def _damage(self) -> dict[str, tuple[Any, Sequence[Span]]]:
        """Damage stands at a paragraph by its number: it is numbered anew, or goes with it."""
        said = Claim.objects.of(self.article).filter(capture=self.capture, field="damage")
        claim = winners(said).get(("damage", ""))
        if claim is None or not claim.value or len(claim.value) != len(claim.spans):
            return {}
        kept = list(self._renumbered(claim.value, claim.spans))
        if [damage for damage, _ in kept] == claim.value:
            return {}
        return {"damage": ([damage for damage, _ in kept], [span for _, span in kept])}

    def _renumbered(
        self, damages: Sequence[dict[str, Any]], spans: Sequence[Sequence[int]]
    ) -> Iterator[tuple[dict[str, Any], Span]]:
        units = self._units(self.after, "body")
        for damage, (start, end) in zip(damages, spans, strict=True):
            numbers = [
                number
                for number, unit in enumerate(units, start=1)
                if any(span.start < end and start < span.end for span in unit)
            ]
            if damage.get("paragraph") is None:
                yield damage, Span(start, end)
            elif numbers:
                yield {**damage, "paragraph": numbers[0]}, Span(start, end)


def units_in(claim: Claim) -> Units:
    """The spans of a claim by its paragraphs, captions or notes."""
    if claim.field != "body":
        return [claim.spans] if claim.field in SINGLE else [[span] for span in claim.spans]
    spans = iter(claim.spans)
    return [[next(spans) for _ in range(count)] for count in claim.value or []]


@transaction.atomic
def relabel(
    article: Article,
    capture: Capture,
    changes: Sequence[Relabel],
    by: User,
    seen: int | None = None,
) -> list[str]:
    """Keep what a curator says of the lines and let the article follow; the fields that changed.

    Raises RelabelError, and ChangedMeanwhileError where `seen` is no longer the revision.
    """
    Identity.take_turn()
    values, shown = Relabelling.of(article, capture, changes).decisions()
    if values:
        curate(article, values, by, shown=shown, seen=seen)
    return [field for field, _ in values]
