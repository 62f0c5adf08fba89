"""The article list's search: the archive's own, in its order; the titles alone without an index."""

from dataclasses import dataclass

from archive.search import sync
from archive.search.engine import SearchError, SearchRequest
from archive.search.language import understand

MOST_HITS = 500
"""Hits that a list takes over from the index, best first: more are not looked through by hand."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Public ids, best first; `trouble` says why there are none, `total` how many there were."""

    ids: tuple[str, ...] = ()
    total: int = 0
    trouble: str = ""

    @property
    def remark(self) -> str:
        """What the curator should know of it; empty where all is shown."""
        if self.trouble:
            return f"{self.trouble} Searched in titles only."
        if self.total > len(self.ids):
            return f"The best {len(self.ids)} of {self.total} found. Add a word to find fewer."
        return ""


def ask(words: str) -> Answer:
    """The answer of the index; a question of no words, or of nonsense, finds everything."""
    request = SearchRequest(understand(words).tree, size=MOST_HITS, facets=())
    try:
        page = sync.search(request)
    except SearchError as error:
        return Answer(trouble=str(error))
    return Answer(tuple(hit.id for hit in page.hits), page.total)
