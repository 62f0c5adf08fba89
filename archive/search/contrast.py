"""What words some articles share, and which each has more than the others."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from archive.search.engine import Document, Engine
from archive.search.likeness import forms_of, shown_form, worth_of

MOST_WORDS = 250
"""Words that are compared, those that stand in the articles most often."""
LEAST_SCORE = 1.0
"""Standard errors from no difference at all: what is nearer is as good as chance."""


@dataclass(frozen=True, slots=True)
class Contrasted:
    """A word as printed most often, how often in each article, and how telling it is."""

    word: str
    times: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Contrast:
    """The words that all articles share, and for each article those that set it apart."""

    shared: tuple[Contrasted, ...]
    distinctive: tuple[tuple[Contrasted, ...], ...]


def contrast(documents: Sequence[Document], engine: Engine, n: int) -> Contrast:
    """The `n` most telling words of each kind.

    Shared words are in order of their worth (see `likeness`) in the article where it is least.
    Numbers and single letters are left out, and words in more than half of the archive: they tell
    nothing. Raises SearchError.
    """
    words = _words(documents)
    holding, articles = engine.holding(words), engine.count()
    telling = {word for word in words if 0 < 2 * holding[word] <= articles}
    shared = {
        word: min(worth_of(each, holding[word], articles) for each in words[word])
        for word in telling
        if all(words[word])
    }
    counts = [
        Counter({word: times[at] for word, times in words.items() if times[at]})
        for at in range(len(documents))
    ]
    odds = [_log_odds(each, sum(counts, Counter()) - each, holding) for each in counts]
    return Contrast(
        shared=_most_telling(shared, words, n),
        distinctive=tuple(
            _most_telling({word: each[word] for word in each.keys() & telling}, words, n)
            for each in odds
        ),
    )


def _log_odds(
    here: Counter[str], elsewhere: Counter[str], background: Mapping[str, int]
) -> dict[str, float]:
    """How many standard errors the odds of each word are above those elsewhere, where enough.

    The log-odds-ratio with an informative Dirichlet prior of B. Monroe, M. Colaresi and K. Quinn,
    "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of
    Political Conflict", Political Analysis 16 (2008), equations 15, 16, 20 and 22 to 23: counts
    are drawn towards what is usual, here the articles of the archive that hold the word, and the
    prior counts as much as the texts themselves do.
    """
    ours, theirs = here.total(), elsewhere.total()
    usual = {word: background[word] + 1 for word in background}
    strength = (ours + theirs) / 2
    scale = strength / sum(usual.values())
    scores = {}
    for word, times in here.items():
        prior = usual[word] * scale
        one, other = times + prior, elsewhere[word] + prior
        delta = log(one / (ours + strength - one)) - log(other / (theirs + strength - other))
        scores[word] = delta / sqrt(1 / one + 1 / other)
    return {word: score for word, score in scores.items() if score >= LEAST_SCORE}


def _most_telling(
    scores: Mapping[str, float], words: Mapping[str, tuple[int, ...]], n: int
) -> tuple[Contrasted, ...]:
    ordered = sorted(scores, key=lambda word: (-scores[word], word))
    return tuple(Contrasted(word, words[word], scores[word]) for word in ordered[:n])


def _words(documents: Sequence[Document]) -> dict[str, tuple[int, ...]]:
    """How often the forms of each word stand in each article, by the form printed most often."""
    forms = [forms_of(document) for document in documents]
    together: dict[str, Counter[str]] = {}
    for some in forms:
        for key, printed in some.items():
            together.setdefault(key, Counter()).update(printed)
    commonest = sorted(together, key=lambda key: (-together[key].total(), key))[:MOST_WORDS]
    return {
        shown_form(together[key]): tuple(some[key].total() if key in some else 0 for some in forms)
        for key in commonest
    }
