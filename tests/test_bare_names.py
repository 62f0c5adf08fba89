"""Names with no word before them are authors only where nothing else can be meant."""

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page

TITLE = "A night at the weir of the lower town"
PROSE = (
    "The keepers of the weir met on Monday to talk about the price of water.\n"
    "A spokesman for the ministry said that the money would be found, but he did not say where.\n"
    "In the villages along the river people have heard such words before, and they wait."
)
DECK = "Nobody in the lower town expected the keepers to agree on the price of water so soon."
DATE = "3 May 2024"


def authors(*lines: str, prose: str = PROSE) -> tuple[str | None, list[str]]:
    text = "\n".join(["Home", "News", "Sport", TITLE, *lines, prose])
    record = as_record(text, read_page(text).statements)
    return record["title"], [each["name"] for each in record["authors"]]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Anna Weber", DATE), ["Anna Weber"]),
        (("Per-Erik Ofdal", DATE), ["Per-Erik Ofdal"]),
        ((DECK, "Per-Erik Ofdal", DATE), ["Per-Erik Ofdal"]),
        ((DATE, DECK, "Share", "Anna Weber"), ["Anna Weber"]),
        (("Anna Weber", "Political Editor", DATE), ["Anna Weber"]),
        (("* Anna Weber", "* Max Holm", DATE), ["Anna Weber", "Max Holm"]),
        (("* Lower Town", "* Business", "* Upper Town", DATE), []),
    ],
)
def test_names_beside_the_headline(lines: tuple[str, ...], names: list[str]) -> None:
    assert authors(*lines) == (TITLE, names)


def test_topics_are_no_authors() -> None:
    topics = ("Related Topics", "River Council,", "Max Holm")
    assert authors("By Anna Weber", DATE, *topics, DATE) == (TITLE, ["Anna Weber"])


def test_a_name_that_signs_in_brackets_at_the_end() -> None:
    title = "堰の水の値段、双方が最終案に合意"
    prose = (
        "川の番人たちは月曜日に集まり、水の値段について話し合った。早い合意は誰も予想しなかった。\n"
        "省の報道官は金は見つかると述べたが、誰が払うのかは言わなかった。【河口森野大川、江岸林山】"
    )
    date = "川口新聞 2025/1/14 21:17（最終更新 1/14 21:17） 789文字"
    text = f"{title} | 川口新聞\n国際\n{title}\n森野大川\n国際\n{date}\n{prose}"
    record = as_record(text, read_page(text).statements)
    found = record["title"], [each["name"] for each in record["authors"]], record["date"]
    assert found == (title, ["森野大川"], "2025-01-14")


NOTE = "Oda Brevik teaches hydraulics at the school of the upper town and writes on rivers."


@pytest.mark.parametrize(
    ("above", "foot"),
    [
        (("Columnists > Oda Brevik", "Oda Brevik"), ""),
        (("Oda Brevik", "Columnist and author of a history of the weir"), ""),
        (("Oda Brevik",), NOTE),
    ],
)
def test_a_name_above_the_headline_counts_where_the_page_says_whose_it_is(
    above: tuple[str, ...], foot: str
) -> None:
    lines = ["Home", "News", "Sport", *above, TITLE, DATE, PROSE, foot]
    record = as_record("\n".join(lines), read_page("\n".join(lines)).statements)
    assert record["title"] == TITLE
    assert [each["name"] for each in record["authors"]] == ["Oda Brevik"]


@pytest.mark.parametrize("above", [("Oda Brevik",), ("Home > World > Middle East", "Middle East")])
def test_a_name_above_the_headline_alone_is_none(above: tuple[str, ...]) -> None:
    lines = ["Home", "News", "Sport", *above, TITLE, DATE, PROSE]
    record = as_record("\n".join(lines), read_page("\n".join(lines)).statements)
    assert (record["title"], record["authors"]) == (TITLE, [])


def test_a_name_right_above_date_and_text_is_the_authors_and_no_neighbours() -> None:
    caption = "Keepers of the weir at their meeting on Monday"
    neighbour = ("Jory Tamsin", "2 May 2024", "Rivers")
    lines = ["Home", *neighbour, TITLE, caption, "Oda Brevik", DATE, PROSE]
    record = as_record("\n".join(lines), read_page("\n".join(lines)).statements)
    assert [each["name"] for each in record["authors"]] == ["Oda Brevik"]
    assert record["date"] == "2024-05-03"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Oda Brevik", "Beekeeper from Sirdal", DATE), ["Oda Brevik"]),
        (
            ("Oda Brevik, Senior Fellow", "Jory Tamsin, consultant", DATE),
            ["Oda Brevik", "Jory Tamsin"],
        ),
        (("한도윤 도시사회학자", "2022.09.27 20:30 입력"), ["한도윤"]),
        (("林千晶　作家", DATE), ["林千晶"]),
        (("Klumme af Oda Brevik, forfatter", DATE), ["Oda Brevik"]),
    ],
)
def test_names_with_what_their_bearers_are(lines: tuple[str, ...], names: list[str]) -> None:
    assert authors(*lines) == (TITLE, names)


def test_several_dates_and_a_counter_may_part_a_name_from_the_text() -> None:
    caption = "Keepers of the weir at their meeting on Monday"
    lines = ["Home", TITLE, caption, "Oda Brevik", DATE, "Updated 4 May 2024", "47", PROSE]
    record = as_record("\n".join(lines), read_page("\n".join(lines)).statements)
    assert [each["name"] for each in record["authors"]] == ["Oda Brevik"]


def test_two_names_above_the_date_are_authors_and_no_headline() -> None:
    lines = ["Home", "Essays", "Can a town say sorry?", "Oda Brevik & Jory Tamsin", DATE, PROSE]
    record = as_record("\n".join(lines), read_page("\n".join(lines)).statements)
    assert record["title"] == "Can a town say sorry?"
    assert [each["name"] for each in record["authors"]] == ["Oda Brevik", "Jory Tamsin"]
