"""Which lines of a page are its article's text, from what an extractor found of it.

An extractor's paragraphs lie in few elements, which hold hardly anything else. So what lies with
them belongs to the text where it was left out, and what lies apart has to be prose to stay.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from archive.page.furniture import furniture_kind
from archive.page.markup.document import Block, Document
from archive.page.markup.elements import HEADINGS

OUTSIDE = frozenset({"nav", "form", "button", "embed", "comments", "dialog"})
ASIDE = frozenset({"figure", "figcaption", "caption", "aside", "footer", "byline", "header"})
FIRM = frozenset({"figcaption", "button", "nav", "form"})
"""They are elements: what is in them is what they say, however much of it there is."""
FEW = 0.3
"""Share of the text above which a class or element around it tells nothing of it."""
MAIN = 0.15
"""Share of the text that makes the element around it the article's own."""
HALF = 0.5
LINKED = 0.9
OF_TEXT = frozenset({"p", "li", "dd", "dt", "blockquote", "pre"}) | HEADINGS


class Choice:
    """The lines of a page's text, by their numbers in the document."""

    def __init__(self, document: Document, found: Collection[int], headline: int | None) -> None:
        self._blocks = document.blocks
        self._document = document
        found = self._below(sorted(found), headline)
        self._telling = self._telling_rooms(found)
        within = [at for at in found if not self._is_apart(at)]
        self._main = self._main_elements(within)
        kept = {at for at in within if not self._is_link(at)}
        self.lines = sorted(kept | set(self._left_out(kept)))

    def is_main(self, at: int) -> bool:
        """Whether a line lies in an element that holds much of the text."""
        block = self._blocks[at]
        return block.parent in self._main or block.outer in self._main

    def is_caption(self, at: int) -> bool:
        """Whether a line lies in a picture's caption."""
        rooms = self._blocks[at].rooms & (self._telling | FIRM)
        return not rooms.isdisjoint({"caption", "figcaption"})

    def is_outside(self, at: int) -> bool:
        """Whether a line is a control, a menu or somebody else's words."""
        return not self._blocks[at].rooms.isdisjoint(OUTSIDE & (self._telling | FIRM))

    def _below(self, found: Sequence[int], headline: int | None) -> list[int]:
        """What stands above the headline is none of it, unless that is most."""
        below = [at for at in found if headline is None or at > headline]
        return below if self._weight(below) > HALF * self._weight(found) else list(found)

    def _weight(self, lines: Iterable[int]) -> int:
        return sum(self._blocks[at].span.end - self._blocks[at].span.start for at in lines)

    def _telling_rooms(self, found: Sequence[int]) -> frozenset[str]:
        """The rooms around little of the text: being in them says something."""
        weights: Counter[str] = Counter()
        for at in found:
            weights.update(dict.fromkeys(self._blocks[at].rooms, self._weight([at])))
        whole = self._weight(found)
        return frozenset(room for room in OUTSIDE | ASIDE if weights[room] <= FEW * whole)

    def _is_apart(self, at: int) -> bool:
        return not self._blocks[at].rooms.isdisjoint((OUTSIDE | ASIDE) & (self._telling | FIRM))

    def _is_link(self, at: int) -> bool:
        """ "Read also: …": a paragraph that is nothing but a link leads to another text."""
        return is_link(self._blocks[at])

    def _main_elements(self, lines: Sequence[int]) -> frozenset[int]:
        """Elements around much of the text; where each paragraph has its own, those around them."""
        whole = self._weight(lines)
        main = self._around(lines, [self._blocks[at].parent for at in lines], whole)
        held = self._weight(at for at in lines if self._blocks[at].parent in main)
        if held >= HALF * whole:
            return main
        return main | self._around(lines, [self._blocks[at].outer for at in lines], whole)

    def _around(self, lines: Sequence[int], elements: Sequence[int], whole: int) -> frozenset[int]:
        weights: Counter[int] = Counter()
        for at, element in zip(lines, elements, strict=True):
            weights[element] += self._weight([at])
        return frozenset(each for each, weight in weights.items() if weight >= MAIN * whole)

    def _left_out(self, kept: Collection[int]) -> Iterable[int]:
        """Lines between the others, in the same elements, that an extractor passed over."""
        if not kept:
            return
        for at in range(min(kept), max(kept)):
            block = self._blocks[at]
            if at in kept or block.parent not in self._main or block.tag not in OF_TEXT:
                continue
            text = self._document.shown(block)
            if not (self._is_apart(at) or self._is_link(at) or furniture_kind(text)):
                yield at


def is_menu(block: Block) -> bool:
    """Whether a line is several links and nothing else."""
    return block.links > 1 and is_link(block)


def is_link(block: Block) -> bool:
    """Whether all words of a line lead elsewhere."""
    length = block.span.end - block.span.start
    return block.linked >= LINKED * length and block.tag not in ("blockquote",)
