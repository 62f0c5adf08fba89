"""Lines taken for something else, and the text that results."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.page.lines import line_spans
from archive.page.record import Span
from archive.page.relabelling import (
    FIELDS,
    GOES_ON,
    LABELS,
    LEFT_OUT,
    Relabel,
    RelabelError,
    relabelled,
    units_of,
    uses_of,
)
from tests.stalling import ends_in_time

TEXT = "Menu\nTides\nThe sea came.\nIt left again.\nA gauge. (Photo)\nThe end of it."
LINES = list(line_spans(TEXT))
BODY = [[LINES[2]], [LINES[3]], [LINES[5]]]


def texts(changes: list[str], label: str = "body") -> list[list[str]]:
    """What a label's units show after some changes."""
    uses = uses_of(TEXT, {"body": BODY, "title": [[LINES[1]]]})
    after = relabelled(TEXT, uses, map(Relabel.parse, changes))
    return [[TEXT[start:end] for start, end in unit] for unit in units_of(TEXT, after, label)]


def test_nothing_said_changes_nothing() -> None:
    assert texts([]) == [["The sea came."], ["It left again."], ["The end of it."]]


def test_a_line_is_left_out() -> None:
    assert texts([f"4 {LEFT_OUT}"]) == [["The sea came."], ["The end of it."]]


def test_a_line_comes_in_where_it_stands() -> None:
    assert texts(["5 body"])[2] == ["A gauge. (Photo)"]


def test_a_line_goes_on_with_the_paragraph_before() -> None:
    assert texts([f"4 {GOES_ON}"])[0] == ["The sea came.\nIt left again."]


def test_the_rest_of_a_paragraph_follows_its_first_line() -> None:
    together = [f"6 {GOES_ON}"]  # lines 4 and 6 are one paragraph now
    assert texts([*together, f"4 {GOES_ON}"]) == [
        ["The sea came.\nIt left again.", "The end of it."]
    ]


def test_many_lines_are_relabelled_in_time() -> None:
    page = "\n".join(["A line."] * 50_000)
    uses = uses_of(page, {"body": [[line] for line in line_spans(page)]})
    with ends_in_time():
        after = relabelled(page, uses, [Relabel(1, 50_000, LEFT_OUT)])
    assert units_of(page, after, "body") == []


def test_what_stands_between_is_no_part_of_the_paragraph() -> None:
    assert texts([f"6 {GOES_ON}"])[1] == ["It left again.", "The end of it."]


def test_a_paragraph_is_parted_again() -> None:
    assert texts([f"3-4 {GOES_ON}", "4 body"])[:2] == [["The sea came."], ["It left again."]]


def test_the_rest_of_a_paragraph_that_loses_its_first_line_stays_one() -> None:
    assert texts([f"4 {GOES_ON}", f"3 {LEFT_OUT}"]) == [["It left again."], ["The end of it."]]


def test_a_body_line_becomes_a_caption() -> None:
    assert texts(["6 Caption"], "caption") == [["The end of it."]]
    assert texts(["6 caption"]) == [["The sea came."], ["It left again."]]


def test_the_last_word_counts() -> None:
    assert texts(["3 note", "3 body"])[0] == ["The sea came."]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Write"),
        ("3", "Write"),
        ("three body", "Write"),
        ("3 paragraph", "Lines can be: body; body, goes on; caption"),
        ("5-3 body", "the smaller number first"),
        ("0 body", "count from 1"),
        ("3-7 body", "there is no line 7"),
        ("9999999 body", "there is no line 9999999"),
        ("99999999 body", "Write"),
    ],
)
def test_nonsense_is_refused_in_plain_words(written: str, message: str) -> None:
    with pytest.raises(RelabelError, match=message):
        relabelled(TEXT, {}, [Relabel.parse(written)])


@given(st.integers(1, 99), st.integers(0, 99), st.sampled_from(list(LABELS)))
def test_a_change_survives_its_own_text(first: int, more: int, label: str) -> None:
    change = Relabel(first, first + more, label)
    assert Relabel.parse(str(change)) == change


PAGES = st.text(alphabet="ab.\n\r\u200b ", max_size=60)


@given(
    PAGES, st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4), st.sampled_from(list(LABELS))))
)
def test_pieces_lie_apart_within_the_page(text: str, changes: list[tuple[int, int, str]]) -> None:
    count = len(list(line_spans(text)))
    wanted = [
        Relabel(first, first + more, label)
        for first, more, label in changes
        if first + more <= count
    ]
    after = relabelled(text, {}, wanted)
    spans = [span for label in FIELDS for unit in units_of(text, after, label) for span in unit]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for label in FIELDS:
        flat = [span for unit in units_of(text, after, label) for span in unit]
        assert flat == sorted(flat)


@given(PAGES, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_units_are_read_back_as_they_were(text: str, cuts: list[tuple[int, int]]) -> None:
    """Spans that part nothing but white space may come back as one."""
    spans = sorted({Span(*sorted(cut)) for cut in cuts})
    apart = [span for at, span in enumerate(spans) if at == 0 or spans[at - 1].end <= span.start]
    uses = uses_of(text, {"body": [[span] for span in apart]})
    found = [text[s.start : s.end] for unit in units_of(text, uses, "body") for s in unit]
    wanted = [text[s.start : s.end] for s in apart]
    assert "".join("".join(found).split()) == "".join("".join(wanted).split())
