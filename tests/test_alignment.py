"""An extractor's paragraphs found again in the lines of the page."""

from archive.page.markup import read_markup
from archive.page.markup.alignment import aligned

LONG = "The harbour has been quiet since the ferries stopped."
OTHER = "A timetable would be a start, and so would a telephone."


def lines(markup: str, *paragraphs: str) -> list[list[int] | None]:
    return [
        None if place is None else list(place) for place in aligned(read_markup(markup), paragraphs)
    ]


def test_paragraphs_are_found_whatever_their_spaces_and_marks() -> None:
    markup = f"<p>Menu</p><p>{LONG}</p><p>{OTHER}</p>"
    assert lines(markup, LONG.upper().lower().replace(" ", "  "), f"- {OTHER}") == [None, [2]]
    assert lines(markup, LONG.replace(" ", "\u00a0"), f"- {OTHER}") == [[1], [2]]


def test_one_paragraph_may_be_several_lines() -> None:
    assert lines(f"<p>{LONG}<br>{OTHER}</p>", f"{LONG} {OTHER}") == [[0, 1]]


def test_what_stands_twice_is_taken_where_the_others_are() -> None:
    markup = f"<p>Again.</p><p>Menu</p><p>{LONG}</p><p>Again.</p><p>{OTHER}</p><p>Again.</p>"
    assert lines(markup, LONG, "Again.", OTHER) == [[2], [3], [4]]


def test_words_that_an_extractor_dropped_do_not_matter() -> None:
    markup = "<p>With a long boat <span>(a kind of ship)</span> they can row and sail at once.</p>"
    assert lines(markup, "With a long boat they can row and sail at once.") == [[0]]


def test_what_is_nowhere_has_no_place() -> None:
    assert lines(f"<p>{LONG}</p>", "Nothing of this kind is on the page.") == [None]


def test_a_sentence_within_a_line_is_that_line() -> None:
    assert lines(f"<p>Notes. {LONG} More.</p>", LONG) == [[0]]
