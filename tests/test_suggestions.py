"""*Did you mean*: words that nobody holds, respelled, with the number they would give."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.search.engine import Place, SearchRequest
from archive.search.language import loosened, understand
from archive.search.suggestions import MAX_REPLACED, Suggestion, may_lack_words, suggestion
from archive.search.whoosh_index import WhooshEngine
from tests.documents import document


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    """An engine over four articles, one of which is gone."""
    held = WhooshEngine(tmp_path / "index")
    held.rebuild(
        [
            document("1", "The harbor", "A treaty on the harbor.", outlet="Lantern"),
            document("2", "Harbor gates", "Nobody signed it."),
            document("3", "中国经济"),
            document("gone", "A volcano"),
        ],
        Place(),
    )
    held.update([], ["gone"], Place())
    yield held
    held.close()


def suggested(engine: WhooshEngine, question: str, **filters: tuple[str, ...]) -> Suggestion | None:
    request = SearchRequest(understand(question).tree, filters=filters)
    return suggestion(question, request, engine)


@pytest.mark.parametrize(
    ("question", "meant", "total"),
    [
        ("harbour", "harbor", 2),
        ("Habor treaty", "harbor treaty", 1),
        ("habor  OR xyzzyx", "harbor  OR xyzzyx", 2),
        ('"habor gates"', '"harbor gates"', 1),
        ('"habor treaty"~9', '"harbor treaty"~9', 1),
        ("title:habor -signed", "title:harbor -signed", 1),
        ("habor's trety", "harbor's treaty", 1),
        ("(habor", "(harbor", 2),
        ("habor harbxr", "harbor harbor", 2),
    ],
)
def test_a_word_that_nobody_holds_is_respelled(
    engine: WhooshEngine, question: str, meant: str, total: int
) -> None:
    assert suggested(engine, question) == Suggestion(meant, total)


@pytest.mark.parametrize(
    "question",
    [
        "harbor",
        "harbors",
        "treaty gates",
        "xyzzyx",
        "habor xyzzyx",
        "volcanos",
        "volcan",
        "中国经",
        "-habor",
        "habor*",
        "",
        "date:2021",
    ],
)
def test_nothing_is_suggested_that_finds_nothing_or_is_held(
    engine: WhooshEngine, question: str
) -> None:
    assert suggested(engine, question) is None


def test_the_count_heeds_what_is_chosen(engine: WhooshEngine) -> None:
    assert suggested(engine, "habor", outlet=("lantern",)) == Suggestion("harbor", 1)
    assert suggested(engine, "habor", outlet=("nowhere",)) is None


def test_any_of_the_words_is_counted_as_such(engine: WhooshEngine) -> None:
    tree = loosened(understand("habor signed").tree)
    assert suggestion("habor signed", SearchRequest(tree), engine) == Suggestion("harbor signed", 2)


def test_only_the_first_words_are_respelled(engine: WhooshEngine) -> None:
    words = ["habor", "harbxr", "harbr", "harbo", "hrbor", "haarbor", "hharbor"]
    found = suggested(engine, " OR ".join(words))
    assert found is not None
    assert found.question.split(" OR ").count("harbor") == MAX_REPLACED


@pytest.mark.parametrize(
    ("question", "may_lack"),
    [("a b", False), ("a OR b", True), ("a (b OR c)", True), ("a", False), ("-(a OR b)", False)],
)
def test_questions_that_find_something_without_one_of_their_words(
    question: str, may_lack: bool
) -> None:
    assert may_lack_words(understand(question).tree) is may_lack
