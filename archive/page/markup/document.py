"""A page of HTML as somebody sees it: its visible text, one block a line, and what its tags say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from archive.page.record import Span


class Block(NamedTuple):
    """One line of the visible text: the words of an element, up to where it ends or breaks.

    `tag` is the innermost element that is no mere formatting, `parent` the number of the one around
    it and `outer` of the next; `rooms` are the elements that say something about what is in them,
    and what classes say; `linked` counts its characters that lead elsewhere, by so many `links`. A
    line that `goes_on` stands behind a <br>.
    """

    span: Span
    tag: str
    parent: int
    outer: int
    rooms: frozenset[str]
    linked: int
    links: int = 0
    goes_on: bool = False


class Mark(NamedTuple):
    """A piece of the visible text that an element singles out: "author", "date", "headline" …

    `value` is what an attribute says in place of the text (`datetime`, `content`).
    """

    kind: str
    span: Span
    value: str = ""


class Meta(NamedTuple):
    """A <meta> element: its name (property, name or itemprop) in lower case, and its content."""

    name: str
    content: str


@dataclass(slots=True)
class Document:
    """What one pass over the markup finds.

    `depth` is how deep its elements lie in each other and `crowd` how many of them, at most, stand
    within one line: what costs other programs their time.
    """

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    metas: list[Meta] = field(default_factory=list)
    links: Mapping[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    title: Span | None = None
    language: str | None = None
    depth: int = 0
    crowd: int = 0

    def shown(self, block: Block) -> str:
        """The words of a block."""
        return self.text[block.span.start : block.span.end]
