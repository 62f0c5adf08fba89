"""Questions in the blanks of a form, and the questions that those stand for."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from archive.search.blanks import Blanks, parts_of, without
from archive.search.language import understand
from archive.search.query import Every, Term

PIECES = st.sampled_from(
    [
        *("canal", "vote", "U.S.-Russia", "条约", "negotia*", "sp?ing", "goverment~"),
        *('"joint authority"', '"vote treaty"~5', "-winter", '-"cold war"', "NOT", "OR", "AND"),
        *("(", ")", '"', "-", "outlet:post", 'outlet:"Quay Post"', "author:li", "title:gate"),
        *("lang:ko", "country:KR", "date:2021", "date:2021-06..", "before:2020", "date:x", "-("),
        *("-author:li", "tag:(a b)", "section:", "😀", "\N{ARABIC LETTER ALEF}b"),
    ]
)
QUESTIONS = st.lists(PIECES, max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("blanks", "question"),
    [
        (Blanks(), ""),
        (Blanks(words="canal votes"), "canal votes"),
        (Blanks(words='canal "'), 'canal "'),
        (Blanks(either="treaty pact"), "treaty OR pact"),
        (Blanks(either="treaty"), "treaty"),
        (Blanks(either="treaty OR pact"), "treaty OR pact"),
        (Blanks(phrase="joint authority"), '"joint authority"'),
        (Blanks(phrase='“joint "authority'), '"joint authority"'),
        (Blanks(none="winter -summer"), "-winter -summer"),
        (Blanks(none='winter "cold war"'), '-winter -"cold war"'),
        (Blanks(outlet="The Lantern", author="li"), 'outlet:"The Lantern" author:li'),
        (Blanks(outlet='x) OR "y'), 'outlet:"x) OR y"'),
        (Blanks(language="ko"), "lang:ko"),
        (Blanks(first="2021"), "date:2021.."),
        (Blanks(last="2021-06"), "date:..2021-06"),
        (Blanks(first="2020", last="2021-06-23"), "date:2020..2021-06-23"),
        (Blanks(first="2021", last="2021"), "date:2021"),
        (Blanks(first="June 2021"), 'date:"June 2021.."'),
        (
            Blanks("a OR b", "c d", "e f", "g", "h", "i", "ko", "2020", "2021"),
            '(a OR b) (c OR d) "e f" -g outlet:h author:i lang:ko date:2020..2021',
        ),
        (Blanks(words='canal "unclosed', none="winter"), "canal unclosed -winter"),
        (Blanks(words=",", none="winter"), ", -winter"),
    ],
)
def test_blanks_write_what_a_person_would_type(blanks: Blanks, question: str) -> None:
    assert blanks.question == question


@pytest.mark.parametrize(
    ("question", "filled"),
    [
        ("", {}),
        ("canal votes", {"words": "canal votes"}),
        ("treaty OR pact", {"either": "treaty pact"}),
        ("canal (a OR b) (c OR d)", {"words": "canal (c OR d)", "either": "a b"}),
        ('"a b" "c d"', {"phrase": "a b", "words": '"c d"'}),
        ("-winter -(a OR b)", {"none": "winter (a OR b)"}),
        ("x -(a b)", {"words": "x -(a b)"}),
        ('outlet:"Quay Post" outlet:y', {"outlet": "Quay Post", "words": "outlet:y"}),
        ("lang:Korean date:2021", {"language": "ko", "first": "2021", "last": "2021"}),
        ("date:2021-06..", {"first": "2021-06"}),
        ("before:2021", {"last": "2020"}),
        ("title:gate negotia*", {"words": "title:gate negotia*"}),
    ],
)
def test_a_question_fills_the_blanks(question: str, filled: dict[str, Any]) -> None:
    assert Blanks.of(understand(question).tree) == Blanks(**filled)


@given(QUESTIONS)
@example("(canal OR -vote) -winter")
@example('outlet:"post"')
@example("NOT (canal vote)")
@example("date:2021-06.. before:2020")
@example("after:2020 before:2022")
def test_what_stands_in_the_blanks_asks_the_same(question: str) -> None:
    tree = understand(question).tree
    written = Blanks.of(tree).question
    assert Counter(parts_of(understand(written).tree)) == Counter(parts_of(tree))


@given(st.lists(st.text(max_size=20) | QUESTIONS, min_size=5, max_size=5))
@example(['a "', "OR", '"', "x) OR (y", "NOT"])
@example(["a OR", "-", "“", "date:", '"'])
def test_nothing_in_one_blank_changes_what_another_means(texts: list[str]) -> None:
    words, either, phrase, outlet, author = texts
    blanks = Blanks(words, either, phrase, "winter", outlet, author, "ko", "2020", "2021")
    understood = understand(blanks.question)
    assume(
        not any("only the first" in note.text for note in understood.notes)
    )  # of a limit's words
    asked = parts_of(understood.tree)
    held = parts_of(understand("-winter lang:ko date:2020..2021").tree)
    assert asked[-2:] == held[-2:]
    assert held[0] in asked


def test_a_part_is_taken_out_wherever_it_stands() -> None:
    tree = understand("canal date:2021 vote date:2021").tree
    [canal, dated, vote, _again] = parts_of(tree)
    assert without(tree, dated) == understand("canal vote").tree
    assert without(canal, canal) == Every()
    assert (canal, vote) == (Term("canal"), Term("vote"))
