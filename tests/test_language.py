"""What people type: how each question is read, and what is said about what was not understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.language import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_NOTES,
    MAX_WORDS,
    Note,
    understand,
)
from archive.search.notation import write
from archive.search.query import And, DateRange, Every, Node, Not, Or, Phrase, Term
from tests.stalling import ends_in_time


@pytest.mark.parametrize(
    ("question", "tree", "as_read"),
    [
        ("", Every(), ""),
        ("  \u3000 ", Every(), ""),
        ("reset", Term("reset"), "reset"),
        ("us will", And((Term("us"), Term("will"))), "us AND will"),
        ("us AND russia", And((Term("us"), Term("russia"))), "us AND russia"),
        ("US-Russia", And((Term("US"), Term("Russia"))), "US AND Russia"),
        ("U.S.-Russia", And((Term("U.S."), Term("Russia"))), "U.S. AND Russia"),
        ("Russia’s", Term("Russia"), "Russia"),
        ("a -b", And((Term("a"), Not(Term("b")))), "a AND NOT b"),
        ("-b", Not(Term("b")), "NOT b"),
        ("－b", Not(Term("b")), "NOT b"),
        ("NOT b", Not(Term("b")), "NOT b"),
        ("NOT NOT b", Term("b"), "b"),
        ("-US-Russia", Not(And((Term("US"), Term("Russia")))), "NOT (US AND Russia)"),
        ("China - Russia", And((Term("China"), Term("Russia"))), "China AND Russia"),
        ('"reset button"', Phrase(("reset", "button")), '"reset button"'),
        ("“reset button”", Phrase(("reset", "button")), '"reset button"'),
        ("«перезагрузка отношений»", Phrase(("перезагрузка", "отношений")), None),
        ('-"a b"', Not(Phrase(("a", "b"))), 'NOT "a b"'),
        ('"U.S.-Russia ties"', Phrase(("U.S.", "Russia", "ties")), '"U.S. Russia ties"'),
        ("a OR b", Or((Term("a"), Term("b"))), "a OR b"),
        ("a ＯＲ b", Or((Term("a"), Term("b"))), "a OR b"),
        ("a or b", And((Term("a"), Term("or"), Term("b"))), "a AND or AND b"),
        ("a b OR c", Or((And((Term("a"), Term("b"))), Term("c"))), "(a AND b) OR c"),
        ("a (b OR c)", And((Term("a"), Or((Term("b"), Term("c"))))), "a AND (b OR c)"),
        ("a （b OR c）", And((Term("a"), Or((Term("b"), Term("c"))))), "a AND (b OR c)"),
        ("(a b) c", And((Term("a"), Term("b"), Term("c"))), "a AND b AND c"),
        ("-(a OR b)", Not(Or((Term("a"), Term("b")))), "NOT (a OR b)"),
        ("author:smith", Term("smith", "author"), "author:smith"),
        ("Author：smith", Term("smith", "author"), "author:smith"),
        ("author: smith", Term("smith", "author"), "author:smith"),
        ("-author:smith", Not(Term("smith", "author")), "NOT author:smith"),
        (
            "author:Jean-Paul",
            And((Term("Jean", "author"), Term("Paul", "author"))),
            "author:Jean AND author:Paul",
        ),
        ('title:"a b"', Phrase(("a", "b"), "title"), 'title:"a b"'),
        (
            "outlet:(post OR times) x",
            And((Or((Term("post", "outlet"), Term("times", "outlet"))), Term("x"))),
            "(outlet:post OR outlet:times) AND x",
        ),
        ("date:2021", DateRange(date(2021, 1, 1), date(2021, 12, 31)), "date:2021"),
        ("date:2020-02", DateRange(date(2020, 2, 1), date(2020, 2, 29)), "date:2020-02"),
        ("date:2021-06-23", DateRange(date(2021, 6, 23), date(2021, 6, 23)), "date:2021-06-23"),
        ("date:２０２１", DateRange(date(2021, 1, 1), date(2021, 12, 31)), "date:2021"),
        ("-date:2021", Not(DateRange(date(2021, 1, 1), date(2021, 12, 31))), "NOT date:2021"),
        ("中国经济", Term("中国经济"), "中国经济"),
        ("Russia: why", And((Term("Russia"), Term("why"))), "Russia AND why"),
        ("[a TO z]", And((Term("a"), Term("TO"), Term("z"))), "a AND TO AND z"),
        ("a ANDNOT b", And((Term("a"), Term("ANDNOT"), Term("b"))), "a AND ANDNOT AND b"),
        ("x-OR y", And((Term("x"), Term("or"), Term("y"))), "x AND or AND y"),
    ],
)
def test_questions_without_a_remark(question: str, tree: Node, as_read: str | None) -> None:
    understood = understand(question)
    assert understood.tree == tree
    assert understood.notes == ()
    assert as_read is None or understood.as_read == as_read


@pytest.mark.parametrize(
    ("question", "as_read", "note"),
    [
        ('us talk "summit', "us AND talk AND summit", Note(9, "unbalanced quote at 9")),
        ('a "', "a", Note(3, "unbalanced quote at 3")),
        ("(a OR b", "a OR b", Note(1, "unbalanced parenthesis at 1")),
        ("a) b", "a AND b", Note(2, "unbalanced parenthesis at 2")),
        ("a () b", "a AND b", Note(3, "nothing between the parentheses at 3")),
        ("auther:smith", "auther AND smith", Note(1, 'no field "auther"')),
        ("-auther:smith", "NOT (auther AND smith)", Note(2, 'no field "auther"')),
        ("author:", "", Note(1, 'nothing after "author:" at 1')),
        ("a OR", "a", Note(3, "nothing after OR at 3")),
        ("OR a", "a", Note(1, "nothing before OR at 1")),
        ("a OR OR b", "a OR b", Note(3, "nothing after OR at 3")),
        ("a AND", "a", Note(3, "nothing after AND at 3")),
        ("NOT", "", Note(1, "nothing after NOT at 1")),
        ("(a NOT) b", "a AND b", Note(4, "nothing after NOT at 4")),
        (
            "date:2021-13 a",
            "a",
            Note(6, '"2021-13" is no date, write 2021, 2021-06 or 2021-06-23'),
        ),
        ("a ?*", "a", Note(3, 'no word in "?*" at 3')),
        ('a ""', "a", Note(3, 'no word in "" at 3')),
    ],
)
def test_what_was_not_understood_is_named(question: str, as_read: str, note: Note) -> None:
    understood = understand(question)
    assert understood.as_read == as_read
    assert understood.notes[:1] == (note,)


@pytest.mark.parametrize(
    "value", ["2021-02-30", "0000", "21", "2021-6-1-1", "yesterday", "XXXX-01", "99999", "\ud800"]
)
def test_a_date_that_is_none_is_left_out_with_a_note(value: str) -> None:
    understood = understand(f"reset date:{value}")
    assert understood.as_read == "reset"
    assert [note.position for note in understood.notes] == [12]


def test_more_words_than_the_limit_are_left_out() -> None:
    understood = understand("a " * (MAX_WORDS + 5))
    assert understood.tree == And((Term("a"),) * MAX_WORDS)
    assert understood.notes == (
        Note(2 * MAX_WORDS + 1, f"only the first {MAX_WORDS} words are looked for"),
    )


def test_a_long_stretch_without_spaces_is_cut_at_the_limit() -> None:
    assert understand("中" * 200).tree == Term("中" * (MAX_WORDS + 1))


def test_a_question_is_read_up_to_its_limit() -> None:
    understood = understand("x" * 100_000)
    assert understood.tree == Term("x" * MAX_LENGTH)
    assert [note.position for note in understood.notes] == [MAX_LENGTH + 1]


def test_parentheses_beyond_the_limit_are_ignored() -> None:
    depth = MAX_DEPTH + 3
    understood = understand("(" * depth + "a OR b" + ")" * depth + " c")
    assert understood.as_read == "(a OR b) AND c"
    assert [note.position for note in understood.notes] == [MAX_DEPTH + 1]


@pytest.mark.parametrize(
    "question",
    [
        "(" * 3_000,
        ")" * 3_000,
        "(" * 900 + "a" + ")" * 900,
        "a " * 10_000,
        '"' * 5_001,
        "NOT " * 3_000,
        "-" * 5_000,
        "a OR " * 3_000,
        "author:" * 3_000,
        "author: " * 3_000,
        "-(" * 1_000,
        "\x00" * 1_000,
        "\ud800 " * 1_000,
        "中" * 100_000,
        "a'" * 1_000,
        "x" * 1_000_000,
    ],
)
def test_hostile_questions_are_read(question: str) -> None:
    with ends_in_time():
        understood = understand(question)
    assert len(understood.notes) <= MAX_NOTES
    understood.as_read.encode()


pieces = st.sampled_from(
    ["a", "U.S.", "x-y", "OR", "AND", "NOT", "-", '"', "“", "(", ")", " ", "author:", "date:2021",
     "foo:", "中国", "'s", "l'", ":", "*", "\u3000", "date:", "-(", "é", "\ud800", "\x00", "ＯＲ"]
)  # fmt: skip
questions = st.text() | st.lists(pieces, max_size=30).map("".join)


@given(questions)
def test_what_was_read_can_be_typed_and_is_read_the_same(question: str) -> None:
    understood = understand(question)
    again = understand(understood.as_read)
    assert again.tree == understood.tree
    assert again.as_read == understood.as_read == write(understood.tree)
    assert again.notes == ()
