"""When two web addresses lead to the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.addresses import address_key

PAGE = "https://lantern.example/2024/05/harbour?id=7"


@pytest.mark.parametrize(
    "same",
    [
        "http://lantern.example/2024/05/harbour?id=7",
        "HTTPS://Lantern.Example/2024/05/harbour?id=7#comments",
        "https://lantern.example:443/2024/05/harbour?id=7",
        "https://lantern.example/2024/05/harbour?utm_source=mail&id=7&utm_medium=x",
        "https://lantern.example/2024/05/harbour?id=7&fbclid=Iw&gclid=a&UTM_Campaign=b",
        " lantern.example/2024/05/harbour?id=7& ",
    ],
)
def test_what_only_tracks_a_visitor_makes_no_other_page(same: str) -> None:
    assert address_key(same) == address_key(PAGE) == "lantern.example/2024/05/harbour?id=7"


@pytest.mark.parametrize(
    "other",
    [
        "https://lantern.example/2024/05/harbour?id=8",
        "https://lantern.example/2024/05/harbour",
        "https://lantern.example/2024/05/Harbour?id=7",
        "https://news.lantern.example/2024/05/harbour?id=7",
        "https://lantern.example:8080/2024/05/harbour?id=7",
        "https://lantern.example/2024/05/harbour?id=7&page=2",
    ],
)
def test_anything_else_makes_another_page(other: str) -> None:
    assert address_key(other) not in (None, address_key(PAGE))


@pytest.mark.parametrize(
    "none",
    [
        "https://lantern.example",
        "https://lantern.example/",
        "http://lantern.example/index.html?utm_source=x#top",
        "ftp://lantern.example/harbour",
        "mailto:desk@lantern.example",
        "http://[broken/harbour",
        "see above",
        "",
    ],
)
def test_a_home_page_and_what_is_no_address_lead_to_no_page(none: str) -> None:
    assert address_key(none) is None


@given(st.text())
def test_any_text_is_answered_and_a_key_is_its_own_key(text: str) -> None:
    key = address_key(text)
    assert key is None or address_key(f"https://{key}") is not None
