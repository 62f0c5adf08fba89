"""Words that articles share and words that set each apart, asked of the real engine."""

from collections.abc import Iterator
from math import isclose, log, sqrt
from pathlib import Path

import pytest

from archive.search.contrast import contrast
from archive.search.engine import Document, IndexMissingError, Place
from archive.search.whoosh_index import WhooshEngine
from tests.documents import document

HARBOR = document("harbor", "Harbor", "Gauges gauge the tide. The harbor. The tide of 2021.")
CANAL = document("canal", "Canal", "The canal has locks. The lock of the canal. A harbor x x x.")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path / "index")
    yield engine
    engine.close()


def build(engine: WhooshEngine, *documents: Document) -> None:
    others = [document(f"other{n}", f"Number {n}", "The rest of it has words.") for n in range(10)]
    engine.rebuild([*documents, *others], Place())


def words(found: tuple[object, ...]) -> list[str]:
    return [each.word for each in found]  # type: ignore[attr-defined]  # terser than a cast


def test_shared_are_words_of_all_and_distinctive_those_of_one(engine: WhooshEngine) -> None:
    build(engine, HARBOR, CANAL)
    found = contrast([HARBOR, CANAL], engine, 10)
    assert [(each.word, each.times) for each in found.shared] == [("harbor", (2, 1))]
    assert [words(each) for each in found.distinctive] == [["gauge", "tide"], ["canal", "lock"]]


def test_the_score_is_the_log_odds_in_standard_errors(engine: WhooshEngine) -> None:
    """Worked out by hand from the paper, for one word of two texts."""
    one = document("one", None, "tide tide tide gate")
    other = document("other", None, "gate gate lock tide")
    build(engine, one, other)
    [each] = contrast([one, other], engine, 5).distinctive[0]
    usual = {"tide": 3, "gate": 3, "lock": 2}  # articles that hold it, and one
    prior = {word: count * 4 / 8 for word, count in usual.items()}
    ours, theirs = 3 + prior["tide"], 1 + prior["tide"]
    delta = log(ours / (4 + 4 - ours)) - log(theirs / (4 + 4 - theirs))
    assert (each.word, each.times) == ("tide", (3, 1))
    assert isclose(each.score, delta / sqrt(1 / ours + 1 / theirs))


def test_what_half_of_the_archive_says_tells_nothing(engine: WhooshEngine) -> None:
    build(engine, HARBOR, CANAL)
    found = contrast([HARBOR, CANAL], engine, 100)
    told = {each.word for some in (found.shared, *found.distinctive) for each in some}
    assert told & {"the", "The", "of", "has", "2021", "x"} == set()


def test_of_the_same_text_twice_nothing_is_distinctive(engine: WhooshEngine) -> None:
    build(engine, HARBOR, CANAL)
    found = contrast([HARBOR, HARBOR, HARBOR], engine, 3)
    assert (words(found.shared), found.distinctive) == (["gauge", "tide", "harbor"], ((), (), ()))


def test_without_an_index_the_engine_says_so(engine: WhooshEngine) -> None:
    with pytest.raises(IndexMissingError):
        contrast([HARBOR, CANAL], engine, 5)
