"""The benchmark of search: every engine is asked the same thing, and gives the same answer."""

import dataclasses
import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from archive.search.query import And, DateRange, Fuzzy, Node, Or, Phrase, Prefix, Term
from tests.bench.search import corpus
from tests.bench.search.building import built
from tests.bench.search.corpus import Article
from tests.bench.search.figures import Figure
from tests.bench.search.measuring import Measured, Times, quantile, warm
from tests.bench.search.peers import Answer, CannotAskError, Peer
from tests.bench.search.peers.all import PEERS
from tests.bench.search.peers.fts5 import Fts5, Fts5Sql
from tests.bench.search.peers.ours import Ours
from tests.bench.search.peers.postgresql import PostgreSQL
from tests.bench.search.questions import KINDS, OF_EACH, Question, questions
from tests.bench.search.results import OURS, Results
from tests.bench.search.serving import served
from tests.bench.search.updating import changed

FIRST, LAST = date(2015, 1, 1), date(2016, 12, 31)
TREES: dict[str, Node] = {
    "word": Term("dato"),
    "nowhere": Term("zzzzo"),
    "AND": And((Term("dato"), Term("milu"))),
    "OR": Or((Term("dato"), Term("rosa"))),
    "four words": And((Term("dato"), Term("milu"), Term("rosa"), Term("dalo"))),
    "nested": And((Or((Term("dato"), Term("rosa"))), Term("milu"))),
    "phrase": Phrase(("milu", "dato")),
    "title": Term("dato", "title"),
    "outlet": Term("rosa", "outlet"),
    "author": Term("milu", "author"),
    "dates": And((Term("dato"), DateRange(FIRST, LAST))),
    "prefix": Prefix("da"),
    "fuzzy": Fuzzy("dato"),
}
WORDS = ("dato", "dalo", "milu", "rosa", "adto", "datoa", "dao", "tusa", "kelo", "padatu")
"""No stemmer changes a word that ends like these, so that all engines find the same."""
CANNOT = {Fts5: {"fuzzy"}, Fts5Sql: {"fuzzy"}, PostgreSQL: {"fuzzy"}}


def article(number: int, rng: random.Random) -> Article:
    outlet = f"{rng.choice(WORDS).title()} {rng.choice(WORDS).title()}"
    return Article(
        number=number,
        title=" ".join(rng.choices(WORDS, k=3)),
        authors=tuple({rng.choice(WORDS).title() for _ in range(rng.randrange(3))}),
        outlet=outlet if rng.random() < 0.9 else None,
        date=f"{rng.randint(2014, 2018)}-06-{rng.randint(10, 30)}" if rng.random() < 0.9 else None,
        paragraphs=(" ".join(rng.choices(WORDS, k=rng.randint(1, 6))),),
    )


def articles() -> list[Article]:
    rng = random.Random(60)  # noqa: S311 - seeded
    return [article(number, rng) for number in range(60)]


NEAR_DATO = {"dato", "dalo", "adto", "datoa", "dao"}
"""The words above that at most one edit parts from it."""


def expected(tree: Node, found: Article) -> bool:
    """Whether an article matches, by looking through its words."""
    match tree:
        case And(parts):
            return all(expected(part, found) for part in parts)
        case Or(parts):
            return any(expected(part, found) for part in parts)
        case DateRange():
            return found.date is not None and str(FIRST) <= found.date <= str(LAST)
        case _:
            return any(holds(tree, text) for text in texts(tree, found))


def texts(leaf: Node, found: Article) -> list[str]:
    fields = {
        "title": found.title,
        "body": found.paragraphs[0],
        "outlet": (found.outlet or "").lower(),
        "author": " ".join(found.authors).lower(),
    }
    return [fields[leaf.field]] if isinstance(leaf, Term) and leaf.field else list(fields.values())


def holds(leaf: Node, text: str) -> bool:
    words = text.split()
    match leaf:
        case Term(word):
            return word in words
        case Phrase(phrase):
            return f" {' '.join(phrase)} " in f" {text} "
        case Prefix(letters):
            return any(word.startswith(letters) for word in words)
        case _:
            return not NEAR_DATO.isdisjoint(words)


def counted(found: list[Article], key: str) -> dict[str, int]:
    keys = [getattr(each, key) for each in found]
    return {each: keys.count(each) for each in keys}


def answered(peer: Peer, tree: Node) -> Answer:
    return peer.answer(peer.ask(peer.prepared(tree)))


@pytest.fixture(scope="module", params=PEERS, ids=lambda peer: peer.name)
def peer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Peer]:
    """An engine that holds the sixty articles; skipped by name where it is not installed."""
    if reason := request.param.missing():
        pytest.skip(f"{request.param.name}: {reason}")
    made: Peer = request.param(tmp_path_factory.mktemp("bench") / request.param.index)
    made.build(articles())
    made.open()
    yield made
    made.close()


@pytest.mark.parametrize("name", TREES)
def test_every_engine_finds_the_same(peer: Peer, name: str) -> None:
    if name in CANNOT.get(type(peer), ()):
        with pytest.raises(CannotAskError):
            peer.prepared(TREES[name])
        return
    found = [each for each in articles() if expected(TREES[name], each)]
    answer = answered(peer, TREES[name])
    assert answer.total == len(found)
    assert dict(answer.outlets) == counted(found, "outlet_key")
    assert dict(answer.years) == counted(found, "year_key")
    assert len(answer.hits) == min(len(found), 20)
    assert set(answer.hits) <= {each.number for each in found}


def test_a_change_is_found_at_once_and_then_gone(peer: Peer) -> None:
    rng = random.Random(1)  # noqa: S311 - seeded
    before, after = article(60, rng), article(60, rng)
    total = answered(peer, Term("zuzo")).total
    assert total == 0
    before = replaced(before, "zuzo")
    peer.put(before, None)
    assert answered(peer, Term("zuzo")).hits == (60,)
    after = replaced(after, "zuza")
    peer.put(after, before)
    assert answered(peer, Term("zuzo")).total == 0
    assert answered(peer, Term("zuza")).hits == (60,)
    peer.drop(after)
    assert answered(peer, Term("zuza")).total == 0


def replaced(article: Article, word: str) -> Article:
    return dataclasses.replace(article, title=word)


def test_the_questions_are_six_of_each_kind_and_always_the_same() -> None:
    found = list(islice(corpus.invented(random.Random(1), 2_000), 80))  # noqa: S311 - seeded
    first = questions(found)
    assert first == questions(found)
    assert [each.kind for each in first] == [kind for kind in KINDS for _ in range(OF_EACH)]
    assert len({each.typed for each in first}) == len(first)


def test_an_archive_reads_back_what_was_written(tmp_path: Path) -> None:
    corpus.write(tmp_path, articles())
    archive = corpus.opened(tmp_path)
    assert list(archive) == articles()
    assert archive.article(7) == articles()[7]


def test_a_quantile_lies_between_its_neighbours() -> None:
    assert quantile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.5
    assert quantile([1.0, 2.0], 1.0) == 2.0
    assert quantile([7.0], 0.99) == 7.0


def test_ratios_are_over_what_both_answer() -> None:
    ours = Measured(times={"a": Times(1, 1), "b": Times(3, 1), "c": Times(50, 0)})
    other = Measured(times={"a": Times(3, 1), "b": Times(3, 1)})
    results = Results(3, "invented", (), measured={OURS: ours, "other": other})
    assert results.ratio("other", 0.5) == 0.75
    assert results.ratio("other", 1.0) == 1.0


def test_a_figure_says_which_bound_it_keeps() -> None:
    assert Figure("time", 0.9, 1.0, 0.7).verdict == "at least"
    assert Figure("time", 0.7, 1.0, 0.7).verdict == "aim"
    assert Figure("rate", 0.3, 0.4, 1.0, is_rate=True).verdict == "missed"
    assert Figure("rate", 2.0, 0.4, 1.0, is_rate=True).verdict == "aim"


def test_every_page_is_timed_and_what_an_engine_cannot_say_is_named(tmp_path: Path) -> None:
    corpus.write(tmp_path, articles())
    archive = corpus.opened(tmp_path)
    asked = [Question(name, name, tree) for name, tree in TREES.items()]
    peers: list[Peer] = [Ours(tmp_path / "ours"), Fts5(tmp_path / "fts5")]
    for each in peers:
        assert built(each, archive).is_new
        each.open()
    measured = warm(peers, asked, archive, rounds=1)
    assert [built(each, archive).is_new for each in peers] == [False, False]
    for each in peers:
        each.close()
    assert set(measured[OURS].times) == set(TREES)
    assert measured[OURS].failed == {}
    assert measured["FTS5"].unasked == {"fuzzy": "fuzzy"}
    assert set(measured["FTS5"].times) == set(TREES) - {"fuzzy"}


def test_an_engine_answers_and_changes_in_a_process_of_its_own(tmp_path: Path) -> None:
    corpus.write(tmp_path, articles())
    archive = corpus.opened(tmp_path)
    asked = [Question("word", "word", TREES["word"])]
    peer = Ours(tmp_path / "ours")
    built(peer, archive)
    found = served(peer, archive, asked, runs=1)
    assert [each is not None for each in found.times] == [True]
    assert found.resident > found.before > 0
    before = peer.size()
    assert changed(peer, archive, asked, times=2).added > 0
    assert peer.size() == before
