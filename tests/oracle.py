"""The slow, obvious search: every document read from its text for every question, no index.

What an engine answers must be what this answers. It shares nothing with the engine but the query
tree and the analysis of text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise, product

from archive.search.engine import MISSING, Document, SearchRequest
from archive.search.query import (
    And,
    DateRange,
    Every,
    Fuzzy,
    Keyword,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
    Word,
)
from archive.text.analysis import Token, own_form, stems, tokens, words_asked
from archive.text.dates import Fit, PartialDate
from archive.text.folding import folded

NO, PERHAPS, YES = range(3)
FIT = {Fit.NONE: NO, Fit.POSSIBLE: PERHAPS, Fit.CERTAIN: YES}


def truth(node: Node, document: Document) -> int:  # noqa: PLR0911  # one for each node
    """Whether a document matches: NO, PERHAPS (its date only possibly fits) or YES."""
    match node:
        case Every():
            return YES
        case Not(part):
            return YES - truth(part, document)
        case And(parts):
            return min((truth(part, document) for part in parts), default=YES)
        case Or(parts):
            return max((truth(part, document) for part in parts), default=NO)
        case DateRange():
            return date_truth(node, document)
        case Keyword():
            return YES if has_value(node, document) else NO
        case _:
            return YES if is_held(node, document) else NO


def is_held(leaf: Word, document: Document) -> bool:
    """Whether a document holds what a leaf looks for; a phrase or a stretch within one text."""
    found = [tokens(text, document.language) for text in texts(document, leaf.field)]
    every = {token.exact for some in found for token in some}
    match leaf:
        case Term(word):
            asked = words_asked(word)
            return bool(asked) and all(
                any(holds(some, group, word, document.language) for some in found)
                for group in asked
            )
        case Phrase(words):
            together = [token for group in words_asked(" ".join(words)) for token in group]
            return bool(together) and any(begins(some, together) for some in found)
        case Near(words, distance):
            groups = [group for word in words for group in words_asked(word)]
            return bool(groups) and any(stand_near(some, groups, distance) for some in found)
        case Prefix(letters):
            return any(exact.startswith(folded(letters)) for exact in every)
        case Wildcard(pattern):
            return any(fits(exact, pattern) for exact in every)
        case Fuzzy(word):
            sought = words_asked(word)[0][0].exact
            return any(is_one_edit(exact, sought) for exact in every)


def has_value(keyword: Keyword, document: Document) -> bool:
    value = {
        "language": language(document),
        "country": document.country,
        "kind": document.kind,
    }[keyword.field]
    return value is not None and folded(value) == folded(keyword.value)


def language(document: Document) -> str | None:
    return document.language.lower().split("-")[0] if document.language else None


def date_truth(days: DateRange, document: Document) -> int:
    printed, inferred = document.date, document.date_inferred
    if printed and printed.year is not None:
        return FIT[printed.fit(days.first, days.last)]
    if inferred:
        return min(PERHAPS, FIT[inferred.fit(days.first, days.last)])
    return FIT[printed.fit(days.first, days.last)] if printed else NO


def is_left_out(request: SearchRequest, document: Document) -> bool:
    """Whether only a date asked for leaves out an article that has none."""
    return (
        document.date is None
        and document.date_inferred is None
        and truth(request.query, document) == NO
        and truth(without_dates(request.query), document) == YES
        and passes(document, request.filters)
    )


def without_dates(node: Node) -> Node:
    """The tree with every condition on dates fulfilled."""
    match node:
        case DateRange():
            return Every()
        case Not(part):
            return Not(without_dates(part))
        case And(parts):
            return And(tuple(map(without_dates, parts)))
        case Or(parts):
            return Or(tuple(map(without_dates, parts)))
        case _:
            return node


def texts(document: Document, field: str | None) -> Iterable[str]:
    every = {
        "title": [document.title],
        "deck": [document.deck],
        "body": document.body,
        "captions": document.captions,
        "notes": document.notes,
        "outlet": [document.outlet.name if document.outlet else None],
        "author": [*(author.name for author in document.authors), *document.printed_authors],
        "section": [document.section],
        "tags": document.tags,
        "topics": document.topics,
        "dossiers": document.dossiers,
    }
    chosen = [every[field]] if field else every.values()
    return [text for some in chosen for text in some if text]


def holds(found: list[Token], group: list[Token], word: str, language: str | None) -> bool:
    """Whether a text holds one word of a question in any form."""
    if len(group) > 1:
        return bool(begins(found, group))
    one = group[0]
    sought = set(stems(own_form(word[one.start : one.end], one.exact), language))
    return any(token.exact == one.exact or sought & set(token.stems) for token in found)


def begins(found: list[Token], together: list[Token]) -> list[int]:
    """Where tokens begin to stand in a text at the distances they have in the question."""
    places = {(token.position, token.exact) for token in found}
    return [
        start
        for start in sorted({position for position, _ in places})
        if all((start + distance, exact) in places for distance, exact in steps(together))
    ]


def steps(together: list[Token]) -> list[tuple[int, str]]:
    return [(each.position - together[0].position, each.exact) for each in together]


def stand_near(found: list[Token], groups: list[list[Token]], distance: int) -> bool:
    """Whether each group begins somewhere, equal ones apart, none too far from another."""
    most = max(distance, len(groups) - 1)
    names = [str(steps(group)) for group in groups]
    return any(
        max(places) - min(places) <= most
        and len(set(zip(names, places, strict=True))) == len(groups)
        for places in product(*(begins(found, group) for group in groups))
    )


def fits(exact: str, pattern: str) -> bool:
    signs = {"?": ".", "*": ".*"}
    parts = [signs.get(part) or re.escape(folded(part)) for part in re.split("([?*])", pattern)]
    return re.fullmatch("".join(parts), exact, re.DOTALL) is not None


def is_one_edit(one: str, other: str) -> bool:
    """Whether two words are the same but for one letter more, less or other, or one swap."""
    replaced = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    swaps = {one[:at] + b + a + one[at + 2 :] for at, (a, b) in enumerate(pairwise(one))}
    return (
        (len(one) == len(other) and len(replaced) <= 1)
        or other in swaps
        or one in shortened(other)
        or other in shortened(one)
    )


def shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def dated(document: Document) -> PartialDate | None:
    """The date that says the year, printed or else inferred."""
    with_year = [each for each in (document.date, document.date_inferred) if each and each.year]
    return with_year[0] if with_year else None


def facet_keys(document: Document) -> dict[str, set[str]]:
    """The keys of a document in every facet; an author that is only printed is in none."""
    date = dated(document)
    tags = {tag_key(tag) for tag in document.tags} - {""}
    unnamed = not document.authors and not document.printed_authors
    return {
        "outlet": {document.outlet.key if document.outlet else MISSING},
        "author": {author.key for author in document.authors} | ({MISSING} if unnamed else set()),
        "year": {same_start(date, 4)},
        "month": {same_start(date, 7)},
        "language": {language(document) or MISSING},
        "kind": {document.kind or MISSING},
        "country": {document.country or MISSING},
        "tag": tags or {MISSING},
    }


def same_start(date: PartialDate | None, length: int) -> str:
    """What the first and the last possible day have in common, as they are written."""
    starts = {str(each)[:length] for each in (date.first, date.last)} if date else set()
    return starts.pop() if len(starts) == 1 else MISSING


def tag_key(tag: str) -> str:
    """What makes two tags one: their words, folded; a stretch without spaces is one word."""
    return " ".join(
        group[0].exact if len(group) == 1 else folded(tag[group[0].start : group[-1].end])
        for group in words_asked(tag)
    )


def passes(document: Document, filters: Mapping[str, tuple[str, ...]], but: str = "") -> bool:
    keys = facet_keys(document)
    return all(
        not chosen or keys[facet] & set(chosen) for facet, chosen in filters.items() if facet != but
    )


def facet_counts(
    documents: Iterable[Document], request: SearchRequest
) -> dict[str, dict[str, int]]:
    """The counts of each facet asked for, over what the choices in all others leave."""
    documents = list(documents)
    counts: dict[str, dict[str, int]] = {}
    for facet in request.facets:
        counter: Counter[str] = Counter()
        for document in documents:
            if passes(document, request.filters, but=facet):
                counter.update(facet_keys(document)[facet])
        counter.update(dict.fromkeys(request.filters.get(facet, ()), 0))
        counts[facet] = dict(counter)
    return counts


def day(document: Document) -> int | None:
    """The first possible day, as an ordinal."""
    date = dated(document)
    return date.first.toordinal() if date and date.first else None
