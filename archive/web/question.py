"""What a reader asks of the search page, as a value that knows its own address."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self
from urllib.parse import urlencode

from django.urls import reverse

from archive.search.engine import FACETS, SearchRequest, Sort
from archive.search.language import Understood, loosened, understand
from archive.search.query import Node

FACET_SIZE = 100
"""Values of one facet at most: the commonest."""
SIZES = (20, 50, 100)
"""How many results a page may have; the first unless another is chosen."""


@dataclass(frozen=True, slots=True)
class Question:
    """The words and the choices beside them; `sort` is None where the reader chose none.

    `any_word` asks for articles with any of the words in place of all.
    """

    words: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort | None = None
    certain_dates: bool = False
    page: int = 1
    any_word: bool = False
    size: int = SIZES[0]

    @property
    def order(self) -> Sort:
        """The order of the results: newest first unless words give something to rank by."""
        return self.sort or (Sort.RELEVANCE if self.words else Sort.NEWEST)

    @property
    def chosen_size(self) -> int | None:
        """The number of results on a page, None where it is the usual one."""
        return self.size if self.size != SIZES[0] else None

    @property
    def understood(self) -> Understood:
        """The words as they are read."""
        return _understood(self.words)

    @property
    def tree(self) -> Node:
        """What is asked of the engine: the words as they are read, or any of them."""
        tree = self.understood.tree
        return loosened(tree) if self.any_word else tree

    @property
    def request(self) -> SearchRequest:
        """The page of it that an engine is asked for."""
        return SearchRequest(
            query=self.tree,
            sort=self.order,
            offset=(self.page - 1) * self.size,
            size=self.size,
            filters=self.chosen,
            certain_dates=self.certain_dates,
            facet_size=FACET_SIZE,
        )

    @property
    def url(self) -> str:
        """The page that asks this; what was not chosen is not in it."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [("match", "any")] if self.any_word else []
        pairs += [(facet, key) for facet in FACETS for key in self.chosen.get(facet, ())]
        pairs += [("sort", self.sort.value)] if self.sort else []
        pairs += [("dates", "certain")] if self.certain_dates else []
        pairs += [("size", str(self.chosen_size))] if self.chosen_size else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return _address(reverse("search"), pairs)

    @property
    def reading_query(self) -> str:
        """What an article's address needs to show the words that it was found by; "" for none."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [("match", "any")] if pairs and self.any_word else []
        return _address("", pairs)

    def on_page(self, page: int) -> Self:
        """The same question, another page of its answer."""
        return replace(self, page=page)

    def in_words(self, words: str) -> Self:
        """Other words with the same choices beside them."""
        return replace(self, words=words, page=1)

    def with_any_word(self, *, any_word: bool) -> Self:
        """The same question for any of its words, or for all of them."""
        return replace(self, any_word=any_word, page=1)

    def sorted_by(self, sort: Sort) -> Self:
        """The same question in another order, from its first page."""
        return replace(self, sort=sort, page=1)

    def of_size(self, size: int) -> Self:
        """The same question with so many results on a page, from its first."""
        return replace(self, size=size, page=1)

    def with_certain_dates(self, *, certain: bool) -> Self:
        """The same question with or without what is only possibly in its dates."""
        return replace(self, certain_dates=certain, page=1)

    def choosing(self, facet: str, key: str) -> Self:
        """The same question narrowed to one value of a facet."""
        keys = (*self.chosen.get(facet, ()), key)
        return replace(self, chosen={**self.chosen, facet: keys}, page=1)

    def dropping(self, facet: str, key: str) -> Self:
        """The same question without one value of a facet."""
        left = {
            name: tuple(each for each in keys if (name, each) != (facet, key))
            for name, keys in self.chosen.items()
        }
        return replace(self, chosen={name: keys for name, keys in left.items() if keys}, page=1)


@lru_cache(maxsize=64)
def _understood(words: str) -> Understood:
    """Read once for all that a page asks of it."""
    return understand(words)


def _address(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
