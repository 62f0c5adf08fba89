"""The lines of a page that are about its article, and what the rules for plain pages say of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive.page.furniture import furniture_kind
from archive.page.markup.alignment import aligned
from archive.page.markup.bodies import Choice, is_link
from archive.page.markup.declared import Tags
from archive.page.markup.document import Document
from archive.page.markup.headlines import Headline, find_headline
from archive.page.reader import Learnt, read_page
from archive.page.record import PageReading, Span, Statement

ABOVE, BEHIND = 4, 12
"""Lines above the headline and behind the text that may say something of the article."""
MOST_HEAD = 40
"""Lines between headline and text; where more stand there, the last of them are the article's."""
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
        headline = find_headline(document, tags.titles, found)
        choice = Choice(document, found, headline.line if headline else None)
        if not choice.lines:
            return cls._by_its_lines(document, tags, headline, learnt)
        head, tail = _head(choice, headline), _tail(choice, document)
        captions = [at for at in range(head[0] if head else 0, choice.lines[-1])
                    if choice.is_caption(at)]  # fmt: skip
        shown = _only(document, [*head, *choice.lines, *tail, *captions], headline)
        reading = read_page(shown, learnt)
        body = tuple(_text_lines(document, choice, reading))
        return cls(document, tags, headline, body, head, tail, reading)

    @classmethod
    def _by_its_lines(
        cls, document: Document, tags: Tags, headline: Headline | None, learnt: Learnt
    ) -> "Article":
        """Where no extractor found a text, the rules for plain pages look for one."""
        reading = read_page(document.text, learnt)
        starts = {block.span.start: at for at, block in enumerate(document.blocks)}
        labelled = {starts.get(line.span.start): line.label for line in reading.lines}
        body = tuple(sorted(at for at, label in labelled.items() if at is not None and label == "body"))
        first = body[0] if body else len(document.blocks)
        last = body[-1] if body else -1
        head = range(max(0, first - MOST_HEAD), first)
        return cls(document, tags, headline, body, tuple(head),
                   tuple(range(last + 1, min(len(document.blocks), last + 1 + BEHIND))), reading)  # fmt: skip

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

    def stated(self, field: str) -> Statement | None:
        """What the reading says of a field."""
        said = (each for each in self.reading.statements if each.field == field)
        return next((each for each in said if not each.subject), None)


def _head(choice: Choice, headline: Headline | None) -> tuple[int, ...]:
    """The lines around the headline, up to where the text begins."""
    first = choice.lines[0]
    if headline is None or headline.line >= first:
        start = max(0, first - ABOVE)
    else:
        start = max(0, headline.line - ABOVE, first - MOST_HEAD)
    lines = [at for at in range(start, first) if not choice.is_outside(at)]
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


def _text_lines(document: Document, choice: Choice, reading: PageReading) -> Iterator[int]:
    """The chosen lines but those that turn out to be something else.

    In the article's own elements nearly all is text; elsewhere it has to read like text.
    """
    labels = {line.span.start: line.label for line in reading.lines}
    for at in choice.lines:
        block = document.blocks[at]
        label = labels.get(block.span.start)
        if not choice.is_main(at):
            if label == "body":
                yield at
        elif label not in APART and not furniture_kind(document.shown(block)):
            yield at


def without(article: Article, lines: Sequence[int]) -> Article:
    """The same with some lines no longer counted as text."""
    return replace(article, body=tuple(at for at in article.body if at not in lines))
