"""Text to tokens: what is one word, where it stands, and which forms meet."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.analysis import (
    LONGEST_WORD,
    is_stemmed,
    stems,
    stems_of_query_word,
    surfaces,
    tokens,
    words_asked,
)
from archive.text.folding import fold
from tests.stalling import ends_in_time


def exact(text: str) -> list[str]:
    return [token.exact for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The will of US may be", ["the", "will", "of", "us", "may", "be"]),
        ("U.S.-Russia", ["us", "russia"]),
        ("US-Russia", ["us", "russia"]),
        ("Ｕ．Ｓ． ＲＵＳＳＩＡ", ["us", "russia"]),
        ("in the U.S.A. today", ["in", "the", "usa", "today"]),
        ("J.F.Kennedy and J.Smith", ["jf", "kennedy", "and", "j", "smith"]),
        ("Russia's Russia’s states'", ["russia", "russia", "states"]),
        ("don't don’t O'Brien", ["dont", "dont", "obrien"]),
        ("we'll she’d", ["we", "ll", "she", "d"]),
        (
            "l'Europe qu’il d´État aujourd'hui",
            ["l", "europe", "qu", "il", "d", "etat", "aujourdhui"],
        ),
        ("'quoted' rock'n'roll", ["quoted", "rocknroll"]),
        ("Straße ﬁnance Œuvre Łódź İstanbul", ["strasse", "finance", "oeuvre", "lodz", "istanbul"]),
        ("Ελλάδα Ελλαδα ΟΔΟΣ", ["ελλαδα", "ελλαδα", "οδοσ"]),
        ("Ещё ещё й и\u0306", ["еще", "еще", "й", "й"]),
        (
            "e\u0301te\u0301 soft\u00adhyphen zero\u200bwidth",
            ["ete", "softhyphen", "zero", "width"],
        ),
        ("العَرَبِيّة أحمد می\u200cخواهم", ["العربية", "احمد", "میخواهم"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("Đại học Quốc gia", ["dai", "hoc", "quoc", "gia"]),
        ("5G F-16 1,000 ½", ["5g", "f", "16", "1", "000", "1", "2"]),
        ("snake_case a/b c&d", ["snake", "case", "a", "b", "c", "d"]),
        ("中国", ["中", "中国", "国"]),
        ("中", ["中"]),
        ("5G时代", ["5g", "时", "时代", "代"]),
        ("대통령", ["대", "대통", "통", "통령", "령"]),
        ("ｶﾞｽ ガス", ["ガ", "ガス", "ス"] * 2),
        ("a\ud800b\x00c", ["a", "b", "c"]),
        ("?* — “” …", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert exact(text) == expected


def test_decomposed_text_gives_the_same_tokens() -> None:
    text = "Résumé й 대통령 ガス हिन्दी naïveté Ελλάδα"
    assert exact(unicodedata.normalize("NFD", text)) == exact(text)


def test_offsets_point_into_the_text_as_given() -> None:
    text = "Die Straße — ｶﾞｽ e\u0301te\u0301, U.S. talks"
    spans = [text[token.start : token.end] for token in tokens(text)]
    assert spans == ["Die", "Straße", "ｶﾞ", "ｶﾞｽ", "ｽ", "e\u0301te\u0301", "U.S.", "talks"]


def test_both_tokens_of_a_dense_character_share_its_position() -> None:
    assert [(token.exact, token.position) for token in tokens("新 中国经济 news")] == [
        ("新", 0),
        ("中", 1),
        ("中国", 1),
        ("国", 2),
        ("国经", 2),
        ("经", 3),
        ("经济", 3),
        ("济", 4),
        ("news", 5),
    ]


def test_a_question_looks_for_pairs_and_for_a_single_character_alone() -> None:
    asked = [
        [(token.exact, token.position) for token in word] for word in words_asked("us 中国人 国")
    ]
    assert asked == [[("us", 0)], [("中国", 1), ("国人", 2)], [("国", 4)]]


@pytest.mark.parametrize(
    ("word", "form", "language"),
    [
        ("reset", "resetting", "en"),
        ("sanction", "Sanctions", "en-GB"),
        ("Haus", "Häuser", "de"),
        ("economique", "économiques", "fr"),
        ("politica", "políticas", "es"),
        ("российский", "российского", "ru"),
    ],
)
def test_forms_that_meet_in_a_stem(word: str, form: str, language: str) -> None:
    assert set(stems(word, language)) & set(stems(form, language))


def test_stems_of_two_languages_never_meet() -> None:
    assert stems_of_query_word("reset", ["en", "fr"]) == {"en:reset", "fr:reset"}


@pytest.mark.parametrize("language", [None, "", "zh", "ko", "vi", "xx"])
def test_a_language_without_a_stemmer_has_exact_tokens_only(language: str | None) -> None:
    assert not is_stemmed(language)
    assert [token.stems for token in tokens("resetting talks", language)] == [(), ()]


def test_threads_stem_as_one_does() -> None:
    texts = [f"resetting{n} nations negotiated {n} treaties" for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: tokens(text, "en"), texts))
    assert together == [tokens(text, "en") for text in texts]


def test_a_very_long_word_counts_by_its_beginning() -> None:
    assert exact("x" * 1_000) == ["x" * LONGEST_WORD]


@given(st.text())
def test_any_text_is_read_in_order_within_its_bounds(text: str) -> None:
    found = tokens(text, "en")
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.position for token in found] == sorted(token.position for token in found)
    assert all(token.exact for token in found)
    for token in found:
        token.exact.encode()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize("piece", ["a.", "a'", "中", "e\u0301", "\u0301", "'", "กั", "x", "½"])
def test_a_text_of_one_piece_repeated_stalls_nothing(piece: str, signs: int) -> None:
    with ends_in_time():
        tokens(piece * (signs // len(piece)), "en")


PRINTED = st.sampled_from(
    ("word", "Word", "U.S.", "u.s", "a", "s", "it's", "’s", "O’Brien", "l'été", "1.5", "x.y.z",
     ".", ". ", "'", " '", "' ", "`", "´", "“", "”", "—", "…", "\xa0", "½", "ﬁ", "\u0301", "中国")
)  # fmt: skip


@given(st.lists(PRINTED | st.characters(), max_size=12).map("".join))
def test_surfaces_have_the_tokens_of_the_text(text: str) -> None:
    found, position = [], 0
    for surface in surfaces(text):
        each = tokens(surface, "en")
        found += [(token.exact, token.stems, position + token.position) for token in each]
        position += each[-1].position + 1 if each else 0
    expected = [(token.exact, token.stems, token.position) for token in tokens(text, "en")]
    assert found == expected
