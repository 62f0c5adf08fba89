"""Markdown to the words that it shows."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.page.markdown import shown_text


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("One line\nand the next.\n\nAnother.", "One line and the next.\nAnother."),
        ("# Tides #\n\nText.", "Tides\nText."),
        ("Tides\n=====\nText.", "Tides\nText."),
        ("Before.\n\n---\n\nAfter.", "Before.\nAfter."),
        ("A *very* **high** _tide_ and `code`.", "A very high tide and code."),
        ("***Both*** and ~~gone~~.", "Both and gone."),
        ("5 * 3 * 2 and snake_case_name stay.", "5 * 3 * 2 and snake_case_name stay."),
        ("A [link](https://lantern.example/a_(b)) here.", "A link here."),
        ('A [link](https://lantern.example "Title") and <https://quay.example>.',
         "A link and https://quay.example."),
        ("A [link][1] here.\n\n[1]: https://lantern.example", "A link here."),
        ("![A picture](images/a.jpg \"caption\")\n\nText.", "Text."),
        ("Text. [^1]\n\n[^1]: A note.\n    More of it.\n\nLast.", "Text.\nLast."),
        (r"“Today, \[the dam\] is \*not\* shut.”", "“Today, [the dam] is *not* shut.”"),
        ("- One\n- Two\n  and a half\n1. Three", "One\nTwo and a half\nThree"),
        ("> Quoted\n> on.", "Quoted on."),
        ("Text.\n\n```python\nprint(1)\n```\n\nMore.", "Text.\nMore."),
        ("Text. <!-- a\n\nnote --> More.", "Text.  More."),
        ("{{< figure src=\"a.jpg\" >}}\n\nText.", "Text."),
        ("Windows.\r\n\r\nLines.", "Windows.\nLines."),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_shown(markdown: str, shown: str) -> None:
    assert shown_text(markdown) == shown


@given(st.text(alphabet="ab \n*_`~[]()!\\<>#-{}^:\t", max_size=200))
def test_any_markdown_is_read(markdown: str) -> None:
    assert "\ue000" not in shown_text(markdown)


@given(st.lists(st.text(alphabet="abc,.é漢 ", min_size=1, max_size=30), max_size=5))
def test_plain_paragraphs_stay(paragraphs: list[str]) -> None:
    kept = [" ".join(each.split()) for each in paragraphs if each.strip()]
    assert shown_text("\n\n".join(kept)).split("\n") == (kept or [""])


@pytest.mark.parametrize(
    "piece",
    ["*a ", "_a ", "`a", "[a](", "![", "<!--", "{{<", "> ", "- ", "#", "[^a]", "\\*", "a|-|\n"],
)
def test_time_grows_with_the_page(piece: str) -> None:
    begun = time.process_time()
    shown_text(piece * 100_000)
    assert time.process_time() - begun < 10
