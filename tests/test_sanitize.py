"""Notes come out with harmless markup only."""

import re
from contextlib import suppress
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.sanitize import MAX_BYTES, NoteTooLongError, is_safe_link, sanitize_note
from tests.stalling import ends_in_time

TAGS = {"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "blockquote", "a"}


class LiveMarkup(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(tag)
        for name, value in attrs:
            if tag != "a" or not self.is_harmless(name, value or ""):
                self.faults.append(f"{name}={value}")

    def is_harmless(self, name: str, value: str) -> bool:
        if name == "href":
            return re.match(r"(?i)https?://|mailto:", value.strip()) is not None
        return name == "title" or (name == "rel" and value == "nofollow noopener")

    def handle_comment(self, data: str) -> None:
        self.faults.append(data)

    def handle_decl(self, decl: str) -> None:
        self.faults.append(decl)

    def handle_pi(self, data: str) -> None:
        self.faults.append(data)


def test_allowed_markup_stays() -> None:
    note = (
        "<p>A <strong>daily</strong>, <em>since</em> 1950.<br>See</p><ul><li>one</li></ul>"
        "<blockquote>said</blockquote>"
    )
    assert sanitize_note(note) == note


@pytest.mark.parametrize(
    "link", ["http://a.example/?b=1", "HTTPS://a.example", "mailto:a@b.example"]
)
def test_safe_links_stay_and_are_not_followed(link: str) -> None:
    cleaned = sanitize_note(f'<a href="{link}" title="T" target="_blank">x</a>')
    assert cleaned == f'<a href="{link}" title="T" rel="nofollow noopener">x</a>'


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java&#115;cript:alert(1)",
        "&#x6a;avascript:alert(1)",
        "&amp;#106;avascript:alert(1)",
        "\x01javascript:alert(1)",
        "\u200bjavascript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58alert(1)",
        "vbscript:1",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "/relative",
        "https:evil",
        "http:///x",
        "mailto:",
        "ftp://a.example",
        "",
        "#",
    ],
)
def test_other_links_lose_their_target(link: str) -> None:
    assert not is_safe_link(link)
    assert sanitize_note(f'<a href="{link}">x</a>') == '<a rel="nofollow noopener">x</a>'


@pytest.mark.parametrize(
    ("note", "cleaned"),
    [
        ("", ""),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("a<script>b</script>c", "abc"),
        ("<p onclick=x style=y class=z>a</p>", "<p>a</p>"),
        ("<!-- a -->b", "b"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("a\x00b\x07c", "abc"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<b>open", "<b>open</b>"),
    ],
)
def test_the_rest_becomes_text(note: str, cleaned: str) -> None:
    assert sanitize_note(note) == cleaned


_PIECES = """
<p> </p> <b> </b> <i> <em> <strong> </strong> <ul> <li> </ul> <ol> <blockquote> <br> </a> <a>
<script> </script> <svg> <math> <style> </style> <textarea> <title> <noscript> <template> <table>
<td> <select> <option> <iframe> <plaintext> <xmp> <object> <form> <button> <h1> <!-- --> <![CDATA[
]]> <? <! < > </ & &lt; &amp; &#60; &#x3c; &#0; &lt &amp;lt; " ' ` = / onerror=x href=javascript:1
<a/href=http://a.example> <a/href='vbscript:1'> <a/href=java&#115;cript:1> <a/title='<b>'>
<p/id=x> <mglyph> <annotation-xml> <font> x
"""
PIECES = st.sampled_from([*_PIECES.split(), " ", "\x00", "<a href='http://a.example/?x&lt;=1'>"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_nothing_else_lives_and_a_second_cleaning_changes_nothing(note: str) -> None:
    cleaned = sanitize_note(note)
    assert LiveMarkup(cleaned).faults == []
    assert sanitize_note(cleaned) == cleaned


@given(st.text(max_size=300))
def test_any_text_is_kept_as_text(text: str) -> None:
    cleaned = sanitize_note(text)
    assert LiveMarkup(cleaned).faults == []
    if "<" not in text and "&" not in text:
        shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", text)
        assert unescape(cleaned) == shown.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "unit",
    [
        "<b>",
        "<div>",
        "<b><p>",
        "<ul><li>",
        "<blockquote>",
        "<a href=http://a.example>",
        "<",
        "</b>",
        "<table>",
        "<b></p>",
        "&",
        "<!--",
        "<svg><b>",
        "<a b=c ",
        "<i><b><em>",
        "<p>",
        "<li>",
        "<b/><",
        "<font><p></font>",
        "<select><option>",
        "<b\n",
        "<x",
    ],
)
def test_the_largest_note_stalls_nothing(unit: str) -> None:
    note = (unit * MAX_BYTES)[:MAX_BYTES]
    with ends_in_time(), suppress(NoteTooLongError):
        sanitize_note(note)


def test_a_note_over_the_limit_is_refused() -> None:
    with pytest.raises(NoteTooLongError, match="longer than 20 kB"):
        sanitize_note("é" * (MAX_BYTES // 2 + 1))
    assert sanitize_note("x" * MAX_BYTES) == "x" * MAX_BYTES


def test_a_note_that_grows_over_the_limit_is_refused() -> None:
    with pytest.raises(NoteTooLongError):
        sanitize_note("&" * MAX_BYTES)
