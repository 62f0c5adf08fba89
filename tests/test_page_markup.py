"""HTML to its visible text: what a browser shows, whatever the markup."""

import html
import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.page.markup import MarkupError, read_markup, visible_text

MANY = 20_000


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo\n"),
        ("<p>One<p>Two<div>Three", "One\nTwo\nThree\n"),
        ("<p>One <b>and  <i>two</i></b>\n three</p>", "One and two three\n"),
        ("One<br>Two<br><br>Three", "One\nTwo\nThree\n"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo\n"),
        ("<table><tr><td>One<td>Two</table>", "One\nTwo\n"),
        ("<pre>One\n  Two</pre>", "One\nTwo\n"),
        ("<p>Fish &amp; chips &lt;3 &#8211; caf&eacute;</p>", "Fish & chips <3 – café\n"),
        ("<p>One<script>var a = '<p>';</script> two<style>p {}</style></p>", "One two\n"),
        ("<p>One</p><!-- <p>Two</p> --><p>Three</p>", "One\nThree\n"),
        ("<p>One</p><template>Two</template><noscript>Three</noscript>", "One\n"),
        ("<p hidden>One</p><p style='display: none'>Two</p><p>Three</p>", "Three\n"),
        ('<div hidden id="S:0"><p>Sent later</p></div>', "Sent later\n"),
        ("<head><title>One &amp; all</title></head><p>Two</p>", "One & all\nTwo\n"),
        ("<svg><title>An icon</title><text>One</text></svg><p>Two</p>", "Two\n"),
        ('<a href="x>y">One</a> 1 < 2', "One 1 < 2\n"),
        ("<p class=it's title=\"don't\">One</p><p>Two</p>", "One\nTwo\n"),
        ("<select><option>One</select><textarea>Two</textarea>Three", "Three\n"),
        ("", ""),
    ],
)
def test_visible_text(markup: str, text: str) -> None:
    assert visible_text(markup) == text


def test_hidden_text_is_read_where_it_is_asked_for() -> None:
    assert read_markup("<p hidden>One</p>", with_hidden=True).text == "One\n"


def test_a_line_knows_where_it_lies() -> None:
    document = read_markup(
        '<article><figure><figcaption>One <a href="x">two</a></figcaption></figure></article>'
    )
    (block,) = document.blocks
    assert (block.tag, block.linked, block.links) == ("figcaption", 3, 1)
    assert block.rooms == {"article", "figure", "figcaption"}


def test_marks_have_the_place_of_their_words() -> None:
    document = read_markup(
        '<p>By <a rel="author">Ada Marsh</a>, <time datetime="2024-05-06">6 May</time></p>'
    )
    assert [(m.kind, document.text[slice(*m.span)], m.value) for m in document.marks] == [
        ("author", "Ada Marsh", ""),
        ("time", "6 May", "2024-05-06"),
    ]


def test_metas_links_and_scripts_are_kept() -> None:
    document = read_markup(
        '<html lang="nb"><meta property="og:title" content="A &amp; B"><link rel=canonical href=/a>'
        '<script type="application/ld+json">{"a": "&amp;"}</script>'
    )
    assert document.metas == [("og:title", "A & B")]
    assert document.links == {"canonical": "/a"}
    assert document.scripts == ['{"a": "&amp;"}']
    assert document.language == "nb"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * MANY + "x",
        "<b>" * MANY + "x",
        "<p>x</p>" * 20 * MANY,
        "<p>" + "x" * 6_000_000,
    ],
    ids=["deep", "deep in a line", "many", "long"],
)
def test_what_nobody_wrote_is_refused(markup: str) -> None:
    with pytest.raises(MarkupError):
        read_markup(markup)


@pytest.mark.parametrize(
    "piece",
    [
        '<a "> "',
        '<a b="',
        "<!--",
        "<!",
        "</",
        "&",
        "&#9",
        "<",
        "<script>",
        "<p/",
        "<a b='",
        "<![CDATA[",
    ],
)
def test_broken_markup_costs_no_more_than_its_length(piece: str) -> None:
    with suppress(MarkupError):
        read_markup(piece * MANY)


@given(st.text(alphabet=string.ascii_letters + "<>&;'\"=/! -#\n", max_size=200))
def test_no_text_is_too_broken(markup: str) -> None:
    document = read_markup(markup)
    assert [document.shown(block) for block in document.blocks] == [
        line for line in document.text.splitlines() if document.title is None or line
    ][document.title is not None :]


@given(st.text(max_size=100))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    shown = visible_text(f"<p>{html.escape(text)}</p>")
    kept = [char for char in text if char.isalnum()]
    assert [char for char in shown if char.isalnum()] == kept


@pytest.mark.parametrize("around", ["{}", "<textarea>{}</textarea>", "<title>{}</title>"])
def test_an_element_has_no_thousands_of_attributes(around: str) -> None:
    tag = "<p " + " ".join(f"a{number}=1" for number in range(3000)) + ">"
    with pytest.raises(MarkupError, match="an element with more than 2000 attributes"):
        read_markup(around.format(tag))


def test_what_looks_like_attributes_in_a_script_is_none() -> None:
    script = "<script>if (a <b " + "c = 1, " * 3000 + ") >;</script>"
    assert read_markup(f"{script}<p>Text.</p>").text.strip() == "Text."
