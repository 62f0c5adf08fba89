"""Indexes by their initials."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive.web.initials import INDEX_SIZE, Index, initial_of
from tests.holdings import make_article, make_author, make_outlet


@pytest.mark.parametrize(
    ("character", "initial"),
    [
        ("m", "M"),
        ("é", "E"),
        ("ø", "O"),
        ("ß", "S"),
        ("ｍ", "M"),
        ("я", "Cyrillic"),
        ("ω", "Greek"),
        ("س", "Arabic"),
        ("남", "Hangul"),
        ("歐", "Chinese characters"),
        ("あ", "Kana"),
        ("ア", "Kana"),
        ("7", "0–9"),
        ("٧", "0–9"),
        ("“", "Other"),
        ("", "Other"),
    ],
)
def test_a_name_stands_under_its_letter_or_its_script(character: str, initial: str) -> None:
    assert initial_of(character) == initial


@given(st.characters())
def test_whatever_a_name_begins_with_stands_somewhere(character: str) -> None:
    assert 0 < len(initial_of(character)) <= 40


@pytest.fixture
def names() -> None:
    """Authors of several initials; two of them under one."""
    for name, family in (
        ("Ada Marsh", "Marsh"),
        ("Élan Éric", "Éric"),
        ("Eve Ebb", "Ebb"),
        ("سلمى", None),
        ("2 Rivers", None),
    ):
        make_article(name, authors=[make_author(name, family=family)])
    make_author("Nobody")


def index(client: Client, query: str = "", path: str = "/authors/") -> Index:
    found: Index = client.get(path + query).context["index"]
    return found


@pytest.mark.django_db
@pytest.mark.usefixtures("names")
def test_initials_stand_in_order_with_the_number_of_their_names(client: Client) -> None:
    assert [(each.name, each.count, each.is_current) for each in index(client).initials] == [
        ("E", 2, False),
        ("M", 1, False),
        ("Arabic", 1, False),
        ("0–9", 1, False),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("names")
def test_an_initial_leads_to_its_part_of_the_index(client: Client) -> None:
    parts = {each.name: each.url for each in index(client).initials}
    names = {
        name: [row.name for row in client.get(url).context["index"].listing.rows]
        for name, url in parts.items()
    }
    assert names == {
        "E": ["Eve Ebb", "Élan Éric"],
        "M": ["Ada Marsh"],
        "Arabic": ["سلمى"],
        "0–9": ["2 Rivers"],
    }
    part = index(client, "?letter=E")
    assert (part.chosen, part.whole_url, part.total) == ("E", "/authors/", 5)


@pytest.mark.django_db
@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("letter", "remark"),
    [
        ("Z", "Nothing here begins with “Z”; this is the whole list."),
        ("x" * 100_000, "That initial was not understood; this is the whole list."),
        ("\ud800", "Nothing here begins with “���”; this is the whole list."),
        ("1\x00", "That initial was not understood; this is the whole list."),
    ],
)
def test_an_initial_that_no_name_has_leads_to_all(client: Client, letter: str, remark: str) -> None:
    whole = index(client, f"?letter={quote(letter, errors='surrogatepass')}")
    assert remark in whole.listing.remarks
    assert len(whole.listing.rows) == 5


@pytest.mark.django_db
def test_a_part_of_the_index_has_pages_of_its_own(client: Client) -> None:
    for number in range(INDEX_SIZE + 1):
        make_article(f"A {number}", outlet=make_outlet(f"Outlet {number:03}"))
    make_article("B", outlet=make_outlet("Quay"))
    part = index(client, "?letter=O", "/outlets/")
    assert part.listing.paging.next_url == "/outlets/?letter=O&page=2"
    last = index(client, "?letter=O&page=2", "/outlets/")
    assert [row.name for row in last.listing.rows] == [f"Outlet {INDEX_SIZE}"]
    assert last.listing.paging.previous_url == "/outlets/?letter=O"


@pytest.mark.django_db
def test_outlets_are_filed_without_the_article_before_their_name(client: Client) -> None:
    names = ("The Quay", "THE ROPE", "Theatre", "La Marée", "LA Tides", "Die Ebbe", "Diet", "Il")
    for name in names:
        make_article(name, outlet=make_outlet(name))
    whole = index(client, path="/outlets/")
    assert [row.name for row in whole.listing.rows] == [
        "Diet", "Die Ebbe", "Il", "LA Tides", "La Marée", "The Quay", "THE ROPE", "Theatre",
    ]  # fmt: skip
    assert [each.name for each in whole.initials] == ["D", "E", "I", "L", "M", "Q", "R", "T"]
    part = index(client, "?letter=Q", "/outlets/")
    assert [row.name for row in part.listing.rows] == ["The Quay"]


@pytest.mark.django_db
def test_names_of_one_initial_have_nothing_to_choose(client: Client) -> None:
    make_article(outlet=make_outlet("Quay"))
    assert index(client, path="/outlets/").initials == []
