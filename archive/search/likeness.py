"""What marks one article among all others, and which others are most like it."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from archive.search.engine import Document, Engine, Hit, SearchRequest
from archive.search.query import Term, any_of
from archive.text.analysis import Token, tokens

_WORDS_COUNTED = 100
"""Words of an article, its most frequent ones, whose spread in the archive is asked for."""
_WORDS_ASKED = 12
"""Distinctive words that similar articles are looked for with."""
_ARTICLES_IT_TAKES = 2
"""An archive of fewer articles expects nothing."""


@dataclass(frozen=True, slots=True)
class DistinctiveWord:
    """A word as the article prints it most often, how often it does in any form, and its worth."""

    word: str
    times: int
    worth: float


def distinctive_words(document: Document, engine: Engine, n: int) -> tuple[DistinctiveWord, ...]:
    """The words that an article uses more than the archive lets expect, the most telling first.

    Worth is tf · idf with a damped frequency: (1 + log tf) · log((N + 1) / (df + ½)), where tf
    counts a word's forms in the article, df the articles that hold any of them and N all articles
    (K. Spärck Jones, "A statistical interpretation of term specificity", 1972; the damping is
    that of Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 6.4.1). A word
    in more than half of the articles marks none; numbers and single letters are left out. Raises
    SearchError.
    """
    articles = engine.count()
    if articles < _ARTICLES_IT_TAKES:
        return ()
    counted = dict(_counted(document).most_common(_WORDS_COUNTED))
    holding = engine.holding(counted)
    worth = {
        word: (1 + log(times)) * log((articles + 1) / (holding.get(word, 0) + 0.5))
        for word, times in counted.items()
        if 0 < 2 * holding.get(word, 0) <= articles
    }
    best = sorted(worth, key=lambda word: (-worth[word], word))[:n]
    return tuple(DistinctiveWord(word, counted[word], worth[word]) for word in best)


def more_like_this(document: Document, engine: Engine, n: int) -> tuple[Hit, ...]:
    """The articles that any of the distinctive words finds, the best first; never itself.

    Raises SearchError.
    """
    words = distinctive_words(document, engine, _WORDS_ASKED)
    return like_these(words, document, engine, n)


def like_these(
    words: tuple[DistinctiveWord, ...], document: Document, engine: Engine, n: int
) -> tuple[Hit, ...]:
    """The same, from distinctive words that are known already."""
    if not words:
        return ()
    query = any_of(Term(each.word) for each in words[:_WORDS_ASKED])
    found = engine.search(SearchRequest(query, size=n + 1, facets=())).hits
    return tuple(hit for hit in found if hit.id != document.id)[:n]


def _counted(document: Document) -> Counter[str]:
    """How often the forms of each word stand in an article, by the form printed most often."""
    by_stem: dict[str, Counter[str]] = {}
    for token, text in _tokens(document):
        printed = unicodedata.normalize("NFC", text[token.start : token.end])
        by_stem.setdefault(_key(token), Counter())[printed] += 1
    counted = Counter[str]()
    for forms in by_stem.values():
        counted[_shown(forms)] += forms.total()
    return counted


def _tokens(document: Document) -> Iterator[tuple[Token, str]]:
    texts = (document.title, document.deck, *document.body)
    for text in filter(None, texts):
        for token in tokens(text, document.language):
            if _may_mark(token):
                yield token, text


def _may_mark(token: Token) -> bool:
    """Whether a token is a word that could say something: no number, no single letter."""
    return len(token.exact) > 1 and not any(sign.isdigit() for sign in token.exact)


def _key(token: Token) -> str:
    return token.stems[-1] if token.stems else token.exact


def _shown(forms: Counter[str]) -> str:
    """The commonest form; of equals a small letter before a capital, which may be a sentence's."""
    return min(forms, key=lambda form: (-forms[form], form != form.lower(), form))
