"""Hard-wrapped lines become paragraphs again; lines that are paragraphs stay as they are."""

import textwrap

import pytest

from archive.page.lines import Line, split_lines
from archive.page.reflow import Block, make_blocks, reflowed

RIVER = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening. In the morning the keeper walked up to the weir with a "
    "lantern and a long iron bar, and when he came back his boots were full of water."
)
MILL = (
    "The mill stood idle for nine days, which had not happened since the great drought, and the "
    "baker sent his boy to the next valley for flour. Nobody thanked him for it."
)
TOLL = (
    "Tolls were paid in silver at that time and counted by two clerks, one of whom could not "
    "count, so that the other had to do the work of both. It went well for eleven years."
)


def blocks_of(text: str) -> list[Block]:
    return make_blocks(text, split_lines(text), nothing_alone)


def nothing_alone(line: Line, wrap: int) -> bool:
    return line.width > wrap and not line.text


@pytest.mark.parametrize("column", [60, 79, 100])
def test_paragraphs_between_blank_lines_are_joined(column: int) -> None:
    page = "\n\n".join(textwrap.fill(each, column) for each in (RIVER, MILL, TOLL))
    assert [block.text for block in blocks_of(page)] == [RIVER, MILL, TOLL]


@pytest.mark.parametrize("column", [60, 72, 79])
def test_paragraphs_without_blank_lines_are_told_by_their_short_last_lines(column: int) -> None:
    page = "\n".join(textwrap.fill(each, column) for each in (RIVER, MILL, TOLL))
    assert [block.text for block in blocks_of(page)] == [RIVER, MILL, TOLL]


def test_lines_that_are_whole_paragraphs_stay_apart() -> None:
    page = "\n".join((RIVER, MILL, TOLL))
    assert [block.text for block in blocks_of(page)] == [RIVER, MILL, TOLL]


def test_a_menu_of_short_lines_is_not_joined() -> None:
    page = "News\nSport\nWeather\nletters\nabout us"
    assert [block.text for block in blocks_of(page)] == page.split("\n")


def test_a_lost_line_shows_where_a_sentence_opens_in_the_midst_of_another() -> None:
    lines = textwrap.wrap(MILL, 60)
    cut = "\n".join([*lines[:2], textwrap.fill("Meanwhile " + TOLL, 60)])
    page = "\n".join([textwrap.fill(RIVER, 60), cut, textwrap.fill(RIVER, 60)])
    found = [(block.is_cut, block.text[:12]) for block in blocks_of(page)]
    assert found == [
        (False, RIVER[:12]),
        (True, MILL[:12]),
        (False, "Meanwhile To"),
        (False, RIVER[:12]),
    ]


def test_chinese_and_japanese_lines_join_without_a_space_and_korean_ones_with() -> None:
    assert reflowed("河水上涨\n无人入睡") == "河水上涨无人入睡"
    assert reflowed("川は\r\n増水した。") == "川は増水した。"
    assert reflowed("강물이\n불었다") == "강물이 불었다"
    assert reflowed("the  river \n rose\x00") == "the river rose"


def test_wrapped_chinese_is_joined() -> None:
    text = "河水整夜上涨下城没有人能够入睡因为水闸从傍晚起就一直开着" * 6 + "。"
    page = "\n".join(text[i : i + 40] for i in range(0, len(text), 40))
    assert [block.text for block in blocks_of(page)] == [text]


def test_a_block_is_one_slice_of_the_page() -> None:
    page = textwrap.fill(RIVER, 70)
    (block,) = blocks_of(page)
    assert page[block.span.start : block.span.end] == page
