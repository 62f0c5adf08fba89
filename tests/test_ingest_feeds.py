"""RSS and Atom: what an entry says, and what only its feed does."""

import pytest

from tests.outcomes import names, outcomes, record, records, rules

SITE = "https://lantern.example"
NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
TEXT = "<p>The tide comes in.</p><p>The tide goes out.</p>"


def rss(item: str, link: str = f"{SITE}/") -> str:
    return (
        f"<?xml version='1.0'?><rss version='2.0' {NAMESPACES}><channel><title>The Lantern</title>"
        f"<link>{link}</link><lastBuildDate>Sat, 10 Oct 2026 12:00:00 GMT</lastBuildDate>"
        f"<item><title>Tides</title><link>{SITE}/tides</link>{item}</item></channel></rss>"
    )


def content(html: str) -> str:
    return f"<content:encoded><![CDATA[{html}]]></content:encoded>"


def test_what_a_feed_says_is_declared() -> None:
    found = record(
        "a.rss", rss(content(TEXT) + "<dc:creator>Ada Marsh</dc:creator><category>Sea</category>")
    )
    assert (names(found), found["tags"], found["text"]) == (["Ada Marsh"], ["Sea"], "full")
    assert found["body"] == ["The tide comes in.", "The tide goes out."]
    assert rules(found, "body") == ["feed content"]


@pytest.mark.parametrize(
    ("item", "kind", "body"),
    [
        (f"<description><![CDATA[{TEXT}]]></description>", "summary",
         ["The tide comes in.", "The tide goes out."]),
        (f"<description>Short.</description>{content(TEXT)}", "full",
         ["The tide comes in.", "The tide goes out."]),
        (content(f"{TEXT}<p>The post Tides appeared first on The Lantern.</p>"), "full",
         ["The tide comes in.", "The tide goes out."]),
        (content("<p>The tide comes in. [&#8230;]</p>"), "teaser", ["The tide comes in."]),
        (content("&lt;p&gt;Twice &amp;amp; again.&lt;/p&gt;"), "full", ["Twice & again."]),
        ("", "none", []),
    ],
)  # fmt: skip
def test_how_much_of_the_text_an_entry_holds(item: str, kind: str, body: list[str]) -> None:
    found = record("a.rss", rss(item))
    assert (found["text"], found["body"]) == (kind, body)


@pytest.mark.parametrize(
    ("item", "date"),
    [
        ("<pubDate>Wed, 23 Jun 2021 23:30:00 -0400</pubDate>", "2021-06-23"),
        ("<dc:date>2021-06-23T10:00:00Z</dc:date>", "2021-06-23"),
        ("<atom:updated>2021-06-23T10:00:00Z</atom:updated>", None),
        ("", None),
    ],
)
def test_only_a_day_of_publication_is_the_date(item: str, date: str | None) -> None:
    assert record("a.rss", rss(item))["date"] == date


@pytest.mark.parametrize(
    ("item", "link", "outlet"),
    [
        ("", f"{SITE}/", "The Lantern"),
        ("", "https://www.lantern.example/opinion", "The Lantern"),
        ("", "https://reader.example/list", None),
        ("<source url='https://quay.example'>Quay</source>", "https://reader.example/", "Quay"),
    ],
)
def test_the_feed_names_the_outlet_where_it_is_the_outlets_own(
    item: str, link: str, outlet: str | None
) -> None:
    assert record("a.xml", rss(item, link))["outlet"] == outlet


ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>A list</title><author><name>A Bot</name></author>
<updated>2026-10-10T12:00:00Z</updated>
<entry xml:lang="de"><id>tag:lantern.example,2021:1</id>
<title type="html">Ebbe &amp;amp; Flut</title>
<link href="{SITE}/ebbe"/><author><name>Ada Marsh</name></author><author><name>Piet Holm</name>
</author><published>2021-06-23T00:30:00+02:00</published><updated>2021-07-01T00:00:00Z</updated>
<source><title>Treidelpfad</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Das Wasser kommt.</p>
<p>Das Wasser geht.</p></div></content></entry>
<entry><title>Ohne alles</title><link href="{SITE}/ohne"/><updated>2021-07-01T00:00:00Z</updated>
</entry></feed>"""


def test_atom() -> None:
    first, second = records("a.atom", ATOM)
    assert (first["title"], first["date"], first["outlet"], first["language"]) == (
        "Ebbe & Flut", "2021-06-23", "Treidelpfad", "de",
    )  # fmt: skip
    assert names(first) == ["Ada Marsh", "Piet Holm"]
    assert first["body"] == ["Das Wasser kommt.", "Das Wasser geht."]
    assert (names(second), second["date"], second["text"]) == ([], None, "none")


def test_other_xml_is_no_feed() -> None:
    assert [each.status for each in outcomes("sitemap.xml", "<urlset></urlset>")] == ["refused"]
    assert [each.reason for each in outcomes("a.rss", "<rss version='2.0'><channel/></rss>")] == [
        "no entries of a feed in it"
    ]


def test_the_same_entry_is_always_the_same_capture() -> None:
    first, again = (record(name, rss(content(TEXT))) for name in ("a.rss", "b.rss"))
    assert first["sha256"] == again["sha256"]
