"""A claim in words, and the characters that show it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.curation.evidence import excerpt, in_words
from archive.curation.sources import CaptureText, sources_of
from archive.models import Capture, Claim
from tests.holdings import make_article, make_claim

TEXT = "By Ada Marsh\n\nThe tide  came in.\nNobody had closed the gate."


def test_an_excerpt_is_what_the_spans_show_on_one_line() -> None:
    assert excerpt(TEXT, [(14, 32), (33, 60)]) == "The tide came in. Nobody had closed the gate."


def test_a_long_excerpt_is_shortened() -> None:
    assert excerpt(TEXT, [(14, 60)], length=10) == "The tide…"
    assert excerpt(TEXT, [(3, 12)], length=9) == "Ada Marsh"


def test_no_span_shows_nothing() -> None:
    assert excerpt(TEXT, []) == ""


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
    st.integers(1, 40),
)
def test_an_excerpt_is_never_longer_than_asked(
    text: str, spans: list[tuple[int, int]], length: int
) -> None:
    assert len(excerpt(text, spans, length)) <= length


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "Tides", "Tides"),
        ("title", None, ""),
        ("tags", ["sea", "gates"], "sea · gates"),
        ("tags", [], ""),
        ("body", [1, 2, 1], "3 paragraphs"),
        ("body", [4], "1 paragraph"),
        ("outlet", {"slug": "the-lantern"}, "slug: the-lantern"),
        ("date", {"edtf": "2021-06", "time": None, "label": ""}, "2021-06"),
        (
            "date",
            {"edtf": "2021-06-23", "time": None, "label": "نشر"},
            "\u2068نشر\u2069 \u20682021-06-23\u2069",
        ),
        (
            "date",
            {"edtf": "2021-06-23", "time": "14:05", "label": "Updated"},
            "Updated 2021-06-23 14:05",
        ),
        (
            "damage",
            [{"kind": "cut sentence", "paragraph": 2, "text": "The"}],
            "kind: cut sentence, paragraph: 2, text: The",
        ),
    ],
)
def test_values_in_words(field: str, value: Any, words: str) -> None:
    assert in_words(field, value) == words


class TestLines:
    """The lines of the capture that show a claim."""

    @pytest.mark.django_db
    def test_each_line_has_its_own_marks(self) -> None:
        article = make_article(page="By Ada Marsh\r\n\r\nThe tide  came in.\r\nNobody closed.")
        claim = make_claim(article, "body", [1], spans=[[20, 41]])
        (said,) = sources_of(article, article.captures.all())
        assert [(line.number, line.text, line.marks) for line in said.deciding.lines] == [
            (3, "The tide  came in.", ((4, 18),)),
            (4, "Nobody closed.", ((0, 5),)),
        ]
        assert said.deciding.claim == claim

    @pytest.mark.django_db
    def test_many_lines_are_counted(self) -> None:
        article = make_article(page="\n".join("abcdefgh"))
        make_claim(article, "body", [1], spans=[[0, 15]])
        (said,) = sources_of(article, article.captures.all())
        assert [line.text for line in said.deciding.lines] == list("abcde")
        assert said.deciding.more_lines == 3

    @pytest.mark.django_db
    def test_a_long_line_is_cut_to_its_mark(self) -> None:
        article = make_article(page="x" * 1000 + "MARK" + "y" * 1000)
        make_claim(article, "title", "MARK", spans=[[1000, 1004]])
        (said,) = sources_of(article, article.captures.all())
        (line,) = said.deciding.lines
        (mark,) = line.marks
        assert line.text[slice(*mark)] == "MARK"
        assert (line.text[:2], line.text[-2:], len(line.text)) == ("…x", "y…", 322)

    @pytest.mark.django_db
    def test_what_a_curator_says_may_be_confirmed_by_what_a_source_says(self) -> None:
        article = make_article(page="Tides")
        make_claim(article, "title", "Ebb")
        make_claim(article, "title", "Tides", spans=[[0, 5]])
        Claim.objects.create(
            article=article, field="title", value="Tides", origin="curated", rule="desk"
        )
        (said,) = sources_of(article, article.captures.all())
        assert (said.deciding.origin, said.deciding.lines) == ("said by a curator", ())
        assert said.confirmed_by is not None
        assert [line.text for line in said.confirmed_by.lines] == ["Tides"]
        assert [other.value for other in said.others] == ["Ebb"]

    @pytest.mark.django_db
    @pytest.mark.parametrize("decided", ["Tides", None])
    def test_what_no_source_says_is_not_confirmed(self, decided: str | None) -> None:
        article = make_article()
        make_claim(article, "title", "Ebb" if decided else None)
        Claim.objects.create(
            article=article, field="title", value=decided, origin="curated", rule="desk"
        )
        (said,) = sources_of(article, article.captures.all())
        assert (said.confirmed_by, len(said.others)) == (None, 1)


@given(
    st.text(alphabet="ab\r\n\f ", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4),
)
def test_marks_lie_within_their_lines(text: str, spans: list[tuple[int, int]]) -> None:
    shown = CaptureText(Capture(sha256="ab" * 32))
    shown.text = text
    for number, pieces in shown.lines_under(spans):
        line = shown.shown(number, pieces)
        assert all(0 <= start < end <= len(line.text) for start, end in line.marks)
