"""What an outlet's pages have in common, and reading a page with that in mind."""

from collections.abc import Collection

import pytest

from archive.page.lines import split_lines
from archive.page.reader import Learnt, read_page
from archive.page.record import PageReading
from archive.page.repeats import Uses, body_lines, line_key, lines_under, read_knowing

BOX = "The Lantern is paid for by its readers. Every gift keeps the lamp alight."
PARAGRAPHS = (
    "The weir has been quiet since the winter, and nobody in town can say when it will open again.",
    "Some think that it was never needed, but those who worked there remember it otherwise.",
    "We shall miss it more than we admit, and others will ask why we let it go without a word.",
)
HEAD = "What the weir taught us\n\nBy Ada Marsh | The Lantern | Updated: 2024-05-06 07:08\n\n"


def knows(*lines: str, outlet: str = "The Lantern") -> "Knowledge":
    return Knowledge(frozenset(map(line_key, lines)), outlet)


class Knowledge:
    """What is known of one outlet, and what was asked."""

    def __init__(self, furniture: frozenset[str], outlet: str) -> None:
        self._furniture, self._outlet = furniture, outlet
        self.asked: list[set[str]] = []

    def __call__(self, outlet: str, keys: Collection[str]) -> frozenset[str]:
        self.asked.append(set(keys))
        return self._furniture & frozenset(keys) if outlet == self._outlet else frozenset()


def page(*paragraphs: str) -> str:
    return HEAD + "\n\n".join(paragraphs) + "\n"


def body(text: str, known: Knowledge) -> list[str]:
    """The lines of the body, in the order of the page."""
    kept = body_lines(text, read_knowing(text, known))
    return [line.text for line in split_lines(text) if line.text in kept]


@pytest.mark.parametrize("place", range(len(PARAGRAPHS) + 1))
def test_furniture_goes_wherever_it_stands_and_nothing_goes_with_it(place: int) -> None:
    text = page(*PARAGRAPHS[:place], BOX, *PARAGRAPHS[place:])
    assert body(text, knows(BOX)) == list(PARAGRAPHS)


def test_furniture_inside_a_hard_wrapped_page_parts_two_paragraphs() -> None:
    first = ("The weir has been quiet since the winter, and nobody",
             "in town can say when it will open again, or whether",
             "it ever will, for the council has said no word of it.")  # fmt: skip
    second = ("Some think that the weir was never needed, but those",
              "who worked there remember it otherwise, and they say",
              "so to whoever asks them at the counter of the inn.")  # fmt: skip
    box = ("The Lantern is paid for by its readers. Every single", "gift keeps the lamp alight.")
    text = HEAD + "\n".join([*first, "", *box, "", *second]) + "\n"
    assert set(box) <= body_lines(text, read_page(text))
    assert body(text, knows(*box)) == [*first, *second]


def test_a_page_that_takes_no_furniture_for_text_is_read_once() -> None:
    text = page(*PARAGRAPHS)
    known = knows("Skip to content", BOX)
    assert read_knowing(text, known) == read_page(text)
    assert len(known.asked) == 1


def test_a_page_of_no_known_outlet_is_not_asked_about() -> None:
    text = "What the weir taught us\n\n" + "\n\n".join([*PARAGRAPHS, BOX]) + "\n"
    known = knows(BOX)
    assert read_knowing(text, known) == read_page(text)
    assert known.asked == []


def test_headline_and_byline_are_never_taken_for_furniture() -> None:
    text = page(*PARAGRAPHS)
    byline = text.splitlines()[2]
    assert read_knowing(text, knows(byline)) == read_page(text)


def test_where_other_pages_list_the_headline_its_text_is_not_furniture() -> None:
    text = page(*PARAGRAPHS)
    known = knows("What the weir taught us", PARAGRAPHS[0])
    assert read_knowing(text, known) == read_page(text)


def test_a_reading_that_would_lose_other_text_is_not_taken() -> None:
    """Between menus the boxes alone hold the first paragraph to the rest of the text."""
    menu, boxes = ["Log in"] * 4, [BOX, BOX.replace("lamp", "light")]
    text = page(PARAGRAPHS[1], *menu, *boxes, *menu, f"{PARAGRAPHS[0]} {PARAGRAPHS[2]}")
    known = knows(*boxes)
    first = read_page(text)
    without = read_page(text, Learnt(frozenset(boxes)))
    assert PARAGRAPHS[1] in body_lines(text, first) - body_lines(text, without)

    assert read_knowing(text, known) == first


def test_lines_count_by_what_rests_on_them() -> None:
    text = page(*PARAGRAPHS, "Comments", BOX)
    reading: PageReading = read_page(text)
    uses = Uses.of(text, [span for each in reading.statements for span in each.spans])
    assert uses.used == {line_key(line) for line in (*HEAD.split("\n\n")[:2], *PARAGRAPHS)}
    assert uses.left == {line_key("Comments"), line_key(BOX)}


def test_a_span_touches_every_line_that_it_has_a_character_of() -> None:
    text = "one\ntwo\n\nthree\nfour"
    lines = split_lines(text)

    def under(*spans: tuple[int, int]) -> list[str]:
        return [line.text for line in lines_under(lines, spans)]

    assert under((0, 3)) == ["one"]
    assert under((2, 5)) == ["one", "two"]
    assert under((5, 10)) == ["two", "three"]
    assert under((3, 4), (7, 9), (99, 120)) == []
    assert under((0, len(text))) == ["one", "two", "three", "four"]
