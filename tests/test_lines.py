"""Lines of a page keep their place in the capture, whatever ends them."""

from hypothesis import given
from hypothesis import strategies as st

from archive.page.lines import split_lines, width_of


def test_lines_count_from_one_and_empty_ones_count_too() -> None:
    lines = split_lines("one\n\n  two  \r\nthree\rfour")
    assert [(line.number, line.text, line.after_gap) for line in lines] == [
        (1, "one", True),
        (3, "two", True),
        (4, "three", False),
        (5, "four", False),
    ]


def test_a_line_of_no_break_spaces_is_a_gap() -> None:
    assert [line.after_gap for line in split_lines("one\n\u00a0 \u00a0\ntwo")] == [True, True]


def test_a_bullet_is_no_part_of_the_text() -> None:
    (line,) = split_lines("   •  Ada Stern ")
    assert (line.text, line.is_bullet, line.shown) == ("Ada Stern", True, (6, 15))


def test_a_lonely_bullet_shows_nothing() -> None:
    assert split_lines("  *  \n•\n") == ()


def test_invisible_characters_are_not_in_the_text() -> None:
    (line,) = split_lines("Evening\u200b Post\x00")
    assert line.text == "Evening Post"


def test_wide_characters_take_two_columns() -> None:
    assert (width_of("ab"), width_of("河海"), width_of("한글 a")) == (2, 4, 6)


@given(st.text(alphabet="ab \n\r\u00a0•*-\u2028\x0c", max_size=60))
def test_every_line_is_a_slice_of_the_page(text: str) -> None:
    for line in split_lines(text):
        assert text[line.span.start : line.span.end].strip() != ""
        assert line.span.start <= line.shown.start < line.shown.end <= line.span.end
