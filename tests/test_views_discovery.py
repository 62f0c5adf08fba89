"""How programs find their way: robots, sitemap, OpenSearch, unAPI, canonical addresses, JSON-LD."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.exports import sitemaps
from archive.models import Access, Article, Change
from archive.web.markup import linked_data
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
NOINDEX = '<meta name="robots" content="noindex">'


def addresses(client: Client, path: str) -> list[str | None]:
    tree = ElementTree.fromstring(client.get(path).getvalue())  # noqa: S314 - our own
    return [each.text for each in tree.iter(SITEMAP)]


def canonical(client: Client, address: str) -> list[str]:
    return re.findall('<link rel="canonical" href="([^"]+)">', client.get(address).text)


class TestIndexing:
    """Search engines are let in where an installation says so, and nowhere else."""

    def test_none_are_unless_it_is_said(self, client: Client) -> None:
        article = make_article()
        assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
        assert [client.get(path).status_code for path in ("/sitemap.xml", "/sitemap-1.xml")] == [
            404, 404
        ]  # fmt: skip
        for address in ("/", "/a/", article.get_absolute_url(), "/help/", "/search/"):
            assert client.get(address).text.count(NOINDEX) == 1, address

    def test_where_it_is_said_pages_may_be_indexed_and_answers_may_not(
        self, client: Client, settings: Any
    ) -> None:
        settings.ARCHIVE_ALLOW_INDEXING = True
        article = make_article(body=["Tides."])
        index_all()
        for address in ("/", "/a/", article.get_absolute_url(), "/help/", "/outlets/-/"):
            assert client.get(address).text.count(NOINDEX) == 0, address
        for address in ("/search/?q=a", "/concordance/?q=a", f"{article.get_absolute_url()}?q=a"):
            assert client.get(address).text.count(NOINDEX) == 1, address
        robots = client.get("/robots.txt").text.splitlines()
        assert robots[0] == "User-agent: *"
        assert {"Disallow: /search/?", "Disallow: /captures", "Disallow: /desk"} <= set(robots)
        assert "Disallow: /" not in robots
        assert robots[-1] == "Sitemap: http://testserver/sitemap.xml"

    def test_the_sitemap_has_every_listed_article_once(
        self, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.ARCHIVE_ALLOW_INDEXING = True
        monkeypatch.setattr(sitemaps, "PAGE", 2)
        made = [make_article(title) for title in ("Tides & <gates>", "潮汐", None, "Ebb", "Flow")]
        Article.objects.filter(title="Ebb").update(access=Access.WITHDRAWN)
        pages = [f"http://testserver/sitemap-{number}.xml" for number in (1, 2)]
        assert addresses(client, "/sitemap.xml") == pages
        found = [
            each for page in pages for each in addresses(client, page[len("http://testserver") :])
        ]
        listed = [each for each in made if each.title != "Ebb"]
        assert found == [f"http://testserver{each.get_absolute_url()}" for each in listed]
        for path in ("/sitemap-0.xml", "/sitemap-3.xml", "/sitemap-" + "9" * 30 + ".xml"):
            assert client.get(path).status_code == 404

    def test_who_has_seen_it_gets_nothing_until_something_changes(
        self, client: Client, settings: Any
    ) -> None:
        settings.ARCHIVE_ALLOW_INDEXING = True
        article = make_article()
        for path in ("/sitemap.xml", "/sitemap-1.xml"):
            seen = {"If-None-Match": client.get(path)["ETag"]}
            assert client.get(path, headers=seen).status_code == 304
            Change.objects.record([article.public_id])
            assert client.get(path, headers=seen).status_code == 200

    def test_an_empty_archive_has_a_sitemap(self, client: Client, settings: Any) -> None:
        settings.ARCHIVE_ALLOW_INDEXING = True
        assert addresses(client, "/sitemap.xml") == ["http://testserver/sitemap-1.xml"]
        assert addresses(client, "/sitemap-1.xml") == []

    @pytest.mark.parametrize("count", [1, 3])
    def test_a_page_of_it_is_few_questions(
        self,
        client: Client,
        settings: Any,
        django_assert_num_queries: DjangoAssertNumQueries,
        count: int,
    ) -> None:
        settings.ARCHIVE_ALLOW_INDEXING = True
        for _ in range(count):
            make_article()
        with django_assert_num_queries(4):
            addresses(client, "/sitemap-1.xml")


def test_a_page_has_one_lasting_address_on_our_own_host(client: Client, settings: Any) -> None:
    article = make_article("Tides", url="https://lantern.example/tides", body=["Tides."])
    for number in range(25):
        make_article(f"Ebb {number}")
    index_all()
    path = article.get_absolute_url()
    assert canonical(client, f"{path}?q=tides&utm=x") == [f"http://testserver{path}"]
    assert canonical(client, "/a/?page=2&x=1") == ["http://testserver/a/?page=2"]
    assert canonical(client, "/a/?page=1") == ["http://testserver/a/"]
    for address in ("/search/?q=tides", "/nothing/", "/concordance/?q=tides"):
        assert canonical(client, address) == []
    settings.ARCHIVE_PUBLIC_URL = "https://archive.example"
    assert canonical(client, path) == [f"https://archive.example{path}"]
    page = client.get(path).text
    assert f'<meta property="og:url" content="https://archive.example{path}">' in page
    assert "lantern.example" not in page.partition("</head>")[0].replace(
        '"isBasedOn": "https://l', ""
    )


def test_open_search_has_a_short_name_and_both_searches(client: Client) -> None:
    response = client.get("/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    name = tree.findtext(f"{space}ShortName") or ""
    assert 0 < len(name) <= 16
    assert [(each.get("type"), each.get("template")) for each in tree.findall(f"{space}Url")] == [
        ("text/html", "http://testserver/search/?q={searchTerms}"),
        ("application/atom+xml", "http://testserver/search.atom?q={searchTerms}"),
    ]
    assert '<link rel="search" type="application/opensearchdescription+xml"' in client.get("/").text


class TestUnapi:
    """One reference at a time, for programs that save a whole list."""

    def test_it_says_its_formats_and_gives_ris(self, client: Client) -> None:
        article = make_article("Tides", outlet=make_outlet("The Lantern", kind="magazine"))
        formats = client.get("/unapi/")
        assert (formats.status_code, '<format name="ris"' in formats.text) == (200, True)
        one = client.get("/unapi/", {"id": article.public_id})
        assert (one.status_code, f'<formats id="{article.public_id}">' in one.text) == (300, True)
        ris = client.get("/unapi/", {"id": article.public_id, "format": "ris"})
        assert ris.text == client.get(f"/a/{article.public_id}.ris").getvalue().decode()
        wrong = client.get("/unapi/", {"id": article.public_id, "format": "mods"})
        assert wrong.status_code == 406

    @pytest.mark.parametrize("wrong", ["zz", "0" * 12, "a\x00", "9" * 5000, "%", "a b"])
    def test_what_is_no_article_is_not_found(self, client: Client, wrong: str) -> None:
        assert client.get("/unapi/", {"id": wrong, "format": "ris"}).status_code == 404
        assert client.get("/unapi/", {"id": wrong}).status_code == 404

    def test_what_was_withdrawn_is_not_given(self, client: Client) -> None:
        article = make_article(access=Access.WITHDRAWN)
        asked = {"id": article.public_id, "format": "ris"}
        assert client.get("/unapi/", asked).status_code == 404

    def test_no_article_page_offers_it(self, client: Client) -> None:
        assert "unapi" not in client.get(make_article().get_absolute_url()).text


@given(st.recursive(st.text(), lambda each: st.lists(each) | st.dictionaries(st.text(), each)))
def test_data_in_a_page_ends_no_element_and_is_what_it_was(data: Any) -> None:
    element = linked_data({"a": data})
    inner = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert re.search("[<>&\u2028\u2029]", inner) is None
    assert json.loads(inner) == {"a": data}


def test_linked_data_says_what_is_known(client: Client) -> None:
    ada = make_author("Ada Marsh", family="Marsh", given="Ada")
    board = make_author("Editorial Board", is_organisation=True)
    article = make_article("</script>", authors=[ada, board], date="XXXX-01-28", kind="Analysis")
    page = client.get(article.get_absolute_url()).text
    assert page.count("</script>") == 1
    (said,) = re.findall('<script type="application/ld\\+json">(.+)</script>', page)
    assert json.loads(said) == {
        "@context": "https://schema.org",
        "@type": "AnalysisNewsArticle",
        "headline": "</script>",
        "author": [
            {"@type": "Person", "name": "Ada Marsh", "familyName": "Marsh", "givenName": "Ada"},
            {"@type": "Organization", "name": "Editorial Board"},
        ],
        "url": f"http://testserver{article.get_absolute_url()}",
    }
