"""Search and concordance by the API, asked of the real engine."""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from archive.exports import concordance
from archive.models import Article
from archive.search import sync
from tests.asking import answer, parts, problem, titles
from tests.holdings import index_all, make_article, make_outlet
from tests.pages import stored

pytestmark = pytest.mark.django_db
UNREADABLE = "The search index cannot be read just now. Lists and articles are there meanwhile."


def holdings(count: int = 3) -> None:
    """Articles about a harbor, the later the oftener."""
    outlet = make_outlet()
    for number in range(count):
        body = ["The old harbor <b>froze</b>."] * (number + 1)
        make_article(f"Harbor {number}", outlet=outlet, date=f"202{number}", body=body)
    index_all()


class TestSearch:
    """The search."""

    def test_fragments_are_texts_with_places_and_never_html(self) -> None:
        holdings(1)
        (hit,) = answer("/search", q="harbor froze")["items"]
        assert hit["title_marks"] == [[0, 6]]
        assert hit["fragments"] == [
            {"text": "The old harbor <b>froze</b>.", "marks": [[8, 14], [18, 23]], "paragraph": 1}
        ]
        assert (hit["is_certain"], hit["is_dated"]) == (True, True)
        row = answer("/articles")["items"][0]
        assert {name: hit[name] for name in row} == row

    def test_it_says_how_the_question_was_read(self) -> None:
        holdings(1)
        found = answer("/search", q="  harbor   (old ")
        assert found["question"]["words"] == "harbor (old"
        assert found["question"]["as_read"] == "harbor AND old"
        assert [note["position"] for note in found["question"]["notes"]] == [8]

    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
    @pytest.mark.parametrize("limit", [1, 2, 100])
    def test_parts_make_the_whole_result_in_its_order(self, sort: str, limit: int) -> None:
        holdings(3)
        order = (0, 1, 2) if sort == "oldest" else (2, 1, 0)
        found = parts("/search", q="harbor", sort=sort, limit=limit)
        assert titles(list(chain.from_iterable(found))) == [f"Harbor {n}" for n in order]

    def test_without_a_question_all_articles_are_found_newest_first(self) -> None:
        holdings(2)
        assert titles(answer("/search")["items"]) == ["Harbor 1", "Harbor 0"]

    def test_facets_count_the_whole_result_and_narrow_it(self) -> None:
        holdings(3)
        make_article("No harbor", date="2021")
        index_all()
        found = answer("/search", q="harbor", limit=1)
        assert found["facets"]["outlet"] == [
            {"key": "the-lantern", "name": "The Lantern", "count": 3},
            {"key": "-", "name": "", "count": 1},
        ]
        narrowed = answer("/search", q="harbor", outlet=["-", "quay"], year="2021")
        assert titles(narrowed["items"]) == ["No harbor"]

    def test_any_word_dates_and_undated(self) -> None:
        make_article("Harbor", date="2021-06")
        make_article("Gate", date="2021-06-03")
        make_article("Gate again")
        index_all()
        assert answer("/search", q="harbor gate")["total"] == 0
        assert answer("/search", q="harbor gate", match="any")["total"] == 3
        dated = answer("/search", q="date:2021-06-03")
        said = [dated[name] for name in ("total", "possible", "undated", "left_out")]
        assert said == [2, 1, 0, 1]
        assert answer("/search", q="date:2021-06-03", dates="certain")["total"] == 1

    def test_a_cursor_holds_for_its_own_question_only(self) -> None:
        holdings(2)
        cursor = answer("/search", q="harbor", limit=1)["next_cursor"]
        for asked in ("q=old", "q=harbor&sort=newest", "q=harbor&year=-", "q=harbor&match=any"):
            _, parameter = problem(f"/search?{asked}&cursor={cursor}")
            assert parameter == "cursor"
        assert len(answer("/search", q="harbor", limit=2, cursor=cursor)["items"]) == 1

    def test_a_part_of_what_has_changed_since_says_so(self) -> None:
        holdings(3)
        first = answer("/search", q="harbor", limit=1)
        same = answer("/search", q="harbor", limit=1, cursor=first["next_cursor"])
        assert (first["remarks"], same["remarks"]) == ([], [])
        stored("Harbor 4")
        sync.catch_up()
        later = answer("/search", q="harbor", limit=1, cursor=first["next_cursor"])
        assert [remark.partition(" since")[0] for remark in later["remarks"]] == [
            "The index has changed"
        ]

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_asks_a_constant_number_of_questions(
        self, count: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        holdings(count)
        with django_assert_num_queries(2):
            answer("/search", q="harbor")


class TestConcordance:
    """The concordance."""

    def test_a_line_has_its_words_their_context_and_its_place(self) -> None:
        holdings(1)
        article = Article.objects.get()
        found = answer("/concordance", q="froze*")
        assert found == {
            "question": {"words": "froze*", "as_read": "froze*", "notes": []},
            "total": 1,
            "articles": 1,
            "remarks": [],
            "items": [
                {
                    "left": "The old harbor <b>",
                    "keyword": "froze",
                    "right": "</b>.",
                    "article": article.public_id,
                    "path": f"/a/{article.public_id}/harbor-0/#p1",
                    "title": "Harbor 0",
                    "outlet": "The Lantern",
                    "date": "2020",
                    "field": "body",
                    "paragraph": 1,
                }
            ],
            "next_cursor": None,
        }

    @pytest.mark.parametrize("limit", [1, 4, 100])
    def test_parts_make_all_lines_in_order(self, limit: int) -> None:
        for number, words in enumerate(["a harbor zone", "a harbor area", "a harbor mile"]):
            make_article(f"Number {number}", body=[words])
        index_all()
        found = parts("/concordance", q="harbor", sort="right", limit=limit)
        lines = list(chain.from_iterable(found))
        assert [line["right"] for line in lines] == [" area", " mile", " zone"]

    def test_of_what_may_not_be_read_there_are_no_lines(self) -> None:
        make_article("Harbor", body=["A harbor."], access="excerpt")
        index_all()
        found = answer("/concordance", q="harbor")
        assert (found["total"], found["items"]) == (0, [])

    def test_its_limits_are_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        holdings(3)
        monkeypatch.setattr(concordance, "MAX_ARTICLES", 2)
        assert answer("/concordance", q="harbor")["remarks"] == [
            "3 articles were found; the lines are those of the first 2."
        ]

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_asks_a_constant_number_of_questions(
        self, count: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        holdings(count)
        with django_assert_num_queries(2):
            answer("/concordance", q="harbor")


@pytest.mark.parametrize("path", ["/search", "/concordance"])
class TestWithoutIndex:
    """Where the index cannot answer."""

    def test_none_yet(self, path: str, caplog: pytest.LogCaptureFixture) -> None:
        make_article("Harbor")
        assert problem(path, 503, q="harbor") == (UNREADABLE, None)
        assert "could not be answered" in caplog.text

    def test_a_damaged_one(self, path: str, settings: Settings) -> None:
        holdings(1)
        sync.close()
        for file in Path(settings.ARCHIVE_INDEX).rglob("*"):
            if file.is_file():
                file.write_bytes(b"\x00")
        assert problem(path, 503, q="harbor") == (UNREADABLE, None)

    def test_an_empty_archive_needs_none(self, path: str) -> None:
        assert answer(path, q="harbor")["items"] == []


HOSTILE: list[tuple[dict[str, Any], str | None]] = [
    ({"q": "\x00"}, "q"),
    ({"q": "x" * 2001}, "q"),
    ({"q": "x" * 100_000}, "q"),
    ({"limit": "0"}, "limit"),
    ({"limit": "101"}, "limit"),
    ({"limit": "1" + "0" * 30}, "limit"),
    ({"limit": "1" + "0" * 10_000}, "limit"),
    ({"limit": "-1"}, "limit"),
    ({"limit": "ten"}, "limit"),
    ({"limit": ""}, "limit"),
    ({"limit": ["1", "2"]}, "limit"),
    ({"cursor": "WzEsMF0"}, "cursor"),
    ({"cursor": "WzEsMF0:5S3HiGuMvgHvVzyOqMi1KOrWP4anQnyUITY21xqN18c"}, "cursor"),
    ({"cursor": "é:é"}, "cursor"),
    ({"cursor": "a:" + "b" * 100_000}, "cursor"),
    ({"page": "2"}, "page"),
    ({"x" * 100_000: "1"}, "x" * 60 + "…"),
    ({"\x00": "1"}, "…"),
    ({"sort": "best"}, "sort"),
    ({"sort": ""}, "sort"),
    ({"match": "none"}, "match"),
    ({"dates": "maybe"}, "dates"),
    ({"year": "0000"}, "year"),
    ({"year": "202"}, "year"),
    ({"month": "2021-13"}, "month"),
    ({"outlet": ""}, "outlet"),
    ({"outlet": "x" * 121}, "outlet"),
    ({"outlet": "a\x00b"}, "outlet"),
    ({"outlet": [str(number) for number in range(21)]}, "outlet"),
]


@pytest.mark.parametrize("path", ["/search", "/concordance"])
@pytest.mark.parametrize(("asked", "parameter"), HOSTILE, ids=lambda each: repr(each)[:40])
def test_a_wrong_parameter_is_named(path: str, asked: dict[str, Any], parameter: str) -> None:
    detail, named = problem(path, **asked)
    assert named == parameter
    assert len(detail) < 400
