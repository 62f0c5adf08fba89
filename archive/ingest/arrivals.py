"""Articles that came in since the archive was asked about a batch: which pages they may concern.

A page behind them belongs to one of them only where they have an address, an id or a title in
common, or nearly all of a text. Nothing is asked of the database.
"""

from collections import Counter
from collections.abc import Iterable

from archive.curation.prints import MOST_HOLDERS, Holders, Shared, telling
from archive.ingest.relatives import RENAMED, Clues
from archive.text.similarity import Sample


class Arrivals:
    """New articles by what they are found by; `holders` are of before they came."""

    def __init__(self, holders: Holders) -> None:
        self._before = holders
        self._keys: set[int] = set()
        self._sizes: dict[int, int] = {}
        self._holders: Holders = {}

    def add(self, keys: Iterable[int], sample: Sample) -> None:
        """One more. Of its prints those that very many articles have are noted for it no more."""
        place = len(self._sizes)
        self._keys.update(keys)
        self._sizes[place] = sample.size
        for number in sample.prints:
            having = self._holders.setdefault(number, [])
            if len(self._before.get(number, ())) + len(having) < MOST_HOLDERS:
                having.append(place)

    def may_have(self, page: Clues) -> bool:
        """Whether a page may belong to one of them."""
        if not self._keys.isdisjoint(page.keys):
            return True
        counts = Counter(at for each in page.sample.prints for at in self._holders.get(each, ()))
        if not counts:
            return False
        both = {
            number: [*self._before.get(number, ()), *self._holders.get(number, ())]
            for number in page.sample.prints
        }
        shared = Shared(page.sample.size, telling(page.sample, both), counts, self._sizes)
        return bool(shared.likely(RENAMED))

    def touch(self, page: Clues) -> bool:
        """Whether they have any print in common with a page: they may speak for or against it."""
        return not self._holders.keys().isdisjoint(page.sample.prints)
