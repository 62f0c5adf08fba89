"""What is asked of the archive: words and the choices beside them, whoever asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from archive.search.engine import SearchRequest, Sort
from archive.search.language import Understood, loosened, understand
from archive.search.query import Node

FACET_SIZE = 100
"""Values of one facet at most: the commonest."""
KEY_LENGTH = 120
"""Characters of a key that is chosen in a facet, and of any name in an address."""
KEYS_AT_ONCE = 20
"""Keys of one facet at once."""
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
"""Characters that no text holds."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The words and the choices beside them; `sort` is None where the reader chose none.

    `any_word` asks for articles with any of the words in place of all.
    """

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort | None = None
    certain_dates: bool = False
    any_word: bool = False

    @property
    def order(self) -> Sort:
        """The order of the results: newest first unless words give something to rank by."""
        return self.sort or (Sort.RELEVANCE if self.words else Sort.NEWEST)

    @property
    def understood(self) -> Understood:
        """The words as they are read."""
        return _understood(self.words)

    @property
    def tree(self) -> Node:
        """What is asked of the engine: the words as they are read, or any of them."""
        tree = self.understood.tree
        return loosened(tree) if self.any_word else tree

    def part(self, offset: int, size: int) -> SearchRequest:
        """So many results from a place on, with the counts of all, as an engine is asked."""
        return SearchRequest(
            query=self.tree,
            sort=self.order,
            offset=offset,
            size=size,
            filters=self.chosen,
            certain_dates=self.certain_dates,
            facet_size=FACET_SIZE,
            leads=True,
        )


@lru_cache(maxsize=64)
def _understood(words: str) -> Understood:
    """Read once for all that a page asks of it."""
    return understand(words)
