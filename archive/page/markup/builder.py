"""From tags and text to a document, in one pass; time grows with the length of the markup."""

import re
from collections import Counter
from dataclasses import dataclass

from archive.page.lines import trimmed
from archive.page.markup.document import Block, Document, Mark, Meta
from archive.page.markup.elements import (
    ENDED_BY_THE_LIKE,
    FORMATTING,
    PARAGRAPHS,
    UNSEEN,
    VOID,
)
from archive.page.markup.roles import marks_of, rooms_of, says_hidden
from archive.page.markup.tokens import MOST_IN_A_TAG, Token, is_crowded, tokens
from archive.page.record import Span

SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
MOST_LOOKED_BACK = 64
"""Formatting elements that an end tag may close at once; more stand open by mistake."""
MOST_MARKS, MOST_METAS, MOST_SCRIPTS = 5000, 2000, 200
MOST_TOKENS = 300_000
"""Tags and pieces of text; the longest pages that people write have a tenth of it."""
MOST_DEPTH = 2000
LONGEST_TEXT = 5_000_000
"""Characters of visible text; the same as a page of plain text may have."""
JSON_LD = "ld+json"
ONLY_TEXT = ("script", "style")
"""Elements in which nobody sees a tag."""


class MarkupError(ValueError):
    """The markup is no page that somebody would read; the message says why."""


@dataclass(slots=True)
class Open:
    """An element that has begun; `number` tells containers apart."""

    name: str
    number: int
    rooms: frozenset[str]
    is_seen: bool
    is_linked: bool
    start: int
    marks: tuple[tuple[str, str], ...] = ()

    @property
    def is_formatting(self) -> bool:
        """Whether it stands within a line."""
        return self.name in FORMATTING


def read_markup(markup: str, *, with_hidden: bool = False) -> Document:
    """The document that markup makes, however broken; raises MarkupError where it is no page's.

    `with_hidden` takes what elements say is hidden for text as well.
    """
    builder = Builder(with_hidden=with_hidden)
    before = ""
    for number, token in enumerate(tokens(markup)):
        if number == MOST_TOKENS:
            raise MarkupError(f"more than {MOST_TOKENS} tags and pieces of text")
        if before not in ONLY_TEXT and is_crowded(token):
            raise MarkupError(f"an element with more than {MOST_IN_A_TAG} attributes")
        builder.take(token)
        before = token.name
    return builder.finished()


def visible_text(markup: str) -> str:
    """The words that a browser would show, one block a line; raises MarkupError."""
    return read_markup(markup).text


class Builder:
    """Takes tokens, keeps the elements that are open, and writes the visible text."""

    def __init__(self, *, with_hidden: bool = False) -> None:
        self._with_hidden = with_hidden
        self._document = Document()
        self._open = [Open("", 0, frozenset(), is_seen=True, is_linked=False, start=0)]
        self._names: Counter[str] = Counter()
        self._numbers = 0
        self._parts: list[str] = []
        self._length = 0
        self._links: dict[str, str] = {}
        self._raw: Token | None = None
        self._line = Line()

    def take(self, token: Token) -> None:
        """One more piece of the page."""
        if not token.name:
            self._text(token.text)
        elif token.is_end:
            self._end(token.name)
        else:
            self._begin(token)

    def finished(self) -> Document:
        """The document, once all is taken."""
        while len(self._open) > 1:
            self._close()
        self._flush()
        document = self._document
        document.text, document.links = "".join(self._parts), self._links
        marks = (mark._replace(span=trimmed(document.text, mark.span)) for mark in document.marks)
        document.marks = [mark for mark in marks if mark.value or mark.span.start < mark.span.end]
        return document

    def _text(self, text: str) -> None:
        if self._raw:
            self._take_raw(self._raw, text)
        elif self._open[-1].is_seen:
            self._write(text)

    def _take_raw(self, tag: Token, text: str) -> None:
        """The page's title is its first line; of scripts those that describe the page are kept."""
        is_described = tag.name == "script" and JSON_LD in tag.attributes.get("type", "").lower()
        if is_described and len(self._document.scripts) < MOST_SCRIPTS:
            self._document.scripts.append(text)
        is_title = tag.name == "title" and self._document.title is None
        if is_title and not self._names["svg"] and not self._parts and not self._line.text:
            self._write(text)
            self._flush()
            if self._document.blocks:
                self._document.title = self._document.blocks.pop().span

    def _begin(self, tag: Token) -> None:
        self._raw = None
        if tag.name == "br":
            self._break()
        elif tag.name in VOID:
            self._void(tag)
        elif tag.name in UNSEEN or tag.name == "title":
            self._raw = tag
            if tag.name not in ("title", "script", "style"):
                self._push(tag)
        else:
            self._push(tag)

    def _void(self, tag: Token) -> None:
        if tag.name == "hr":
            self._flush()
        if tag.name == "meta":
            self._meta(tag.attributes)
        if tag.name == "link":
            attributes = tag.attributes
            for relation in attributes.get("rel", "").lower().split():
                self._links.setdefault(relation, attributes.get("href", "").strip())

    def _meta(self, attributes: dict[str, str]) -> None:
        names = (attributes.get(each, "") for each in ("property", "name", "itemprop"))
        name = next(filter(None, names), "").strip().lower()
        if name and len(self._document.metas) < MOST_METAS:
            self._document.metas.append(Meta(name, attributes.get("content", "").strip()))

    def _push(self, tag: Token) -> None:
        is_formatting = tag.name in FORMATTING
        if not is_formatting:
            self._flush()
            self._make_room(tag.name)
        attributes = tag.attributes if tag.rest.strip("/ \n\t") else {}
        around = self._open[-1]
        is_link = tag.name == "a" and "href" in attributes
        self._line.links += is_link
        if tag.name == "html":
            self._document.language = attributes.get("lang") or attributes.get("xml:lang")
        self._numbers += not is_formatting
        self._line.elements += 1
        self._document.crowd = max(self._document.crowd, self._line.elements)
        is_hidden = not self._with_hidden and says_hidden(attributes)
        is_seen = around.is_seen and tag.name not in UNSEEN and not is_hidden
        self._open.append(
            Open(
                tag.name,
                around.number if is_formatting else self._numbers,
                rooms_of(tag.name, attributes, around.rooms),
                is_seen,
                around.is_linked or is_link,
                self._position,
                marks_of(tag.name, attributes) if is_seen and attributes else (),
            )
        )
        self._names[tag.name] += 1
        self._document.depth = max(self._document.depth, len(self._open))
        if len(self._open) > MOST_DEPTH:
            raise MarkupError(f"elements lie more than {MOST_DEPTH} deep in each other")

    def _make_room(self, name: str) -> None:
        """End what a new block ends by beginning."""
        while self._open[-1].is_formatting and self._open_paragraph():
            self._close()
        if self._open[-1].name == "p":
            self._close()
        enders = ENDED_BY_THE_LIKE.get(name, frozenset())
        while self._open[-1].name in enders:
            self._close()

    def _open_paragraph(self) -> bool:
        """Whether nothing but formatting lies between here and an open <p>."""
        for element in reversed(self._open[-MOST_LOOKED_BACK:]):
            if not element.is_formatting:
                return element.name == "p"
        return False

    def _end(self, name: str) -> None:
        self._raw = None
        if name == "br":
            self._break()
        elif name == "p" and not self._names["p"]:
            self._flush()
        elif self._names[name]:
            if name in FORMATTING:
                self._end_formatting(name)
            else:
                self._end_block(name)

    def _end_formatting(self, name: str) -> None:
        """Close it where it stands in the same line; a block is never closed so."""
        for back, element in enumerate(reversed(self._open[-MOST_LOOKED_BACK:]), start=1):
            if not element.is_formatting:
                return
            if element.name == name:
                for _ in range(back):
                    self._close()
                return

    def _end_block(self, name: str) -> None:
        self._flush()
        while self._open[-1].name != name:
            self._close()
        self._close()

    def _close(self) -> None:
        element = self._open.pop()
        self._names[element.name] -= 1
        marks = self._document.marks
        for kind, value in element.marks:
            if len(marks) < MOST_MARKS and (self._position > element.start or value):
                marks.append(Mark(kind, Span(element.start, self._position), value))

    @property
    def _position(self) -> int:
        return self._length + self._line.length

    def _write(self, text: str) -> None:
        innermost = self._open[-1]
        if innermost.name == "pre" and "\n" in text:
            first, *rest = text.split("\n")
            self._line.add(first, innermost)
            for line in rest:
                self._break()
                self._line.add(line, innermost)
        else:
            self._line.add(text, innermost)

    def _break(self) -> None:
        """A line ends and its block goes on; behind an empty line a new paragraph begins."""
        had_words = bool(self._line.text.strip())
        self._flush()
        self._line.goes_on = had_words

    def _flush(self) -> None:
        line, self._line = self._line, Line()
        shown = line.text.rstrip(" ")
        if not shown:
            return
        span = Span(self._length, self._length + len(shown))
        self._parts += [shown, "\n"]
        self._length = span.end + 1
        if self._length > LONGEST_TEXT:
            raise MarkupError(f"more than {LONGEST_TEXT // 1_000_000} million characters of text")
        holder = self._holder()
        tag = self._open[holder].name
        around = holder - 1 if tag in PARAGRAPHS else holder
        parent, outer = self._open[around].number, self._open[max(0, around - 1)].number
        self._document.blocks.append(
            Block(span, tag, parent, outer, line.rooms, line.linked, line.links, line.goes_on)
        )

    def _holder(self) -> int:
        """Where the innermost element stands that is no formatting."""
        at = len(self._open) - 1
        while at and self._open[at].is_formatting:
            at -= 1
        return at


class Line:
    """The line that is being written: white space folded, none at its start."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = self.linked = self.links = self.elements = 0
        self.rooms: frozenset[str] = frozenset()
        self.goes_on = self._ends_in_space = False

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self._pieces)

    def add(self, text: str, element: Open) -> None:
        """Words of an element."""
        folded = SPACE.sub(" ", text)
        if folded.startswith(" ") and (self._ends_in_space or not self.length):
            folded = folded[1:]
        if not folded:
            return
        if self.length > LONGEST_TEXT:
            raise MarkupError(f"more than {LONGEST_TEXT // 1_000_000} million characters of text")
        if not self._pieces:
            self.rooms = element.rooms
        self._pieces.append(folded)
        self.length += len(folded)
        self.linked += len(folded) * element.is_linked
        self._ends_in_space = folded.endswith(" ")
