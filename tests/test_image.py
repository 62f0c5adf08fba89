"""An image shows what folding makes of a text, wherever it shows a letter at all."""

import sys
import unicodedata
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from archive.search.snippets.image import ODD, image, seen
from archive.text.analysis import tokens
from archive.text.folding import fold, folded
from tests.stalling import ends_in_time


@cache
def characters() -> list[str]:
    """All that are assigned, but for tens of thousands of rare ideographs."""
    return [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) not in ("Cn", "Co")
        and not (character > "\U00020000" and unicodedata.category(character) == "Lo")
    ]


def test_no_character_is_shown_as_anything_but_itself_folded() -> None:
    shown = {each: seen(each) for each in characters()}
    assert {len(form) for form in shown.values()} == {1}
    letters = {each: form for each, form in shown.items() if form not in (ODD, " ")}
    assert [each for each, form in letters.items() if folded(each) != form] == []
    spaces = (each for each, form in shown.items() if form == " ")
    assert [each for each in spaces if tokens(f"a{each}a") != tokens("a a")] == []


def test_lower_case_changes_nothing_that_is_shown() -> None:
    """An image of any script begins with the text in lower case."""
    one_to_one = [each for each in characters() if len(each.lower()) == 1]
    assert [each for each in one_to_one if seen(each.lower()) != seen(each)] == []
    assert [each for each in map(seen, characters()) if each != ODD and seen(each) != each] == []


pieces = st.sampled_from(("Reset ", "ÉTÉ", "“x”", "ΣΑΣ ", "й", "中", "أ", "ß", "?", "\x00", "`"))
texts = st.lists(pieces | st.characters(), max_size=80).map("".join)


@given(texts)
def test_any_text_is_shown_character_by_character(text: str) -> None:
    shown = image(text)
    assert len(shown.text) == len(text)
    for start, end in shown.stretches():
        if not shown.is_odd(start):
            assert fold(text[start:end]).text == shown.text[start:end]


@given(texts)
def test_odd_places_lie_in_odd_stretches(text: str) -> None:
    shown = image(text)
    odd = [at for at, form in enumerate(shown.text) if form == ODD]
    assert [at for at in odd if not shown.is_odd(at)] == []
    assert [span for span in shown.odd if ODD not in shown.text[slice(*span)]] == []
    assert [span for span in shown.odd if shown.stretch(span[0]) != span] == []


def test_a_place_widened_by_stretches_that_hold_a_word() -> None:
    shown = image("one two . ½ three fo½r five six")
    assert shown.text[slice(*shown.around(18, 22, 0))] == "fo\x00r"
    around = {count: shown.around(18, 22, count) for count in (1, 2, 9)}
    texts = {count: shown.text[start:end] for count, (start, end) in around.items()}
    assert texts == {
        1: "three fo\x00r five",
        2: "two . \x00 three fo\x00r five six",
        9: shown.text,
    }


def test_a_megabyte_of_odd_characters_is_shown_in_time() -> None:
    with ends_in_time():
        assert len(image("ß " * 500_000).odd) == 500_000
        assert image("ß" * 1_000_000).odd == ((0, 1_000_000),)
