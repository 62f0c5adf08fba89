"""Save to Zotero: by the rules of its translators every article is what it is."""

import os
import re
from pathlib import Path

import pytest
from django.test import Client

from archive.curation.portable import parsed, take_in
from archive.exports.citations import cite
from archive.ingest.batch import ingest, roots_of
from archive.management.demonstration import CURATION, FIXTURES
from archive.models import Article, Author, Outlet
from archive.search import sync
from archive.text.names import is_organisation
from tests.holdings import make_article, make_author, make_outlet
from tests.source import ROOT
from tests.zotero import BYLINES, Item, save_all, save_article

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

TYPES = {
    "newspaper": "newspaperArticle", "agency": "newspaperArticle", "magazine": "magazineArticle",
    "think tank": "report", "blog": "blogPost", "journal": "journalArticle",
}  # fmt: skip
DEMO_KINDS = ("newspaper", "magazine", "think tank", "blog", "portal", None)


def demo() -> list[Article]:
    """The curated demo; its outlets are given kinds, for a curator has said it of two alone."""
    list(ingest(roots_of([str(FIXTURES)]), is_dry_run=False))
    take_in(parsed(CURATION.read_bytes()))
    for number, outlet in enumerate(Outlet.objects.filter(kind=None)):
        Outlet.objects.filter(pk=outlet.pk).update(kind=DEMO_KINDS[number % len(DEMO_KINDS)])
    sync.rebuild()
    return list(Article.objects.listed().with_names())


def persons(article: Article) -> list[str]:
    """The names that must be saved, parts apart where they are known."""
    names = cite(article, "").authors
    return [name.inverted for name in names if not name.is_organisation]


def joined(item: Item) -> list[str]:
    return [f"{family}, {given}" if given else family for family, given in item.creators]


def text_at(client: Client, address: str) -> str:
    path = address.removeprefix("http://testserver")
    return client.get(path).getvalue().decode()


def test_every_article_of_the_demo_is_saved_as_what_it_is(client: Client) -> None:
    for article in demo():
        item = save_article(text_at(client, article.get_absolute_url()))
        outlet = article.outlet
        assert item.type == TYPES.get((outlet.kind if outlet else None) or "", "webpage")
        assert (item.title, item.outlet) == (article.title, outlet.name if outlet else "")
        assert item.language == (article.language or "und")
        if article.date and not article.date.startswith("XXXX"):
            assert item.date == article.date
        else:
            assert "[n.d.]" in item.date or "[2" in item.date
        read = [f"{family} {given}".split() for family, given in item.creators]
        wanted = [name.replace(",", "").split() for name in persons(article)]
        assert [sorted(map(str.lower, each)) for each in read] == [
            sorted(map(str.lower, each)) for each in wanted
        ]
        known = [name.inverted for name in cite(article, "").authors if name.family]
        assert [name.lower() for name in joined(item)][: len(known)] == [
            name.lower() for name in known
        ]


@pytest.mark.parametrize("address", ["/a/", "/search/?q=canal&size=50", "/search/?sort=oldest"])
def test_a_list_and_a_search_are_saved_whole(client: Client, address: str) -> None:
    cited_by = {each.address: each for each in (cite(row, "http://testserver") for row in demo())}
    items = save_all(text_at(client, address), lambda url: text_at(client, url))
    assert len(items) >= 10
    for item in items:
        cited = cited_by[item.url]
        assert item.title == cited.shown_title
        assert (item.type, item.outlet) == (cited.work.zotero, cited.outlet or "")
        names = [n.printed if n.is_organisation else n.inverted for n in cited.authors]
        assert joined(item) == names
        assert item.language == (cited.language or "")


@pytest.mark.parametrize(
    ("family", "given", "saved"),
    [
        ("de la Mar", "Ada Mary", ("de la Mar", "Ada Mary")),
        ("Marsh", "Ada Mary", ("Marsh", "Ada Mary")),
        ("de la Mar", "Ada", ("de la Mar", "Ada")),
    ],
)
def test_one_author_is_one_author(
    client: Client, family: str, given: str, saved: tuple[str, str]
) -> None:
    author = make_author(f"{given} {family}", family=family, given=given, order="given-first")
    article = make_article(authors=[author], language="fr")
    assert save_article(text_at(client, article.get_absolute_url())).creators == [saved]


def test_an_organisation_is_no_person_and_nothing_else_is_taken_for_one(client: Client) -> None:
    board = make_author("Board of Gates, Locks and Weirs", is_organisation=True)
    page = text_at(client, make_article(authors=[board]).get_absolute_url())
    assert save_article(page).creators == []
    assert is_organisation("Editorial Board")


def test_what_is_not_known_is_not_taken_from_elsewhere_on_the_page(client: Client) -> None:
    make_article("Others", date="2020-01-02")
    article = make_article(None, body=["Text."])
    item = save_article(text_at(client, article.get_absolute_url()))
    assert (item.title, item.date, item.language) == ("[Untitled]", "[n.d.]", "und")
    assert (item.outlet, item.creators) == ("", [])
    assert Author.objects.count() == 0


def test_an_inferred_year_stands_in_brackets(client: Client) -> None:
    article = make_article(date="XXXX-01-28", date_inferred="2021-01-28")
    item = save_article(text_at(client, article.get_absolute_url()))
    assert item.date == "28 January [2021]"


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: p.name)
def test_no_class_is_one_that_authors_are_looked_for_in(path: Path) -> None:
    written = re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8"))
    assert {name for names in written for name in names.split()} & BYLINES == set()


HEADS = ROOT / "tests" / "golden" / "heads"


def test_the_head_of_each_kind_of_article(client: Client) -> None:
    heads = {}
    for kind in (*TYPES, "portal", None):
        outlet = make_outlet(f"The {kind or 'Unknown'} <Lantern>", kind=kind)
        ada = make_author("Ada Marsh", family="Marsh", given="Ada", order="given-first")
        wei = make_author("王小明", family="王", given="小明", order="family-first")
        board = make_author("Board of Weirs", is_organisation=True)
        article = make_article(
            'Tides & "currents" </script>',
            outlet=outlet,
            authors=[ada, wei, board, make_author("Rabiaa al-Qantari")],
            date="2021-06",
            deck="What the moon does.",
            section="Opinion",
            tags=["Moon"],
            language="en",
            url="https://lantern.example/tides",
        )
        page = text_at(client, article.get_absolute_url())
        head = page[page.index('<meta name="z:itemType"') : page.index('<link rel="canonical"')]
        heads[(kind or "unknown").replace(" ", "_")] = head.replace(article.public_id, "ID")
    if os.environ.get("WRITE_GOLDEN"):
        for name, head in heads.items():
            (HEADS / f"{name}.html").write_text(head, encoding="utf-8")
    kept = {file.stem: file.read_text(encoding="utf-8") for file in HEADS.glob("*.html")}
    assert heads == kept
