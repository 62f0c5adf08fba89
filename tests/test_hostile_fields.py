"""Whatever a field says, by whatever way it came in, nothing of it runs on any page."""

import json
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import urlencode

import pytest
from django.test import Client

from archive.curation.decisions import curate
from archive.ingest.batch import ingest_bytes
from archive.models import Article, ArticleNote, Author, Claim, Dossier, Outlet, Topic
from archive.search import sync
from tests.crawling import MARK, crawled
from tests.test_admin_deciding import make_editor

pytestmark = pytest.mark.django_db

PAYLOADS = (
    f"<{MARK}>",
    f"</title></p><{MARK} onload=alert(1)>",
    f'" {MARK}=1 onfocus=alert(1) autofocus="',
    f"' {MARK}=1 onmouseover='alert(1)",
    f"</script><{MARK}><script>alert(1)</script>",
    f"--><!--{MARK}--><{MARK}>",
    f"]]><{MARK}>",
    f"<svg/onload=alert(1)><{MARK}/>",
    f"&lt;{MARK}&gt;&#60;{MARK}&#62;",
    f"\u003c{MARK}\u003e＜{MARK}＞",
    f"<img src=x {MARK} onerror=alert(1)>",
    "{{ 7|add:7 }}{% load x %}",
    f'=HYPERLINK("https://evil.example")<{MARK}>',
    "@SUM(1+1)*cmd|' /C calc'!A0",
)
ADDRESSES = (
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    f'https://example.org/"{MARK}="',
)
BODY = "The gates of the harbor were closed at noon, and nobody said why they had been closed. "


def text(number: int) -> str:
    """A body of several paragraphs with a payload in each."""
    said = (f"{BODY}{payload} {BODY}" for payload in PAYLOADS)
    return f"Page {number}.\n\n" + "\n\n".join(said)


def rows() -> list[dict[str, str]]:
    """A record for each payload, in all of its fields."""
    return [
        {
            "title": f"{payload} {number}",
            "deck": payload,
            "author": f"Ada {payload}",
            "outlet": payload,
            "section": payload,
            "tags": payload,
            "language": payload,
            "date": f"2021-06-{number + 1:02}",
            "url": ADDRESSES[number % len(ADDRESSES)],
            "text": text(number),
        }
        for number, payload in enumerate(PAYLOADS)
    ]


def as_html(row: dict[str, str]) -> bytes:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in row["text"].split("\n\n"))
    head = f"<title>{escape(row['title'])}</title>" + "".join(
        f'<meta property="{name}" content="{escape(row[field])}">'
        for name, field in (
            ("og:title", "title"),
            ("og:site_name", "outlet"),
            ("article:author", "author"),
            ("og:url", "url"),
            ("article:section", "section"),
            ("article:tag", "tags"),
        )
    )
    text = f"<article><h1>{escape(row['title'])}</h1>{paragraphs}</article>"
    return f"<html><head>{head}</head><body>{text}</body></html>".encode()


def as_ris(row: dict[str, str]) -> bytes:
    names = {"TI": "title", "AU": "author", "T2": "outlet", "DA": "date", "UR": "url", "KW": "tags"}
    lines = [f"{tag}  - {row[field]}" for tag, field in names.items()]
    return "\n".join(["TY  - NEWS", *lines, f"AB  - {BODY}", "ER  - ", ""]).encode()


def as_csl(row: dict[str, str]) -> bytes:
    return json.dumps(
        [
            {
                "id": row["title"],
                "type": "article-newspaper",
                "title": row["title"],
                "container-title": row["outlet"],
                "author": [{"family": row["author"], "given": row["outlet"]}],
                "URL": row["url"],
                "abstract": BODY,
            }
        ]
    ).encode()


def as_feed(row: dict[str, str]) -> bytes:
    return (
        f"<rss version='2.0'><channel><title>{escape(row['outlet'])}</title><item>"
        f"<title>{escape(row['title'])}</title><author>{escape(row['author'])}</author>"
        f"<link>{escape(row['url'])}</link><description>{escape(row['text'])}</description>"
        f"</item></channel></rss>"
    ).encode()


def as_markdown(row: dict[str, str]) -> bytes:
    head = "\n".join(f"{name}: {json.dumps(row[name])}" for name in ("title", "author", "outlet"))
    return f"---\n{head}\n---\n{row['text']}\n".encode()


def as_plain(row: dict[str, str]) -> bytes:
    return f"{row['title']}\nBy {row['author']}\n{row['outlet']}\n\n{row['text']}\n".encode()


FORMATS: dict[str, Callable[[dict[str, str]], bytes]] = {
    ".html": as_html,
    ".ris": as_ris,
    ".json": as_csl,
    ".xml": as_feed,
    ".md": as_markdown,
    ".txt": as_plain,
}


@pytest.fixture
def hostile() -> None:
    """Payloads in every field by every way in, read and curated; all of it searchable."""
    lines = "\n".join(json.dumps(row) for row in rows())
    ingest_bytes("rows.jsonl", lines.encode(), is_dry_run=False)
    for suffix, form in FORMATS.items():
        for number, row in enumerate(rows()[::3]):
            named = row | {"title": f"{row['title']} {suffix}", "text": row["text"] + suffix}
            ingest_bytes(f"<{MARK}>{number}{suffix}", form(named), is_dry_run=False)
    editor = make_editor()
    for number, article in enumerate(Article.objects.order_by("pk")[: len(PAYLOADS)]):
        payload = PAYLOADS[number]
        decisions = {("title", ""): payload, ("deck", ""): payload, ("tags", ""): [payload]}
        curate(article, decisions, by=editor)
        ArticleNote.objects.create(article=article, text=payload)
        Topic.objects.create(name=f"T{payload}"[:300], note=payload).articles.add(article)
        dossier = Dossier.objects.create(name=f"D{payload}"[:300], note=payload)
        dossier.entries.create(article=article, position=1)
    Outlet.objects.update(disclaimer=PAYLOADS[0], note=PAYLOADS[1])
    Author.objects.update(note=PAYLOADS[1])
    sync.rebuild()


def urlencode_of(**values: str) -> str:
    """What a browser sends of a form."""
    return urlencode(values)


def starts() -> list[str]:
    """Where a reader may begin, with payloads where readers type."""
    typed = [PAYLOADS[0], PAYLOADS[2], f'"{PAYLOADS[4]}', "gates OR closed"]
    return [
        "/",
        *(f"/search/?{urlencode_of(q=each)}" for each in typed),
        *(f"/concordance/?{urlencode_of(q=each)}" for each in typed),
        *(f"/quote/?{urlencode_of(quote=each)}" for each in (*typed, f"gates {PAYLOADS[0]}")),
        f"/search/?{urlencode_of(q='gates', outlet=PAYLOADS[1], sort=PAYLOADS[2])}",
        f"/search/?{urlencode_of(q='gates', page=PAYLOADS[3], author=PAYLOADS[5])}",
        f"/search/written/?{urlencode_of(all=PAYLOADS[2], phrase=PAYLOADS[4], none=PAYLOADS[0])}",
        f"/{urlencode_of(x=PAYLOADS[0])}/",
    ]


@pytest.mark.alike
@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("of_each", [1, pytest.param(10, marks=pytest.mark.long)])
def test_nothing_that_came_in_runs_on_any_page(client: Client, of_each: int) -> None:
    """On no article, and on none of so many of each kind that links lead to, the desk included."""
    assert Claim.objects.filter(value__icontains=MARK).count() > 100
    held = [article.get_absolute_url() for article in Article.objects.order_by("pk")]
    assert faults_of(crawled(client, [*starts(), *held], of_each)) == {}
    client.force_login(make_editor("another"))
    assert faults_of(crawled(client, ["/desk/"], of_each)) == {}


def faults_of(pages: Iterator[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """The pages on which something was found."""
    return {address: found for address, found in pages if found}


@pytest.mark.parametrize("target", [*ADDRESSES, "https://evil.example/", "/\\evil.example"])
def test_no_redirect_leads_off_the_archive(client: Client, target: str) -> None:
    user = make_editor("eve")
    user.set_password("correct horse")
    user.save()
    values = {"username": "eve", "password": "correct horse", "next": target}
    response = client.post(f"/desk/login/?{urlencode_of(next=target)}", values)
    assert (response.status_code, response["Location"]) == (302, "/desk/")


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "testserver@evil.example"},
        {"host": "testserver:80@evil.example"},
        {"host": "evil.example", "x-forwarded-host": "testserver"},
    ],
)
def test_a_host_that_is_not_ours_is_refused(client: Client, headers: dict[str, str]) -> None:
    response = client.get("/", headers=headers)
    assert response.status_code == 400
    assert "evil" not in response.text


def test_a_forwarded_host_is_not_believed(client: Client) -> None:
    told = client.get("/a/", headers={"x-forwarded-host": "evil.example"})
    assert "evil" not in told.text
