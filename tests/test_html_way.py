"""Bytes of a saved page to its transcript and statements; kept, read again, shown."""

import gzip
import io
import json
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.core.management import call_command
from django.test import Client

from archive.ingest.batch import ingest, ingest_bytes, roots_of
from archive.ingest.extraction import Extraction, Payload, extract
from archive.ingest.extraction.html.charset import decoded, named_in
from archive.ingest.readers import reader_for
from archive.ingest.readers.html import saved_from, unpacked
from archive.ingest.records import RawRecord, RefusedError
from archive.models import Article, Capture, Claim
from archive.models import Finding as Found
from archive.page.markup.moving import moved
from archive.page.record import Span, Statement
from tests.saved import PAGES, SENTENCES, page_of, page_record

pytest.importorskip("trafilatura")

WEIR = (PAGES / "weir.html").read_bytes()
RUSSIAN = (
    "<html><head>{}<title>Тихая гавань</title></head><body><p>Гавань стихла.</p></body></html>"
)


def read(data: bytes, charset: str | None = None, transcript: str | None = None) -> Extraction:
    return extract(Payload("html", data, None, charset, transcript))


@pytest.mark.parametrize(
    ("name", "head", "is_ours"),
    [
        ("a.html", b"", True),
        ("A.HTM", b"", True),
        ("a.html.gz", b"\x1f\x8b", True),
        ("page", b"\n<!DOCTYPE HTML PUBLIC", True),
        ("article.php", b"<html lang=en>", True),
        ("a.txt", b"<html>", False),
        ("page", b"<?xml version='1.0'?><rss>", False),
        ("a.png", b"\x89PNG", False),
    ],
)
def test_what_the_reader_claims(name: str, head: bytes, is_ours: bool) -> None:
    reader = reader_for(name, head)
    assert (reader is not None and reader.name == "page of HTML") is is_ours


def test_a_gzip_file_is_the_page_in_it() -> None:
    reader = reader_for("a.html.gz", b"\x1f\x8b")
    assert reader is not None
    assert list(reader.records(io.BytesIO(gzip.compress(WEIR, mtime=0)))) == [
        RawRecord(1, WEIR, "html")
    ]


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"x" * 2000, mtime=0),
        gzip.compress(b"x", mtime=0)[:-4],
        b"\x1f\x8bnothing",
        gzip.compress(b"", mtime=0) * 100_000,
    ],
    ids=["too much", "cut off", "no gzip", "in too many pieces"],
)
def test_a_bomb_and_broken_gzip_are_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        unpacked(data, 1000)


def test_a_browser_notes_where_it_saved_a_page() -> None:
    noted = b"<!-- saved from url=(0026)https://lantern.example/a -->"
    assert saved_from(noted) == "https://lantern.example/a"
    assert saved_from(b"<!-- saved from url=(0014)about:internet -->") is None


@pytest.mark.parametrize(
    ("codec", "header", "meta"),
    [
        ("utf-8", None, ""),
        ("utf-8", "windows-1251", '<meta charset="koi8-r">'),
        ("utf-8-sig", "windows-1251", ""),
        ("utf-16", None, ""),
        ("windows-1251", "windows-1251", ""),
        (
            "windows-1251",
            None,
            '<meta http-equiv="Content-Type" content="text/html; charset=cp1251">',
        ),
        ("koi8-r", "no-such-thing", '<meta charset="koi8-r">'),
        ("windows-1251", "unicode_escape", "<meta charset='windows-1251'>"),
        ("windows-1251", "utf-8", "<meta charset='windows-1251'>"),
    ],
)
def test_the_encoding(codec: str, header: str | None, meta: str) -> None:
    page = RUSSIAN.format(meta)
    assert decoded(page.encode(codec), header).text.lstrip("\ufeff") == page


def test_named_in() -> None:
    assert named_in(b"<?xml version='1.0' encoding='koi8-r'?><html>") == "koi8-r"
    assert named_in(b"<p>charset=x</p>") is None


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"%PDF-1.7 x", "It is a PDF document, not text"),
        (b"\x00\x01\x02" * 50, "control characters"),
        (b"<html><script>x</script></html>", "no text in it"),
        (b"<div>" * 200_000, "deep in each other"),
        (b"<p>x" * 200_000, "tags and pieces of text"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, refusal: str) -> None:
    with pytest.raises(RefusedError, match=refusal):
        read(data)


@pytest.mark.parametrize("before", ["", "\ufeff", '<?xml version="1.0"?>\n'])
def test_a_page_that_declares_entities_is_refused(before: str) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    page = f"{before}<!DOCTYPE html [{lines}]><p>One &a29; two</p>"
    with pytest.raises(RefusedError, match="a document type with entities of its own"):
        read(page.encode())


def test_a_document_type_without_entities_is_taken() -> None:
    public = (
        '"-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"'
    )
    page = page_of(above="<p>Of [brackets] and &a29; signs.</p>")
    assert "&a29;" in read(f"<!DOCTYPE html PUBLIC {public}>{page}".encode()).text


def test_what_costs_trafilatura_too_much_is_read_without_it() -> None:
    page = page_of(body=["<span>word </span>" * 5000, *["A sentence of the text."] * 3])
    assert read(page.encode()).assumed == ("main text found by our own rules alone",)


def test_a_text_that_waits_for_a_script_is_read() -> None:
    menu = "".join(f"<li><a href=/{n}>Part number {n}</a></li>" for n in range(30))
    page = page_of(above=f"<nav><ul>{menu}</ul></nav>").replace("<div><p>", "<div hidden><p>")
    body = next(each for each in read(page.encode()).statements if each.field == "body")
    assert [read(page.encode()).text[slice(*span)] for span in body.spans] == list(SENTENCES)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (outcome,) = ingest_bytes("a.html", WEIR, is_dry_run=True)
    assert (outcome.status, outcome.reason) == (
        "refused",
        "pages of HTML need trafilatura: run `make html`",
    )


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("a connection was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    (outcome,) = ingest_bytes("a.html", WEIR, is_dry_run=True)
    assert outcome.status == "read"
    (outcome,) = ingest_bytes("a.warc", page_record(), is_dry_run=True)
    assert outcome.status == "read"


def test_the_first_transcript_stays() -> None:
    first = read(WEIR)
    older = first.text.replace("Skip to content\n", "").replace("\n", " \n")
    again = read(WEIR, transcript=older)
    assert again.text == older
    shown = {s.field: [older[slice(*span)] for span in s.spans] for s in again.statements}
    assert shown["title"] == ["What the weir keepers want"]
    assert shown["authors"] == ["Ada Marsh"]
    assert len(shown["body"]) == 5


def test_what_an_earlier_text_does_not_have_has_no_place() -> None:
    body = Statement("body", [2, 1], "r", 1, (Span(0, 3), Span(4, 7), Span(8, 11)))
    title = Statement("title", "ghi", "r", 1, (Span(8, 11),))
    less = moved([body, title], "abc\ndef\nghi", "def\nabc")
    assert [(each.field, each.value, each.spans) for each in less] == [
        ("body", [2], (Span(4, 7), Span(0, 3))),
        ("title", "ghi", ()),
    ]
    assert moved([body], "abc\ndef\nghi", "nothing") == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in PAGES.glob("*.html"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def bring_in(path: Path) -> list[str]:
    return [outcome.status for outcome in ingest(roots_of([str(path)]), is_dry_run=False)]


@pytest.mark.django_db
def test_a_page_is_kept_with_what_it_shows(folder: Path) -> None:
    assert bring_in(folder / "weir.html") == ["new"]
    capture = Capture.objects.get()
    assert capture.kind == "html"
    assert capture.content.unpacked() == WEIR
    assert capture.text().startswith("What the weir keepers want | The Lantern\nSkip to content\n")
    article = Article.objects.get()
    assert article.title == "What the weir keepers want"
    assert [byline.name for byline in article.bylines.all()] == ["Ada Marsh"]
    assert article.outlet is not None
    assert (article.outlet.name, article.date, len(article.body)) == (
        "The Lantern",
        "2024-05-06",
        5,
    )
    assert bring_in(folder / "weir.html") == ["unchanged"]


@pytest.mark.django_db
def test_where_tags_and_page_differ_the_desk_is_told(folder: Path) -> None:
    assert bring_in(folder / "hafen.html") == ["new"]
    claims = Claim.objects.filter(field="date").values_list("origin", "value__edtf")
    said = dict(claims)
    assert said == {"extracted": "2023-11-14", "declared": "2023-11-12"}
    assert Article.objects.get().date == "2023-11-14"
    found = Found.objects.get(text__startswith="date:")
    assert "the page prints “Veröffentlicht 2023-11-14 08:30”" in found.text
    assert found.text.endswith("its tags say “2023-11-12”.")


@pytest.mark.django_db(transaction=True)
def test_reading_again_changes_nothing(folder: Path) -> None:
    assert set(bring_in(folder)) == {"new"}
    out = io.StringIO()
    call_command("ingest", "--reextract", stdout=out)
    assert "4 unchanged" in out.getvalue().splitlines()[-1]


@pytest.mark.django_db
def test_the_capture_page_shows_what_rests_on_each_line(folder: Path, client: Client) -> None:
    bring_in(folder / "weir.html")
    capture = Capture.objects.get()
    page = client.get(f"/captures/{capture.sha256}/").text
    assert "headline: h1, as tags have it" in page
    assert "left out: nothing rests on it" in page
    assert "<article>" not in page.partition('class="lines"')[2]
    response = client.get(f"/captures/{capture.sha256}/download/")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.content == WEIR


@pytest.mark.django_db
def test_a_second_capture_of_one_page_in_an_archive_is_no_second_article() -> None:
    address = "https://lantern.example/quiet-harbour"
    twice = page_record("The Quiet Harbour", address) + page_record(
        "The Quiet Harbour", f"{address}?utm_source=letter"
    ).replace(b"The harbour has", b"The port has ")
    dry = ingest_bytes("a.warc", twice, is_dry_run=True)
    assert [(each.record or {})["duplicate_of"] for each in dry] == [None, "a.warc#1"]
    assert [each.status for each in ingest_bytes("a.warc", twice, is_dry_run=False)] == [
        "new",
        "again",
    ]
    assert Article.objects.count() == 1
    assert [str(each.captured_at) for each in Capture.objects.all()] == [
        "2026-10-05 08:01:00+00:00"
    ] * 2
    assert Article.objects.get().date is None


@pytest.mark.django_db
def test_the_command_prints_what_it_read(folder: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    call_command("ingest", str(folder), dry_run=True, format="jsonl", stdout=out, stderr=err)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {row["file"]: row["text"] for row in rows} == {
        "hafen.html": "full",
        "plain.html": "full",
        "wall.html": "teaser",
        "weir.html": "full",
    }
