"""What marks an article among others, and what is like it, asked of the real engine."""

from collections.abc import Iterator
from dataclasses import replace
from math import isclose, log
from pathlib import Path

import pytest

from archive.search.engine import Document, IndexMissingError, Place
from archive.search.likeness import distinctive_words, more_like_this
from archive.search.whoosh_index import WhooshEngine
from tests.documents import document

HARBOR = document(
    "harbor",
    "The gauges of the harbor",
    "A gauge measures the tide in 2021. Gauges were the keeper's; a keeper reads 2021 x x x.",
    "The gauge said: the canal. The canal was the said canal.",
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    engine = WhooshEngine(tmp_path / "index")
    yield engine
    engine.close()


def build(engine: WhooshEngine, *documents: Document) -> None:
    others = [
        document(f"other{number}", f"Number {number}", "The said words were said of the rest.")
        for number in range(10)
    ]
    engine.rebuild([*documents, *others], Place())


def test_words_are_those_that_the_archive_lets_expect_least(engine: WhooshEngine) -> None:
    build(engine, HARBOR, document("canal", "A canal", "Canals."))
    words = distinctive_words(HARBOR, engine, 5)
    assert [(each.word, each.times, each.articles) for each in words] == [
        ("gauge", 4, 1),
        ("keeper", 2, 1),
        ("canal", 3, 2),
    ]
    assert isclose(words[2].worth, (1 + log(3)) * log(13 / 2.5))
    assert distinctive_words(HARBOR, engine, 1) == words[:1]


def test_articles_in_other_languages_make_no_word_rare(engine: WhooshEngine) -> None:
    foreign = [
        replace(document(f"fremd{number}", f"Nummer {number}", "Das Wort."), language="de")
        for number in range(40)
    ]
    build(engine, HARBOR, *foreign)
    words = distinctive_words(HARBOR, engine, 9)
    assert "said" not in {each.word for each in words}
    assert isclose(words[0].worth, (1 + log(4)) * log(12 / 1.5))


def test_a_short_text_is_marked_by_words_that_stand_there_once(engine: WhooshEngine) -> None:
    short = document("short", "Volcano", "Ash.")
    build(engine, short)
    assert [each.word for each in distinctive_words(short, engine, 5)] == ["Ash", "Volcano"]


def test_like_are_those_with_the_same_words_and_never_the_article_itself(
    engine: WhooshEngine,
) -> None:
    near = document("near", "Keepers of gauges", "The keeper and the gauge, by the canal.")
    far = document("far", "A canal", "Canals.")
    build(engine, HARBOR, near, far)
    assert [hit.id for hit in more_like_this(HARBOR, engine, 5)] == ["near", "far"]
    assert [hit.id for hit in more_like_this(HARBOR, engine, 1)] == ["near"]


def test_words_of_no_other_article_look_for_none(engine: WhooshEngine) -> None:
    build(engine, document("only", "Volcano", "Volcanoes."))
    assert more_like_this(document("only", "Volcano", "Volcanoes."), engine, 5) == ()


def test_a_handful_of_articles_lets_expect_nothing(engine: WhooshEngine) -> None:
    engine.rebuild([HARBOR, document("canal", "A canal", "Canals.")], Place())
    assert distinctive_words(HARBOR, engine, 5) == ()
    assert more_like_this(HARBOR, engine, 5) == ()


def test_characters_in_chance_pairs_mark_nothing(engine: WhooshEngine) -> None:
    chinese = document("zh", "运河", "运河的税。运河的船。", language="zh")
    build(engine, chinese)
    assert {each.word for each in distinctive_words(chinese, engine, 3)} == {"运河", "河的"}


def test_without_an_index_the_engine_says_so(engine: WhooshEngine) -> None:
    with pytest.raises(IndexMissingError):
        distinctive_words(HARBOR, engine, 5)
