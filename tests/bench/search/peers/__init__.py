"""What every engine that is measured does, ours among them: one module each."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from archive.search.engine import Leads
from archive.search.query import And, DateRange, Node, all_of
from tests.bench.search.corpus import Article

SHOWN = 20
"""Articles of a page of results."""
FIELD_WEIGHTS = {"title": 4.0, "body": 1.0, "outlet": 1.5, "author": 2.0}
"""The fields that articles here have, and what our engine holds each to be worth."""


class CannotAskError(Exception):
    """A peer's language has no words for a question; the message says for what."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What every engine must agree on: the total and both facets; and the numbers of its hits."""

    total: int
    hits: tuple[int, ...]
    outlets: Mapping[str, int]
    years: Mapping[str, int]


class Peer(ABC):
    """An engine with an index in a folder of its own.

    What it calls a question and an answer is its own affair. Peers that read one index share its
    folder: `index` is its name, with a number that is raised with every change of what lies in it.
    `serves_itself` where this process reads the index, so that its memory and its first touches
    tell something.
    """

    name: ClassVar[str]
    index: ClassVar[str]
    serves_itself: ClassVar[bool] = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def missing(cls) -> str | None:
        """What this machine lacks to run it, None where nothing."""
        return None

    @abstractmethod
    def build(self, articles: Iterable[Article]) -> None:
        """Build the index from nothing, for good and as small as the peer makes it."""

    def is_usable(self) -> bool:
        """Whether an index that an earlier run has built can be asked by this one."""
        return self.folder.exists()

    @abstractmethod
    def open(self) -> None:
        """Open the index for asking and changing."""

    @abstractmethod
    def prepared(self, tree: Node) -> Any:
        """The question in the peer's own language; raises CannotAskError.

        Not timed for anyone: reading what was typed is no engine's work.
        """

    @abstractmethod
    def ask(self, prepared: Any) -> Any:
        """The first page: best hits, exact total, facets by outlet and year."""

    @abstractmethod
    def answer(self, found: Any) -> Answer:
        """What was found, in everybody's terms; not timed."""

    def leads(self, _found: Any, /) -> Sequence[Leads | None]:
        """Where in the texts of the hits answers stand, where an index knows; () where it never
        does."""
        return ()

    @abstractmethod
    def put(self, article: Article, before: Article | None, /) -> None:
        """Add an article, or put it in place of the one before; searchable and safe afterwards."""

    @abstractmethod
    def drop(self, article: Article) -> None:
        """Take an article out; gone from answers afterwards."""

    @abstractmethod
    def close(self) -> None:
        """Close all files."""

    def size(self) -> int:
        """Bytes of the index."""
        return sum(each.stat().st_size for each in self.folder.rglob("*") if each.is_file())


def without_dates(tree: Node) -> tuple[Node, DateRange | None]:
    """A question's words, and its range of dates where it asks for one."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    ranges = [each for each in parts if isinstance(each, DateRange)]
    words = [each for each in parts if not isinstance(each, DateRange)]
    return all_of(words), ranges[0] if ranges else None


def ordinals(days: DateRange) -> tuple[int, int]:
    """First and last day of a range, both as ordinals."""
    return (days.first or date.min).toordinal(), (days.last or date.max).toordinal()
