"""The boundary to a search engine: values in, values out, one protocol, our own errors."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from archive.search.query import Node
from archive.text.dates import PartialDate

MISSING = "-"
"""The facet key, and the value in a filter, of articles that lack what the facet names."""


FACETS = ("outlet", "author", "year", "month", "language", "kind", "country", "tag")
"""What articles are counted by; a month is written "2021-06", a tag as its folded words."""


class Sort(StrEnum):
    """Undated articles come last in both orders by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Place:
    """How far an index has followed the change rows: the number of the last one it holds.

    `archive` is the key of the database that the rows stand in.
    """

    change: int = 0
    archive: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """An outlet or author as the index knows it: `key` is its slug, `name` what is searched."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is searchable of one article; `id` is its public id, `revision` that of its texts."""

    id: str
    title: str | None
    deck: str | None
    body: tuple[str, ...]
    captions: tuple[str, ...]
    notes: tuple[str, ...]
    outlet: Label | None
    kind: str | None
    country: str | None
    authors: tuple[Label, ...]
    printed_authors: tuple[str, ...]
    section: str | None
    tags: tuple[str, ...]
    language: str | None
    date: PartialDate | None
    date_inferred: PartialDate | None
    topics: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question to an engine.

    `filters` maps a facet to the keys chosen in it: articles with any of them. `facets` are those
    to count, `facet_size` how many values of each at most (None for all). `certain_dates` leaves
    out articles that a date filter finds only possibly. `leads` asks where in the texts of the hits
    the answers stand.
    """

    query: Node
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    size: int = 20
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    certain_dates: bool = False
    facets: tuple[str, ...] = FACETS
    facet_size: int | None = None
    leads: bool = False


class FacetCount(NamedTuple):
    """One value of a facet and the articles of the whole result that have it."""

    key: str
    name: str
    count: int  # type: ignore[assignment]  # it hides a tuple's method, which nobody asks it for


class Leads(NamedTuple):
    """Where in the deck and body of one article answers may stand, and nowhere else.

    `sought` is what was asked of them; they fit the article's `revision`, whose texts have so many
    `characters` together. A stretch is where to read, counted through all texts; one that does not
    end behind its beginning ends with its text.
    """

    sought: tuple[object, ...]
    revision: int
    characters: int
    stretches: list[tuple[int, int]]


class Hit(NamedTuple):
    """One article found; `is_certain` is False where its date only possibly fits the question.

    `leads` are there where they were asked for and there are any.
    """

    id: str
    score: float
    is_certain: bool
    is_dated: bool
    leads: Leads | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer: `total` counts all articles found, `possible` those of them only possibly in
    the dates asked for, `undated` those without a day or year to sort by. `left_out` counts the
    articles without any date that only a date asked for leaves out."""

    total: int
    possible: int
    undated: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of the index as its texts spell it, folded, and how many articles hold it."""

    word: str
    articles: int


class SearchError(Exception):
    """A search cannot be answered; the message says why and what to do."""


class IndexMissingError(SearchError):
    """There is no index yet."""


class IndexDamagedError(SearchError):
    """The index is there and cannot be read."""


class IndexLockedError(SearchError):
    """Another process has been writing the index for longer than we wait."""


class Engine(Protocol):
    """What any search engine does for the archive."""

    def search(self, request: SearchRequest) -> SearchPage:
        """Answer one question; raises SearchError."""

    def count(self) -> int:
        """How many articles there are; raises SearchError."""

    def holding(self, words: Iterable[str]) -> Mapping[str, int]:
        """How many articles hold each word in any of its forms; raises SearchError."""

    def spellings(self, word: str) -> tuple[Spelling, ...]:
        """Words of the index one edit away from a word (two from a long one), commonest first.

        Raises SearchError.
        """

    def place(self) -> Place | None:
        """How far the live index has followed the changes; None where there is no index."""

    def mark(self) -> str:
        """A text that changes with whatever the index is asked from; "" where there is none."""

    def update(
        self,
        documents: Iterable[Document],
        gone: Iterable[str],
        place: Place,
        erased: Collection[str] = (),
    ) -> None:
        """Put documents in or in place of older ones, drop those `gone`, then note the place.

        Of those `erased`, which are `gone` too, no word stays in any file.
        """

    def rebuild(self, documents: Iterable[Document], place: Place) -> None:
        """Build a new index beside the live one and swap it in."""

    def check(self, *, thorough: bool = True) -> None:
        """Read all that is stored; raises SearchError where it is not as it was written.

        If not `thorough`, only what tells one file from another is read.
        """

    def faults(self) -> Iterator[str]:
        """What is wrong with anything that is stored, and what to do, a sentence or two each."""

    def revisions(self) -> Iterator[tuple[str, int]]:
        """Id and revision of every article there is; raises SearchError."""

    def sweep(self) -> None:
        """Remove what was left of work that died."""

    def close(self) -> None:
        """Close what is held open; the next question opens it again."""
