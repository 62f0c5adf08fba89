"""What goes over the wire: little, where a browser takes it compressed."""

import gzip
from typing import Any

import pytest
from django.test import Client

from archive.exports.forms import FORMS
from tests.holdings import index_all, make_article, make_author, make_outlet

ACCEPTING = {"accept-encoding": "gzip, br"}
LARGEST_SEARCH_PAGE = 15_000
"""Bytes, with twenty results, every facet and the timeline."""
WORDS = "the harbor gate was closed by a keeper who had asked for oil and got none of it".split()


def make_full_archive() -> None:
    """Twenty-four articles of as many outlets and authors, in three years, each with a text."""
    for number in range(24):
        body = [
            " ".join(WORDS[(number * 7 + place * 3) % len(WORDS)] for place in range(60))
            + f" harbor {number}"
            for _ in range(3)
        ]
        make_article(
            f"The harbor of {number} gates and a keeper without oil",
            outlet=make_outlet(f"The {number}th Quay Post", kind="newspaper", country="NO"),
            authors=[make_author(f"Ada {number} Marsh")],
            date=f"20{20 + number % 3}-{number % 12 + 1:02}",
            language="en",
            tags=[f"tag {number}"],
            body=body,
        )
    index_all()


@pytest.mark.django_db
def test_a_full_page_of_results_is_small(client: Client) -> None:
    make_full_archive()
    plain = client.get("/search/?q=harbor")
    sent = client.get("/search/?q=harbor", headers=ACCEPTING)
    assert plain.context["answer"].histogram
    assert len(plain.context["answer"].results) == 20
    assert sent["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in sent["Vary"]
    assert len(sent.content) <= LARGEST_SEARCH_PAGE
    assert gzip.decompress(sent.content) == plain.content
    assert "Content-Encoding" not in plain


@pytest.mark.django_db
@pytest.mark.parametrize("suffix", FORMS)
def test_a_list_that_is_taken_away_is_compressed_on_its_way(client: Client, suffix: str) -> None:
    for number in range(3):
        make_article(f"Tides {number}")
    sent = client.get(f"/a.{suffix}", headers=ACCEPTING)
    assert sent["Content-Encoding"] == "gzip"
    assert client.head(f"/a.{suffix}")["Vary"] == sent["Vary"]
    assert gzip.decompress(sent.getvalue()) == client.get(f"/a.{suffix}").getvalue()


@pytest.mark.django_db
def test_a_saved_file_is_sent_as_it_is_kept(client: Client) -> None:
    article = make_article(page="One line of text. " * 100)
    file = f"/captures/{article.captures.get().sha256}/download/"
    assert "Content-Encoding" not in client.get(file, headers=ACCEPTING)


def content_of(response: Any) -> bytes:
    """A file as it was sent; closes the file alone, for closing the answer ends the database's
    connection with it."""
    content = b"".join(response)
    for close in response._resource_closers:
        close()
    return content


def test_the_style_sheet_is_compressed_and_a_part_of_it_is_not(client: Client) -> None:
    sheet = client.get("/static/archive.css", headers=ACCEPTING)
    assert sheet["Content-Encoding"] == "gzip"
    assert len(content_of(sheet)) <= 5_500
    part = client.get("/static/archive.css", headers={**ACCEPTING, "range": "bytes=0-9"})
    assert (part.status_code, "Content-Encoding" in part) == (206, False)
    assert len(content_of(part)) == 10
