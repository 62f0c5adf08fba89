"""What stands in place of a date and is none is kept as damage, never as a date."""

from typing import Any

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page
from archive.text.dates import find_impossible
from tests.outcomes import row

PROSE = (
    "The council met on Tuesday to decide about the old quay, and nobody wanted to speak first, "
    "because the money had been spent.\n\nIt is easy to say that there is none. There was enough "
    "for a car park, and the car park stands empty on most days of the year."
)
NONE_ = {"kind": "unreadable date", "paragraph": None}


def read(*lines: str) -> dict[str, Any]:
    text = "\n\n".join(lines)
    return as_record(text, read_page(text).statements)


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("31/31/2021", ["31/31/2021"]),
        ("Published: 31.02.2021 at 10:30", ["31.02.2021"]),
        ("31 April 2021", ["31 April 2021"]),
        ("February 30, 2021", ["February 30, 2021"]),
        ("2021-13-45", ["2021-13-45"]),
        ("2021年13月1日", ["2021年13月1日"]),
        ("Published 31/31/2021, updated 5 May 2021", ["31/31/2021"]),
        ("03/04/2021", []),
        ("5 May 2021", []),
        ("June 16-18, 2021", []),
        ("192.168.10.2021", []),
        ("no number", []),
    ],
)
def test_what_has_the_form_of_a_date_and_is_none(line: str, places: list[str]) -> None:
    found = find_impossible(line)
    assert [line[each.date_start : each.date_end] for each in found] == places


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("31/31/2021", "31/31/2021"),
        ("Published: 32 March 2021", "32 March 2021"),
        ("Published: 31 April 2021", "31 April 2021"),
        ("By Ada Stern | 31/31/2021", "31/31/2021"),
    ],
)
def test_a_page_keeps_such_a_date_as_damage(line: str, shown: str) -> None:
    page = read("The quay that nobody wanted to pay for", line, PROSE)
    assert page["date"] is None
    assert page["damage"] == [NONE_ | {"text": shown}]


def test_neither_text_nor_headline_nor_what_follows_it_is_looked_at() -> None:
    title = "What was meant by 31/31/2021"
    others = ("Related", "31/31/2021", "Who pays for the bridge", "30/30/2021")
    page = read(title, "By Ada Stern", PROSE + " The form said 31/31/2021.", *others)
    assert page["damage"] == []


def test_another_date_counts_and_the_first_is_kept_all_the_same() -> None:
    page = read("The quay that nobody wanted", "31/31/2021", "Updated: 5 May 2021", PROSE)
    assert (page["date"], page["damage"]) == ("2021-05-05", [NONE_ | {"text": "31/31/2021"}])


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"date": "31/31/2021"}, ["31/31/2021"]),
        ({"date": "last spring"}, ["last spring"]),
        ({"date": "x" * 100}, ["x" * 80]),
        ({"publish_date": "31/31/2021", "date": "2021-05"}, []),
        ({"date": "0000-00-00"}, []),
        ({"date": ""}, []),
        ({}, []),
    ],
)
def test_a_record_keeps_such_a_date_as_damage(values: dict[str, str], shown: list[str]) -> None:
    assert row(title="A", text=PROSE, **values)["damage"] == [
        NONE_ | {"text": text} for text in shown
    ]
