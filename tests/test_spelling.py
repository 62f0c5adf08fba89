"""Words that look like a word, against plain definitions."""

from hypothesis import given
from hypothesis import strategies as st

from archive.search.query import Fuzzy, Prefix, Wildcard
from archive.search.spelling import is_one_edit, near_words, one_edit_off, spelled
from archive.search.vocabulary import Vocabulary, packed

words = st.text(st.sampled_from("abcd"), min_size=1, max_size=5)
vocabularies = st.sets(words, max_size=60).map(sorted)


def vocabulary(terms: list[str]) -> Vocabulary:
    return Vocabulary(packed(terms), len(terms))


def edits(word: str) -> set[str]:
    """The word and all that one edit makes of it, by trying every edit."""
    places = range(len(word) + 1)
    split = [(word[:at], word[at:]) for at in places]
    return {
        word,
        *(a + b[1:] for a, b in split if b),
        *(a + b[1] + b[0] + b[2:] for a, b in split if len(b) > 1),
        *(a + letter + b[1:] for a, b in split if b for letter in "abcd"),
        *(a + letter + b for a, b in split for letter in "abcd"),
    }


@given(words, words)
def test_one_edit(word: str, other: str) -> None:
    assert is_one_edit(word, other) == (other in edits(word))


@given(words, vocabularies)
def test_words_one_edit_off(word: str, terms: list[str]) -> None:
    found = dict(one_edit_off(word, vocabulary(terms)))
    assert found == {number: term for number, term in enumerate(terms) if term in edits(word)}


def test_what_signs_stand_for() -> None:
    terms = ["#en:reset", "economie", "organise", "organize", "organized", "reset", "resetting"]
    held = vocabulary(terms)

    def found(leaf: Prefix | Wildcard | Fuzzy) -> list[str]:
        return [terms[number] for numbers in spelled(leaf, held) for number in numbers]

    assert found(Prefix("Reset")) == ["reset", "resetting"]
    assert found(Prefix("économ")) == ["economie"]
    assert found(Wildcard("organi?e")) == ["organise", "organize"]
    assert found(Wildcard("ORG*d")) == ["organized"]
    assert found(Fuzzy("rests")) == []
    assert found(Fuzzy("rest")) == ["reset"]
    assert found(Fuzzy("ersetting")) == ["resetting"]


def test_near_words_of_a_long_word_may_be_two_edits_off() -> None:
    held = vocabulary(["goverment", "government", "governor", "movement"])
    assert near_words("govermnent", held) == {"goverment", "government"}
    assert near_words("government", held) == {"goverment"}
    assert near_words("", held) == set()


def test_a_mark_behind_a_sign_is_on_the_letter_that_the_sign_stands_for() -> None:
    """A vowel sign of Devanagari is a character of its own."""
    terms = sorted(["पानी", "पपानी"])
    found = spelled(Wildcard("प?ानी"), vocabulary(terms))
    assert [terms[number] for numbers in found for number in numbers] == ["पपानी"]
