"""Bylines of agencies and papers in Chinese, Japanese and Korean."""

import pytest

from archive.page.wire_bylines import read_wire_byline


@pytest.mark.parametrize(
    ("shown", "name", "outlet"),
    [
        ("河口報 記者林山／即時報導", "林山", "河口報"),
        ("記者林小山／台北報導", "林小山", None),
        ("〔記者林山／台北報導〕", "林山", None),
        ("（河口社記者林山台北3日電）", "林山", "河口社"),
        ("河口社记者林山", "林山", "河口社"),
        ("[하구신문 김철수 기자]", "김철수", "하구신문"),
        ("(서울=하구통신) 김철수 기자", "김철수", "하구통신"),
        ("【東京＝林山】", "林山", None),
    ],
)
def test_the_reporter_and_the_paper(shown: str, name: str, outlet: str | None) -> None:
    read = read_wire_byline(shown)
    assert read is not None
    assert shown[slice(*read.name)] == name
    assert (shown[slice(*read.outlet)] if read.outlet else None) == outlet


@pytest.mark.parametrize("shown", ["記者會今日舉行", "記者", "기자 회견", "【注】", "河口報"])
def test_what_is_no_such_byline(shown: str) -> None:
    assert read_wire_byline(shown) is None
