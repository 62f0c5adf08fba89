"""A quotation looked for in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.passages import passage_text
from archive.text.quotations import MOST_PASSAGES, Fidelity, Quotation
from tests.texts import body

TEXT = (
    "Nobody asked. The “harbor” is resetting its gates — slowly, and with the co-operation of",
    "the keepers: it was never in doubt, said those who’d seen the weir in January.",
    "运河的税。运河的船很大。",
)


def found(quotation: str, text: tuple[str, ...] = TEXT) -> list[tuple[Fidelity, str, int]]:
    return [
        (each.fidelity, passage_text(text, each.place), each.changed)
        for each in Quotation(quotation).found_in(text)
    ]


@pytest.mark.parametrize(
    ("quotation", "passage"),
    [
        ("the 'HARBOR' is re-\nsetting its gates – slowly", TEXT[0][14:58]),
        ("with the cooperation\tof the keepers", "with the co-operation of the keepers"),
        ("who'd seen the weir in January", "who’d seen the weir in January"),
        ("“It was never in doubt,”", "it was never in doubt"),
        ("运河的船", "运河的船"),
    ],
)
def test_marks_hyphens_case_and_line_wraps_do_not_matter(quotation: str, passage: str) -> None:
    assert found(quotation) == [(Fidelity.EXACT, passage, 0)]


@pytest.mark.parametrize(
    "quotation", ["The harbor is resetting; its gates", "the weir. In January", "it was néver in"]
)
def test_other_punctuation_or_accents_are_told_apart(quotation: str) -> None:
    assert [fidelity for fidelity, _, _ in found(quotation)] == [Fidelity.WORDS]


@pytest.mark.parametrize(
    ("quotation", "passage", "changed"),
    [
        ("the harbor was resetting its gates", "The “harbor” is resetting its gates", 1),
        ("the harbor is slowly resetting its gates", "The “harbor” is resetting its gates", 1),
        ("of the keepers: was never in doubt", "of the keepers: it was never in doubt", 1),
        ("seen the weirs in January", "seen the weir in January", 1),
        ("运河的船真大", "运河的船很大", 1),
    ],
)
def test_a_few_other_words_are_nearly_it(quotation: str, passage: str, changed: int) -> None:
    assert found(quotation) == [(Fidelity.NEAR, passage, changed)]


@pytest.mark.parametrize(
    "quotation",
    ["a harbor was setting some gates", "arbor is resetting", "in doubt, said", "", "?!", "\n"],
)
def test_nothing_else_is(quotation: str) -> None:
    text = (TEXT[0], "Doubtless, it was in. Said nobody.")
    assert found(quotation, text) == []


@pytest.mark.parametrize("text", [(), ("",), ("", "—"), ("word",)])
def test_a_text_of_next_to_nothing_holds_none(text: tuple[str, ...]) -> None:
    assert found("the tide came in", text) == []


def test_every_place_is_found_up_to_a_few() -> None:
    text = ("The tide came in.", "Then the tide, came in; and the tide\u00a0came in.")
    assert len(found("the tide came in", text)) == 3
    assert len(found("the tide came in at", text)) == 3
    assert len(found("the tide came in", text * 5)) == MOST_PASSAGES


def test_nearly_is_not_told_of_a_text_that_has_it_as_quoted() -> None:
    text = ("The tide came in at noon.", "The tide went in at noon.")
    assert [each[0] for each in found("the tide came in at noon", text)] == [Fidelity.EXACT]


def test_a_passage_of_a_very_long_text_is_found_where_it_stands() -> None:
    text = (*body(1, paragraphs=400), TEXT[0], *body(2, paragraphs=400))
    [each] = Quotation("nobody asked the harbor is opening its gates slowly").found_in(text)
    assert (each.place.first, each.place.last, each.changed) == (401, 401, 1)


@given(
    st.lists(st.text("ab ½'-.한運\u0301", max_size=20), max_size=4),
    st.text("ab ½'-.한運\u0301", max_size=20),
)
def test_any_text_and_quotation_will_do(text: list[str], quotation: str) -> None:
    for each in Quotation(quotation).found_in(text):
        assert passage_text(text, each.place)


@given(st.integers(0, 3), st.integers(0, 30), st.integers(3, 10))
def test_what_stands_in_a_text_is_found_there(paragraph: int, first: int, count: int) -> None:
    text = body(4)
    quotation = " ".join(text[paragraph].split()[first : first + count])
    [each] = Quotation(quotation).found_in(text)
    assert (each.fidelity, each.place.first) == (Fidelity.EXACT, paragraph + 1)
    assert passage_text(text, each.place) in (quotation, quotation.rstrip("."))
