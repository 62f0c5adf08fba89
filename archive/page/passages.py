"""Paragraphs on one line: their sentences and quotations, and the way back to the capture."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from archive.page.prose import ABBREVIATION, CLOSERS
from archive.page.record import Span

PIECE = re.compile(r"\S+")
SENTENCE_END = re.compile(
    rf"[.!?…؟][{CLOSERS}]{{0,3}}\s(?=[^\W\d_]|[{CLOSERS}“„¿¡(\[])|[。！？][{CLOSERS}]{{0,3}}"
)
ORDINAL = re.compile(r"(?<!\d)\d{1,2}\.$")
GERMAN_MONTH = re.compile(r"(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
QUOTATION = re.compile(
    r"“[^“”]{1,600}”|„[^„“”]{1,600}[“”]|«[^«»]{1,600}»|\"[^\"]{1,600}\"|「[^「」]{1,600}」|『[^『』]{1,600}』"
)


@dataclass(frozen=True)
class Passage:
    """A paragraph on one line, with the way back to the characters of the capture."""

    text: str
    starts: Sequence[int]
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str, span: Span) -> "Passage":
        """The characters at `span`, every run of white space as one space."""
        pieces = list(PIECE.finditer(text, span.start, span.end))
        starts, at = [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece[0]) + 1
        return cls(
            " ".join(piece[0] for piece in pieces), starts, [piece.start() for piece in pieces]
        )

    @classmethod
    def plain(cls, text: str) -> "Passage":
        """A text that stands on one line already: the way back leads to itself."""
        return cls(text, (0,), (0,))

    def span(self, start: int, end: int) -> Span:
        """Where in the capture the characters from `start` to `end` stand."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        i = bisect_right(self.starts, at) - 1
        return self.offsets[i] + at - self.starts[i]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Half-open positions of the sentences."""
        ends = [
            found.end()
            for found in SENTENCE_END.finditer(self.text)
            if self._ends_sentence(found.start(), found.end())
        ]
        edges = [0, *ends, len(self.text)]
        return [(a, b) for a, b in pairwise(edges) if a < b]

    def _ends_sentence(self, mark: int, after: int) -> bool:
        """Whether a full stop ends a sentence: not in "U.S. President", "4. März", "etc. but"."""
        head = self.text[max(0, mark - 8) : mark + 1]
        is_ordinal = ORDINAL.search(head) and GERMAN_MONTH.match(self.text, after)
        goes_on = self.text[after : after + 1].islower()
        return not (ABBREVIATION.search(head) or is_ordinal or goes_on)

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        return [found.span() for found in QUOTATION.finditer(self.text)]

    def is_quoted(self, at: int) -> bool:
        i = bisect_right(self.quotations, (at, len(self.text))) - 1
        return i >= 0 and at < self.quotations[i][1]
