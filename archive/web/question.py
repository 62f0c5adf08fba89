"""What a reader asks of the search page, as a value that knows its own address."""

from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from django.urls import reverse

from archive.search.engine import FACETS, Sort


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

    @property
    def order(self) -> Sort:
        """The order of the results: newest first unless words give something to rank by."""
        return self.sort or (Sort.RELEVANCE if self.words else Sort.NEWEST)

    @property
    def url(self) -> str:
        """The page that asks this; what was not chosen is not in it."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [("match", "any")] if self.any_word else []
        pairs += [(facet, key) for facet in FACETS for key in self.chosen.get(facet, ())]
        pairs += [("sort", self.sort.value)] if self.sort else []
        pairs += [("dates", "certain")] if self.certain_dates else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        address = reverse("search")
        return f"{address}?{urlencode(pairs)}" if pairs else address

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
