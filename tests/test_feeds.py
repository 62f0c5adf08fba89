"""Atom: every list and search to follow, whatever its articles are called."""

import re
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive.exports import selection
from archive.exports.markup import attribute, text, without_forbidden
from archive.models import Access, Article, Claim
from tests.holdings import index_all, make_article, make_author, make_claim, make_outlet

feedparser = pytest.importorskip("feedparser")
pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = (
    "Tides & <currents> ]]> <!-- --> &amp; &#0; \"quoted\" 'so'",
    "\x01\x08\x0b\x0c\x0e\x1f\x7f\x85Tides",
    "Tides\ufffe\uffff\ufdd0\U0001ffff",
    "潮汐\U00020000 \u202e\u2066 \u2028",
    "<script>alert(1)</script>",
)
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def feed_at(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return feedparser.parse(
        response.getvalue(), response_headers={"content-type": response["Content-Type"]}
    )


def tree_at(client: Client, address: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(address).getvalue())  # noqa: S314 - our own


@pytest.mark.parametrize("address", ["/a.atom", "/search.atom", "/search.atom?q=t%26%3C%22%00*"])
def test_every_feed_is_valid_whatever_titles_hold(client: Client, address: str) -> None:
    for title in HOSTILE:
        make_article(
            title,
            outlet=make_outlet(title),
            authors=[make_author(title)],
            deck=title,
            tags=[title],
            url=f"https://lantern.example/?{title}",
        )
    index_all()
    feed = feed_at(client, address)
    assert (feed.bozo, feed.version) == (0, "atom10")
    tree = tree_at(client, address)
    shown = {each.findtext(f"{ATOM}title") for each in tree.findall(f"{ATOM}entry")}
    if "q=" not in address:
        assert shown == {without_forbidden(title) for title in HOSTILE}


@given(st.text(alphabet=st.characters()))
def test_no_text_makes_xml_ill_formed(value: str) -> None:
    document = f"<a b={attribute(value)}>{text(value)}</a>"
    element = ElementTree.fromstring(document.encode())  # noqa: S314 - our own
    kept = without_forbidden(value)
    assert (element.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert element.get("b") == kept


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_forbids_goes(sign: str) -> None:
    assert without_forbidden(f"a{sign}b\t\n\x85\U0001fffe") == "ab\t\n\x85\U0001fffe"


def test_an_entry_says_what_is_known_and_nothing_else(client: Client) -> None:
    article = make_article(
        "Tides",
        outlet=make_outlet("The Lantern"),
        authors=[make_author("Ada Marsh")],
        date="2021-06-23",
        deck="What the moon does.",
        tags=["Moon"],
        url="https://lantern.example/tides",
    )
    make_claim(article, "title", "Tides")
    Claim.objects.update(made_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    feed = feed_at(client, "/a.atom")
    (entry,) = feed.entries
    assert (entry.title, entry.author, entry.published) == (
        "Tides", "Ada Marsh", "2021-06-23T00:00:00Z"
    )  # fmt: skip
    assert entry.updated == feed.feed.updated == "2026-01-02T03:04:05Z"
    assert entry.summary == "The Lantern — 23 June 2021 — What the moon does."
    assert [tag.term for tag in entry.tags] == ["Moon"]
    links = {link.rel: link.href for link in entry.links}
    page = f"http://testserver{article.get_absolute_url()}"
    assert links == {"alternate": page, "via": "https://lantern.example/tides"}


@pytest.mark.parametrize("label", ["Updated:", "Stand", "수정", "Upload Date"])
def test_the_day_of_a_change_is_no_day_of_publication(client: Client, label: str) -> None:
    make_article("Tides", date="2022-09-05", date_label=label)
    (entry,) = feed_at(client, "/a.atom").entries
    assert "published" not in entry
    assert entry.summary == "5 September 2022"


@pytest.mark.parametrize(
    ("date", "inferred", "words"),
    [
        ("2021-06", None, "June 2021"),
        ("2021-06-23~", None, "about 23 June 2021"),
        ("XXXX-01-28", "2021-01-28", "28 January [2021]"),
        (None, "2021-01-28", "[28 January 2021]"),
        (None, None, "[n.d.]"),
    ],
)
def test_no_day_of_publication_is_made_up(
    client: Client, date: str | None, inferred: str | None, words: str
) -> None:
    make_article("Tides", date=date, date_inferred=inferred)
    (entry,) = feed_at(client, "/a.atom").entries
    assert "published" not in entry
    assert entry.summary == words


def test_ids_last(client: Client, settings: Any) -> None:
    article = make_article("Tides")
    first = feed_at(client, "/a.atom")
    Article.objects.update(title="Currents")
    settings.ARCHIVE_PUBLIC_URL = "https://archive.example"
    second = feed_at(client, "/a.atom")
    assert second.entries[0].id == first.entries[0].id
    assert second.feed.id == first.feed.id
    assert second.entries[0].link == f"https://archive.example/a/{article.public_id}/currents/"
    one = feed_at(client, f"/a/{article.public_id}.atom")
    assert one.entries[0].id == first.entries[0].id
    assert one.feed.id != first.feed.id


def test_what_came_last_stands_first_whatever_its_date(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "MOST_IN_FEED", 2)
    for date in ("2021", "2020", "2019"):
        make_article(f"Tides {date}", date=date)
    index_all()
    for address in ("/a.atom", "/search.atom?q=tides"):
        titles = [entry.title for entry in feed_at(client, address).entries]
        assert titles == ["Tides 2019", "Tides 2020"]


def test_a_feed_names_itself_its_page_and_a_time(client: Client) -> None:
    make_article("Tides")
    index_all()
    feed = feed_at(client, "/search.atom?q=tides+%22in%22&sort=oldest").feed
    links = {link.rel: link.href for link in feed.links}
    assert links == {
        "self": "http://testserver/search.atom?q=tides+%22in%22&sort=oldest",
        "alternate": "http://testserver/search/?q=tides+%22in%22&sort=oldest",
    }
    assert feed.title == 'Search: tides "in"'
    assert STAMP.fullmatch(feed.updated)


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    feed = feed_at(client, "/a.atom")
    assert (feed.bozo, feed.entries, feed.feed.updated) == (0, [], "1970-01-01T00:00:00Z")


def test_a_deck_that_may_not_be_shown_is_in_no_feed(client: Client) -> None:
    make_article("Tides", deck="What the moon does.", access=Access.METADATA)
    (entry,) = feed_at(client, "/a.atom").entries
    assert entry.summary == "[n.d.]"
