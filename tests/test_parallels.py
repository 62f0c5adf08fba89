"""Where texts quote each other, and their paragraphs in rows."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.text.parallels import LEAST_WORDS, Echo, parallels
from tests.texts import body

ONE, OTHER = body(1), body(2)
WORDS = st.lists(st.sampled_from(["a", "b", "c 'd", "½", "한글", "運河"]), max_size=14).map(
    " ".join
)
TEXTS = st.lists(st.lists(WORDS, max_size=5), min_size=1, max_size=4)


def test_a_paragraph_stands_beside_the_one_that_quotes_it() -> None:
    quoting = (OTHER[0], f"They write: “{ONE[2]}”", OTHER[1])
    found = parallels([ONE, quoting])
    assert found.rows == (
        *((1, None), (2, None), (None, 1), (3, 2), (4, None), (None, 3)),
    )  # fmt: skip
    start = quoting[1].index("“") + 1
    assert found.marks == {
        (0, 3): ((0, len(ONE[2]) - 1),),
        (1, 2): ((start, start + len(ONE[2]) - 1),),
    }
    assert found.echoes == {(0, 3): (Echo(1, 2, 40),), (1, 2): (Echo(0, 3, 40),)}


def test_copies_stand_beside_each_other_line_by_line() -> None:
    assert parallels([ONE, ONE, ONE]).rows == tuple((n, n, n) for n in range(1, 5))
    assert parallels([ONE, ONE[1:3]]).rows == ((1, None), (2, 1), (3, 2), (4, None))


def test_texts_with_nothing_in_common_come_one_after_the_other() -> None:
    found = parallels([ONE[:2], OTHER[:1]])
    assert (found.rows, found.marks, found.echoes) == (((1, None), (2, None), (None, 1)), {}, {})
    assert parallels([(), ()]).rows == ()


def test_of_quotations_that_cross_the_longer_stand_beside_each_other() -> None:
    long, short = ONE[0], " ".join(ONE[1].split()[:12])
    found = parallels([(short, long), (long, short)])
    assert found.rows == ((1, None), (2, 1), (None, 2))
    assert found.echoes[0, 1] == (Echo(1, 2, 12),)


def test_a_third_text_stands_beside_whichever_it_quotes() -> None:
    found = parallels([ONE[:2], OTHER[:2], (ONE[1], OTHER[1])])
    assert found.rows == ((1, None, None), (2, None, 1), (None, 1, None), (None, 2, 2))


def test_fewer_words_in_a_row_are_no_quotation() -> None:
    words = ONE[0].split()
    enough, few = " ".join(words[:LEAST_WORDS]), " ".join(words[: LEAST_WORDS - 1])
    assert parallels([ONE, (f"x {few} y",)]).marks == {}
    assert set(parallels([ONE, (f"x {enough} y",)]).marks) == {(0, 1), (1, 1)}


def test_a_quotation_may_cross_paragraphs() -> None:
    words = f"{ONE[0]} {ONE[1]}".split()
    found = parallels([ONE, (" ".join(words[36:46]),)])
    assert {key: len(spans) for key, spans in found.marks.items()} == {
        (0, 1): 1, (0, 2): 1, (1, 1): 1,
    }  # fmt: skip


@given(TEXTS)
def test_every_paragraph_stands_in_one_row_in_the_order_of_its_text(texts: list[list[str]]) -> None:
    found = parallels(texts)
    for number, text in enumerate(texts):
        column = [row[number] for row in found.rows if row[number] is not None]
        assert column == list(range(1, len(text) + 1))
    assert all(any(row) and len(row) == len(texts) for row in found.rows)


@given(TEXTS)
def test_marks_lie_apart_in_their_paragraph_and_echoes_go_both_ways(texts: list[list[str]]) -> None:
    found = parallels(texts)
    for (text, paragraph), spans in found.marks.items():
        ends = [0, *(end for span in spans for end in span), len(texts[text][paragraph - 1])]
        assert all(one <= other for one, other in pairwise(ends))
    pairs = {
        ((*key,), (each.text, each.paragraph), each.words)
        for key, echoes in found.echoes.items()
        for each in echoes
    }
    assert pairs == {(other, one, words) for one, other, words in pairs}
