"""Cite: what the page of an article has to be copied."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from archive.models import Access, Article
from tests.holdings import make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db


def boxes(page: str) -> dict[str, str]:
    """What stands in each box, by its label."""
    found = re.findall(
        r'<label for="(cite-[a-z-]+)">([^<]+)</label>\n<textarea id="\1" rows="\d+" readonly '
        r'spellcheck="false" dir="auto">([^<]*)</textarea>',
        page,
    )
    return {label: html.unescape(text) for _, label, text in found}


def tides() -> Article:
    return make_article(
        "Tides & <gates>",
        outlet=make_outlet("The Lantern", kind="newspaper"),
        authors=[make_author("Ada Marsh", family="Marsh", given="Ada", order="given-first")],
        date="2021-06-23",
        body=["The tide came in.", "It went."],
    )


def test_every_form_can_be_copied_without_a_script(client: Client) -> None:
    article = tides()
    here = f"http://testserver/a/{article.public_id}/"
    found = boxes(client.get(article.get_absolute_url()).text)
    assert list(found) == ["APA", "MLA", "Chicago", "RIS", "CSL-JSON", "BibTeX"]
    assert found["APA"] == f"Marsh, A. (2021, June 23). Tides & <gates>. The Lantern. {here}"
    assert found["RIS"].startswith("TY  - NEWS\nTI  - Tides & <gates>\nAU  - Marsh, Ada\n")
    for name, suffix in (("CSL-JSON", "csl.json"), ("BibTeX", "bib"), ("RIS", "ris")):
        file = client.get(f"/a/{article.public_id}.{suffix}").getvalue().decode()
        assert file.replace("\r\n", "\n").split() == found[name].split()


@pytest.mark.parametrize(
    ("label", "published", "changed"),
    [
        (None, ["2022-09-05"], []),
        ("Published:", ["2022-09-05"], []),
        ("Stand", [], ["2022-09-05"]),
        ("Updated:", [], ["2022-09-05"]),
        ("Upload Date", [], []),
    ],
)
def test_the_head_of_a_page_calls_the_day_of_a_change_so(
    client: Client, label: str | None, published: list[str], changed: list[str]
) -> None:
    article = make_article("Tides", date="2022-09-05", date_label=label)
    page = client.get(article.get_absolute_url()).text
    for open_graph, schema, days in (
        ("published", "datePublished", published),
        ("modified", "dateModified", changed),
    ):
        assert re.findall(rf'"article:{open_graph}_time" content="([^"]*)"', page) == days
        assert re.findall(rf'"{schema}": "([^"]*)"', page) == days


def test_a_paragraph_is_cited_in_each_style(client: Client) -> None:
    article = tides()
    here = f"http://testserver/a/{article.public_id}/#p2"
    page = client.get(f"{article.get_absolute_url()}?p=2").text
    assert '<details class="asking" open>' in page
    found = boxes(page)
    assert found["Paragraph 2, APA"] == f"(Marsh, 2021, para. 2) {here}"
    assert found["Paragraph 2, MLA"] == f"(Marsh, par. 2) {here}"
    assert '<p id="p2"' in page


@pytest.mark.parametrize("asked", ["3", "0", "-1", "x", "9" * 31, "", "1.5", "\x00"])
def test_what_is_no_paragraph_is_not_cited(client: Client, asked: str) -> None:
    page = client.get(tides().get_absolute_url(), {"p": asked})
    assert (page.status_code, len(boxes(page.text))) == (200, 6)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2", []),
        ("", []),
        ("99", ["There is no paragraph 99: this text has 2 paragraphs."]),
        ("x", ["That number of a paragraph was not understood."]),
        ("9" * 31, ["That number of a paragraph was not understood."]),
    ],
)
def test_a_paragraph_that_is_not_there_is_said_in_a_line(
    client: Client, asked: str, said: list[str]
) -> None:
    page = client.get(tides().get_absolute_url(), {"p": asked}).text
    shown = re.search(r'<ul class="remarks">(.*?)</ul>', page, re.DOTALL)
    assert re.findall("<li>(.*?)</li>", shown[1] if shown else "") == said


def test_of_a_closed_text_no_paragraph_is_cited(client: Client) -> None:
    article = tides()
    Article.objects.update(access=Access.EXCERPT)
    page = client.get(f"{article.get_absolute_url()}?p=1").text
    assert len(boxes(page)) == 6
    assert "Cite a paragraph" not in page


def test_citing_says_the_public_address(client: Client, settings: Any) -> None:
    settings.ARCHIVE_PUBLIC_URL = "https://archive.example"
    article = tides()
    page = client.get(article.get_absolute_url()).text
    here = f"https://archive.example/a/{article.public_id}/"
    assert boxes(page)["Chicago"].endswith(f"{here}.")
    assert f"<bdi>{here}</bdi>" in page
    assert "testserver" not in page
