"""Where the paragraphs that an extractor gives stand in the visible text of the page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from archive.page.markup.document import Document
from archive.text.composing import composed

HEAD = 12
"""Letters by which a paragraph is looked up, and by whose end a changed one is known."""
MOST_SEARCHES = 200
"""Paragraphs that begin within a line are looked for all over the page; more of them are none."""


def letters(text: str) -> str:
    """The letters and digits alone: what spaces, marks and markup leave alike."""
    whole = text if text.isascii() else composed(text)
    return "".join(filter(str.isalnum, whole))


class Page:
    """The letters of a page, to look paragraphs up in."""

    def __init__(self, document: Document) -> None:
        self._keys = [letters(document.shown(block)) for block in document.blocks]
        self._all = "".join(self._keys)
        self._starts = list(accumulate(map(len, self._keys), initial=0))[:-1]
        self._by_head: dict[str, list[int]] = {}
        for number, start in enumerate(self._starts):
            key = self._keys[number]
            for head in {key[:HEAD], self._all[start : start + HEAD]} if key else ():
                self._by_head.setdefault(head, []).append(number)
        self._searches = 0

    def places(self, paragraph: str) -> list[range]:
        """The lines that show a paragraph, in each place of the page that does."""
        key = letters(paragraph)
        if not key:
            return []
        heads = self._by_head.get(key[:HEAD], [])
        if len(key) < HEAD:
            return [range(at, at + 1) for at in heads if self._keys[at] == key]
        whole = [self._starts[at] for at in heads if self._all.startswith(key, self._starts[at])]
        if whole:
            return [self._lines(start, start + len(key)) for start in whole]
        changed = [at for at in heads if self._ends_alike(at, key)]
        return [range(at, at + 1) for at in changed] or list(self._within(key))

    def _ends_alike(self, at: int, key: str) -> bool:
        """Whether a line has all but some words that stand in the midst of it."""
        line = self._keys[at]
        return len(line) >= 2 * HEAD and line.endswith(key[-HEAD:])

    def _within(self, key: str) -> Iterator[range]:
        """A paragraph that begins behind other words of its line."""
        self._searches += 1
        if self._searches <= MOST_SEARCHES and len(key) >= HEAD:
            start = self._all.find(key)
            if start >= 0:
                yield self._lines(start, start + len(key))

    def _lines(self, start: int, end: int) -> range:
        first = bisect_right(self._starts, start) - 1
        return range(first, bisect_left(self._starts, end))


def share_shown(document: Document, paragraphs: Sequence[str]) -> float:
    """Share of the paragraphs' letters that stand somewhere in the visible text."""
    page = Page(document)
    sizes = [len(letters(each)) for each in paragraphs]
    shown = [size for size, each in zip(sizes, paragraphs, strict=True) if page.places(each)]
    return sum(shown) / (sum(sizes) or 1)


def aligned(document: Document, paragraphs: Iterable[str]) -> list[range | None]:
    """For each paragraph the numbers of the blocks that show it, in their order; None: nowhere."""
    page = Page(document)
    options = [page.places(each) for each in paragraphs]
    certain = _rising([(at, places[0]) for at, places in enumerate(options) if len(places) == 1])
    found: list[range | None] = [certain.get(at) for at in range(len(options))]
    bounds = sorted(certain)
    floor = 0
    for at, places in enumerate(options):
        if found[at] is None:
            later = bisect_right(bounds, at)
            ceiling = certain[bounds[later]].start if later < len(bounds) else len(document.blocks)
            found[at] = _between(places, floor, ceiling, is_first=later > 0)
        place = found[at]
        floor = max(floor, place.stop if place else 0)
    return found


def _between(places: Sequence[range], floor: int, ceiling: int, *, is_first: bool) -> range | None:
    """Of several places the one that suits the order; before all others that nearest to them."""
    fitting = [place for place in places if floor <= place.start < ceiling]
    if not fitting:
        return None
    return fitting[0] if is_first else fitting[-1]


def _rising(places: Sequence[tuple[int, range]]) -> dict[int, range]:
    """The most places that stand in the order of their paragraphs."""
    ends: list[int] = []
    chain: list[tuple[int, int]] = []
    for _, place in places:
        at = bisect_right(ends, place.start)
        ends[at : at + 1] = [place.start]
        chain.append((at, place.start))
    wanted = len(ends) - 1
    kept: dict[int, range] = {}
    for (number, place), (depth, _) in zip(reversed(places), reversed(chain), strict=True):
        if depth == wanted and (not kept or place.start <= min(p.start for p in kept.values())):
            kept[number] = place
            wanted -= 1
    return kept
