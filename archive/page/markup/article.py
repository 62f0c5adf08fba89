"""The lines of a page that are about its article, and what the rules for plain pages say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.page.furniture import furniture_kind
from archive.page.markup.alignment import aligned
from archive.page.markup.bodies import Choice, is_link, is_menu
from archive.page.markup.declared import Tags
from archive.page.markup.document import Document
from archive.page.markup.elements import HEADINGS
from archive.page.markup.headlines import Headline, find_headline
from archive.page.reader import Learnt, read_page
from archive.page.record import PageReading, Span, Statement

ABOVE, BEHIND = 4, 12
"""Lines above the headline and behind the text that may say something of the article."""
NEAR_ABOVE = 2
"""Lines above the headline in which credits may stand; higher ones are of other articles."""
MOST_HEAD = 40
"""Lines between headline and text; where more stand there, the last of them are the article's."""
MOST_ABOVE = 2
"""Lines of text above the byline; where more stand there, it is another's."""
LONGEST_CREDIT = 200
CREDITS = frozenset({"author", "byline", "time", "date"})
APART = frozenset({"title", "byline", "date", "caption", "tags", "note"})


@dataclass(frozen=True, slots=True)
class Article:
    """A page in hand: its headline, the numbers of its text's lines, and a reading of its part.

    `head` and `tail` are the lines before and behind the text that may say who, when and where.
    """

    document: Document
    tags: Tags
    headline: Headline | None
    body: tuple[int, ...]
    head: tuple[int, ...]
    tail: tuple[int, ...]
    reading: PageReading

    @classmethod
    def of(
        cls, document: Document, tags: Tags, paragraphs: Iterable[str], learnt: Learnt
    ) -> "Article":
        """Find the article among the lines of its page."""
        found = sorted({at for place in aligned(document, paragraphs) for at in place or ()})
        headline = find_headline(document, tags.titles, found, tags.outlet_keys)
        choice = Choice(document, found, headline.line if headline else None)
        if not choice.lines:
            return cls._by_its_lines(document, tags, headline, learnt)
        head, tail = _head(document, choice, headline, choice.lines[0]), _tail(choice, document)
        reach = range(head[0] if head else choice.lines[0], choice.lines[-1])
        captions = [at for at in reach if choice.is_caption(at)]
        shown = _only(document, [*head, *choice.lines, *tail, *captions], headline)
        reading = read_page(shown, learnt)
        body = _behind_credits(document, tuple(_text_lines(document, choice, reading)), reading)
        first = body[0] if body else choice.lines[0]
        head = _head(document, choice, headline, first)
        return cls(document, tags, headline, body, head, tail, reading)

    @classmethod
    def _by_its_lines(
        cls, document: Document, tags: Tags, headline: Headline | None, learnt: Learnt
    ) -> "Article":
        """Where no extractor found a text, the rules for plain pages look for one."""
        reading = read_page(document.text, learnt)
        starts = {block.span.start: at for at, block in enumerate(document.blocks)}
        text = (line.span.start for line in reading.lines if line.label == "body")
        body = tuple(starts[start] for start in text if start in starts)
        count = len(document.blocks)
        first, last = (body[0], body[-1]) if body else (count, count)
        head = tuple(range(max(0, first - MOST_HEAD), first))
        tail = tuple(range(last + 1, min(count, last + 1 + BEHIND)))
        return cls(document, tags, headline, body, head, tail, reading)

    @property
    def paragraphs(self) -> list[list[Span]]:
        """The text's paragraphs, each the lines that a <br> parts."""
        found: list[list[Span]] = []
        before = -2
        for at in self.body:
            block = self.document.blocks[at]
            if block.goes_on and at == before + 1:
                found[-1].append(block.span)
            else:
                found.append([block.span])
            before = at
        return found

    def is_above(self, span: Span) -> bool:
        """Whether words stand so high above the headline that they are of something else."""
        top = self.headline.line - NEAR_ABOVE if self.headline else 0
        return span.start < self.document.blocks[max(0, top)].span.start

    def stated(self, field: str) -> Statement | None:
        """What the reading says of a field."""
        said = (each for each in self.reading.statements if each.field == field)
        return next((each for each in said if not each.subject), None)


def _head(
    document: Document, choice: Choice, headline: Headline | None, first: int
) -> tuple[int, ...]:
    """The lines around the headline, up to the first of the text."""
    if headline is None or headline.line >= first:
        start = max(0, first - ABOVE)
    else:
        start = max(0, headline.line - ABOVE, first - MOST_HEAD)
    lines = [
        at
        for at in range(start, first)
        if not choice.is_outside(at) and not is_menu(document.blocks[at])
    ]
    if headline and headline.line < start:
        lines.insert(0, headline.line)
    return tuple(lines)


def _tail(choice: Choice, document: Document) -> tuple[int, ...]:
    last = choice.lines[-1] + 1
    behind = range(last, min(len(document.blocks), last + BEHIND))
    return tuple(
        at for at in behind if not choice.is_outside(at) and not is_link(document.blocks[at])
    )


def _only(document: Document, lines: Iterable[int], headline: Headline | None) -> str:
    """The visible text with all other lines blank, so that every place stays what it is."""
    text = document.text
    spans = {document.blocks[at].span for at in lines}
    if headline and headline.span.start >= (document.title.end if document.title else 0):
        spans.add(headline.span)
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.start >= at:
            pieces += [_blank(text[at : span.start]), text[span.start : span.end]]
            at = span.end
    return "".join([*pieces, _blank(text[at:])])


def _blank(text: str) -> str:
    """Lines as long as they were, with nothing on them."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _behind_credits(
    document: Document, body: tuple[int, ...], reading: PageReading
) -> tuple[int, ...]:
    """The text without what stands above the byline or the date: a sentence or two that sum up."""
    labels = {line.span.start: line.label for line in reading.lines}
    marks = [mark.span.start for mark in document.marks if mark.kind in CREDITS]
    last = -1
    for at in range(body[0], body[min(MOST_ABOVE, len(body) - 1)]) if body else ():
        block = document.blocks[at]
        is_marked = any(block.span.start <= start < block.span.end for start in marks)
        is_short = block.span.end - block.span.start <= LONGEST_CREDIT
        if is_short and (is_marked or labels.get(block.span.start) in ("byline", "date")):
            last = at
    return tuple(at for at in body if at > last)


def _text_lines(document: Document, choice: Choice, reading: PageReading) -> Iterator[int]:
    """The chosen lines but those that turn out to be something else.

    In the article's own elements nearly all is text; elsewhere it has to read like text.
    """
    labels = {line.span.start: line.label for line in reading.lines}
    last = max((at for at in choice.lines if choice.is_main(at)), default=len(document.blocks))
    for at in choice.lines:
        block = document.blocks[at]
        label = labels.get(block.span.start)
        if not choice.is_main(at):
            if at > last + 1 and not choice.is_caption(at - 1):
                return  # something else stands between the text and this
            if label == "body":
                yield at
                last = max(last, at)
        elif _is_text(document.shown(block), label, is_heading=block.tag in HEADINGS):
            yield at


def _is_text(text: str, label: str | None, *, is_heading: bool) -> bool:
    """Whether a line of the article's own elements stays; a heading may look like much else."""
    is_other = label == "title" if is_heading else label in APART
    return not is_other and not furniture_kind(text)


def without(article: Article, lines: Sequence[int]) -> Article:
    """The same with some lines no longer counted as text."""
    return replace(article, body=tuple(at for at in article.body if at not in lines))
