"""Pages of a list."""

import pytest

from archive.web.paging import Paging, page_url, past_the_end


def paging(number: int, total: int) -> Paging:
    return Paging.within(number, total, page_url("/a/"), 20)


@pytest.mark.parametrize(
    ("number", "total", "stands"),
    [
        (1, 0, (1, 1, 0, 0, 0)),
        (1, 20, (1, 1, 0, 20, 1)),
        (2, 21, (2, 2, 20, 21, 21)),
        (9, 21, (2, 2, 20, 21, 21)),
        (1_000_000, 0, (1, 1, 0, 0, 0)),
    ],
)
def test_a_page_is_one_that_the_list_has(
    number: int, total: int, stands: tuple[int, int, int, int, int]
) -> None:
    page = paging(number, total)
    assert (page.number, page.last, page.start, page.stop, page.first_shown) == stands


def test_the_first_page_has_the_address_of_the_list() -> None:
    assert (paging(2, 60).previous_url, paging(2, 60).next_url) == ("/a/", "/a/?page=3")
    assert (paging(1, 20).previous_url, paging(1, 20).next_url) == (None, None)


def test_many_pages_show_the_ends_and_the_neighbours() -> None:
    assert [link.number for link in paging(10, 400).links] == [
        *(1, None, 8, 9, 10, 11, 12, None, 20)
    ]
    assert [link.number for link in paging(10, 400).links if link.is_current] == [10]


def test_a_page_that_is_not_there_is_said() -> None:
    assert past_the_end(2, paging(2, 21)) == []
    assert past_the_end(1_000, paging(1_000, 21)) == [
        "There is no page 1,000: the list has 2 pages, and this is the last."
    ]
