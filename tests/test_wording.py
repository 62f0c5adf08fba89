"""How two wordings differ, word by word."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.wording import common_blocks, difference, letters_of, words_that_differ
from tests.texts import body

TEXTS = st.one_of(st.text(max_size=60), st.text("ab '.-½Ⅷก한運\u0301\n", max_size=60))


def told(one: str, other: str) -> list[str | tuple[str, str]]:
    return [each.other if each.is_same else (each.one, each.other)
            for each in difference(one, other)]  # fmt: skip


def test_words_put_in_taken_out_and_replaced_are_told_and_the_rest_is_as_printed() -> None:
    one = "The harbor is not resetting its gates, they say."
    other = "The “harbor” was resetting its new gates; they say"
    assert told(one, other) == [
        *("The “harbor” ", ("is not ", "was "), "resetting its ", ("", "new "), "gates; they say"),
    ]
    assert words_that_differ(difference(one, other)) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a well-known re-reading", "A wellknown — rereading!"),
        ("health care", "healthcare"),
        ("“It’s over,” he said.", "'It's OVER' he said"),
        ("café", "cafe"),
        ("govern-\nment", "government"),
        ("½ a mile", "½ A MILE"),
        ("", ""),
    ],
)
def test_marks_hyphens_case_and_line_breaks_make_no_difference(one: str, other: str) -> None:
    assert words_that_differ(difference(one, other)) == 0


def test_another_ending_of_the_same_word_is_a_difference() -> None:
    assert told("all of Russia’s gates", "all of Russia gates") == [
        *("all of ", ("Russia’s ", "Russia "), "gates")
    ]


def test_in_scripts_without_spaces_characters_are_compared() -> None:
    assert told("運河的稅很高", "運河的船很高") == ["運河的", ("稅", "船"), "很高"]


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts_whole_and_the_same_pieces_have_the_same_letters(
    one: str, other: str
) -> None:
    pieces = difference(one, other)
    assert "".join(each.one for each in pieces) == one
    assert "".join(each.other for each in pieces) == other
    assert all(letters_of(each.one) == letters_of(each.other) for each in pieces if each.is_same)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert words_that_differ(difference(text, text)) == 0


@given(st.lists(st.integers(0, 4), max_size=60), st.lists(st.integers(0, 4), max_size=60))
def test_blocks_are_the_same_words_in_the_order_of_both(one: list[int], other: list[int]) -> None:
    at = place = 0
    for block in common_blocks(one, other):
        assert (block.at >= at, block.place >= place) == (True, True)
        at, place = block.at + block.length, block.place + block.length
        assert one[block.at : at] == other[block.place : place]
    assert (at <= len(one), place <= len(other)) == (True, True)


@pytest.mark.parametrize("edits", [0, 1, 7, 40])
def test_the_edits_of_a_long_text_are_the_words_that_differ(edits: int) -> None:
    """Long enough that only sure runs are compared; every edit makes a word of its own."""
    whole = " ".join(body(3, paragraphs=100)).split()
    changed = list(whole)
    for at in random.Random(edits).sample(range(0, len(whole), 9), edits):  # noqa: S311 - no secret
        changed[at] = f"edit{at}"
    pieces = difference(" ".join(whole), " ".join(changed))
    assert words_that_differ(pieces) == edits
    assert sum(not each.is_same for each in pieces) == edits


def test_a_part_that_was_moved_is_taken_out_and_put_in() -> None:
    first, second, third = body(5, paragraphs=3)
    pieces = difference(f"{first} {second} {third}", f"{second} {first} {third}")
    assert words_that_differ(pieces) == 80
