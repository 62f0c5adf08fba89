"""Which line of a page is its headline."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

DECK = (
    "After the flood the towns below the weir ask what comes next, and who is going to pay for it."
)
PROSE = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening.\n\nNobody thanked the keeper, and he did not expect it, for "
    "he had done no more than the rules of the harbor ask of him."
)


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        (
            "Birgit Weber Anna Julia Stern Jan Michael Holm",
            ["Birgit Weber", "Anna Julia Stern", "Jan Michael Holm"],
        ),
        ("Anna Weber", ["Anna Weber"]),
    ],
)
def test_names_between_deck_and_date_are_no_headline(names: str, authors: list[str]) -> None:
    title = "Are we too patient with the weir?"
    text = "\n\n".join(["Rivers", title, DECK, names, "3 May 2024, 17:47", PROSE])
    record = as_record(text, read_page(text).statements)
    assert (record["title"], [each["name"] for each in record["authors"]]) == (title, authors)


def test_the_nearest_of_equal_lines_above_the_body_is_the_headline() -> None:
    menu = "\n\n".join(f"The harbor in the {n}th week" for n in range(40))
    title = "A Night at the Weir"
    text = "\n\n".join([menu, title, "By Anna Stern", PROSE])
    assert as_record(text, read_page(text).statements)["title"] == title


MENU = ("Skip to content", "Rivers", "Weirs", "Locks", "Tolls", "Search")
HEADLINE = "The keepers of the weir go on strike"


@pytest.mark.parametrize(
    "above",
    [
        ("Weirs", "3 May 2024"),
        ("Weir News", "3 May 2024"),
        ("By Anna Stern", "Weirs,", "3 May 2024"),
        ("Weirs Locks Tolls", "3 May 2024"),
        ("Anna Stern", "Chief Correspondent", "3 May 2024"),
    ],
)
def test_topics_offices_and_sources_are_no_headlines(above: tuple[str, ...]) -> None:
    text = "\n".join([*MENU, HEADLINE, DECK, *above, PROSE])
    assert as_record(text, read_page(text).statements)["title"] == HEADLINE


def test_a_headline_that_is_the_page_s_title_wins_over_what_is_nearer_to_the_text() -> None:
    between = ("3 May 2024", DECK, "Listen", "1.0x", "The weir of Lannoch.", "Foto: Anna Stern")
    text = "\n".join([HEADLINE, *MENU, HEADLINE, *between, PROSE])
    assert as_record(text, read_page(text).statements)["title"] == HEADLINE


def test_a_headline_with_a_share_bar_below_it() -> None:
    bar = ("Share", "14K", "Tweet", "Telegram", "Reddit", "Email", "Print", "Copy link")
    text = "\n".join([*MENU, HEADLINE, *bar, "3 May 2024", PROSE])
    assert as_record(text, read_page(text).statements)["title"] == HEADLINE


ONE_WORD = "Sluicegates"


@pytest.mark.parametrize(
    "menu",
    [
        ("Home", "News", "Opinion", "Sport", "Contact us"),
        ("Rivers", "Tolls", "Barges", "Locks"),
        ("Home | News | Opinion | Sport",),
        ("", "Rivers", "Tolls", "", "Subscribe", ""),
        ("Home", "Rivers", "Letters to the Editor"),
        ("Home", "Rivers", "About the Weir Gazette"),
    ],
)
@pytest.mark.parametrize(
    "below",
    [
        *(("By Anna Stern", "3 May 2024"), ("By Anna Stern",), ("Anna Weber", "3 May 2024")),
        ("Columnist", "By Anna Stern", "3 May 2024"),
    ],
)
def test_one_word_between_menu_and_byline_is_the_headline(
    menu: tuple[str, ...], below: tuple[str, ...]
) -> None:
    text = "\n".join(["The Weir Gazette", *menu, ONE_WORD, *below, "", PROSE])
    assert as_record(text, read_page(text).statements)["title"] == ONE_WORD


@pytest.mark.parametrize("topic", ["Rivers", "Opinion"])
def test_one_word_between_headline_and_byline_is_a_topic(topic: str) -> None:
    text = "\n".join([*MENU, HEADLINE, topic, "By Anna Stern", "3 May 2024", PROSE])
    assert as_record(text, read_page(text).statements)["title"] == HEADLINE


def test_one_word_between_menu_and_headline_is_no_headline() -> None:
    text = "\n".join([*MENU, "Rivers", HEADLINE, "By Anna Stern", "3 May 2024", PROSE])
    assert as_record(text, read_page(text).statements)["title"] == HEADLINE


def test_an_author_with_a_note_below_the_text_is_no_headline() -> None:
    note = "Oda Brevik teaches hydraulics at the school of the upper town and writes on rivers."
    lines = ("Oda Brevik", "3 May 2024", "Who will pay the keepers?", "4 comments | 2 shares")
    text = "\n".join((*lines, PROSE, "About the author", note))
    assert as_record(text, read_page(text).statements)["title"] != "Oda Brevik"


def test_a_papers_name_with_its_section_is_no_headline() -> None:
    lines = (
        "Lowland Dialogue — Analysis",
        "3 May 2024",
        "By Ada Stern",
        "Why the lower town needs a weir",
    )
    text = "\n".join((*lines, "Photo: press office of the ministry", PROSE))
    assert as_record(text, read_page(text).statements)["title"] == "Why the lower town needs a weir"
