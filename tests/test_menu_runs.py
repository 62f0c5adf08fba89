"""Menus without anything between their items."""

import pytest

from archive.page.menu_runs import is_menu_run
from archive.page.reader import read_page

PAGE = """Island Observer
{menu}

The lighthouse should stay lit
By Greta Holm
12 January 2021

The lighthouse on the point has been lit for a hundred and ten years, and it should stay lit.

The council says that nobody needs it. The council has never been out at night in a small boat.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Home News Opinion", True),
        ("Home News Opinion Sport Weather Culture Travel", True),
        ("Sections Search Log in", True),
        ("Startseite Politik Meinung", True),
        ("Home News", False),
        ("Politics Culture Society", False),
        ("Home truths about opinion", False),
        ("News of the world", False),
        ("More Money Less Sport, Please", False),
        ("", False),
    ],
)
def test_a_line_of_nothing_but_items_is_a_menu(text: str, expected: bool) -> None:
    assert is_menu_run(text) is expected


@pytest.mark.parametrize("menu", ["Home News Opinion", "Sections Search Log in"])
def test_no_menu_is_a_headline(menu: str) -> None:
    reading = read_page(PAGE.format(menu=menu))
    assert [each.value for each in reading.statements if each.field in {"title", "section"}] == [
        "The lighthouse should stay lit"
    ]
