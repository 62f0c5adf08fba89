"""What the pages of one batch teach of their outlets: counted together, written once.

Valid while one holds the writers' turn; each page hears what those before it have taught.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from archive.curation.learning import FEWEST_ARTICLES, NO_USES
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
        self._merged: dict[int, int] | None = None

    def foresee(self, asked: Mapping[str, Collection[str]]) -> None:
        """Look at once for lines of the outlets of these names."""
        for name, rows in Outlet.objects.bearing_each(asked.keys() - self._named.keys()).items():
            self._note(name, [row for row in rows if row.merged_into_id is None])
        some = [(self._of(self._named[name]), asked[name]) for name in asked if name in self._named]
        _load(some)

    def known(self, outlet: str, keys: Collection[str]) -> frozenset[str]:
        """The same as `learning.known_furniture`, with what has been learnt since."""
        row = self._of_name(outlet)
        return self._of(row).furniture(keys) if row else frozenset()

    def learn(self, outlet: Outlet | None, uses: Uses) -> None:
        """Count the lines of a new article of an outlet."""
        if outlet is not None and uses != NO_USES:
            self._of(outlet).learn(uses)

    def lose(self, outlet: Outlet | None) -> None:
        """Know nothing of an outlet any more: somebody else counts its lines."""
        self._merged = None
        if outlet is not None:
            self._lines.pop(outlet.pk, None)

    def write(self) -> None:
        """Store what was learnt."""
        FurnitureLine.objects.put(row for lines in self._lines.values() for row in lines.changed())

    def _of_name(self, name: str) -> Outlet | None:
        """The one outlet of a name; a name that none has may be given to one in this batch."""
        if name not in self._named:
            self._note(name, list(Outlet.objects.named(name)[:2]))
        return self._named.get(name)

    def _note(self, name: str, rows: list[Outlet]) -> None:
        if len(rows) == 1:
            [self._named[name]] = rows

    def _of(self, outlet: Outlet) -> "_Lines":
        if outlet.pk not in self._lines:
            self._lines[outlet.pk] = _Lines(outlet.pk, self._lineage(outlet.pk))
        return self._lines[outlet.pk]

    def _lineage(self, outlet: int) -> set[int]:
        """An outlet and all that were merged into it, by whatever way."""
        if self._merged is None:
            merged = Outlet.objects.order_by().values_list("pk", "merged_into")
            self._merged = {pk: into for pk, into in merged.exclude(merged_into=None) if into}
        numbers, latest = {outlet}, {outlet}
        while latest:
            latest = {pk for pk, into in self._merged.items() if into in latest}
            numbers |= latest
        return numbers


class _Lines:
    """The lines of one outlet, as far as somebody asked for them."""

    def __init__(self, outlet: int, lineage: set[int]) -> None:
        self._outlet = outlet
        self.lineage = lineage
        self._loaded: set[str] = set()
        self._own: dict[str, Counts] = {}
        self._inherited: dict[str, Counts] = {}
        self._changed: set[str] = set()

    def missing(self, keys: Collection[str]) -> set[str]:
        """Those of some keys that are not here."""
        return {*keys} - self._loaded

    def take(self, owner: int, key: str, counts: Counts) -> None:
        """What is stored of a line by an outlet of the lineage."""
        known = self._own if owner == self._outlet else self._inherited
        known[key] = _sum(known.get(key, NEVER), counts)

    def note(self, keys: Collection[str]) -> None:
        """All that is stored of these keys was taken."""
        self._loaded.update(keys)

    def furniture(self, keys: Collection[str]) -> frozenset[str]:
        """Those keys that enough articles leave out and none uses."""
        _load([(self, keys)])
        both = {
            key: _sum(self._own.get(key, NEVER), self._inherited.get(key, NEVER)) for key in keys
        }
        return frozenset(
            key for key, (left, used) in both.items() if left >= FEWEST_ARTICLES and not used
        )

    def learn(self, uses: Uses) -> None:
        """Count one article more."""
        keys = uses.left | uses.used
        _load([(self, keys)])
        for key in keys:
            once = int(key in uses.left), int(key in uses.used)
            self._own[key] = _sum(self._own.get(key, NEVER), once)
        self._changed |= keys

    def changed(self) -> Iterator[tuple[int, str, int, int]]:
        """The lines to store, each once: outlet, key, and how many leave it out and use it."""
        changed, self._changed = sorted(self._changed), set()
        for key in changed:
            yield (self._outlet, key, *self._own[key])


def _load(asked: Iterable[tuple[_Lines, Collection[str]]]) -> None:
    """Fetch what is stored of the keys that are not here, of all outlets together."""
    missing = [(lines, keys) for lines, some in asked if (keys := lines.missing(some))]
    wanted = iter(sorted({key for _, keys in missing for key in keys}))
    owners: dict[int, list[tuple[_Lines, set[str]]]] = {}
    for lines, keys in missing:
        for owner in lines.lineage:
            owners.setdefault(owner, []).append((lines, keys))
    while some := list(islice(wanted, MOST_KEYS)):
        found = FurnitureLine.objects.filter(outlet__in=owners, key__in=some)
        for owner, key, *counts in found.values_list("outlet", "key", "left_out", "used"):
            for lines, keys in owners[owner]:
                if key in keys:
                    lines.take(owner, key, (counts[0], counts[1]))
    for lines, keys in missing:
        lines.note(keys)


def _sum(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1]
