"""Sixty questions to every engine, chosen by a rule from how often words stand in the articles.

Six of each kind. The rule looks at the first articles alone, so that archives of one source that
differ in size are asked the same.
"""

import itertools
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive.search.query import And, DateRange, Fuzzy, Node, Or, Phrase, Prefix, Term
from tests.bench.search.corpus import Article

LOOKED_AT = 10_000
"""The first articles, of which the words are counted."""
OF_EACH = 6
SEED = 60
_WORD = re.compile(r"(?<![^\s(“\"])[a-z]{4,14}(?=[\s,.;)”\"])", re.ASCII)
"""Words of plain letters that every engine takes for one word."""

RARE = (0.0002, 0.001)
MIDDLING = (0.005, 0.05)
COMMON = (0.1, 0.4)
Share = tuple[float, float]
"""At least and at most this part of the articles."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the tree that stands for it, its kind, and how it would be typed."""

    kind: str
    typed: str
    tree: Node


def questions(articles: Iterable[Article]) -> tuple[Question, ...]:
    """Six of each kind; the same for the same first articles."""
    chooser = _Chooser(list(itertools.islice(articles, LOOKED_AT)), random.Random(SEED))
    return tuple(
        question
        for kind, make in KINDS.items()
        for question in itertools.islice(_distinct(kind, make, chooser), OF_EACH)
    )


class _Chooser:
    """The words of some articles by how many of these hold them, and a seeded choice."""

    def __init__(self, articles: Sequence[Article], rng: random.Random) -> None:
        self.articles = articles
        self.rng = rng
        counts: Counter[str] = Counter()
        for article in articles:
            counts.update(_words(article))
        self.counts: Mapping[str, int] = counts
        self._ordered = sorted(counts)

    def word(self, share: Share, among: Iterable[str] | None = None) -> str:
        """A word of that share; of the nearest share where there is none."""
        least, most = (part * len(self.articles) for part in share)
        pool = self._ordered if among is None else sorted(set(among))
        fitting = [word for word in pool if max(least, 1) <= self.counts[word] <= max(most, 1)]
        if fitting:
            return self.rng.choice(fitting)
        return min(pool, key=lambda word: abs(self.counts[word] - least))

    def words_together(self, *shares: Share) -> tuple[str, ...]:
        """Different words that some article holds together."""
        while True:
            held = _words(self.rng.choice(self.articles))
            if len(held) > 30:
                found = tuple(self.word(share, held) for share in shares)
                if len(set(found)) == len(found):
                    return found

    def neighbours(self) -> tuple[str, ...]:
        """Two or three words that stand next to each other in some article, none of them rare."""
        while True:
            article = self.rng.choice(self.articles)
            pieces = self.rng.choice(article.paragraphs or ("",)).split()
            start, size = self.rng.randrange(len(pieces) + 1), self.rng.choice((2, 2, 3))
            words = tuple(pieces[start : start + size])
            least = MIDDLING[0] * len(self.articles)
            if len(words) == size and all(self.counts.get(word, 0) > least for word in words):
                return words


def _words(article: Article) -> set[str]:
    return set(itertools.chain.from_iterable(map(_WORD.findall, article.paragraphs)))


def _rare(chooser: _Chooser) -> tuple[str, Node]:
    word = chooser.word(RARE)
    return word, Term(word)


def _common(chooser: _Chooser) -> tuple[str, Node]:
    word = chooser.word(COMMON)
    return word, Term(word)


def _both(chooser: _Chooser) -> tuple[str, Node]:
    words = chooser.words_together(MIDDLING, COMMON)
    return " ".join(words), And(tuple(map(Term, words)))


def _either(chooser: _Chooser) -> tuple[str, Node]:
    words = (chooser.word(MIDDLING), chooser.word(MIDDLING))
    return " OR ".join(words), Or(tuple(map(Term, words)))


def _four(chooser: _Chooser) -> tuple[str, Node]:
    words = chooser.words_together(MIDDLING, MIDDLING, COMMON, COMMON)
    return " ".join(words), And(tuple(map(Term, words)))


def _phrase(chooser: _Chooser) -> tuple[str, Node]:
    words = chooser.neighbours()
    return f'"{" ".join(words)}"', Phrase(words)


def _field(chooser: _Chooser) -> tuple[str, Node]:
    """A word of some title, outlet or author."""
    name = chooser.rng.choice(("title", "outlet", "author"))
    while True:
        article = chooser.rng.choice(chooser.articles)
        text = {
            "title": article.title,
            "outlet": article.outlet or "",
            "author": " ".join(article.authors),
        }[name]
        if words := re.findall(r"(?<!\S)[a-z]{4,14}(?!\S)", text.lower(), re.ASCII):
            word = chooser.rng.choice(words)
            return f"{name}:{word}", Term(word, name)


def _dates(chooser: _Chooser) -> tuple[str, Node]:
    """A common word within one to three years."""
    years = [article.year for article in chooser.articles if article.year]
    first = chooser.rng.choice(years)
    last = first + chooser.rng.choice((0, 0, 1, 2))
    word = chooser.word(COMMON)
    days = DateRange(date(first, 1, 1), date(last, 12, 31))
    return f"{word} date:{first}..{last}", And((Term(word), days))


def _prefix(chooser: _Chooser) -> tuple[str, Node]:
    word = chooser.word(MIDDLING)
    letters = word[: chooser.rng.choice((4, 5, 6))]
    return f"{letters}*", Prefix(letters)


def _fuzzy(chooser: _Chooser) -> tuple[str, Node]:
    """A word, half the time typed with two neighbours swapped."""
    word = chooser.word(MIDDLING)
    if chooser.rng.random() < 0.5:
        at = chooser.rng.randrange(1, len(word) - 1)
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return f"{word}~", Fuzzy(word)


KINDS: Mapping[str, Callable[[_Chooser], tuple[str, Node]]] = {
    "rare": _rare,
    "common": _common,
    "AND": _both,
    "OR": _either,
    "four words": _four,
    "phrase": _phrase,
    "field": _field,
    "date range": _dates,
    "prefix": _prefix,
    "fuzzy": _fuzzy,
}


def _distinct(
    kind: str, make: Callable[[_Chooser], tuple[str, Node]], chooser: _Chooser
) -> Iterator[Question]:
    seen: set[str] = set()
    while True:
        typed, tree = make(chooser)
        if typed not in seen:
            seen.add(typed)
            yield Question(kind, typed, tree)
