"""What to say where nothing was found: what emptied the result, and what the archive lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Self

from archive.search import sync
from archive.search.blanks import parts_of
from archive.search.engine import MISSING, SearchRequest
from archive.search.language import is_condition
from archive.search.notation import write_briefly
from archive.search.query import And, DateRange, Every, Node, Not, Or, all_of
from archive.web.chips import Chip
from archive.web.facets import BY_TIME, TITLES, value_name
from archive.web.question import Question

MOST_TRIED = 20
"""Filters, words and choices, so many of each, that are asked for one by one."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Something that narrows the question, and how much is found without it."""

    chip: Chip
    total: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why nothing was found.

    Without any one of `undoing` something is; `words` is what is found without all that narrows,
    None where one of those is enough or nothing is found even so. `lacking` are words and values
    that no article has at all. `years` are the first and the last in which there are articles,
    None where no date was asked for.
    """

    undoing: list[Undo]
    words: Undo | None
    lacking: list[str]
    years: tuple[str, str] | None

    @classmethod
    def of(cls, question: Question, chips: Sequence[Chip]) -> Self:
        """Ask again without each; raises SearchError."""
        tried = [Undo(chip, _total(chip.undone)) for chip in chips[:MOST_TRIED]]
        undoing = [undo for undo in tried if undo.total]
        return cls(
            undoing=undoing,
            words=_words_alone(question) if chips and not undoing else None,
            lacking=[*_lacking_words(question), *_lacking_choices(question)],
            years=_years() if _asks_for_dates(question) else None,
        )


def _total(question: Question) -> int:
    return sync.search(replace(question.request, offset=0, size=0, facets=())).total


def _words_alone(question: Question) -> Undo | None:
    """The words without anything that narrows them, where there are words and they are found."""
    words = [part for part in parts_of(question.understood.tree) if not is_condition(part)]
    if not words:
        return None
    bare = Question(write_briefly(all_of(words)), any_word=question.any_word)
    total = _total(bare)
    return Undo(Chip("", "the words alone", bare), total) if total else None


def _lacking_words(question: Question) -> Iterator[str]:
    for leaf in islice(dict.fromkeys(_wanted(question.tree)), MOST_TRIED):
        if not sync.search(SearchRequest(leaf, size=0, facets=())).total:
            yield write_briefly(leaf)


def _wanted(tree: Node) -> Iterator[Node]:
    """The words and values that a question asks for, without what it leaves out."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part)
        case Not() | Every():
            return
        case _:
            yield tree


def _lacking_choices(question: Question) -> Iterator[str]:
    choices = ((facet, key) for facet, keys in question.chosen.items() for key in keys)
    for facet, key in islice(choices, MOST_TRIED):
        if key != MISSING and not _total(Question(chosen={facet: (key,)})):
            yield f"{TITLES[facet]}: {value_name(facet, key)}"


def _asks_for_dates(question: Question) -> bool:
    in_words = any(isinstance(leaf, DateRange) for leaf in _wanted(question.tree))
    return in_words or any(facet in question.chosen for facet in BY_TIME)


def _years() -> tuple[str, str] | None:
    """The first and the last year of all articles; None where no article has one."""
    page = sync.search(SearchRequest(Every(), size=0, facets=("year",)))
    years = sorted(each.key for each in page.facets.get("year", ()) if each.key != MISSING)
    return (years[0], years[-1]) if years else None
