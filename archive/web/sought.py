"""The words that a reader searched for, marked in the article that the search found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from archive.search.language import understand
from archive.search.query import Node
from archive.search.snippets import Mark, finder_of
from archive.search.snippets.fragments import joined
from archive.web.forms import QueryStringForm, QuestionField
from archive.web.question import Question

LONGEST_KEPT = 200
"""Characters of a question that the links of a whole page of results repeat."""


class WordsForm(QueryStringForm):
    """The words searched for, as the address of an article carries them."""

    q = QuestionField(required=False)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with the half-open places of what was searched for."""

    text: str
    marks: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A question whose words are marked; without words nothing is."""

    words: str
    tree: Node | None

    @classmethod
    def of(cls, words: str) -> Self:
        """What was typed."""
        return cls(words, understand(words).tree if words else None)

    @property
    def query(self) -> str:
        """The end of an address that keeps the words; "" where there are none, or very many."""
        is_short = 0 < len(self.words) <= LONGEST_KEPT
        return f"?{urlencode({'q': self.words})}" if is_short else ""

    @property
    def url(self) -> str:
        """The search for the words."""
        return Question(words=self.words).url

    def marked(
        self, texts: Iterable[str | None], language: str | None, field: str
    ) -> list[MarkedText]:
        """The texts of a field that are there, with their marks."""
        held = [text for text in texts if text is not None]
        finder = finder_of(self.tree, language, field) if self.tree else None
        if finder is None or not held:
            return [MarkedText(text) for text in held]
        return [
            MarkedText(text, joined((start, end) for start, end, _ in places))
            for text, places in zip(held, finder.found(held), strict=True)
        ]
