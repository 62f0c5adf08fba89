"""Text of which every element became a line of its own reads as the page did."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

TITLE = "A night at the weir of the lower town"
TAKEN_APART = """\
The keepers of the weir met on Monday and told the
Evening Post
, which had asked them in
a letter
, that nobody would open the gate before the vote.
The ministry said that the money would be found
. It did not say where or by whom it would be paid, and few of them believe it.
In the villages along the river people have heard such words before, and they wait."""
FIRST = (
    "The keepers of the weir met on Monday and told the Evening Post, which had asked them in "
    "a letter, that nobody would open the gate before the vote."
)
SECOND = (
    "The ministry said that the money would be found. It did not say where or by whom it would be "
    "paid, and few of them believe it."
)
LAST = "In the villages along the river people have heard such words before, and they wait."
PARAGRAPHS = [FIRST, SECOND, LAST]
PLAIN = "\n".join(PARAGRAPHS)


def record_of(*lines: str) -> dict[str, object]:
    text = "\n".join(["Home", "News", "Sport", *lines])
    record = as_record(text, read_page(text).statements)
    return {**record, "authors": [each["name"] for each in record["authors"]]}


def test_the_pieces_of_a_paragraph_are_one_paragraph() -> None:
    record = record_of(TITLE, "By Anna Stern", TAKEN_APART)
    assert (record["title"], record["body"]) == (TITLE, PARAGRAPHS)


def test_an_advertisement_is_no_piece_of_a_sentence() -> None:
    pieces = TAKEN_APART.replace("Evening Post\n,", "Advertisement\n,")
    body = record_of(TITLE, "By Anna Stern", pieces)["body"]
    assert isinstance(body, list)
    assert not any("Advertisement" in paragraph for paragraph in body)


def test_lines_that_begin_small_stay_apart_where_nothing_shows_a_page_in_pieces() -> None:
    body = record_of(TITLE, "By Anna Stern", "To the keepers:", "open the gate", PLAIN)["body"]
    assert isinstance(body, list)
    assert body[-3:] == PARAGRAPHS


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("By", "Anna Stern"), ["Anna Stern"]),
        (("By", "Anna Stern", "and", "Max Holm"), ["Anna Stern", "Max Holm"]),
        (
            ("By", "Anna Stern", ",", "Max Holm", "and", "Li Wen"),
            ["Anna Stern", "Max Holm", "Li Wen"],
        ),
        (("Par", "Claire Dubois", "et", "Marc Petit"), ["Claire Dubois", "Marc Petit"]),
        (("Von", "Anna Weber und Max Holm, Berlin"), ["Anna Weber", "Max Holm"]),
        (("di", "Lucia Bianchi"), ["Lucia Bianchi"]),
        (("Автор:", "Иван Сидоров"), ["Иван Сидоров"]),
        (("By", "Post Staff"), ["Post Staff"]),
    ],
)
def test_a_word_before_names_on_a_line_of_its_own(
    lines: tuple[str, ...], authors: list[str]
) -> None:
    record = record_of(TITLE, *lines, PLAIN)
    assert (record["title"], record["authors"], record["body"]) == (TITLE, authors, PARAGRAPHS)


@pytest.mark.parametrize(
    ("lines", "date", "label"),
    [
        (("Published", "April 26, 2023 2:20pm EDT"), "2023-04-26", "Published"),
        (("Veröffentlicht:", "26. April 2023"), "2023-04-26", "Veröffentlicht"),
        (("Updated", "April 27, 2023", "Published", "April 26, 2023"), "2023-04-26", "Published"),
        (("Published", "The weir in figures"), None, None),
    ],
)
def test_a_label_on_a_line_of_its_own_belongs_to_the_date_below(
    lines: tuple[str, ...], date: str | None, label: str | None
) -> None:
    record = record_of(TITLE, *lines, PLAIN)
    assert (record["date"], record["date_label"]) == (date, label)
