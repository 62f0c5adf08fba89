"""A page as it is seen, and the way back to the capture."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.page.record import Span
from archive.page.shown import Shown
from archive.text.normal import is_plain


def back(text: str, seen: str) -> str:
    """What the capture has where the page shows some words."""
    shown = Shown.of(text)
    start = shown.text.index(seen)
    span = shown.in_capture(Span(start, start + len(seen)))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "seen", "in_capture"),
    [
        ("By China\u200b Daily\nx", "China Daily", "China\u200b Daily"),
        ("a\u202eb\u202cc", "b", "b"),
        ("one\nCafe\u0301 au lait\n", "Café au", "Cafe\u0301 au"),
        ("Cafe\u0301", "é", "e\u0301"),
        (unicodedata.normalize("NFD", "그는 남궁서윤이다"), "남궁서윤",
         unicodedata.normalize("NFD", "남궁서윤")),
        ("plain\nthen \u2066isolated\u2069 words", "words", "words"),
        ("plain\nthen \u2066isolated\u2069 words", "plain\nthen isolated",
         "plain\nthen \u2066isolated"),
    ],
)  # fmt: skip
def test_what_is_seen_is_found_in_the_capture(text: str, seen: str, in_capture: str) -> None:
    assert back(text, seen) == in_capture


SIGNS = st.text("aé e\u0301\u0323\n\r\u200b\u202e\u200d\u3042\u3099\u1100\u1161\u11a8\u0915\u093c")


@given(SIGNS)
def test_every_piece_leads_back_to_where_it_came_from(text: str) -> None:
    shown = Shown.of(text)
    whole = shown.in_capture(Span(0, len(shown.text)))
    assert 0 <= whole.start <= whole.end <= len(text)
    places = [shown.in_capture(Span(at, at + 1)) for at in range(len(shown.text))]
    assert places == sorted(places)
    for at, place in enumerate(places):
        seen = Shown.of(text[place.start : place.end]).text
        assert shown.text[at] in seen or not seen


@given(SIGNS)
def test_a_page_is_seen_composed_and_a_plain_one_as_it_is(text: str) -> None:
    shown = Shown.of(text)
    assert unicodedata.is_normalized("NFC", shown.text)
    if is_plain(text):
        assert shown.text == text
