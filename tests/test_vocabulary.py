"""Sorted terms: every look-up finds what a plain list of them finds."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from archive.search.vocabulary import BLOCK, STEM, Vocabulary, packed

letters = st.sampled_from("abcé中й0")
words = st.text(letters, min_size=1, max_size=4)
vocabularies = st.lists(words | words.map(STEM.__add__), max_size=3 * BLOCK, unique=True).map(
    sorted
)


def vocabulary(terms: list[str]) -> Vocabulary:
    return Vocabulary(packed(terms), len(terms))


@given(vocabularies, words)
def test_a_term_is_found_where_it_stands(terms: list[str], word: str) -> None:
    found = vocabulary(terms)
    assert [found.find(term) for term in terms] == list(range(len(terms)))
    assert found.find(word) == (terms.index(word) if word in terms else None)
    assert found.all() == terms


@given(vocabularies, st.text(letters, max_size=3))
def test_terms_that_begin_alike(terms: list[str], beginning: str) -> None:
    alike = [each for each in enumerate(terms) if each[1].startswith(beginning)]
    found = vocabulary(terms)
    numbers = found.beginning_with(beginning)
    assert list(found.terms(numbers)) == alike
    if not alike:
        assert numbers.start == bisect_left(terms, beginning)


@given(vocabularies, st.text(letters, max_size=2))
def test_letters_that_follow(terms: list[str], beginning: str) -> None:
    longer = [term for term in terms if term.startswith(beginning) and term != beginning]
    following = sorted({term[len(beginning)] for term in longer})
    assert list(vocabulary(terms).letters_after(beginning)) == following


def test_letters_of_words_but_not_of_stems_nor_of_scripts_without_spaces() -> None:
    assert vocabulary(["#en:xy", "ab", "й", "中国"]).letters == ["a", "b", "й"]


def test_the_longest_terms() -> None:
    terms = sorted({"語" * 255, "語" * 254, *("a" * n for n in range(1, 256))})
    found = vocabulary(terms)
    assert [found.find(term) for term in terms] == list(range(len(terms)))
