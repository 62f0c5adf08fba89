"""Words of which one must stand in a text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from archive.page.signs import LONGEST_KEPT, Signs, shared_beginnings


def test_latin_signs_begin_words_and_others_stand_anywhere() -> None:
    signs = Signs("View", "rights reserved", "观点", "Мнени", "yazı", "…")
    assert all(map(signs.fits, ("VIEWS", "A View.", "2021views", "YAZI", "no …", "本文观点")))
    assert all(map(signs.fits, ("All rights reserved", "не мнение", "сомнение")))
    assert not any(map(signs.fits, ("", "reviews", "rights", "观", "all rights  reserved")))


def test_no_signs_stand_nowhere() -> None:
    assert not any(map(Signs().fits, ("", "view", "观点")))


@given(st.frozensets(st.text("abc.(", min_size=1, max_size=5), min_size=1), st.text("abc.(x"))
def test_a_pattern_of_shared_beginnings_finds_what_its_words_find(
    listed: frozenset[str], text: str
) -> None:
    found = re.search(shared_beginnings(listed), text)
    starts = [at for at in range(len(text)) if text.startswith(tuple(listed), at)]
    assert (found.start() if found else None) == (starts[0] if starts else None)


def test_long_words_without_spaces_hold_signs_too() -> None:
    signs = Signs("观点", "view")
    paragraph = "水位" * LONGEST_KEPT
    assert signs.fits(paragraph + "观点" + paragraph)
    assert signs.fits("x/" * LONGEST_KEPT + "view")
    assert not signs.fits(paragraph)


@given(st.lists(st.sampled_from(["view", "reviews", "观点", "Views,", "mail", "(view)", "2view"])))
def test_words_that_were_met_before_count_as_at_first(listed: list[str]) -> None:
    signs = Signs("view", "mail order")
    expected = any(re.search(r"(?<![a-z])view", word.lower()) for word in listed)
    assert [signs.fits(" ".join(listed)) for _ in range(2)] == [expected] * 2
