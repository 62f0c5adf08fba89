"""The engine against the oracle: the same articles, counts and order for every question."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.engine import (
    FACETS,
    MISSING,
    Document,
    Place,
    SearchPage,
    SearchRequest,
    Sort,
)
from archive.search.language import MIN_LETTERS
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
)
from archive.search.whoosh_index import WhooshEngine
from archive.text.analysis import words_asked
from archive.text.dates import PartialDate
from archive.text.folding import folded
from tests import oracle
from tests.documents import label
from tests.settings import MEMORY

WORDS = (
    "reset", "resetting", "Resets", "us", "U.S.", "US-Russia", "Russia’s", "russia", "will",
    "l'économie", "economie", "état", "don't", "中国", "国", "中国经济", "经济", "대통령이",
    "대통령", "политика", "политики", "й", "naïve", "naive", "5G", "5G时代", "पानी", "ガス",
    "ｶﾞｽ", "½", "rest", "presets", "rseet", "États", "5", "ßa",
    "1", "x²",
)  # fmt: skip
EDTF = (
    "2021-06-23",
    "2020-12",
    "2021-06",
    "2021",
    "2020-12-31",
    "XXXX-06-20",
    "XXXX-06",
    "2022-01-01",
    "2021-06~",
    "XXXX-06~",
    "[2021-05..2021-06-15]",
    "[2020-12-30..2021-01]",
)
NAMES = ("Ann Reset", "李 中国", "Russia Will")

FIELDS = (
    None, None, "title", "author", "outlet", "body", "section", "tags", "topics", "dossiers"
)  # fmt: skip
CHOICES = {
    "outlet": ("ann-reset", MISSING, "nobody"),
    "author": ("russia-will", "ann-reset", MISSING),
    "year": ("2021", "2020", MISSING),
    "month": ("2021-06", "2020-12", MISSING),
    "language": ("en", "zh", MISSING),
    "kind": ("magazine", "blog", MISSING),
    "country": ("KR", MISSING),
    "tag": ("us", "reset", "中国", MISSING),
}
VALUES = (
    ("language", "en"), ("language", "ZH"), ("kind", "Think Tank"), ("kind", "blog"),
    ("country", "kr"), ("country", "DE"),
)  # fmt: skip

few_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
words = st.builds(
    lambda some, at: some[at % len(some)],
    st.shared(few_words, key="the words of a case"),
    st.integers(0, 11),  # as many for each word, whether there are one, two, three or four
)
"""All of one case is made of a few words, so that questions find something. The strategies are made
once for all cases: making them takes longer than the answers do."""
dates = st.none() | st.sampled_from(EDTF).map(PartialDate.parse)
days = st.none() | st.dates(date(2020, 12, 30), date(2022, 1, 2))
labels = st.sampled_from(NAMES).map(label)
choices = st.fixed_dictionaries(
    {},
    optional={
        facet: st.lists(st.sampled_from(keys), max_size=2).map(tuple)
        for facet, keys in CHOICES.items()
    },
)


@dataclass(frozen=True)
class Case:
    """An archive, what then becomes of it, and questions to ask before and after."""

    archive: list[Document]
    changed: list[Document]
    gone: set[str]
    requests: list[SearchRequest]


def cases() -> st.SearchStrategy[Case]:
    """Archives and questions, all made of the few words of a case."""
    archives = st.lists(documents(), max_size=6).map(numbered)
    return st.builds(
        Case,
        archives,
        archives,
        st.sets(st.sampled_from(("003", "004", "005", "none"))),
        st.lists(requests(), min_size=2, max_size=4),
    )


def documents() -> st.SearchStrategy[Document]:
    sentences = st.lists(words, min_size=1, max_size=6).map(" ".join)
    few = st.lists(sentences, max_size=2).map(tuple)
    names = st.lists(words, max_size=2, unique=True).map(tuple)
    return st.builds(
        Document,
        id=st.just(""),
        title=st.none() | sentences,
        deck=st.none() | sentences,
        body=few,
        captions=few,
        notes=few,
        outlet=st.none() | labels,
        kind=st.sampled_from((None, "magazine", "think tank")),
        country=st.sampled_from((None, "KR", "DE")),
        authors=st.lists(labels, max_size=2, unique=True).map(tuple),
        printed_authors=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
        section=st.none() | words,
        tags=few,
        topics=names,
        dossiers=names,
        language=st.sampled_from(("en", "fr", "ru", "zh", "ko", "en-GB", None)),
        date=dates,
        date_inferred=dates,
    )


def numbered(some: list[Document]) -> list[Document]:
    return [replace(each, id=f"{number:03}") for number, each in enumerate(some)]


def requests() -> st.SearchStrategy[SearchRequest]:
    return st.builds(
        SearchRequest,
        query=st.recursive(leaves(), compounds, max_leaves=4),
        sort=st.sampled_from(Sort),
        size=st.just(100),
        filters=choices,
        certain_dates=st.booleans(),
        facets=st.just(FACETS) | st.lists(st.sampled_from(FACETS), unique=True).map(tuple),
    )


def leaves() -> st.SearchStrategy[Node]:
    fields = st.sampled_from(FIELDS)
    few = st.lists(words, min_size=1, max_size=3).map(tuple)
    bare = words.map(letters_of)
    return st.one_of(
        st.builds(Term, words, fields),
        st.builds(Phrase, few, fields),
        st.builds(Near, few, st.integers(0, 5), fields),
        st.builds(Prefix, st.builds(beginning, bare, st.integers(1, 4)), fields),
        st.builds(Wildcard, bare.flatmap(patterns), fields),
        st.builds(Fuzzy, bare.flatmap(slips).filter(is_long_enough), fields),
        st.sampled_from(VALUES).map(lambda value: Keyword(*value)),
        st.builds(DateRange, days, days),
        st.sampled_from((Every(), Term("…"), Phrase(()), Near((), 2), And(()), Or(()))),
    )


def letters_of(word: str) -> str:
    """A word that may be asked with signs: one token, of a script with spaces."""
    asked = words_asked(word)
    is_plain = len(asked) == 1 and len(words_asked(asked[0][0].exact * 3)[0]) == 1
    return asked[0][0].exact if is_plain else "reset"


def beginning(word: str, length: int) -> str:
    return (
        word[:length].upper() if folded(word[:length].upper()) == word[:length] else word[:length]
    )


def patterns(word: str) -> st.SearchStrategy[str]:
    """The word with signs in place of letters, the first apart."""
    places = st.integers(1, len(word))
    sign = st.sampled_from(("?", "*", "??", "?*"))
    one = st.builds(
        lambda at, length, put: word[:at] + put + word[at + length :],
        places,
        st.integers(0, 3),
        sign,
    )
    return one | one.map(lambda pattern: pattern + "*")


def is_long_enough(word: str) -> bool:
    """Whether a word has the letters that one with an edit must have."""
    return sum(len(group[0].exact) for group in words_asked(word)) >= MIN_LETTERS


def slips(word: str) -> st.SearchStrategy[str]:
    """The word, and words that one edit makes of it."""
    places = st.integers(0, len(word) - 1)
    return st.one_of(
        st.just(word),
        places.map(lambda at: word[:at] + "s" + word[at:]),
        places.map(lambda at: word[:at] + "s" + word[at + 1 :]),
        places.map(lambda at: word[:at] + word[at + 1 :] or word),
        places.map(lambda at: word[:at] + word[at : at + 2][::-1] + word[at + 2 :]),
    )


def compounds(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.builds(And, parts) | st.builds(Or, parts) | st.builds(Not, inner)


def agrees(archive: list[Document], request: SearchRequest, page: SearchPage) -> None:
    """Raises AssertionError where a page is not what the oracle finds."""
    least = oracle.YES if request.certain_dates else oracle.PERHAPS
    truths = {each.id: oracle.truth(request.query, each) for each in archive}
    matching = [each for each in archive if truths[each.id] >= least]
    kept = {each.id: each for each in matching if oracle.passes(each, request.filters)}
    assert {hit.id: hit.is_certain for hit in page.hits} == {
        key: truths[key] == oracle.YES for key in kept
    }
    assert page.total == len(kept) == len(page.hits)
    assert page.possible == sum(truths[key] == oracle.PERHAPS for key in kept)
    assert page.undated == sum(oracle.day(each) is None for each in kept.values())
    assert {
        facet: {each.key: each.count for each in counts} for facet, counts in page.facets.items()
    } == oracle.facet_counts(matching, request)
    assert page.left_out == sum(oracle.is_left_out(request, each) for each in archive)
    assert [hit.id for hit in page.hits] == sorted(kept, key=order(kept, request.sort, page))


def order(
    kept: dict[str, Document], sort: Sort, page: SearchPage
) -> Callable[[str], tuple[object, ...]]:
    scores = {hit.id: -round(hit.score, 9) for hit in page.hits}

    def key(each: str) -> tuple[object, ...]:
        day = oracle.day(kept[each])
        by_day = (day is None, (day or 0) * (1 if sort is Sort.OLDEST else -1), each)
        return (scores[each], *by_day) if sort is Sort.RELEVANCE else by_day

    return key


def ask_everything(case: Case) -> None:
    """Build an index, change it, and compare every answer before and after."""
    changed = [each for each in case.changed if each.id not in case.gone]
    latest = {each.id: each for each in case.archive if each.id not in case.gone}
    latest |= {each.id: each for each in changed}
    with (
        TemporaryDirectory(dir=MEMORY) as folder,
        closing(WhooshEngine(Path(folder) / "index")) as engine,
    ):
        engine.rebuild(case.archive, Place())
        for request in case.requests:
            agrees(case.archive, request, engine.search(request))
        engine.update(changed, case.gone, Place())
        for request in case.requests:
            agrees(list(latest.values()), request, engine.search(request))


calm = settings(deadline=None, suppress_health_check=list(HealthCheck))


@settings(calm, max_examples=150)  # 300 questions and more: each case asks at least two
@given(cases())
def test_the_engine_answers_what_the_oracle_does(case: Case) -> None:
    ask_everything(case)


@pytest.mark.long
@settings(calm, max_examples=10_000)
@given(cases())
def test_the_engine_answers_what_the_oracle_does_at_length(case: Case) -> None:
    ask_everything(case)
