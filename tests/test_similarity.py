"""Runs of five words that two texts share, and the sample of them by which texts are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.analysis import tokens
from archive.text.similarity import (
    LEAST_PRINTS,
    MOST_WORDS,
    ONE_IN,
    containment,
    digest_of,
    prints,
    sample_of,
    shingles,
    word_spans,
    words,
)
from tests.texts import body

TEN = "one two three four five six seven eight nine ten"
RUN = 1702095548488638738
DIGEST = 3327022309806405582
LONG = body(1, paragraphs=20, words=200)


def alike(one: str, other: str) -> float:
    return containment(shingles([one]), shingles([other]))


def test_a_text_has_a_run_of_five_words_at_every_word_but_the_last_four() -> None:
    numbers = TEN.split()
    apart = [shingles([" ".join(numbers[at : at + 5])]) for at in range(6)]
    assert [len(each) for each in apart] == [1] * 6
    assert shingles([TEN]) == frozenset().union(*apart)


def test_a_run_is_known_by_all_its_words_and_their_order() -> None:
    assert len(shingles([TEN]) | shingles(["two one three four five"])) == 7
    assert len(shingles([TEN]) | shingles(["one two three four six"])) == 7


def test_it_is_the_same_number_on_every_machine() -> None:
    assert shingles(["one two three four five"]) == {RUN}
    assert digest_of(["one two", "three"]) == DIGEST


def test_runs_cross_paragraphs_and_know_no_case_accents_or_marks() -> None:
    assert shingles(["Óne, two", "THREE four — “five”?"]) == shingles(["one two three four five"])


def test_a_text_of_few_words_is_one_run_and_one_without_words_none() -> None:
    assert len(shingles(["Nearly there."])) == 1
    assert shingles(["—", ""]) == frozenset()


def test_a_character_counts_as_a_word_where_words_have_no_spaces() -> None:
    assert shingles(["关于美国的话"]) == shingles(["关于美国的"]) | shingles(["于美国的话"])


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


@given(st.text())
def test_words_are_those_of_the_analysis_in_their_places(text: str) -> None:
    assert len(list(words(text))) == len(word_spans(text))
    assert len(word_spans(text)) == len({token.position for token in tokens(text)})
    assert all(0 <= start < end <= len(text) for start, end in word_spans(text))


def test_of_a_very_long_text_the_beginning_is_looked_at() -> None:
    page = " ".join(map(str, range(2 * MOST_WORDS)))
    assert len(shingles([page, TEN])) == MOST_WORDS - 4
    assert containment(shingles([page]), shingles([page, TEN])) == 1.0


def test_prints_are_a_sample_that_texts_share_as_they_share_shingles() -> None:
    whole, part = prints(shingles(LONG)), prints(shingles(LONG[:10]))
    assert len(shingles(LONG)) / ONE_IN == pytest.approx(len(whole), rel=0.25)
    assert part <= whole
    assert len(part) == pytest.approx(len(whole) / 2, rel=0.25)


def test_a_short_text_has_a_few_prints_all_the_same() -> None:
    assert prints(shingles([TEN])) == shingles([TEN])
    assert len(prints(shingles(body(2, paragraphs=1)))) >= LEAST_PRINTS
    assert prints(frozenset()) == frozenset()


def test_a_sample_says_of_which_text_it_is() -> None:
    sample = sample_of(LONG)
    assert sample.size == len(shingles(LONG))
    assert (sample.prints, sample.digest) == (prints(shingles(LONG)), digest_of(LONG))
    assert digest_of(LONG) != digest_of(LONG[1:])
