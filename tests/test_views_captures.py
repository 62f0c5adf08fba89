"""What arrived, as text to look at and as bytes to keep."""

import pytest
from django.test import Client

from archive.models import Article, Capture
from archive.web.views.captures import file_name
from tests.holdings import make_article

pytestmark = pytest.mark.django_db


def capture_of(article: Article) -> Capture:
    found: Capture = article.captures.get()
    return found


def test_a_capture_is_shown_as_escaped_lines(client: Client) -> None:
    capture = capture_of(make_article(page="menu\r\n<script>\n\nlast"))
    response = client.get(f"/captures/{capture.sha256}/")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response.context["lines"] == ["menu", "<script>", "", "last"]
    page = response.content.decode()
    assert "<script>" not in page
    assert '<tr id="L2"><th scope="row"><a href="#L2">2</a></th>' in page
    assert capture.sha256 in page


def test_a_long_capture_is_shown_in_pages(client: Client) -> None:
    capture = capture_of(make_article(page="\n".join(f"line {n}" for n in range(1, 2101))))
    response = client.get(f"/captures/{capture.sha256}/?page=2")
    assert response.context["lines"][0] == "line 2001"
    assert '<tr id="L2001">' in response.content.decode()


def test_the_download_is_bytes_to_save_and_never_a_page(client: Client) -> None:
    article = make_article(page="<script>alert(1)</script>")
    capture = capture_of(article)
    response = client.get(f"/captures/{capture.sha256}/download/")
    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'attachment; filename="tides.txt"'


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("tides.txt", "tides.txt"),
        ("folder/sub/tides.txt", "tides.txt"),
        ("..\\..\\tides.txt", "tides.txt"),
        ('a"; filename="b.exe', "a_filename_b.exe"),
        ("two\r\nlines.txt", "two_lines.txt"),
        ("../../.bashrc", "bashrc"),
        ("운하.txt", "txt"),
        ("운하", "0" * 64 + ".txt"),
        ("x" * 300 + ".txt", "x" * 76 + ".txt"),
    ],
)
def test_a_file_name_is_made_safe(file: str, expected: str) -> None:
    assert file_name(Capture(file=file, sha256="0" * 64)) == expected


@pytest.mark.parametrize("address", ["/captures/{}/", "/captures/{}/download/"])
@pytest.mark.parametrize("sha256", ["a" * 64, "a" * 63, "%00", "x", "A" * 64])
def test_what_names_no_capture_is_not_found(client: Client, address: str, sha256: str) -> None:
    make_article()
    assert client.get(address.format(sha256)).status_code == 404


def test_digits_that_only_begin_a_capture_do_not_name_it(client: Client) -> None:
    capture = capture_of(make_article())
    assert client.get(f"/captures/{capture.sha256[:12]}/").status_code == 404
