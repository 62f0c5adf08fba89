"""What the pages of one batch teach of their outlets: counted together, written once.

Valid while one holds the writers' turn; each page hears what those before it have taught.
"""

from collections.abc import Collection, Iterator
from itertools import islice

from archive.curation.learning import FEWEST_ARTICLES
from archive.models import FurnitureLine, Outlet
from archive.page.repeats import Uses

MOST_KEYS = 5_000
"""Keys of one question: a database takes some ten thousand values in a statement."""

Counts = tuple[int, int]
"""How many articles leave a line out, and how many use it."""
NEVER: Counts = (0, 0)


class Lessons:
    """The counts of lines by outlet, as stored and as learnt since."""

    def __init__(self) -> None:
        self._lines: dict[int, _Lines] = {}
        self._named: dict[str, Outlet] = {}

    def foresee(self, outlet: str, keys: Collection[str]) -> None:
        """Look for lines of the outlet of this name at once."""
        row = self._of_name(outlet)
        if row is not None:
            self._of(row).load(keys)

    def known(self, outlet: str, keys: Collection[str]) -> frozenset[str]:
        """The same as `learning.known_furniture`, with what has been learnt since."""
        row = self._of_name(outlet)
        return self._of(row).furniture(keys) if row else frozenset()

    def learn(self, outlet: Outlet | None, uses: Uses) -> None:
        """Count the lines of a new article of an outlet."""
        if outlet is not None:
            self._of(outlet).learn(uses)

    def lose(self, outlet: Outlet | None) -> None:
        """Know nothing of an outlet any more: somebody else counts its lines."""
        if outlet is not None:
            self._lines.pop(outlet.pk, None)

    def write(self) -> None:
        """Store what was learnt."""
        FurnitureLine.objects.put(row for lines in self._lines.values() for row in lines.changed())

    def _of_name(self, name: str) -> Outlet | None:
        """The one outlet of a name; a name that none has may be given to one in this batch."""
        if name not in self._named:
            rows = list(Outlet.objects.named(name)[:2])
            if len(rows) != 1:
                return None
            [self._named[name]] = rows
        return self._named[name]

    def _of(self, outlet: Outlet) -> "_Lines":
        if outlet.pk not in self._lines:
            self._lines[outlet.pk] = _Lines(outlet)
        return self._lines[outlet.pk]


class _Lines:
    """The lines of one outlet, as far as somebody asked for them."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._lineage = outlet.lineage()
        self._loaded: set[str] = set()
        self._own: dict[str, Counts] = {}
        self._inherited: dict[str, Counts] = {}
        self._changed: set[str] = set()

    def load(self, keys: Collection[str]) -> None:
        """Fetch what is stored of the keys that are not here."""
        missing = iter(sorted({*keys} - self._loaded))
        self._loaded.update(keys)
        while some := list(islice(missing, MOST_KEYS)):
            found = FurnitureLine.objects.filter(outlet__in=self._lineage, key__in=some)
            for owner, key, *counts in found.values_list("outlet", "key", "left_out", "used"):
                known = self._own if owner == self._outlet.pk else self._inherited
                known[key] = _sum(known.get(key, NEVER), (counts[0], counts[1]))

    def furniture(self, keys: Collection[str]) -> frozenset[str]:
        """Those keys that enough articles leave out and none uses."""
        self.load(keys)
        both = {
            key: _sum(self._own.get(key, NEVER), self._inherited.get(key, NEVER)) for key in keys
        }
        return frozenset(
            key for key, (left, used) in both.items() if left >= FEWEST_ARTICLES and not used
        )

    def learn(self, uses: Uses) -> None:
        """Count one article more."""
        keys = uses.left | uses.used
        self.load(keys)
        for key in keys:
            once = int(key in uses.left), int(key in uses.used)
            self._own[key] = _sum(self._own.get(key, NEVER), once)
        self._changed |= keys

    def changed(self) -> Iterator[tuple[int, str, int, int]]:
        """The lines to store, each once: outlet, key, and how many leave it out and use it."""
        changed, self._changed = sorted(self._changed), set()
        for key in changed:
            yield (self._outlet.pk, key, *self._own[key])


def _sum(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1]
