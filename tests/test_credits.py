"""Which dates and names near a headline are the article's."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

PROSE = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening.\n\nNobody thanked the keeper, and he did not expect it.\n\n"
    "The mayor came in the morning, looked at the weir and said that it had held after all."
)


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("Wednesday, 8 July 2020", "Menu", "A Night at the Weir"), None),
        (("Wednesday, 8 July 2020", "A Night at the Weir"), "2020-07-08"),
        (("8 July 2020", "Opinion", "A Night at the Weir"), "2020-07-08"),
        (("Wednesday, 8 July 2020", "Menu", "A Night at the Weir", "5 July 2020"), "2020-07-05"),
    ],
)
def test_a_masthead_tells_today_and_not_the_day_of_the_article(
    lines: tuple[str, ...], date: str | None
) -> None:
    text = "\n\n".join([*lines, PROSE])
    assert as_record(text, read_page(text).statements)["date"] == date


def test_several_names_may_stand_between_deck_and_date() -> None:
    deck = "The keeper of the lower weir left the sluice open, and the town asks who will pay now."
    names = "Birgit Weber Anna Giulia Holm Jan Michael Stern"
    text = "\n\n".join(["A Night at the Weir", deck, names, "3 May 2024, 17:47", PROSE])
    found = as_record(text, read_page(text).statements)["authors"]
    assert [each["name"] for each in found] == [
        "Birgit Weber",
        "Anna Giulia Holm",
        "Jan Michael Stern",
    ]


def test_a_date_before_that_of_a_change_behind_the_text_is_the_articles() -> None:
    text = "\n".join(
        [
            "A Night at the Weir",
            "di Ada Stern",
            PROSE,
            "5 gennaio 2025 ( modifica il 6 gennaio 2025)",
        ]
    )
    assert as_record(text, read_page(text).statements)["date"] == "2025-01-05"


def test_sections_before_a_byline_name_neither_author_nor_outlet() -> None:
    line = (
        "Keeper’s Funeral, National, News, Top Story 1 | Published: 5 hours ago | Written by Ada Lo"
    )
    record = as_record(
        text := "\n".join(["A Night at the Weir", line, PROSE]), read_page(text).statements
    )
    assert ([each["name"] for each in record["authors"]], record["outlet"]) == (["Ada Lo"], None)


def test_names_with_their_roles_between_them_are_all_authors() -> None:
    line = "Par Ada Stern, sociologue, et Jory Tamsin, proviseur"
    text = "\n".join(["A Night at the Weir", line, "27 janvier 2020", PROSE])
    names = [each["name"] for each in as_record(text, read_page(text).statements)["authors"]]
    assert names == ["Ada Stern", "Jory Tamsin"]


@pytest.mark.parametrize(
    ("end", "names"), [("writes Oda Brevik", ["Oda Brevik"]), ("write the keepers", [])]
)
def test_a_deck_may_say_who_writes(end: str, names: list[str]) -> None:
    deck = f"The council had a choice between the cheap and the safe and chose neither, {end}"
    text = "\n".join(["A Night at the Weir", deck, "31 October 2024", PROSE])
    record = as_record(text, read_page(text).statements)
    assert [each["name"] for each in record["authors"]] == names
