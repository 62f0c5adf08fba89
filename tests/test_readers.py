"""Readers' comments end the text without a heading too; lists of links are cut out of it."""

from tests.prose_pages import PARAGRAPHS, body_of, page

REMARKS = (
    "I have lived below the weir for forty years and have never seen the gauge lit at night.",
    "The bench is a fine bench, and my dog likes it more than any gate.",
    "Somebody should ask the council who sits on it when the water comes over the quay.",
)


def test_answers_under_paragraph_after_paragraph_are_comments() -> None:
    behind = [part for text in REMARKS for part in ("Sol W.", text, "Reply")]
    assert body_of(page(*behind)) == PARAGRAPHS


def test_readers_who_say_something_are_comments() -> None:
    behind = [part for text in REMARKS for part in ("Sol W. says:", text)]
    assert body_of(page(*behind)) == PARAGRAPHS


def test_a_list_of_links_is_cut_out() -> None:
    links = "\n".join(f"{place} and the river" for place in "Abcdefgh")
    assert body_of(page(within=links)) == PARAGRAPHS


def test_verse_stays() -> None:
    verse = "\n\n".join(f"the {mark} mark is under water," for mark in "abcdefghij")
    assert len(body_of(page(within=verse))) == len(PARAGRAPHS) + 10
