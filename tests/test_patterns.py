"""Long patterns without regard to case."""

import re

from hypothesis import given
from hypothesis import strategies as st

from archive.page.letters import small_letters
from archive.page.patterns import AnyCase, any_case

PATTERN = r"(?P<word>by|von|di|yazarı|о)\s+(?=\S)|\bКОЛОНКА\b|[^\W\d_]+@[a-z]{2,3}"
LETTERS = st.text(alphabet="BYbyvondiİIıiſsyazrоОКколнаА @.2éÉß\n", max_size=40)


@given(LETTERS)
def test_a_pattern_without_case_finds_what_pythons_own_flag_finds(text: str) -> None:
    ours = [(*match.span(), match["word"]) for match in AnyCase(PATTERN).finditer(text)]
    pythons = re.compile(PATTERN, re.IGNORECASE).finditer(text)
    assert ours == [(*match.span(), match["word"] or "") for match in pythons]


@given(st.text())
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert [len(small_letters(char)) for char in text] == [1] * len(text)
    assert len(small_letters(text)) == len(text)


def test_groups_keep_their_capitals() -> None:
    found = any_case(r"url:\s*(?P<url>\S+)").search("See URL: https://Weir.example/A")
    assert found is not None
    assert (found["url"], found.start("url")) == ("https://Weir.example/A", 9)


def test_rows_are_joined_and_white_space_within_them_counts() -> None:
    pattern = any_case(
        r"""
        no |
        yes\.
        """
    )
    texts = ("No more", "YES.", "no", "yesterday")
    assert [bool(pattern.match(text)) for text in texts] == [True, True, False, False]


def test_a_pattern_at_words_begins_in_no_word() -> None:
    pattern = any_case("view|观点", at_words=True)
    texts = ("Views", "a review", "本文观点", "über-view")
    assert [bool(pattern.search(text)) for text in texts] == [True, False, True, True]
