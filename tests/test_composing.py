"""Normal forms in time that grows with the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.composing import MOST_MARKS, Form, composed
from archive.text.normal import clean_line, clean_paragraph

FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
MANY = 300_000
"""Marks that the standard library would be busy with for several minutes."""


@given(st.text(max_size=MOST_MARKS), st.sampled_from(FORMS))
def test_a_short_text_has_the_form_of_the_standard_library(text: str, form: Form) -> None:
    assert composed(text, form) == unicodedata.normalize(form, text)


@given(st.text(alphabet="ae\u0301\u0327\u0345가\u1100\u1161 ", min_size=MOST_MARKS))
def test_so_has_a_long_one_with_few_marks_to_a_letter(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("heap", "forms"),
    [
        ("\u0345" * MANY + "\u0301" * MANY, FORMS),
        ("\u0f73" * MANY, FORMS),
        ("\uff9e\u0301" * MANY, FORMS[2:]),
    ],
    ids=["in the wrong order", "each made of two", "half as wide"],
)
def test_marks_without_end_are_cut_off(heap: str, forms: tuple[Form, ...]) -> None:
    for form in forms:
        kept = f"a{heap[:MOST_MARKS]} and more."
        assert composed(f"a{heap} and more.", form) == unicodedata.normalize(form, kept)


def test_lines_and_paragraphs_are_cleaned_at_once() -> None:
    heap = "\u0345" * MANY + "\u0301" * MANY
    assert len(clean_line(f"Title {heap}")) < 2 * MOST_MARKS
    assert len(clean_paragraph(f"Text {heap}")) < 2 * MOST_MARKS
