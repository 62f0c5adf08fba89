"""Text as it looks to a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.folding import fold, folded
from archive.text.similarity import words

ODD = st.sampled_from("aßéÅ№ﬁ\u0301\u00adが\u3099\u1112\u1161각ё’`ıİ")


@given(st.text(alphabet=ODD | st.characters()))
def test_the_form_alone_is_the_form_that_knows_its_places(text: str) -> None:
    assert folded(text) == fold(text).text


@pytest.mark.parametrize(
    ("printed", "form"),
    [("Straße №3", "strasse no3"), ("Ａfﬁne", "affine"), ("L’été", "l'ete"), ("が", "が")],
)
def test_characters_grow_join_and_lose_their_accents(printed: str, form: str) -> None:
    assert folded(printed) == form


@given(st.text(alphabet=st.sampled_from("aé ßl’'.U-½ё日") | st.characters()))
def test_a_text_has_the_words_of_its_folded_form(text: str) -> None:
    assert list(words(text)) == list(words(folded(text)))
