"""Fragments and marks: what matched is marked, and nothing is cut where it must not be."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.language import understand
from archive.search.snippets import FRAGMENT, Snippet, marks, snippets
from tests.stalling import ends_in_time


def marked(text: str, question: str, language: str | None = "en", field: str | None = None) -> str:
    return shown(Snippet(text, marks(text, understand(question).tree, language, field), None))


def shown(snippet: Snippet) -> str:
    text = snippet.text
    for start, end in reversed(snippet.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def fragments(question: str, *paragraphs: str, **texts: str) -> list[tuple[int | None, str]]:
    found = snippets(understand(question).tree, "en", paragraphs, **texts)  # type: ignore[arg-type]
    return [(snippet.paragraph, shown(snippet)) for snippet in found]


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("Resetting the resets.", "reset", "[Resetting] the [resets]."),
        ("The U.S. and us", "us", "The [U.S.] and [us]"),
        ("US-Russia talks", "us russia", "[US]-[Russia] talks"),
        ("Russia’s will", "russia will", "[Russia]’s [will]"),
        ("a reset button, resetting", '"reset button"', "a [reset button], resetting"),
        ("reset, button. Reset Button", '"reset button"', "[reset, button]. [Reset Button]"),
        ("reset the button", '"reset button"', "reset the button"),
        ("a b a b a", '"a b a"', "[a b a b a]"),
        ("war and peace", "war -peace", "[war] and peace"),
        ("war and peace", "war NOT (peace OR and)", "[war] and peace"),
        ("war and peace", "war OR peace", "[war] and [peace]"),
        ("中国经济的时代", "经济", "中国[经济]的时代"),
        ("中国经济的时代", "国", "中[国]经济的时代"),
        ("中国 经济", "国经", "中国 经济"),
        ("대통령이 말했다", "대통령", "[대통령]이 말했다"),
        ("Die Straße", "strasse", "Die [Straße]"),
        ("une e\u0301tape", "étape", "une [e\u0301tape]"),
        ("nothing here", "", "nothing here"),
        ("2021 date", "date:2021", "2021 date"),
        ("x & <b>y</b>", "b", "x & <[b]>y</[b]>"),
    ],
)
def test_marks(text: str, question: str, expected: str) -> None:
    assert marked(text, question) == expected


def test_words_asked_for_in_another_field_are_not_marked() -> None:
    assert marked("Reset by Reset", "title:reset", field="title") == "[Reset] by [Reset]"
    assert marked("Reset by Reset", "title:reset") == "Reset by Reset"
    assert marked("Ann Reset", "author:reset", field="author") == "Ann [Reset]"


def test_stems_are_those_of_the_article() -> None:
    assert marked("resetting", "reset", language="ru") == "resetting"
    assert marked("перезагрузке", "перезагрузка", language="ru") == "[перезагрузке]"


def test_a_short_paragraph_is_shown_whole() -> None:
    assert fragments("reset", "No.", "A reset it is.", "End.") == [(2, "A [reset] it is.")]


def test_the_two_best_fragments_in_the_order_of_the_text() -> None:
    found = fragments("alpha beta", "beta one", "nothing", "beta two", "alpha beta three", "alpha")
    assert found == [(1, "[beta] one"), (4, "[alpha] [beta] three")]


def test_the_second_fragment_shows_what_the_first_does_not() -> None:
    found = fragments("alpha beta gamma", "alpha beta", "alpha beta again", "gamma")
    assert found == [(1, "[alpha] [beta]"), (3, "[gamma]")]


def test_two_fragments_of_one_long_paragraph_do_not_overlap() -> None:
    filler = "word " * 100
    found = fragments("alpha beta", f"{filler}alpha {filler}beta {filler}")
    assert [number for number, _ in found] == [1, 1]
    assert ["[alpha]" in found[0][1], "[beta]" in found[1][1]] == [True, True]
    assert all(text.startswith("…word ") and text.endswith(" word…") for _, text in found)


def test_all_marks_within_a_fragment_are_shown() -> None:
    text = "reset " * 200
    found = snippets(understand("reset").tree, "en", [text])
    assert all(len(each.marks) == each.text.count("reset") for each in found)


def test_nothing_matched_in_the_text_shows_its_beginning() -> None:
    long = "word " * 100
    assert fragments("author:ann", long, deck="A deck") == [(1, "word " * 47 + "word…")]
    assert fragments("author:ann", deck="A deck") == [(None, "A deck")]
    assert fragments("author:ann") == []


def test_deck_counts_as_text_and_the_title_where_nothing_else_matched() -> None:
    assert fragments("reset", "Body", deck="A reset", title="Reset!") == [(None, "A [reset]")]
    assert fragments("reset", "Body", deck="Deck", title="Reset!") == [(None, "[Reset]!")]


def test_scripts_without_spaces_are_cut_between_characters() -> None:
    (found, *_) = snippets(
        understand("时代").tree, "zh", ["中国经济" * 100 + "时代" + "中国经济" * 100]
    )
    assert shown(found).count("[时代]") == 1
    assert abs(len(found.text) - FRAGMENT - 2) <= 2


def test_an_unbroken_line_of_a_megabyte_is_cut_short() -> None:
    with ends_in_time():
        found = snippets(understand("x").tree, "en", ["x" * 1_000_000, "an x there"])
    assert [len(each.text) < 3 * FRAGMENT for each in found] == [True]


pieces = st.sampled_from(
    ("reset ", "us", " ", "中国", "국", "e\u0301", "\u0301", "👩\u200d👧", "👍\U0001f3fd", "हिन्दी ",
     "ᄒ\u1161\u11ab", "\ud800")
)  # fmt: skip
texts = st.lists(pieces, max_size=200).map("".join)
questions = st.sampled_from(("reset", "us 中国", '"reset us"', "हिन्दी", ""))


@given(
    st.lists(texts, max_size=3), st.sampled_from(["reset", "us 中国", '"reset us"', "हिन्दी", ""])
)
def test_any_text_gives_fragments_that_are_cut_well(paragraphs: list[str], question: str) -> None:
    for each in snippets(understand(question).tree, "en", paragraphs):
        assert each.paragraph is not None
        source = paragraphs[each.paragraph - 1]
        inner = each.text.removeprefix("…").removesuffix("…")
        assert inner in source
        assert len(inner) <= 3 * FRAGMENT
        assert [span for span in each.marks if not 0 <= span[0] < span[1] <= len(each.text)] == []
        assert list(each.marks) == sorted(each.marks)
        if each.text.startswith("…"):
            assert unicodedata.category(inner[0])[0] != "M"
            assert inner[0] not in "\u200d\U0001f3fd\u1161\u11ab"
