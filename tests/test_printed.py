"""The words of texts as printed: analysed one by one they give what the texts give."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.printed import printed
from archive.search.short_words import spelled
from archive.text.analysis import tokens
from archive.text.decoding import decode
from tests.source import ROOT
from tests.stalling import ends_in_time

PIECES = st.sampled_from(
    ("word", "Word", "extraordinarily", "internationally.", "Internationalisme",
     "U.S.", "u.s", "a", "s", "it's", "’s", "O’Brien", "l'été", "L’ÉTÉ", "1.5", "x.y.z",
     "é", "Łódź", "Straße", "ı", "İ", "ﬁ", "ª", "²", "µ", "©", "►", "‐", "€", "\xad", " ",
     ".", ". ", "'", " '", "' ", "`", "´", "“", "”", "—", "…", "\xa0", "½", "\u0301", "\u200d",
     "中国", "\u3099", "한국", "ᄒ\u1161\u11ab", "السلام", "ＵＳ", "\ud800", "\x00", "\x01",
     "\U0001f3fd")
)  # fmt: skip
texts = st.lists(PIECES | st.characters(), max_size=12).map("".join)


def assert_read(some: list[str]) -> None:
    """Every word has the tokens that its text has from there to the next word."""
    found = printed(some)
    assert found.lengths.tolist() == [len(text) for text in some]
    read_as = spelled(found.letters)
    for place, word in zip(found.places.tolist(), found.spelled, strict=True):
        assert read_as[place] == ""
        read_as[place] = word
    words = zip(read_as, found.starts.tolist(), strict=True)
    for text, count in zip(some, found.counts.tolist(), strict=True):
        read, position = [], 0
        for word, start in [next(words) for _ in range(count)]:
            each = tokens(word, "fr")
            read += [
                (token.exact, token.stems, position + token.position, start + token.start)
                for token in each
            ]
            position += each[-1].position + 1 if each else 0
        assert read == [
            (token.exact, token.stems, token.position, token.start) for token in tokens(text, "fr")
        ]
    assert next(words, None) is None


@given(st.lists(texts, max_size=4))
def test_words_have_the_tokens_of_their_texts(some: list[str]) -> None:
    assert_read(some)


@pytest.mark.parametrize("page", sorted((ROOT / "fixtures" / "pages").glob("*.txt")), ids=str)
def test_pages_are_read_as_they_are_analysed(page: Path) -> None:
    assert_read(decode(page.read_bytes()).text.split("\n"))


def test_every_character_is_read_as_it_is_analysed() -> None:
    """Between letters, before and behind one, and alone."""
    shuffled = [chr(point) for point in range(0x3000)]
    random.Random(1).shuffle(shuffled)  # noqa: S311 - seeded
    assert_read([f"a{one}b {one}a a{one} {one}" for one in shuffled])


@pytest.mark.parametrize("piece", ["a'", "a.", "é", "½ ", "'", ". ", "中"])
def test_a_text_of_one_piece_repeated_stalls_nothing(piece: str, signs: int) -> None:
    with ends_in_time():
        printed([piece * (signs // len(piece))])
