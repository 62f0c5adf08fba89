"""The headline as the page prints it, known by its element and by what the tags call it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.page.markup.alignment import letters
from archive.page.markup.declared import Declared
from archive.page.markup.document import Document
from archive.page.markup.elements import HEADINGS
from archive.page.record import Span
from archive.text.folding import folded
from archive.text.normal import clean_line

SHORTEST_LINE = 6
FEWEST = 3
LONGEST = 500


class Headline(NamedTuple):
    """The line of the headline, its value, the characters that show it, and why it is one."""

    line: int
    value: str
    span: Span
    rule: str


def find_headline(
    document: Document,
    titles: Sequence[Declared],
    body: Sequence[int],
    outlets: Iterable[str] = (),
) -> Headline | None:
    """The headline above the text; None where no line is one.

    Sites put their own name (`outlets`) into a heading too: that is none.
    """
    names = set(map(_key, outlets))
    last = body[0] + 1 if body else len(document.blocks)
    for at in _headings(document, body[len(body) // 2] if body else last):
        found = _as_tags_have_it(document, at, titles)
        if found:
            return found
    for at in _lines_called_so(document, titles, last):
        return _whole(document, at, "headline: the line that tags call so")
    for at in _headings(document, last):
        if _key(document.shown(document.blocks[at])) not in names:
            return _whole(document, at, "headline: h1")
    return None


def _key(text: str) -> str:
    return letters(folded(text))


def _headings(document: Document, last: int) -> Iterator[int]:
    """First headings above the text; the nearest first. Parts of one stand as they come."""
    marked = [mark.span for mark in document.marks if mark.kind == "headline"]
    for at in range(min(last, len(document.blocks)) - 1, -1, -1):
        block = document.blocks[at]
        is_marked = any(span.start <= block.span.start < span.end for span in marked[:20])
        if (block.tag == "h1" or is_marked) and "nav" not in block.rooms:
            yield at


def _as_tags_have_it(document: Document, at: int, titles: Sequence[Declared]) -> Headline | None:
    """A heading that tags name too: all of it, a part of it, or it is a part of what they say."""
    shown = _key(document.shown(document.blocks[at]))
    if len(shown) < FEWEST:
        return None
    for title in titles:
        said = _key(title.value)
        if said == shown:
            return _whole(document, at, "headline: h1, as tags have it")
        if len(said) >= SHORTEST_LINE and said in shown:
            return _part(document, at, title.value)
        is_own = title.rule != "title element"  # that one has the site's name and more in it
        if is_own and shown in said and (of_page := _in_title_element(document, title.value)):
            return Headline(
                at, title.value, of_page, "headline: h1 with what the title puts before it"
            )
    return None


def _part(document: Document, at: int, title: str) -> Headline:
    """The piece of a heading that has these words: "Syria - Druze want a share" of a kicker."""
    span = document.blocks[at].span
    place = _located(document.text, span, title)
    return (
        Headline(
            at, clean_line(document.text[place.start : place.end]), place, "headline: of the h1"
        )
        if place
        else _whole(document, at, "headline: h1, as tags have it")
    )


def _located(text: str, within: Span, words: str) -> Span | None:
    """Where the same letters stand, whatever is between them."""
    wanted = letters(words)
    places = [at for at in range(within.start, within.end) if text[at].isalnum()]
    found = "".join(text[at] for at in places).find(wanted)
    if found < 0:
        return None
    end = places[found + len(wanted) - 1] + 1
    while end < within.end and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return Span(places[found], end)


def _in_title_element(document: Document, title: str) -> Span | None:
    return _located(document.text, document.title, title) if document.title else None


def _lines_called_so(document: Document, titles: Sequence[Declared], last: int) -> Iterator[int]:
    keys = {_key(title.value) for title in titles}
    keys = {key for key in keys if len(key) >= SHORTEST_LINE}
    for at in range(min(last, len(document.blocks)) - 1, -1, -1):
        block = document.blocks[at]
        is_short = block.span.end - block.span.start <= LONGEST and "nav" not in block.rooms
        if is_short and _key(document.shown(block)) in keys:
            yield at


def _whole(document: Document, at: int, rule: str) -> Headline:
    """The line, with those that a <br> within the heading parts from it."""
    blocks = document.blocks
    first = last = at
    while last + 1 < len(blocks) and blocks[last + 1].goes_on and blocks[last + 1].tag in HEADINGS:
        last += 1
    while first and blocks[first].goes_on and blocks[first].tag in HEADINGS:
        first -= 1
    span = Span(blocks[first].span.start, blocks[last].span.end)
    return Headline(last, clean_line(document.text[span.start : span.end]), span, rule)
