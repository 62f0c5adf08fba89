"""The check of our markup finds what it is there for: a page of ours, spoilt in one way each."""

import pytest

from tests.source import ROOT
from tests.strictness import Markup, faults_of

PAGE = (ROOT / "tests" / "golden" / "article.html").read_text(encoding="utf-8")
PLAIN = (
    '<!doctype html>\n<html lang="en"><head><title>One</title></head>'
    "<body><main><h1>One</h1>{}</main></body></html>"
)


def test_a_page_of_ours_has_no_fault() -> None:
    assert faults_of(PAGE) == []


@pytest.mark.parametrize(
    ("inside", "faults"),
    [
        ("<p>One <b>two</p></b>", ["</p> while <b> is open", "</b> closes nothing"]),
        ("<p>One<div>Two</div></p>", ["<div> inside <p>"]),
        ("<span><p>One</p></span>", ["<p> inside <span>"]),
        ('<a href="/">One <a href="/">two</a></a>', ["<a> inside <a>"]),
        ('<a href="/"><button>One</button></a>', ["<button> inside <a>"]),
        ("<ul><p>One</p></ul>", ["<p> is a child of <ul>"]),
        ("<div><li>One</li></div>", ["<li> is a child of <div>"]),
        ("<table><tr><td>One</td></tr></table>", ["<tr> is a child of <table>"] * 2),
        ("<br/>", ["<br/> closes itself, which HTML does not know"]),
        ('<p id="a">One</p><p id="a">Two</p>', ["the id 'a' stands 2 times"]),
        ('<p id="">One</p>', ["an id ''"]),
        ('<p class="a" class="b">One</p>', ["<p> has class twice"]),
        ('<a href="#there">One</a>', ["<a> points at 'there'"]),
        (
            '<section aria-labelledby="there"><h2>One</h2></section>',
            ["<section> points at 'there'"],
        ),
        ('<label for="there">One</label>', ["<label> points at 'there'"]),
        ('<input id="q" name="q">', ["nothing names the <input> 'q'"]),
        ("<form><p><label>One <input></label></p></form>", []),
        ("<details><summary><h2>One</h2></summary>Two</details>", []),
        ("<form><div><form></form></div></form>", ["<form> inside another"]),
        ("<h1>Two</h1>", ["<h1> stands 2 times"]),
        ("<p>One", ["</main> while <p> is open"]),
    ],
)
def test_a_fault_is_named(inside: str, faults: list[str]) -> None:
    assert faults_of(PLAIN.format(inside)) == faults


def test_a_page_without_its_head_is_no_page() -> None:
    assert faults_of("<p>One</p>") == [
        "no document type at the very beginning",
        *(f"<{name}> stands 0 times" for name in ("html", "head", "title", "body", "main", "h1")),
        "the page does not say its language",
    ]


def test_the_tree_is_depth_and_name() -> None:
    assert Markup.of("<!doctype html><html><body><p>One<br></p></body></html>").tree == [
        (0, "html"),
        (1, "body"),
        (2, "p"),
        (3, "br"),
    ]
