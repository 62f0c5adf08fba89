"""Who wrote, as the page prints it and as its tags say."""

from collections.abc import Iterator, Sequence

from archive.page.affiliations import role_of
from archive.page.byline import read_credit
from archive.page.byline_names import valued
from archive.page.finding import Found, Head
from archive.page.markup.alignment import letters
from archive.page.markup.article import Article
from archive.page.markup.declared import PREFIX, Declared, without_office
from archive.page.record import Span, Statement
from archive.page.stating import of_authors, statement
from archive.text.folding import folded
from archive.text.names import split_names
from archive.text.normal import clean_line

LONGEST_LINE = 300
LAST_LINES = 2
MARKED = frozenset({"author", "byline"})
OF_PICTURES = frozenset({"figure", "figcaption", "caption"})


def authors_of(article: Article) -> Iterator[Statement]:
    """The byline as printed; that of the tags where it differs or nothing is printed."""
    declared = article.tags.authors
    names = declared.value.split("\n") if declared else []
    printed = _printed(article, names)
    yield from of_authors(Head(names=printed, roles=_roles(article, printed)))
    if declared and not _are_same(names, [found.value for found in printed]):
        for each in of_authors(Head(names=[_unseen(name, declared) for name in names])):
            if each.field == "authors":
                yield statement("authors", names, declared.rule, origin="declared")
            elif not printed:
                yield statement(
                    each.field, each.value, each.rule, subject=each.subject, origin="inferred"
                )


def _printed(article: Article, names: Sequence[str]) -> list[Found]:
    """Whom the page names near its headline or below its text."""
    read = _read_names(article, is_sure=bool(names))
    called = _called(article, names)
    if called and not (len(read) > len(called) and _has_all(read, called)):
        return called
    if read:
        return read
    return [] if names else _marked(article)


def _has_all(read: Sequence[Found], called: Sequence[Found]) -> bool:
    return {_key(each.value) for each in called} <= {_key(each.value) for each in read}


def _read_names(article: Article, *, is_sure: bool) -> list[Found]:
    """Those that the rules for plain pages found, but for the outlet and for offices.

    Against what tags say (`is_sure`) only a byline counts that stands outside the text.
    """
    stated = article.stated("authors")
    if stated is None:
        return []
    around = [article.document.blocks[at].span for at in (*article.head, *article.tail)]
    if is_sure and not any(
        span.start <= stated.spans[0].start and stated.spans[0].end <= span.end for span in around
    ):
        return []
    found = [
        Found(without_office(value), span, stated.rule)
        for value, span in zip(stated.value, stated.spans, strict=True)
    ]
    return [
        each
        for each in found
        if article.tags.may_be_author(each.value) and not article.is_above(each.span)
    ]


def _called(article: Article, names: Sequence[str]) -> list[Found]:
    """The names of the tags where the page prints all of them; empty where it does not."""
    lines = [*article.head, *article.body[-LAST_LINES:], *article.tail]
    found = [_located(article, name, lines) for name in names]
    return [each for each in found if each] if all(found) else []


def _located(article: Article, name: str, lines: Sequence[int]) -> Found | None:
    wanted = _key(name)
    for at in lines:
        span = article.document.blocks[at].span
        if span.end - span.start <= LONGEST_LINE or at in article.body[-LAST_LINES:]:
            place = located(article.document.text, span, wanted)
            if place:
                return Found(name, place, "byline: names that tags give, printed")
    return None


def located(text: str, span: Span, wanted: str) -> Span | None:
    """Where folded letters stand in a line as whole words."""
    places: list[int] = []
    signs: list[str] = []
    for at in range(span.start, span.end):
        for sign in _key(text[at]):
            places.append(at)
            signs.append(sign)
    found = "".join(signs).find(wanted)
    if found < 0 or not wanted:
        return None
    start, end = places[found], places[found + len(wanted) - 1] + 1
    return Span(start, end) if _is_apart(text, span, start, end) else None


def _is_apart(text: str, span: Span, start: int, end: int) -> bool:
    """Whether no Latin, Greek or Cyrillic word goes on at either end."""
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    return not (before.isalpha() and before.upper() != before.lower()) and not (
        after.isalpha() and after.upper() != after.lower()
    )


def _marked(article: Article) -> list[Found]:
    """What an element says is the byline, where it holds names and little else."""
    document = article.document
    lines = (document.blocks[at] for at in (*article.head, *article.tail))
    near = [block.span for block in lines if block.rooms.isdisjoint(OF_PICTURES)]
    for mark in document.marks:
        is_near = any(span.start <= mark.span.start and mark.span.end <= span.end for span in near)
        if mark.kind in MARKED and is_near and mark.span.end - mark.span.start <= LONGEST_LINE:
            names = list(_names_in(article, mark.span))
            if names:
                return names
    return []


def _names_in(article: Article, span: Span) -> Iterator[Found]:
    text = article.document.text
    credit = read_credit(text, span)
    for name, place in credit.names:
        if article.tags.may_be_author(name):
            yield Found(name, place, "byline: in an element of that name")
    if credit.names:
        return
    cut = PREFIX.match(text[span.start : span.end])
    start = span.start + (cut.end() if cut else 0)
    for first, last in split_names(text[start : span.end]):
        name = without_office(clean_line(text[start + first : start + last]))
        if article.tags.may_be_author(name):
            place = Span(start + first, start + last)
            yield Found(name, place, "byline: in an element of that name")


def _roles(article: Article, printed: Sequence[Found]) -> list[tuple[str, Found]]:
    """The affiliations that the reading gives to the same names, else what the notes say."""
    names = [found.value for found in printed]
    roles = {
        each.subject: Found(each.value, each.spans[0], each.rule)
        for each in article.reading.statements
        if each.field == "affiliation" and each.subject in names and each.spans
    }
    for name in names:
        role = None if name in roles else _role_in_notes(article, name, names)
        if role:
            roles[name] = role
    return list(roles.items())


def _role_in_notes(article: Article, name: str, names: Sequence[str]) -> Found | None:
    text, notes = article.document.text, article.stated("notes")
    others = [other for other in names if other != name]
    for span in notes.spans if notes else ():
        place = role_of(text, span, name, others)
        if place:
            return Found(*valued(text, place), "affiliation: in a note")
    return None


def _unseen(name: str, declared: Declared) -> Found:
    return Found(name, Span(0, 0), declared.rule)


def _are_same(names: Sequence[str], printed: Sequence[str]) -> bool:
    return {_key(name) for name in names} == {_key(name) for name in printed}


def _key(name: str) -> str:
    return letters(folded(name))
