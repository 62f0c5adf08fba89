"""Text in one form: white space, invisible characters, keys, slugs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.normal import clean_line, clean_paragraph, fold_space, name_key, slugify


def test_white_space_of_every_kind_is_folded() -> None:
    assert fold_space(" a\u00a0\u3000b\r\n\tc\u2028d ") == "a b c d"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Cafe\u0301", "Café"),
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("Ann\u202e yaD\u202c \u2066x\u2069", "Ann yaD x"),
        ("tab\tand\x00nul\x1b", "tab andnul"),
        ("half \ud800 pair", "half pair"),
        ("Na\u200dme\u200c", "Name"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🚀 ❤\ufe0f\u200d🔥", "👩\u200d🚀 ❤\ufe0f\u200d🔥"),
        ("\u200c\u200d", ""),
        ("", ""),
    ],
)
def test_titles_and_names_are_cleaned(text: str, cleaned: str) -> None:
    assert clean_line(text) == cleaned


def test_paragraphs_keep_the_direction_marks_that_their_text_needs() -> None:
    assert clean_paragraph("ab\u200f c\x00\x07d\u202e\u00ade\n f") == "ab\u200f cde f"


@given(st.text())
def test_cleaning_is_stable_and_leaves_what_a_database_can_store(text: str) -> None:
    for clean in (clean_line, clean_paragraph):
        cleaned = clean(text)
        assert clean(cleaned) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)
        cleaned.encode()
        assert "\x00" not in cleaned


def test_names_are_equal_in_any_case_width_and_spacing() -> None:
    assert name_key("Ｔｈｅ  Daily\u00a0STRASSE\u200b") == name_key("the daily straße")
    assert name_key("Ana Paz") != name_key("Ana Páz")


@given(st.text())
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("'Resetting' US-Russia relations: why?", "resetting-us-russia-relations-why"),
        ("Biden’s plan", "bidens-plan"),
        ("美俄关系 2021", "美俄关系-2021"),
        ("Ещё раз", "ещё-раз"),
        ("हिन्दी", "हिन्दी"),
        ("…?!", "none"),
        ("", "none"),
        ("a/b\\c\x00../d", "a-b-c-d"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 100, "x" * 60),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text, "none") == slug


@given(st.text(max_size=200), st.integers(1, 80))
def test_a_slug_is_never_empty_nor_too_long_and_of_letters_only(text: str, limit: int) -> None:
    slug = slugify(text, "none", limit)
    assert slug == "none" or len(slug) <= limit
    assert slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert all(sign == "-" or unicodedata.category(sign)[0] in "LMN" for sign in slug)
