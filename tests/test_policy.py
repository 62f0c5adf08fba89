"""What every public page promises to a browser."""

import re
from itertools import pairwise

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from archive.web.policy import DESK_POLICY, HEADERS, POLICY
from tests.desk import make_curator
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

DATA = '<script type="application/ld+json">'
"""It begins data for other programs, which no browser runs."""
INLINE = re.compile(
    rf"(?!{re.escape(DATA)})<script|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE
)
ONLY_NAMED = '(?!link rel="(?:alternate|canonical|search|unapi-server)")'
"""Links that a browser follows only when it is told to."""
LOADED = re.compile(rf'<{ONLY_NAMED}(?:link|img|iframe|source)[^>]*\s(?:href|src)="([^"]*)"')


@pytest.fixture
def addresses() -> list[str]:
    """One address of each kind of page."""
    outlet, author = make_outlet(), make_author()
    article = make_article(
        outlet=outlet, authors=[author], body=["One two three four."], url="https://example.org/"
    )
    other = make_article(authors=[author], body=["One two three."], date="2021")
    index_all()
    sha256 = article.captures.get().sha256
    return [
        *("/", "/a/", "/search/", "/search/?q=tides", "/outlets/", "/outlets/-/", "/authors/"),
        *(
            "/authors/-/",
            "/coverage/",
            "/help/",
            "/about/",
            "/api/",
            "/nope",
            article.get_absolute_url(),
        ),
        *("/compare/", f"/compare/?a={article.public_id}&a={other.public_id}"),
        f"/compare/?a={article.public_id}&a={other.public_id}&show=words",
        *("/quote/", "/quote/?quote=one+two+three+for", "/quote/?quote=nobody+asked+for+it"),
        f"/outlets/{outlet.slug}/",
        f"/authors/{author.slug}/",
        f"/captures/{sha256}/",
    ]


def test_a_page_loads_only_our_own_files_and_sets_no_cookie(
    client: Client, addresses: list[str]
) -> None:
    for address in addresses:
        response = client.get(address)
        page = response.content.decode()
        assert not INLINE.search(page), address
        assert set(LOADED.findall(page)) == {"/static/archive.css", "/static/icon.svg"}, address
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


def test_every_page_leads_to_its_form_the_same_for_everybody(
    client: Client, addresses: list[str]
) -> None:
    before = {address: client.get(address).text for address in addresses}
    client.force_login(make_curator())
    for address in addresses:
        page = client.get(address).text
        assert page == before[address]
        (form,) = re.findall(r'<a href="(/desk/[^"]*)" rel="nofollow">Curate</a>', page)
        response = client.get(form, follow=True)
        assert (address, response.status_code) == (address, 200)


def test_a_page_has_one_heading_one_search_and_three_shortcuts(
    client: Client, addresses: list[str]
) -> None:
    for address in addresses:
        page = client.get(address).content.decode()
        assert page.count("<h1") == 1, address
        assert page.count('role="search"') == 1, address
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), address
        shortcuts = re.findall(r'<a href="#(\w+)">Skip', page)
        assert shortcuts == ["main", "q", "menu"], address
        assert set(shortcuts) <= set(ids), address


def test_headings_leave_out_no_level(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(address).text)]
        steps = [after - before for before, after in pairwise(levels)]
        assert levels[0] == 1, address
        assert max(steps, default=0) <= 1, address


def test_every_answer_says_what_browsers_are_to_allow(client: Client, addresses: list[str]) -> None:
    stranger = {"headers": {"host": "elsewhere.example"}}
    sheet = client.get("/static/archive.css")
    answers = [
        sheet,
        *(client.get(address) for address in addresses),
        client.get("/", **stranger),  # type: ignore[arg-type] # as Client takes headers
        client.post("/search/"),
    ]
    assert {answer.status_code for answer in answers} == {200, 400, 404, 405}
    for answer in answers:
        told = {name: answer.get(name) for name in (*HEADERS, "Content-Security-Policy")}
        assert told == {**HEADERS, "Content-Security-Policy": POLICY}, answer
        assert "Strict-Transport-Security" not in answer
    for desk in (client.get("/desk/login/"), client.get("/desk/nothing/")):
        told = {name: desk.get(name) for name in (*HEADERS, "Content-Security-Policy")}
        assert told == {**HEADERS, "Content-Security-Policy": DESK_POLICY}
    sheet.close()


def test_browsers_come_by_https_alone_once_they_came_by_it(client: Client) -> None:
    answer = client.get("/help/", secure=True)
    assert answer["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("file", ["archive.css", "icon.svg"])
def test_the_style_sheet_names_no_other_host(file: str) -> None:
    found = finders.find(file)
    assert found
    with open(found, encoding="utf-8") as opened:  # noqa: PTH123 - a path as Django finds it
        text = opened.read().replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|@import", text)
