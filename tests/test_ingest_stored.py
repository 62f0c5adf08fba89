"""Rows, entries, references and front matter in the archive: stored, shown, read again."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from archive.ingest.reextraction import Reextraction
from archive.models import Article, Capture, Claim
from tests.source import ROOT

pytestmark = pytest.mark.django_db

SAMPLES = ROOT / "fixtures" / "formats"
FEED = """<rss version='2.0'><channel><title>The Lantern</title><link>https://lantern.example/</link>
<item><title>Tides</title><link>https://lantern.example/tides</link><description>Short.</description>
</item></channel></rss>"""
TABLE = (
    "title,author,media_name,publish_date,url,text\n"
    '"Tides, twice",Ada Marsh,The Lantern,2021-06,https://lantern.example/2,"One.\n\nTwo."\n'
)
PAGE = "---\ntitle: Ebb\nauthors: [Ada Marsh, Piet Holm]\n---\nThe water *goes*.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One file of each kind."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "feed.rss").write_text(FEED)
    (folder / "rows.csv").write_text(TABLE)
    (folder / "ebb.md").write_text(PAGE)
    for name in ("zotero.ris", "zotero-csl.json"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    return folder


def ingest(folder: Path) -> str:
    out = io.StringIO()
    call_command("ingest", str(folder), stdout=out, stderr=out)
    return out.getvalue().splitlines()[-1]


def test_every_kind_is_stored_once(folder: Path) -> None:
    assert ingest(folder) == "5 new, 2 again, 0 unchanged, 0 refused, 0 not a page"
    assert ingest(folder) == "0 new, 7 unchanged, 0 refused, 0 not a page"
    kinds = Capture.objects.order_by("kind").values_list("kind", flat=True)
    assert list(kinds) == ["csl", "csl", "feed", "markdown", "ris", "ris", "row"]


def test_an_article_is_what_its_row_says(folder: Path) -> None:
    ingest(folder)
    article = Article.objects.get(title="Tides, twice")
    assert (article.date, str(article.outlet), article.text) == ("2021-06", "The Lantern", "full")
    assert [byline.name for byline in article.bylines.all()] == ["Ada Marsh"]
    assert article.body == ["One.", "Two."]
    origins = dict(Claim.objects.filter(article=article).values_list("field", "origin"))
    assert (origins["title"], origins["body"]) == ("imported", "imported")


def test_evidence_is_a_slice_of_what_is_stored(folder: Path) -> None:
    ingest(folder)
    capture = Capture.objects.get(kind="markdown")
    authors = capture.claims.get(field="authors")
    assert [capture.text()[slice(*span)] for span in authors.spans] == authors.value
    assert capture.content.unpacked() == PAGE.encode()


def test_reading_again_changes_nothing(folder: Path) -> None:
    ingest(folder)
    found = list(Reextraction().rereadings())
    assert [(each.refusal, each.is_changed) for each in found] == [(None, False)] * 5


def test_a_capture_is_shown_as_its_sheet(folder: Path, client: Client) -> None:
    ingest(folder)
    capture = Capture.objects.get(kind="row")
    shown = client.get(f"/captures/{capture.sha256}/").context["lines"]
    assert [(line.text, line.label) for line in shown] == [
        ("title: Tides, twice", "title"),
        ("author: Ada Marsh", "byline"),
        ("media_name: The Lantern", "boilerplate"),
        ("publish_date: 2021-06", "date"),
        ("url: https://lantern.example/2", "boilerplate"),
        ("text:", "boilerplate"),
        ("", ""),
        ("One.", "body"),
        ("Two.", "body"),
    ]
