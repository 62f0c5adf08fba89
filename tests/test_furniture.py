"""Boilerplate is known by the form of its line, in many languages; prose is not."""

import pytest

from archive.page.furniture import furniture_kind, is_breadcrumb, is_menu_bar


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("12 Comments", "comments"),
        ("No hay comentarios:", "comments"),
        ("Kommentar schreiben", "comments"),
        ("댓글 0", "comments"),
        ("You might also like", "related"),
        ("相关阅读", "related"),
        ("Читайте также", "related"),
        ("Next", "neighbours"),
        ("次の記事", "neighbours"),
        ("Share this article", "sharing"),
        ("facebook twitter kakaotalk", "sharing"),
        ("Share on Facebook (Opens in new window)", "sharing"),
        ("BACK TO TOP", "menu"),
        ("본문 바로가기", "menu"),
        ("Trang chủ", "menu"),
        ("Advertisement", "advertising"),
        ("Language : English 简体 繁體", "languages"),
        ("© 2020 The Evening Post", "legal"),
        ("Copyright 1995 - . All rights reserved.", "legal"),
        ("Page 2 of 3", "counter"),
        ("* Title", "form"),
        ("Report.pdf", "attachment"),
        ("This article is for subscribers only.", "pay-wall"),
        ("Subscribe to continue reading.", "pay-wall"),
        ("Sign up for our weekly newsletter", "newsletter"),
        ("We use cookies to improve this page.", "cookies"),
    ],
)
def test_a_line_of_furniture(line: str, kind: str) -> None:
    assert furniture_kind(line.removeprefix("* ")) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The river rose all night.",
        "A share of the tolls goes to the keeper",
        "Home at last: the barges of Lannoch",
        "The next treaty",
        "Commentary",
        "He left no comment on the contract, and the copyright was not his.",
    ],
)
def test_a_line_of_the_article(line: str) -> None:
    assert furniture_kind(line) is None


def test_what_the_archive_has_learnt_is_furniture() -> None:
    assert furniture_kind("the keeper's corner", frozenset({"the keeper's corner"})) == "learnt"


def test_breadcrumbs() -> None:
    crumbs = [
        "Home | Opinion",
        "首页 >> 评论 >> 正文",
        "Главная / Мнения",
        "News > Opinion > Columns",
    ]
    assert [is_breadcrumb(each) for each in crumbs] == [True] * 4
    assert not is_breadcrumb("Homes and rivers | a report")


def test_menu_bars() -> None:
    assert is_menu_bar("News  Business  Opinion  Video")
    assert is_menu_bar("river · city · sport · opinion")
    assert not is_menu_bar("The river rose.  Nobody slept.  It rained.  Then it stopped.")
    assert not is_menu_bar("News  Business")


@pytest.mark.parametrize(
    "line",
    [
        "Letters should be sent to letters@weirpost.example. Please add a postal address.",
        "Reageren? Stuur een brief naar opinie@sluis.example",
        "Baca juga: Bendungan dibuka kembali",
        "Premium",
        "Lesedauer: 3 Min.",
        "2 minuti di lettura",
        "Estimated reading time: 4 minutes",
        "Beranda",
        "यह भी पढ़ें",
    ],
)
def test_furniture_of_letters_pages_and_of_more_languages(line: str) -> None:
    assert furniture_kind(line) is not None
