"""The chips above a result: each says one thing that narrows it, and leads to it without that."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.search.blanks import parts_of, without
from archive.search.engine import MISSING, FacetCount, SearchPage
from archive.search.language import is_condition
from archive.search.notation import write_briefly, write_days
from archive.search.query import DateRange, Keyword, Node, Not, Phrase, Term
from archive.text.dates import PartialDate
from archive.web.facets import MISSING_NAMES, TITLES, value_name
from archive.web.question import Question

OF_WORDS = {**TITLES, "section": "Section", "tags": "Tag"}
"""What the fields of a question are called that narrow it."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows a question, and the question without it."""

    title: str
    name: str
    undone: Question

    @property
    def url(self) -> str:
        """The search without it."""
        return self.undone.url


def chips_of(page: SearchPage, question: Question, tree: Node) -> list[Chip]:
    """What narrows a question in its words, which `tree` stands for, and beside them.

    A choice has the name that the facet has for it.
    """
    return [*_in_words(question, tree), *_beside(page, question)]


def _in_words(question: Question, tree: Node) -> Iterator[Chip]:
    for part in parts_of(tree):
        if is_condition(part):
            undone = question.in_words(write_briefly(without(tree, part)))
            yield Chip(*_said(part), undone)


def _beside(page: SearchPage, question: Question) -> Iterator[Chip]:
    for facet, keys in question.chosen.items():
        for key in keys:
            yield Chip(TITLES[facet], _name(page, facet, key), question.dropping(facet, key))
    if question.any_word:
        yield Chip("Match", "any of the words", question.with_any_word(any_word=False))
    if question.certain_dates:
        yield Chip("Dates", "certain only", question.with_certain_dates(certain=False))


def _said(part: Node) -> tuple[str, str]:
    """What a part of a question is about, and what it says of that."""
    match part:
        case DateRange():
            return "Date", _days(part)
        case Keyword(field, value):
            return OF_WORDS[field], value_name(field, value)
        case Term(word, str(field)):
            return OF_WORDS[field], word
        case Phrase(words, str(field)):
            return OF_WORDS[field], " ".join(words)
        case Not(left_out):
            return "Without", write_briefly(left_out)
        case _:
            return "Only", write_briefly(part)


def _days(days: DateRange) -> str:
    first, dots, last = write_days(days).partition("..")
    ends = [PartialDate.parse(end).written() if end else "" for end in (first, last)]
    match ends:
        case [only, ""]:
            return f"from {only}" if dots else only
        case ["", only]:
            return f"until {only}"
        case _:
            return " to ".join(ends)


def _name(page: SearchPage, facet: str, key: str) -> str:
    if key == MISSING:
        return MISSING_NAMES[facet].lower()
    counts = page.facets.get(facet, ())
    found = next((count for count in counts if count.key == key), FacetCount(key, key, 0))
    return value_name(facet, key, found.name)
