"""Signs spare patterns a try, and never keep one from a line that it fits."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.page.byline_names import PLAIN_WORD
from archive.page.captions import TRAILING, TRAILING_SIGNS
from archive.page.credits import CUES_WITHIN
from archive.page.notes import DISCLAIMED_SIGNS, DISCLAIMER, DISCLAIMER_SIGNS
from archive.page.patterns import line_start
from archive.page.readers import SAID, SAID_SIGNS
from archive.page.signs import Signs
from archive.page.tables import Table, Within
from archive.text.names.tables import HONORIFICS, PARTICLES, SUFFIXES


def matches(pattern: str, flags: int = 0) -> st.SearchStrategy[str]:
    """Texts that a pattern fits somewhere."""
    return st.from_regex(re.compile(pattern, flags), alphabet=st.characters(codec="utf-8"))


# Latin signs count where words begin; these alternatives would fit within a word too.
WITHIN_A_WORD = re.compile(r"(?<=\w)(?:quan điểm|ý kiến|tác giả|không)")


@settings(max_examples=50)
@given(matches(DISCLAIMER.pattern))
def test_every_disclaimer_has_both_signs(text: str) -> None:
    if DISCLAIMER.search(text) and not WITHIN_A_WORD.search(text.lower()):
        assert Signs(*DISCLAIMER_SIGNS).fits(text)
        assert Signs(*DISCLAIMED_SIGNS).fits(text)


@settings(max_examples=50)
@given(matches(SAID.pattern))
def test_every_voice_has_a_word_for_speaking(text: str) -> None:
    if SAID.search(text):
        assert Signs(*SAID_SIGNS).fits(text)


@settings(max_examples=50)
@given(matches(TRAILING.pattern, re.IGNORECASE))
def test_every_credit_at_the_end_has_a_sign(text: str) -> None:
    if TRAILING.search(text):
        assert TRAILING_SIGNS.fits(text)


@pytest.mark.parametrize("line", ["Lamps. By Ada Stern", "Sport | Von Max Holm", "今日 作者：林山"])
def test_words_before_names_are_found_within_a_line(line: str) -> None:
    assert CUES_WITHIN.fits(line)


def test_further_signs_must_stand_in_the_line_too() -> None:
    form = Within(Signs("weir"), line_start(r"^.*weir.*night$"), Signs("night"))
    assert form.fits("The weir at night")
    assert not form.fits("The weir at noon")


def test_the_first_row_that_fits_names_a_line() -> None:
    table = Table(("one", Signs("weir")), ("two", Signs("weir", "lock")), ("three", Signs("lock")))
    assert [table.first(text) for text in ("The weir", "The lock", "The quay")] == [
        "one",
        "two",
        None,
    ]


def test_no_small_word_of_names_is_too_long_for_one() -> None:
    words = {*PARTICLES, *HONORIFICS, *SUFFIXES, "and", "sowie", "und"}
    assert [word for word in sorted(words) if PLAIN_WORD.search(f"Ada {word} Stern")] == []
    assert PLAIN_WORD.search("the keeper of locks")
