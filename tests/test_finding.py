"""The quick finder finds what analysing every text as a whole finds, and nothing else."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.search.query import Fuzzy, Near, Node, Or, Phrase, Prefix, Term, Wildcard
from archive.search.snippets.finding import finder, found_by_analysis
from archive.search.snippets.sought import sought
from archive.text.decoding import decode
from archive.text.languages import detect_language
from tests.source import ROOT
from tests.stalling import ends_in_time

WORDS = (
    "reset resets resetting Reset RESET button the of s ss a us U.S. u.s U.S.A. US-Russia Russia "
    "Russia’s russia's Russias O'Brien O’Brien obrien l'Europe l’europe qu’il s'il aujourd’hui "
    "we'll don't don’t x's's d'’s r.e.s.e.t r'eset re'set happy happily die dying possibly "
    "possibility été Étape e\u0301tape etape naïve nai\u0308ve cœur coeur Straße strasse Maße "
    "Mädchen Maedchen Łódź İstanbul ırmak ﬁre fire ｆｉｒｅ ＲＥＳＥＴ re\u00adset re\u200bset "
    "re\u200dset ½ 1⁄2 ™ reset™ x² 2021 2021’s перезагрузка перезагрузке ёлка елка й и\u0306 "
    "中国 中国经济 经济 国 中 ガ カ\u3099 ｶﾞ かﾞ \u3099 대통령이 대통령 통령 ᄒ\u1161\u11ab 한 "
    "السَّلام السلام أحمد احمد हिन्दी हिन्द ไทย ที่ ναός ΝΑΟΣ ναος \u0301 \u0301reset \u0483 т\u0483о "
    "\x00 \ud800 👩\u200d👧 👍\U0001f3fd ` o`brien µ ſet ® _reset_ reset_button"
).split()  # fmt: skip
JOINTS = (" ", "  ", "", "-", ", ", ". ", ".", "'", "’", "“", "”", "… ", "?", "—", "\u00a0", "、")

pieces = st.sampled_from(WORDS) | st.sampled_from(JOINTS) | st.characters()
texts = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS)).map("".join),
        pieces,
    ),
    max_size=25,
).map("".join)
words = st.sampled_from(WORDS)
parts = words.flatmap(lambda word: st.integers(1, len(word)).map(lambda end: word[:end]))
signed = st.lists(st.sampled_from("?*") | parts, min_size=1, max_size=3)
leaves = (
    st.builds(Term, words)
    | st.builds(Phrase, st.lists(words, min_size=1, max_size=3).map(tuple))
    | st.builds(Near, st.lists(words, min_size=1, max_size=3).map(tuple), st.integers(0, 5))
    | st.builds(Prefix, parts)
    | st.builds(Wildcard, st.tuples(parts, signed.map("".join)).map("".join))
    | st.builds(Fuzzy, words)
)
trees = st.lists(leaves, min_size=1, max_size=3).map(tuple).map(Or)
languages = st.sampled_from(("en", "fr", "de", "es", "ru", "ar", "nl", "zh", "ko", None))


def assert_same(tree: Node, some: list[str], language: str | None) -> None:
    things = sought(tree, language, "body")
    expected = [found_by_analysis(text, things, language) for text in some]
    assert finder(things, language).found(some) == expected


@settings(max_examples=150, deadline=None)
@given(trees, st.lists(texts, max_size=4), languages)
def test_any_text_is_searched_as_if_it_were_analysed(
    tree: Node, some: list[str], language: str | None
) -> None:
    assert_same(tree, some, language)


PAGES = sorted((ROOT / "fixtures" / "pages").glob("*.txt"))


def search_for_what_stands_in(page: Path, times: int) -> None:
    """For words, phrases and pieces of words that stand there, by chance but the same always."""
    chance = random.Random(page.stem)  # noqa: S311
    some = decode(page.read_bytes()).text.split("\n")
    printed = " ".join(some).split()
    for language in ("en", detect_language(" ".join(some))):
        for _ in range(times):
            at = chance.randrange(len(printed))
            one, two = printed[at], tuple(printed[at : at + 2])
            others = (Prefix(one[:3]), Wildcard(f"{one[:2]}*{one[-1]}"), Fuzzy(one))
            tree = Or((Term(one), Phrase(two), Near(two, chance.randint(1, 9)), *others))
            assert_same(tree, some, language)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_are_searched_as_if_they_were_analysed(page: Path) -> None:
    search_for_what_stands_in(page, times=6)


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_are_searched_for_much_as_if_they_were_analysed(page: Path) -> None:
    search_for_what_stands_in(page, times=100)


@pytest.mark.parametrize("piece", ["a'", "a.", "a ", "a\u0301 ", "'", "aß", "中", "a's "])
def test_hostile_texts_are_searched_in_time(piece: str) -> None:
    things = sought(Or((Term("a"), Phrase(("a", "a")), Near(("a", "b"), 50))), "en", "body")
    with ends_in_time():
        finder(things, "en").found([piece * (100_000 // len(piece))])


@pytest.mark.long
@settings(max_examples=20_000, deadline=None)
@given(trees, st.lists(texts, max_size=4), languages)
def test_very_many_texts_are_searched_as_if_they_were_analysed(
    tree: Node, some: list[str], language: str | None
) -> None:
    assert_same(tree, some, language)
