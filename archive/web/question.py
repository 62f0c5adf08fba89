"""What a reader asks of the search page, as a value that knows its own address."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self
from urllib.parse import urlencode

from django.urls import get_script_prefix, reverse

from archive.search.engine import FACETS, SearchRequest, Sort
from archive.search.inquiry import Inquiry

LONGEST_MARKED = 300
"""Characters of a question that every result carries on to the page of its article."""
SIZES = (20, 50, 100)
"""How many results a page may have; the first unless another is chosen."""


@dataclass(frozen=True, slots=True)
class Question(Inquiry):
    """An inquiry, and which page of its results is asked for."""

    page: int = 1
    size: int = SIZES[0]

    @property
    def chosen_size(self) -> int | None:
        """The number of results on a page, None where it is the usual one."""
        return self.size if self.size != SIZES[0] else None

    @property
    def request(self) -> SearchRequest:
        """The page of it that an engine is asked for."""
        return self.part((self.page - 1) * self.size, self.size)

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
        return _address(_search_page(get_script_prefix()), pairs)

    @property
    def reading_query(self) -> str:
        """The end of an article's address that has it mark the words; "" for none, or very many."""
        is_short = 0 < len(self.words) <= LONGEST_MARKED
        return _address("", [("q", self.words)] if is_short else [])

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


@lru_cache(maxsize=8)
def _search_page(_prefix: str) -> str:
    """The address under which the archive is served at the prefix: a page has hundreds of links."""
    return reverse("search")


def _address(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
