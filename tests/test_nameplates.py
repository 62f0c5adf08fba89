"""Outlets named by a line of their own at the top of the page."""

import pytest

from archive.page.flatten import as_record
from archive.page.nameplates import has_word_of_papers
from archive.page.reader import read_page

BODY = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening.\n"
    "Nobody thanked the keeper, and he did not expect it, for he had not closed it either.\n"
    "In the morning the council met on the bridge and agreed that something ought to be done."
)
HEAD = "A Night at the Weir\nBy Ada Stern\n12 March 2021"


def outlet_of(top: str, foot: str = "") -> str | None:
    text = "\n".join([top, HEAD, BODY, foot])
    outlet: str | None = as_record(text, read_page(text).statements)["outlet"]
    return outlet


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("Skip to content\nThe Sluice Courier\nSubscribe\nOpinion", "The Sluice Courier"),
        ("El Heraldo del Azud\nIniciar sesión\nDeportes", "El Heraldo del Azud"),
        ("Wehr-Zeitung\nMenü\nSport", "Wehr-Zeitung"),
        ("Harian Muara Raya\nMasuk\nKolom", "Harian Muara Raya"),
        ("Речной обозреватель\nВойти\nНовости", "Речной обозреватель"),
        ("Tạp chí Sông Lớn\nĐăng nhập\nVăn hóa", "Tạp chí Sông Lớn"),
        ("صحيفة السد\nأخبار\nثقافة", "صحيفة السد"),
        ("河口時報\n即時\n訂閱", "河口時報"),
        ("Diario del Azud | Lunes 3 de abril de 2017\nBuscar", "Diario del Azud"),
        ("Weir Tribune — Opinion\nSearch", "Weir Tribune"),
    ],
)
def test_a_paper_is_known_by_the_words_that_papers_call_themselves(top: str, outlet: str) -> None:
    assert outlet_of(top) == outlet


def test_a_name_that_begins_the_pages_title_and_stands_alone_below_is_the_outlets() -> None:
    top = "Sluice Crossing - The desk of the lower town\nSluice Crossing\nEnglish"
    assert outlet_of(top) == "Sluice Crossing"


def test_an_author_beside_the_papers_name_is_neither_outlet_nor_part_of_a_title() -> None:
    lines = ("Harian Muara Raya", "Beranda", "Kolom", "Masuk", "Malam di Bendungan Lama")
    text = "\n".join((*lines, "Oda Brevik - Harian Muara Raya", "17 Mei 2022", BODY))
    record = as_record(text, read_page(text).statements)
    assert (record["title"], record["outlet"]) == ("Malam di Bendungan Lama", "Harian Muara Raya")


def test_a_name_below_a_word_for_published_in_is_the_outlets() -> None:
    assert outlet_of("Open in app\nWrite\nPublished in\nSluice Crossing") == "Sluice Crossing"


def test_any_name_above_the_way_to_the_front_page_is_the_outlets() -> None:
    assert outlet_of("Sluice Crossing\nSubscribe\nSign in\nHome") == "Sluice Crossing"
    assert outlet_of("Sluice Crossing\nHome\nPolitics\nSport") == "Sluice Crossing"
    assert outlet_of("Skip to content\nCarrefour Amont\nAccueil\nSport") == "Carrefour Amont"


@pytest.mark.parametrize(
    "foot",
    [
        "The views expressed here are the author's own and not those of Sluice Crossing.",
        "All rights reserved by Sluice Crossing and its partners",
        "Write to letters@sluicecrossing.example",
    ],
)
def test_a_name_at_the_top_counts_where_the_page_says_it_of_itself(foot: str) -> None:
    assert outlet_of("Menu\nSluice Crossing\nSport") is None
    assert outlet_of("Menu\nSluice Crossing\nSport", foot) == "Sluice Crossing"


@pytest.mark.parametrize(
    "top",
    [
        "Latest News\nPolitics\nSport",
        "Local Weather\nSport\nHome",
        "Opinion\nHome\nSport",
        "Tribune\nSport\nKultur",
        "REVISTA DIGITAL\nBUSCAR\nDEPORTES",
        "Correo Electrónico\nBuscar\nDeportes",
        "Opening Times\nSearch\nSport",
        "E-Zeitung\nSuche\nKultur",
        "Thời Trang\nTìm kiếm\nThể thao",
        "Tạp Chí Giấy\nTìm kiếm\nThể thao",
        "ताज़ा समाचार\nखेल\nदेश",
        "종이신문\n검색\n스포츠",
        "Correo electrónico\nBuscar\nDeportes",
        "Przegląd prasy\nSport\nKultura",
        "Weir Courier\nSluice Gazette\nSport",
        "* The Sluice Courier\n* The Weir Gazette\n* Sport",
        "Ada Stern\nHome\nSport",
    ],
)
def test_menus_partners_and_people_are_no_outlets(top: str) -> None:
    assert outlet_of(top) is None


@pytest.mark.parametrize("line", ["Zeitung", "Tribune", "Revista impresa", "Diario", "The Times"])
def test_a_papers_word_alone_or_with_a_common_word_is_not_enough(line: str) -> None:
    assert has_word_of_papers(line) == (line == "The Times")
