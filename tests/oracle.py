"""The slow, obvious search: every document read from its text for every question, no index.

What an engine answers must be what this answers. It shares nothing with the engine but the query
tree and the analysis of text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from archive.search.engine import MISSING, Document
from archive.search.query import And, DateRange, Every, Node, Not, Or, Phrase, Term
from archive.text.analysis import Token, stems, tokens, words_asked
from archive.text.dates import Fit

NO, PERHAPS, YES = range(3)
FIT = {Fit.NONE: NO, Fit.POSSIBLE: PERHAPS, Fit.CERTAIN: YES}


def truth(node: Node, document: Document) -> int:
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
        case _:
            return word_truth(node, document)


def word_truth(leaf: Term | Phrase, document: Document) -> int:
    found = [tokens(text, document.language) for text in texts(document, leaf.field)]
    if isinstance(leaf, Phrase):
        together = [token for group in words_asked(" ".join(leaf.words)) for token in group]
        return YES if together and any(stands(some, together) for some in found) else NO
    asked = words_asked(leaf.word)
    holding = (
        any(holds(some, group, leaf.word, document.language) for some in found) for group in asked
    )
    return YES if asked and all(holding) else NO


def date_truth(days: DateRange, document: Document) -> int:
    printed, inferred = document.date, document.date_inferred
    if printed and printed.year is not None:
        return FIT[printed.fit(days.first, days.last)]
    if inferred:
        return min(PERHAPS, FIT[inferred.fit(days.first, days.last)])
    return FIT[printed.fit(days.first, days.last)] if printed else NO


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
    }
    chosen = [every[field]] if field else every.values()
    return [text for some in chosen for text in some if text]


def holds(found: list[Token], group: list[Token], word: str, language: str | None) -> bool:
    """Whether a text holds one word of a question in any form."""
    if len(group) > 1:
        return stands(found, group)
    one = group[0]
    sought = set(stems(word[one.start : one.end], language))
    return any(token.exact == one.exact or sought & set(token.stems) for token in found)


def stands(found: list[Token], together: list[Token]) -> bool:
    """Whether tokens stand in a text at the distances they have in the question."""
    places = {(token.position, token.exact) for token in found}
    first = together[0].position
    return any(
        all((start + each.position - first, each.exact) in places for each in together)
        for start in {position for position, _ in places}
    )


def facet_keys(document: Document) -> dict[str, set[str]]:
    years = [each.year for each in (document.date, document.date_inferred) if each and each.year]
    unnamed = not document.authors and not document.printed_authors
    return {
        "outlet": {document.outlet.key if document.outlet else MISSING},
        "author": {author.key for author in document.authors} | ({MISSING} if unnamed else set()),
        "year": {f"{years[0]:04}" if years else MISSING},
    }


def passes(document: Document, filters: Mapping[str, tuple[str, ...]], but: str = "") -> bool:
    keys = facet_keys(document)
    return all(
        not chosen or keys[facet] & set(chosen) for facet, chosen in filters.items() if facet != but
    )


def facet_counts(
    documents: Iterable[Document], filters: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, int]]:
    documents = list(documents)
    counts: dict[str, dict[str, int]] = {}
    for facet in ("outlet", "author", "year"):
        counter: Counter[str] = Counter()
        for document in documents:
            if passes(document, filters, but=facet):
                counter.update(facet_keys(document)[facet])
        counter.update(dict.fromkeys(filters.get(facet, ()), 0))
        counts[facet] = dict(counter)
    return counts


def day(document: Document) -> int | None:
    dated = [each for each in (document.date, document.date_inferred) if each and each.year]
    first = dated[0].first if dated else None
    return first.toordinal() if first else None
