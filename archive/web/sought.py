"""The words that a reader searched for, marked in the article that the search found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.search.snippets import Mark, finder_of
from archive.search.snippets.fragments import joined
from archive.web.forms import ChosenField, QueryStringForm, QuestionField
from archive.web.question import Question

LONGEST_KEPT = 200
"""Characters of a question that the links of a whole page of results repeat."""


class WordsForm(QueryStringForm):
    """The words searched for, as the address of an article carries them."""

    q = QuestionField()
    match = ChosenField(
        [("all", "all"), ("any", "any")],
        "That way to match was not understood and is left out.",
    )

    def question(self) -> Question:
        """The words as a question of their own."""
        return Question(words=self.asked("q") or "", any_word=self.asked("match") == "any")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with the half-open places of what was searched for."""

    text: str
    marks: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A question whose words are marked; without words nothing is."""

    question: Question

    @property
    def words(self) -> str:
        """What was typed."""
        return self.question.words

    @property
    def query(self) -> str:
        """The end of an address that keeps the words; "" where there are none, or very many."""
        return self.question.reading_query if len(self.words) <= LONGEST_KEPT else ""

    def marked(
        self, texts: Iterable[str | None], language: str | None, field: str
    ) -> list[MarkedText]:
        """The texts of a field that are there, with their marks."""
        held = [text for text in texts if text is not None]
        finder = finder_of(self.question.tree, language, field) if self.words else None
        if finder is None or not held:
            return [MarkedText(text) for text in held]
        return [
            MarkedText(text, joined((start, end) for start, end, _ in places))
            for text, places in zip(held, finder.found(held), strict=True)
        ]
