"""What titles and names alone can answer."""

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.exports.without_index import MOST_ROWS, articles_by_name
from archive.models import Article
from archive.search.language import understand
from archive.search.query import Term
from tests.holdings import make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbor() -> None:
    """Four articles with titles and names in several scripts."""
    lantern = make_outlet("The Lantern")
    ada = make_author("Ada Marsh")
    make_article("Harbor gates", outlet=lantern, date="2021-01-02", body=["A volcano."])
    make_article("Tides", outlet=lantern, authors=[ada], date="2020-01-02", body=["x"])
    make_article("Перезагрузка отношений", body=["x"])
    make_article("50% of_it", authors=[make_author("李伟")], date="2021-05", body=["x"])


def titles(question: str) -> list[str | None] | None:
    articles = articles_by_name(understand(question).tree)
    return None if articles is None else [article.title for article in articles]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("harbor", ["Harbor gates"]),
        ("HARB*", ["Harbor gates"]),
        ("lantern", ["Harbor gates", "Tides"]),
        ("lantern marsh", ["Tides"]),
        ("marsh OR gates", ["Harbor gates", "Tides"]),
        ("author:lantern", []),
        ("outlet:lantern title:tides", ["Tides"]),
        ('"harbor gates"', ["Harbor gates"]),
        ('"gates harbor"~3', ["Harbor gates"]),
        ("ha?bor", ["Harbor gates"]),
        ("gates~", ["Harbor gates"]),
        ("harbor -gates date:1999", ["Harbor gates"]),
        ("ПЕРЕЗАГРУЗКА", ["Перезагрузка отношений"]),
        ("перезагрузка", ["Перезагрузка отношений"]),
        ("李伟", ["50% of_it"]),
        ("volcano", []),
        ("", None),
        ("date:2021", None),
        ("-harbor", None),
        ("body:volcano", None),
        ("lang:en", None),
        ("body:volcano OR tides", ["Tides"]),
    ],
)
@pytest.mark.usefixtures("harbor")
def test_words_are_found_in_titles_and_names(question: str, found: list[str] | None) -> None:
    assert titles(question) == found


@pytest.mark.usefixtures("harbor")
def test_signs_of_the_database_are_letters() -> None:
    assert [each.title for each in articles_by_name(Term("0% of_")) or []] == ["50% of_it"]
    assert articles_by_name(Term("5%f")) == []
    assert articles_by_name(Term("of?it")) == []


@pytest.mark.usefixtures("harbor")
def test_a_single_letter_is_looked_for_only_where_there_is_nothing_else() -> None:
    assert titles("z harbor") == ["Harbor gates"]
    assert titles("g z q") == ["Harbor gates"]
    assert titles("q z g") == []
    assert titles("李 伟") == ["50% of_it"]
    assert titles("李 z") == ["50% of_it"]


@pytest.mark.usefixtures("harbor")
def test_only_some_of_many_words_are_looked_for() -> None:
    assert titles("har arb rbo bor xyzzyx") == ["Harbor gates"]
    assert titles(" ".join(f"w{number}" for number in range(60))) == []


def test_the_newest_come_first_and_the_undated_last_and_no_more_than_the_limit() -> None:
    articles = [
        Article(
            public_id=f"{number:012x}", title=f"Tides {number}", sort_day=f"20{number:02}-01-01"
        )
        for number in range(99)
    ]
    undated = [Article(public_id=f"u{number:03}", title="Tides") for number in range(MOST_ROWS)]
    Article.objects.bulk_create(articles + undated)
    found = articles_by_name(understand("tides").tree) or []
    assert len(found) == MOST_ROWS
    assert [article.title for article in found[:2]] == ["Tides 98", "Tides 97"]
    assert [article.public_id for article in found[99:101]] == ["u000", "u001"]


@pytest.mark.usefixtures("harbor")
def test_the_number_of_questions_does_not_grow(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2):
        articles_by_name(understand("lantern OR harbor OR tides OR marsh").tree)
