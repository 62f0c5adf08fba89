"""What people type: how each question is read, and what is said about what was not understood."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search.field_names import BY_NAME, FIELD_NAMES, FieldName, Reads
from archive.search.language import (
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_EXPANSIONS,
    MAX_LENGTH,
    MAX_NOTES,
    MAX_WORDS,
    Note,
    loosened,
    understand,
)
from archive.search.notation import write
from archive.search.query import (
    And,
    DateRange,
    Every,
    Fuzzy,
    Keyword,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
    all_of,
    any_of,
    negated,
)
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
        ("what , how", And((Term("what"), Term("how"))), "what AND how"),
        ('"reset ties"~5', Near(("reset", "ties"), 5), '"reset ties"~5'),
        ("“reset ties”～５", Near(("reset", "ties"), 5), '"reset ties"~5'),
        ('title:"a b"~0', Near(("a", "b"), 0, "title"), 'title:"a b"~0'),
        ('"中国 5G时代"~2', Near(("中国", "5G", "时代"), 2), '"中国 5G 时代"~2'),
        ("reset*", Prefix("reset"), "reset*"),
        ("Reset**", Prefix("Reset"), "Reset*"),
        ("ｒｅｓ＊", Prefix("ｒｅｓ"), "ｒｅｓ*"),
        ("O’Bri*", Prefix("obri"), "obri*"),
        ("title:econ*", Prefix("econ", "title"), "title:econ*"),
        ("-econ*", Not(Prefix("econ")), "NOT econ*"),
        ("U.S.-Rus*", And((Term("U.S."), Prefix("Rus"))), "U.S. AND Rus*"),
        ("l'écon*", And((Term("l"), Prefix("écon"))), "l AND écon*"),
        ("w?rd", Wildcard("w?rd"), "w?rd"),
        ("w？rd", Wildcard("w?rd"), "w?rd"),
        ("re*tt?d*", Wildcard("re*tt?d*"), "re*tt?d*"),
        ("col*?*r", Wildcard("col?*r"), "col?*r"),
        ("colou?*", Wildcard("colou?*"), "colou?*"),
        ("t?as?", Wildcard("t?as?"), "t?as?"),
        ("wom?n's", Wildcard("wom?n"), "wom?n"),
        ("reset~", Fuzzy("reset"), "reset~"),
        ("reset~1", Fuzzy("reset"), "reset~"),
        ("reset～", Fuzzy("reset"), "reset~"),
        ("author:smit~", Fuzzy("smit", "author"), "author:smit~"),
        ("2020~2021", And((Term("2020"), Term("2021"))), "2020 AND 2021"),
        ("~100", Term("100"), "100"),
        ("中国？", Term("中国"), "中国"),
        ("section:opinion", Term("opinion", "section"), "section:opinion"),
        ("tag:sea", Term("sea", "tags"), "tag:sea"),
        ("TAGS:sea", Term("sea", "tags"), "tag:sea"),
        ("body:sea t:gate", And((Term("sea", "body"), Term("gate", "title"))), None),
        ("title:-war", Not(Term("war", "title")), "NOT title:war"),
        ("-title:-war", Term("war", "title"), "title:war"),
        ("lang:ko", Keyword("language", "ko"), "lang:ko"),
        ("lang:KO-KR", Keyword("language", "ko"), "lang:ko"),
        ("l:Korean", Keyword("language", "ko"), "lang:ko"),
        ("lang:한국어", Keyword("language", "ko"), "lang:ko"),
        ("lang:FRANCAIS", Keyword("language", "fr"), "lang:fr"),
        ('lang:"Haitian creole"', Keyword("language", "ht"), "lang:ht"),
        (
            "lang:(en OR ru)",
            Or((Keyword("language", "en"), Keyword("language", "ru"))),
            "lang:en OR lang:ru",
        ),
        ("country:kr", Keyword("country", "KR"), "country:KR"),
        ('country:"south korea"', Keyword("country", "KR"), "country:KR"),
        ("country:UK", Keyword("country", "GB"), "country:GB"),
        ("kind:Magazine", Keyword("kind", "magazine"), "kind:magazine"),
        ('kind:"Think Tank"', Keyword("kind", "think tank"), 'kind:"think tank"'),
        ("kind:think-tank", Keyword("kind", "think tank"), 'kind:"think tank"'),
        (
            "date:2021-06..2021-07",
            DateRange(date(2021, 6, 1), date(2021, 7, 31)),
            "date:2021-06..2021-07",
        ),
        ("date:2020..2021", DateRange(date(2020, 1, 1), date(2021, 12, 31)), "date:2020..2021"),
        (
            "date:2021-06..2021",
            DateRange(date(2021, 6, 1), date(2021, 12, 31)),
            "date:2021-06..2021",
        ),
        (
            'date:"2021-06-23 .. 2021-07-01"',
            DateRange(date(2021, 6, 23), date(2021, 7, 1)),
            "date:2021-06-23..2021-07-01",
        ),
        ("date:2021..", DateRange(date(2021, 1, 1), None), "date:2021.."),
        ("date:..2021", DateRange(None, date(2021, 12, 31)), "date:..2021"),
        ("date:2021…", DateRange(date(2021, 1, 1), None), "date:2021.."),
        ("before:2021", DateRange(None, date(2020, 12, 31)), "date:..2020"),
        ("before:2021-03-01", DateRange(None, date(2021, 2, 28)), "date:..2021-02"),
        ("after:2021-06", DateRange(date(2021, 7, 1), None), "date:2021-07.."),
        ("after:2020", DateRange(date(2021, 1, 1), None), "date:2021.."),
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
        ("auther:smith", "smith", Note(1, 'no field "auther", did you mean "author"?')),
        ("-langauge:ko", "NOT ko", Note(2, 'no field "langauge", did you mean "lang"?')),
        ("Russia:why", "Russia AND why", Note(1, 'no field "Russia"')),
        ("-Russia:why", "NOT (Russia AND why)", Note(2, 'no field "Russia"')),
        ("a*", "a", Note(1, '"a*" is too short to expand: three letters at least')),
        ("x ab~", "x AND ab", Note(3, '"ab~" is too short to expand: three letters at least')),
        ("x~99", "x", Note(1, '"x~99" is too short to expand: three letters at least')),
        ("a*b", "a AND b", Note(1, '"a*b" is too short to expand: three letters at least')),
        ("*ism", "ism", Note(1, '"*ism" begins with a sign: * and ? stand only after a letter')),
        ("*ism*", "ism*", Note(1, '"*ism*" begins with a sign: * and ? stand only after a letter')),
        ("word~2", "word~", Note(1, '"word~2" is read as "word~": one letter may differ')),
        ("word~0.8", "word~", Note(1, '"word~0.8" is read as "word~": one letter may differ')),
        ("wo?d~", "wo?d", Note(1, '"wo?d~" has signs that do not go together: ~ is left out')),
        (
            "why us?",
            "why AND us",
            Note(5, '"us?" is read as the word: ? stands for a letter only inside a word'),
        ),
        (
            "中国*",
            "中国",
            Note(1, '"中国*" needs no sign: words of this script are found within longer ones'),
        ),
        (
            "ab*c*d*e*f",
            "ab AND c AND d AND e AND f",
            Note(1, '"ab*c*d*e*f" has more than 3 * and is read as words'),
        ),
        ('"foreign pol*"', '"foreign pol"', Note(1, "*, ? and ~ mean nothing between quotes at 1")),
        ('"a b"~', '"a b"', Note(1, 'no number after ~: write it as in "two words"~5')),
        ('"ab"~3', '"ab"', Note(1, '"ab" is one word: ~ wants two or more')),
        ('"a b"~999', '"a b"~50', Note(1, "~999 is read as ~50, the farthest there is")),
        (
            "[a TO z]",
            "a AND TO AND z",
            Note(1, "brackets mean nothing: write a range as date:2021..2022"),
        ),
        ("lang:klingon x", "x", Note(6, '"klingon" is no language, write lang:ko')),
        ("country:Ruritania", "", Note(9, '"Ruritania" is no country, write country:KR')),
        ("kind:? x", "x", Note(6, 'no word in "?" at 6')),
        (
            "date:2022..2021",
            "date:2021..2022",
            Note(6, '"2022..2021" runs backwards and is turned round'),
        ),
        ("before:0001 x", "x", Note(8, 'there is no day before "0001"')),
        ("after:9999 x", "x", Note(7, 'there is no day after "9999"')),
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


def test_words_that_stand_for_others_are_limited() -> None:
    understood = understand(" ".join(["word*"] * (MAX_EXPANSIONS + 2)))
    assert understood.tree == And((Prefix("word"),) * MAX_EXPANSIONS + (Term("word"), Term("word")))
    assert [note.text for note in understood.notes] == [
        f"only the first {MAX_EXPANSIONS} words with *, ? or ~ stand for others"
    ]


def test_values_and_dates_count_as_words() -> None:
    understood = understand("lang:en d:2021 " * 40)
    assert len(understood.tree.parts) == MAX_WORDS  # type: ignore[union-attr]
    assert Note(456, f"only the first {MAX_WORDS} words are looked for") in understood.notes


@pytest.mark.parametrize(
    ("name", "meant"), [(name, each) for name, each in BY_NAME.items() if each.reads is Reads.WORDS]
)
def test_every_name_of_a_field_is_read(name: str, meant: FieldName) -> None:
    assert understand(f"{name}:sea").tree == Term("sea", meant.field)
    assert understand(f"{name}:sea").as_read == f"{meant.name}:sea"


def test_no_two_fields_share_a_name() -> None:
    assert len(BY_NAME) == sum(1 + len(each.others) for each in FIELD_NAMES)


@pytest.mark.parametrize(
    "value",
    [
        "..",
        "2021..2022..2023",
        "2021..soon",
        "2021-02-30",
        "0000",
        "21",
        "2021-6-1-1",
        "yesterday",
        "XXXX-01",
        "99999",
        "\ud800",
    ],
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
        "a?" * 1_000,
        "abc* " * 1_000,
        "abc*" * 1_000,
        "?*" * 1_000,
        "abc~1" * 1_000,
        '"a"~' * 1_000,
        "[" * 1_000 + "a TO " * 1_000,
        "auther:" * 1_000,
        "date:" + "2021.." * 1_000,
    ],
)
def test_hostile_questions_are_read(question: str) -> None:
    with ends_in_time():
        understood = understand(question)
    assert len(understood.notes) <= MAX_NOTES
    understood.as_read.encode()


pieces = st.sampled_from(
    ["a", "U.S.", "x-y", "OR", "AND", "NOT", "-", '"', "“", "(", ")", " ", "author:", "date:2021",
     "foo:", "中国", "'s", "l'", ":", "*", "\u3000", "date:", "-(", "é", "\ud800", "\x00", "ＯＲ",
     "?", "~", "~1", "~5", "abc", "*", "kind:", "lang:", "ko", "2021", "..", "before:", "½", "ß"]
)  # fmt: skip
questions = st.text() | st.lists(pieces, max_size=30).map("".join)


@given(questions)
@example("?000?")
def test_what_was_read_can_be_typed_and_is_read_the_same(question: str) -> None:
    understood = understand(question)
    again = understand(understood.as_read)
    assert again.tree == understood.tree
    assert again.as_read == understood.as_read == write(understood.tree)
    assert again.notes == ()


field_of_words = st.none() | st.sampled_from(
    [each.field for each in FIELD_NAMES if each.reads is Reads.WORDS]
)
letters = st.text("abcXYéßжя", min_size=3, max_size=8)
words = letters | st.sampled_from(["U.S.", "中国", "O'Brien", "½", "us", "or", "한국어"])
few = st.lists(words, min_size=2, max_size=4).map(tuple)
values = st.sampled_from(
    [("language", "ko"), ("language", "en"), ("country", "KR"), ("kind", "think tank")]
)
days = st.none() | st.dates()


def in_order(ends: tuple[date | None, date | None]) -> DateRange:
    first, last = ends
    return DateRange(last, first) if first and last and last < first else DateRange(first, last)


leaves = st.one_of(
    st.builds(Term, words, field_of_words),
    st.builds(Phrase, few, field_of_words),
    st.builds(Near, few, st.integers(0, MAX_DISTANCE), field_of_words),
    st.builds(Prefix, letters, field_of_words),
    st.builds("{0}?{1}*".format, letters, letters).flatmap(
        lambda pattern: st.builds(Wildcard, st.just(pattern), field_of_words)
    ),
    st.builds(Fuzzy, letters, field_of_words),
    values.map(lambda pair: Keyword(*pair)),
    st.tuples(days, days).filter(any).map(in_order),
)


def compounds(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, min_size=2, max_size=3)
    return parts.map(all_of) | parts.map(any_of) | inner.map(negated)


trees = st.recursive(leaves, compounds, max_leaves=8)


@given(trees)
def test_every_tree_of_the_language_is_read_as_it_is_written(tree: Node) -> None:
    understood = understand(write(tree))
    assert (understood.tree, understood.notes) == (tree, ())


@pytest.mark.parametrize(
    ("question", "as_read"),
    [
        ("", ""),
        ("reset", "reset"),
        ("reset ties", "reset OR ties"),
        ('reset "new ties" win*', 'reset OR "new ties" OR win*'),
        ("reset ties -war date:2021", "(reset OR ties) AND NOT war AND date:2021"),
        ("reset ties author:li lang:en", "(reset OR ties) AND author:li AND lang:en"),
        ("title:reset title:ties", "title:reset OR title:ties"),
        ("author:jean-paul", "author:jean AND author:paul"),
        ("reset (ties OR talks)", "reset OR ties OR talks"),
        ("reset (lang:en OR lang:ko)", "reset AND (lang:en OR lang:ko)"),
        ("(reset ties) OR talks", "reset OR ties OR talks"),
        ("-(reset ties)", "NOT (reset AND ties)"),
        ("reset (ties lang:en OR talks)", "reset OR (ties AND lang:en) OR talks"),
    ],
)
def test_any_of_the_words(question: str, as_read: str) -> None:
    assert write(loosened(understand(question).tree)) == as_read


@given(trees)
def test_any_of_the_words_can_be_typed_and_loosened_again(tree: Node) -> None:
    loose = loosened(tree)
    assert understand(write(loose)).tree == loose
    assert loosened(loose) == loose
