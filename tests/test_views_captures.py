"""What arrived, as text to look at and as bytes to keep."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.curation.sources import LINES_ON_A_PAGE
from archive.models import Article, Capture
from archive.page.reader import read_page
from archive.text.decoding import decode
from archive.web.labels import LEFT_OUT, MEANINGS, MOST_CHARACTERS
from archive.web.views.captures import file_name
from tests.holdings import make_article
from tests.source import ROOT
from tests.test_learning import BOX, bring_in, page, with_box_outside

pytestmark = pytest.mark.django_db


def capture_of(article: Article) -> Capture:
    found: Capture = article.captures.get()
    return found


def test_a_capture_is_shown_as_escaped_lines(client: Client) -> None:
    capture = capture_of(make_article(page="menu\r\n<script>\n\nlast"))
    response = client.get(f"/captures/{capture.sha256}/")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    shown = [line.text for line in response.context["lines"]]
    assert shown == ["menu", "<script>", "", "last"]
    page = response.content.decode()
    assert "<script>" not in page
    assert '<tr id="L2" class="out"><th scope="row"><a href="#L2">2</a></th>' in page
    assert capture.sha256 in page


def test_a_long_capture_is_shown_in_pages(client: Client) -> None:
    capture = capture_of(make_article(page="\n".join(f"line {n}" for n in range(1, 2101))))
    response = client.get(f"/captures/{capture.sha256}/?page=2")
    assert response.context["lines"][0].text == "line 2001"
    assert '<tr id="L2001" class=' in response.content.decode()


PAGE = """\
Home
What the weir taught us
By Ada Marsh | The Lantern | Updated: 2024-05-06 07:08

The weir has been quiet since the winter, and nobody in town can say when it will open again.
"""


def test_every_line_says_what_it_was_taken_for_and_why(client: Client) -> None:
    capture = capture_of(make_article(page=PAGE))
    context = client.get(f"/captures/{capture.sha256}/").context
    lines = context["lines"]
    assert [line.label for line in lines[:5]] == ["boilerplate", "title", "byline", "", "body"]
    assert [line.number for line in lines if line.is_left_out] == [1]
    assert lines[1].rule == "title: headline above the body"
    said = [(each.label, each.count) for each in context["legend"]]
    assert said == [("title", 1), ("byline", 1), ("body", 1), ("boilerplate", 1)]


def test_labels_on_a_later_page_are_those_of_the_whole_capture(client: Client) -> None:
    capture = capture_of(make_article(page=PAGE + "\n" * LINES_ON_A_PAGE + "Comments\n"))
    response = client.get(f"/captures/{capture.sha256}/?page=2")
    assert [line.label for line in response.context["lines"] if line.label] == ["boilerplate"]
    assert response.context["legend"][0].label == "title"


def test_what_was_learnt_from_other_pages_is_shown_as_left_out(
    client: Client, tmp_path: Path
) -> None:
    bring_in(tmp_path, *with_box_outside(3))
    [article] = bring_in(tmp_path, page("weir", middle=BOX))
    lines = client.get(f"/captures/{capture_of(article).sha256}/").context["lines"]
    [box] = [line for line in lines if line.text == BOX]
    assert (box.label, box.rule) == ("boilerplate", "furniture: learnt")


def test_a_very_long_capture_is_shown_without_labels_and_says_so(client: Client) -> None:
    capture = capture_of(make_article(page="Tides\n" * (MOST_CHARACTERS // 6 + 1)))
    response = client.get(f"/captures/{capture.sha256}/")
    assert {line.label for line in response.context["lines"]} == {""}
    assert "too long to say of each line what it was taken for" in response.text


@pytest.mark.parametrize(("text", "questions"), [("Tides", 1), (PAGE, 2)])
def test_a_capture_asks_no_more_than_two_questions(
    client: Client, text: str, questions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    capture = capture_of(make_article(page=text))
    with django_assert_num_queries(questions):
        client.get(f"/captures/{capture.sha256}/")


def test_every_label_of_the_reader_is_explained() -> None:
    pages = (ROOT / "fixtures" / "pages").glob("*.txt")
    labels = {
        line.label for path in pages for line in read_page(decode(path.read_bytes()).text).lines
    }
    assert labels <= set(MEANINGS)
    assert set(MEANINGS) >= LEFT_OUT


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


def test_a_record_of_a_larger_file_is_named_for_what_it_is() -> None:
    named = [
        file_name(Capture(file=file, record=3, kind="html", sha256="0" * 64))
        for file in ("a/pages.warc.gz", "tides.html", "tides.HTM", "운하")
    ]
    assert named == ["pages.warc.gz-3.html", "tides.html", "tides.HTM", "0" * 64 + ".html"]


@pytest.mark.parametrize("address", ["/captures/{}/", "/captures/{}/download/"])
@pytest.mark.parametrize("sha256", ["a" * 64, "a" * 63, "%00", "x", "A" * 64])
def test_what_names_no_capture_is_not_found(client: Client, address: str, sha256: str) -> None:
    make_article()
    assert client.get(address.format(sha256)).status_code == 404


def test_digits_that_only_begin_a_capture_do_not_name_it(client: Client) -> None:
    capture = capture_of(make_article())
    assert client.get(f"/captures/{capture.sha256[:12]}/").status_code == 404
