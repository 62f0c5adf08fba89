"""Runs of five words that two texts share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.similarity import containment, shingles

TEN = "one two three four five six seven eight nine ten"


def alike(one: str, other: str) -> float:
    return containment(shingles([one]), shingles([other]))


def test_a_text_has_a_run_of_five_words_at_every_word_but_the_last_four() -> None:
    assert shingles([TEN]) == {tuple(TEN.split()[at : at + 5]) for at in range(6)}


def test_runs_cross_paragraphs_and_know_no_case_accents_or_marks() -> None:
    assert shingles(["Óne, two", "THREE four — five?"]) == {("one", "two", "three", "four", "five")}


def test_a_text_of_few_words_is_one_run_and_one_without_words_none() -> None:
    assert shingles(["Nearly there."]) == {("nearly", "there")}
    assert shingles(["—", ""]) == frozenset()


def test_a_character_counts_as_a_word_where_words_have_no_spaces() -> None:
    assert shingles(["关于美国的话"]) == {tuple("关于美国的"), tuple("于美国的话")}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (TEN, TEN, 1.0),
        (TEN, f"{TEN} and a great deal more that follows it", 1.0),
        (TEN, TEN.replace("ten", "zehn"), 5 / 6),
        (TEN, "ten nine eight seven six five four three two one", 0.0),
        (TEN, "", 0.0),
        ("", "", 0.0),
    ],
)
def test_the_share_of_the_shorter_text_that_stands_in_the_other(
    one: str, other: str, share: float
) -> None:
    assert alike(one, other) == alike(other, one) == pytest.approx(share)


@given(st.text(), st.text())
def test_a_share_is_one_of_the_same_text_and_never_more(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1
    assert alike(one, one) in ((1.0,) if shingles([one]) else (0.0,))
