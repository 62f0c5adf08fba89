"""Captions are known by their credit."""

import pytest

from archive.page.captions import caption_rule, unlabeled_credit


@pytest.mark.parametrize(
    "line",
    [
        "The two keepers at the weir on May 3, 2021. [Photo/Agencies]",
        "The two keepers at the weir. (Photo: Evening Post)",
        "The weir (AP Photo/Anna Stern)",
        "Das Wehr nach der Reparatur. Foto: Anna Stern",
        "Photograph by Anna Stern",
        "Photo: Anna Stern",
        "水闸旁的看守人。（资料图）",
        "修理を終えた水門。（写真：河口新聞）",
        "밤에 닫힌 수문. [사진=하구신문 자료]",
        "Шлюз ночью. Фото: Анна Штерн",
        "The weir will cost more than the bench from March on. (Unsplash)",
    ],
)
def test_a_caption(line: str) -> None:
    assert caption_rule(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "A photo of the weir hung in the hall, and nobody knew who had taken it.",
        "The weir (+ Video)",
        "Page (1/3)",
        "The keeper painted a picture: water, stones and a lantern.",
        "x" * 700 + " [Photo/Agencies]",
    ],
)
def test_no_caption(line: str) -> None:
    assert caption_rule(line) is None


def test_a_caption_that_ends_with_place_and_time() -> None:
    assert unlabeled_credit("夕方の堰＝河口市で2019年5月") is not None
    assert unlabeled_credit("堰の名は「水＝命」という") is None


def test_a_date_in_brackets_is_no_credit() -> None:
    assert caption_rule("2025/1/14 21:17（最終更新 1/14 21:17）") is None
