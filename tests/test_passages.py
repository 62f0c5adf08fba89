"""The longest passage that two texts have in common."""

from hypothesis import given
from hypothesis import strategies as st

from archive.text.passages import Place, longest_passage, passage_text
from archive.text.similarity import shingles
from tests.texts import body

ONE = ("It rained. The tide came in at noon,", "and went out again before dark. Nobody saw it.")
OTHER = ("Yesterday “the tide came in — at noon", "And went out, again” before nine.")


def test_it_is_found_across_paragraphs_whatever_the_marks() -> None:
    found = longest_passage(ONE, OTHER)
    assert found is not None
    assert found.words == 11
    assert passage_text(ONE, found.in_one) == (
        "The tide came in at noon, and went out again before"
    )
    assert passage_text(OTHER, found.in_other) == (
        "the tide came in — at noon And went out, again” before"
    )
    assert found.in_one == Place(first=1, start=11, last=2, end=25)


def test_fewer_than_five_words_are_no_passage() -> None:
    assert longest_passage(["one two three four"], ["one two three four"]) is None
    assert longest_passage([], ONE) is None


def test_of_equals_the_first_is_taken_and_a_text_that_repeats_itself_takes_no_time() -> None:
    again = ("one two three four five. " * 5_000,)
    found = longest_passage(("one two three four five",), again)
    assert found is not None
    assert (found.words, found.in_other) == (5, Place(1, 0, 1, 23))
    assert longest_passage(again, again) is not None


@given(st.integers(0, 3), st.integers(1, 4))
def test_a_part_stands_in_the_whole(start: int, count: int) -> None:
    whole = body(3, paragraphs=7, words=9)
    part = whole[start : start + count]
    found = longest_passage(part, whole)
    assert found is not None
    assert found.words == 9 * count
    assert passage_text(whole, found.in_other) == " ".join(part).rstrip(".")
    assert shingles(part) <= shingles(whole)
