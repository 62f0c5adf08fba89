"""A page of HTML to statements, each with its place in the visible text where it has one.

The markup says which lines are the article's; the rules for plain pages read these as they would
read a page that has no others. What they find is what the page prints; what tags say beside it
stands as declared.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.page.markup.alignment import letters
from archive.page.markup.article import Article, without
from archive.page.markup.bylines import authors_of
from archive.page.markup.declared import TITLE_END, Declared, Tags
from archive.page.markup.document import Document
from archive.page.markup.publication import date_of
from archive.page.page_titles import is_outlet_name
from archive.page.reader import NOTHING, Learnt
from archive.page.record import Span, Statement
from archive.page.stating import shown_text, statement
from archive.text.addresses import address_key
from archive.text.folding import folded
from archive.text.languages import detect_language
from archive.text.normal import clean_line, name_key

LONGEST_DECK, SHORTEST_DECK = 700, 20
SHORTEST_CUT = 60
"""Letters; fewer are another headline, not the beginning of this one."""


def read_document(
    document: Document,
    paragraphs: Iterable[str],
    address: str | None = None,
    learnt: Learnt = NOTHING,
) -> tuple[Statement, ...]:
    """All that a page says of its article; `paragraphs` are an extractor's, `address` its own."""
    tags = Tags(document, address)
    article = Article.of(document, tags, paragraphs, learnt)
    deck = _deck_line(article)
    if deck is not None:
        article = without(article, [deck])
    return tuple(_statements(article, deck))


def _statements(article: Article, deck: int | None) -> Iterator[Statement]:
    text = article.document.text
    spoken = detect_language("\n".join(text[s.start : s.end] for s in _spans(article)))
    yield from _title(article)
    if deck is not None:
        span = article.document.blocks[deck].span
        yield statement("deck", shown_text(text, span), "deck: between headline and text", [span])
    yield from authors_of(article)
    yield from _outlet(article)
    yield from _section(article)
    yield from _url(article.tags)
    yield from date_of(article, spoken or article.tags.language)
    yield from _tags(article)
    yield from _language(spoken, article.tags)
    yield _kind(article)
    yield from _captions(article)
    yield from filter(None, [article.stated("notes")])
    yield from _damage(article)
    if article.body:
        found = article.paragraphs
        spans = [span for paragraph in found for span in paragraph]
        yield statement("body", [len(each) for each in found], "body: main text", spans)


def _spans(article: Article) -> Iterator[Span]:
    return (article.document.blocks[at].span for at in article.body)


def _key(text: str) -> str:
    return letters(folded(text))


def _title(article: Article) -> Iterator[Statement]:
    headline = article.headline
    declared = next(iter(article.tags.titles), None)
    if headline:
        yield statement("title", headline.value, headline.rule, [headline.span])
    if declared and not (headline and _is_said(headline.value, declared.value)):
        yield _declared("title", declared)
    elif not headline:
        yield from filter(None, [article.stated("title")])


def _is_said(printed: str, declared: str) -> bool:
    """Whether tags say the headline too; search engines want it cut at 110 characters."""
    whole, said = _key(printed), _key(declared)
    return whole == said or (len(said) >= SHORTEST_CUT and whole.startswith(said))


def _declared(field: str, said: Declared, value: Any = None) -> Statement:
    return statement(field, value or said.value, said.rule, origin="declared")


def _deck_line(article: Article) -> int | None:
    """The line under the headline that sums up: so marked, or said by the tags too."""
    document, headline = article.document, article.headline
    if headline is None:
        return None
    lines = [*article.head, *_opening(article)]
    below = [at for at in lines if headline.line < at and _may_be_deck(article, at)]
    description = _key(article.tags.deck.value) if article.tags.deck else ""
    decks = [mark.span for mark in document.marks if mark.kind == "deck"]
    for at in below:
        if _key(document.shown(document.blocks[at])) == description:
            return at
    for at in below:
        span = document.blocks[at].span
        is_first = at in article.body
        if not is_first and any(s.start <= span.start and span.end <= s.end for s in decks):
            return at
    stated = article.stated("deck")
    starts = {document.blocks[at].span.start: at for at in below if at not in article.body}
    return starts.get(stated.spans[0].start) if stated and stated.spans else None


def _opening(article: Article) -> Sequence[int]:
    """The text's first line, where it lies apart from the others; tags like to say it again."""
    parents = [article.document.blocks[at].parent for at in article.body[:3]]
    return article.body[:1] if len(parents) > 1 and parents[0] not in parents[1:] else ()


def _may_be_deck(article: Article, at: int) -> bool:
    block = article.document.blocks[at]
    length = block.span.end - block.span.start
    return SHORTEST_DECK <= length <= LONGEST_DECK and block.rooms.isdisjoint(
        {"figcaption", "caption", "byline", "button"}
    )


def _outlet(article: Article) -> Iterator[Statement]:
    said = article.tags.outlet
    if said is None:
        behind = _behind_headline(article)
        stated = article.stated("outlet")
        yield from filter(None, [behind or (stated if _is_in_title(article, stated) else None)])
        return
    place = _printed_name(article.document, said.value)
    if place:
        yield statement("outlet", said.value, f"outlet: printed, as {said.rule}", [place])
    else:
        yield _declared("outlet", said)


def _behind_headline(article: Article) -> Statement | None:
    """ "The Quiet Harbour | The Lantern" as the page's title, above the headline alone."""
    title, headline = article.document.title, article.headline
    if title is None or headline is None:
        return None
    text = article.document.text[title.start : title.end]
    cut = TITLE_END.search(text)
    if cut is None or not _key(text[: cut.start()]).startswith(_key(headline.value)):
        return None
    name = text[cut.end() :].strip()
    if not (is_outlet_name(name) or article.tags.is_host(name)):
        return None
    span = Span(title.start + cut.end(), title.start + cut.end() + len(name))
    return statement("outlet", clean_line(name), "outlet: behind the headline in the title", [span])


def _is_in_title(article: Article, stated: Statement | None) -> bool:
    """Whether the page's title has an outlet's name too; lines have the look of names easily."""
    title = article.document.title
    if stated is None or title is None:
        return stated is not None
    return _key(stated.value) in _key(article.document.text[title.start : title.end])


def _printed_name(document: Document, name: str) -> Span | None:
    """Where the page prints the outlet's name: behind its title, or on a line of its own."""
    key = name_key(name)
    if document.title:
        title = document.text[document.title.start : document.title.end]
        if name_key(title).endswith(key) and title.endswith(name):
            return Span(document.title.end - len(name), document.title.end)
    for block in document.blocks:
        if block.span.end - block.span.start <= 2 * len(name) and (
            name_key(document.shown(block)) == key
        ):
            return block.span
    return None


def _section(article: Article) -> Iterator[Statement]:
    said = article.tags.section
    if said is None:
        yield from filter(None, [article.stated("section")])
        return
    for at in article.head:
        block = article.document.blocks[at]
        if name_key(article.document.shown(block)) == name_key(said.value):
            rule = f"section: printed, as {said.rule}"
            yield statement("section", said.value, rule, [block.span])
            return
    yield _declared("section", said)


def _url(tags: Tags) -> Iterator[Statement]:
    """The address that the page gives as its own, where it was fetched there or nobody knows."""
    if tags.url and (tags.address is None or is_same_page(tags.url.value, tags.address)):
        yield _declared("url", tags.url)
    elif tags.address and address_key(tags.address):
        yield statement("url", tags.address, "address of the capture", origin="declared")


def is_same_page(one: str, other: str) -> bool:
    """Whether two addresses have host and path in common, whatever is asked behind them."""
    keys = [(address_key(each) or "").removeprefix("www.") for each in (one, other)]
    first, second = (key.partition("?")[0].rstrip("/") for key in keys)
    return bool(first) and first == second


def _tags(article: Article) -> Iterator[Statement]:
    printed = article.stated("tags")
    if printed:
        yield printed
        return
    values, rule = article.tags.tags
    if values:
        yield statement("tags", values, rule, origin="declared")


def _language(spoken: str | None, tags: Tags) -> Iterator[Statement]:
    if spoken:
        yield statement("language", spoken, "language: py3langid on the body", origin="inferred")
    elif tags.language:
        yield statement("language", tags.language, "html lang", origin="declared")


def _kind(article: Article) -> Statement:
    stated = article.stated("text")
    if not article.body:
        return statement("text", "none", "text: no body")
    if stated is None or stated.value == "none":
        return statement("text", "full", "text: nothing says that it is cut")
    return stated


def _captions(article: Article) -> Iterator[Statement]:
    stated = article.stated("captions")
    if stated:
        yield stated


def _damage(article: Article) -> Iterator[Statement]:
    """What the reading found broken, by the number of its paragraph in this text."""
    stated = article.stated("damage")
    if stated is None:
        return
    kept: list[tuple[dict[str, Any], Span]] = []
    for damage, span in zip(stated.value, stated.spans, strict=True):
        number = _paragraph_at(article.paragraphs, span)
        if damage["paragraph"] is None or number:
            kept.append(({**damage, "paragraph": number}, span))
    if kept:
        values, spans = zip(*kept, strict=True)
        yield statement("damage", list(values), stated.rule, spans)


def _paragraph_at(paragraphs: Sequence[Sequence[Span]], span: Span) -> int | None:
    for number, lines in enumerate(paragraphs, start=1):
        if lines[0].start <= span.start < lines[-1].end:
            return number
    return None
