"""A claim in words, and the characters that show it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.curation.evidence import excerpt, in_words

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
        ("date", {"edtf": "2021-06", "time": None, "label": ""}, "edtf: 2021-06"),
        (
            "damage",
            [{"kind": "cut sentence", "paragraph": 2, "text": "The"}],
            "kind: cut sentence, paragraph: 2, text: The",
        ),
    ],
)
def test_values_in_words(field: str, value: Any, words: str) -> None:
    assert in_words(field, value) == words
