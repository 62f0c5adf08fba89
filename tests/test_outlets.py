"""Outlets in copyright lines."""

import pytest

from archive.page.flatten import as_record
from archive.page.outlets import copyright_name
from archive.page.reader import read_page
from archive.page.record import Span

PROSE = (
    "The river rose all night and nobody in the lower town could sleep, because the sluice had "
    "been left open since the evening.\n\nNobody thanked the keeper, and he did not expect it."
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2021 The Evening Post. All rights reserved.", "The Evening Post"),
        ("Copyright 2019-2021 Evening Post", "Evening Post"),
        ("© Evening & Post 2024  Impressum  Datenschutz", "Evening & Post"),
        ("Copyright ⓒ 하구신문. 무단 전재 및 재배포 금지", "하구신문"),
        ("版权所有：河口晚报 未经许可不得转载", "河口晚报"),
        ("Copyright 1995 - . All rights reserved. The content belongs to us.", None),
        ("© All rights reserved", None),
        ("All rights reserved.", None),
    ],
)
def test_the_name_in_a_copyright_line(line: str, name: str | None) -> None:
    span = copyright_name(line, Span(0, len(line)))
    assert (line[span.start : span.end] if span else None) == name


@pytest.mark.parametrize(
    ("head", "line", "outlet"),
    [
        ("", "© 2021 The Evening Post. All rights reserved.", "The Evening Post"),
        ("Evening Post", "© 2021 Evening Post Group Ltd.", "Evening Post"),
        ("", "© 2021 Weir Holdings Ltd.", None),
        ("By Anna Stern", "© 2021 Anna Stern", None),
    ],
)
def test_a_company_is_an_outlet_only_where_the_page_has_the_name_apart(
    head: str, line: str, outlet: str | None
) -> None:
    text = "\n\n".join(["A Night at the Weir", head, PROSE, line])
    assert as_record(text, read_page(text).statements)["outlet"] == outlet


def test_what_holds_the_authors_name_is_no_outlet() -> None:
    line = "Column Ada Stern – A Night at the Weir"
    text = "\n".join(
        [line, "Column Ada Stern", "A Night at the Weir", "Ada Stern", "3 May 2024", PROSE]
    )
    assert as_record(text, read_page(text).statements)["outlet"] is None


def test_a_page_that_begins_with_its_address_names_its_outlet() -> None:
    text = "\n".join(
        ["weir-news.example", "Rivers for all", "A Night at the Weir", "3 May 2024", PROSE]
    )
    assert as_record(text, read_page(text).statements)["outlet"] == "weir-news.example"


def test_an_owner_where_the_author_works_is_the_outlet() -> None:
    lines = ["A Night at the Weir", "Ada Stern, Senior Fellow, Weir Forum", "3 May 2024", PROSE]
    text = "\n".join([*lines, "© 2024 Weir Forum"])
    record = as_record(text, read_page(text).statements)
    assert record["outlet"] == "Weir Forum"
    assert [each["name"] for each in record["authors"]] == ["Ada Stern"]


def test_one_wide_word_before_sections_is_the_outlet() -> None:
    text = "\n".join(["河口タイムズ > オピニオン > コラム", "夜の堰", "2022/07/03 08:00", PROSE])
    assert as_record(text, read_page(text).statements)["outlet"] == "河口タイムズ"
