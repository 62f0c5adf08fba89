"""What marks one article among all others, and which others are most like it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as date_type
from datetime import timedelta
from math import log

from archive.search.engine import Document, Engine, Hit, SearchRequest, Sort
from archive.search.query import DateRange, Every, Keyword, Node, Term, all_of, any_of
from archive.text.analysis import tokens
from archive.text.dates import PartialDate

_DIGIT = re.compile(r"\d")
_WORDS_COUNTED = 200
"""Words of an article, its most frequent ones, whose spread in the archive is asked for."""
_TIMES = 2
"""How often a word must stand in an article to mark it, where enough words do."""
_WORDS_ASKED = 12
"""Distinctive words that similar articles are looked for with."""
_ARTICLES_IT_TAKES = 10
"""Among fewer articles no word's spread says anything."""
_NEARBY = timedelta(days=14)
"""Before and after an article: commentary on one event comes within these days."""
_A_MONTH = timedelta(days=31)
"""A date that may be any day of a longer time is near to nothing."""


@dataclass(frozen=True, slots=True)
class DistinctiveWord:
    """A word as the article prints it most often.

    `times` counts it in any form in the article, `articles` those of the archive that hold it.
    """

    word: str
    times: int
    articles: int
    worth: float


def distinctive_words(document: Document, engine: Engine, n: int) -> tuple[DistinctiveWord, ...]:
    """The words that an article uses more than the archive lets expect, the most telling first.

    Worth is tf · idf with a damped frequency: (1 + log tf) · log((N + 1) / (df + ½)), where tf
    counts a word's forms in the article, df the articles that hold any of them and N all articles
    of its language, for in others its commonest words are rare (K. Spärck Jones, "A statistical
    interpretation of term specificity", 1972; the damping is that of Manning, Raghavan and Schütze,
    "Introduction to Information Retrieval", 6.4.1). A word in more than half of the articles marks
    none; numbers and single letters are left out. Raises
    SearchError.
    """
    articles = _articles_in(document.language, engine)
    if articles < _ARTICLES_IT_TAKES:
        return ()
    counted = _counted(document)
    holding = engine.holding(counted)
    words = [
        DistinctiveWord(word, times, holding[word], worth_of(times, holding[word], articles))
        for word, times in counted.items()
        if 0 < 2 * holding[word] <= articles
    ]
    return tuple(sorted(words, key=lambda each: (-each.worth, each.word))[:n])


def _articles_in(language: str | None, engine: Engine) -> int:
    """How many articles there are of a language; all, where they are too few to say anything."""
    if language is not None:
        found = engine.search(SearchRequest(Keyword("language", language), size=0, facets=()))
        if found.total >= _ARTICLES_IT_TAKES:
            return found.total
    return engine.count()


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
    shared = _shared(words)
    return _others(SearchRequest(shared, size=n + 1), document, engine) if shared else ()


def near_these(
    words: tuple[DistinctiveWord, ...], document: Document, engine: Engine, n: int
) -> tuple[Hit, ...]:
    """The articles of the same weeks, first those with most of the words; never itself.

    None where the article's own day is not known to a month. Raises SearchError.
    """
    days = _weeks_around(document.date) or _weeks_around(document.date_inferred)
    if days is None:
        return ()
    shared = _shared(words)
    query = all_of([shared, days]) if shared else days
    return _others(SearchRequest(query, size=n + 1), document, engine)


def newest_with(
    facet: str, keys: tuple[str, ...], document: Document, engine: Engine, n: int
) -> tuple[Hit, ...]:
    """The newest articles with any of these authors, outlets or the like; never itself.

    Raises SearchError.
    """
    if not keys:
        return ()
    request = SearchRequest(Every(), sort=Sort.NEWEST, size=n + 1, filters={facet: keys})
    return _others(request, document, engine)


def _others(request: SearchRequest, document: Document, engine: Engine) -> tuple[Hit, ...]:
    """What is found but the article itself, one less than was asked for."""
    hits = engine.search(replace(request, facets=())).hits
    return tuple(hit for hit in hits if hit.id != document.id)[: request.size - 1]


def _shared(words: tuple[DistinctiveWord, ...]) -> Node | None:
    """Any of the most telling words that another article has too; None where there is none."""
    shared = [Term(each.word) for each in words if each.articles > 1]
    return any_of(shared[:_WORDS_ASKED]) if shared else None


def _weeks_around(date: PartialDate | None) -> DateRange | None:
    first, last = (date.first, date.last) if date else (None, None)
    if first is None or last is None or last - first > _A_MONTH:
        return None
    if first - date_type.min < _NEARBY or date_type.max - last < _NEARBY:
        return DateRange(first, last)
    return DateRange(first - _NEARBY, last + _NEARBY)


def worth_of(times: int, holding: int, articles: int) -> float:
    return (1 + log(times)) * log((articles + 1) / (holding + 0.5))


def _counted(document: Document) -> dict[str, int]:
    """How often the forms of each word stand in an article, by the form printed most often.

    Chance pairs of characters in dense scripts, like chance words, stand there once.
    """
    forms = forms_of(document).values()
    several = [each for each in forms if each.total() >= _TIMES]
    counted = Counter({shown_form(each): each.total() for each in several or forms})
    return dict(counted.most_common(_WORDS_COUNTED))


def forms_of(document: Document) -> dict[str, Counter[str]]:
    """Each word's forms as printed, by what they have in common.

    What is no word that could say something is left out: numbers and single letters.
    """
    forms: dict[str, Counter[str]] = {}
    for (token, printed), times in Counter(_printed(document)).items():
        if len(token[0]) > 1 and not _DIGIT.search(token[0]):
            form = unicodedata.normalize("NFC", printed)
            forms.setdefault(_key(*token), Counter())[form] += times
    return forms


def _printed(document: Document) -> Iterator[tuple[tuple[str, tuple[str, ...]], str]]:
    """Every token, its stems, and how it is printed."""
    for text in filter(None, (document.title, document.deck, *document.body)):
        for exact, stems, _, start, end in tokens(text, document.language):
            yield (exact, stems), text[start:end]


def _key(exact: str, stems: tuple[str, ...]) -> str:
    return stems[-1] if stems else exact


def shown_form(forms: Counter[str]) -> str:
    """The commonest form; of equals a small letter before a capital, which may be a sentence's."""
    return min(forms, key=lambda form: (-forms[form], form != form.lower(), form))
