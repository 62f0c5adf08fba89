"""What a reader asks of the search page, and its address."""

import pytest

from archive.search.engine import Sort
from archive.web.question import Question


@pytest.mark.parametrize(
    ("question", "url"),
    [
        (Question(), "/search/"),
        (Question("reset ties"), "/search/?q=reset+ties"),
        (Question('"a&b"'), "/search/?q=%22a%26b%22"),
        (Question("운하"), "/search/?q=%EC%9A%B4%ED%95%98"),
        (Question(chosen={"year": ("2021", "-")}), "/search/?year=2021&year=-"),
        (
            Question("x", {"author": ("a",), "outlet": ("o",)}, Sort.NEWEST, True, page=3),
            "/search/?q=x&outlet=o&author=a&sort=newest&dates=certain&page=3",
        ),
        (Question("x", size=100), "/search/?q=x&size=100"),
        (
            Question("x y", {"tag": ("sea",), "month": ("2021-06",)}, any_word=True),
            "/search/?q=x+y&match=any&month=2021-06&tag=sea",
        ),
    ],
)
def test_the_address_holds_what_was_asked_and_nothing_else(question: Question, url: str) -> None:
    assert question.url == url


@pytest.mark.parametrize(
    ("question", "order"),
    [
        (Question(), Sort.NEWEST),
        (Question("reset"), Sort.RELEVANCE),
        (Question("reset", sort=Sort.OLDEST), Sort.OLDEST),
    ],
)
def test_words_are_ranked_and_everything_else_is_newest_first(
    question: Question, order: Sort
) -> None:
    assert question.order is order


@pytest.mark.parametrize(
    ("words", "query"),
    [("", ""), ('"a&b" c', "?q=%22a%26b%22+c"), ("x" * 300, "?q=" + "x" * 300), ("x" * 301, "")],
)
def test_an_article_is_told_what_it_was_found_by_unless_that_is_long(
    words: str, query: str
) -> None:
    assert Question(words, {"outlet": ("o",)}, any_word=True).reading_query == query


def test_every_change_but_turning_the_page_starts_from_the_first() -> None:
    asked = Question("x", {"outlet": ("o",)}, page=3)
    assert asked.on_page(4) == Question("x", {"outlet": ("o",)}, page=4)
    assert asked.choosing("outlet", "p") == Question("x", {"outlet": ("o", "p")})
    assert asked.choosing("year", "2021") == Question("x", {"outlet": ("o",), "year": ("2021",)})
    assert asked.dropping("outlet", "o") == Question("x")
    assert asked.sorted_by(Sort.OLDEST) == Question("x", {"outlet": ("o",)}, Sort.OLDEST)
    assert asked.with_certain_dates(certain=True).certain_dates
    assert asked.in_words("y") == Question("y", {"outlet": ("o",)})
    assert asked.of_size(50) == Question("x", {"outlet": ("o",)}, size=50)
    assert asked.with_any_word(any_word=True) == Question("x", {"outlet": ("o",)}, any_word=True)
    assert asked == Question("x", {"outlet": ("o",)}, page=3)
