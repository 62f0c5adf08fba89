"""Text made into HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.web.markup import ShownLine, labelled_lines, marked, person, sanitised_note

TEXTS = st.text(max_size=60)
MARKS = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8)


class Shown(HTMLParser):
    """What a browser shows of a fragment, and the characters that stand in a mark."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.marked: set[int] = set()
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "mark":
            self.marked |= set(range(len(self.text), len(self.text) + len(data)))
        self.text += data


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("the reset", [(4, 9)], "the <mark>reset</mark>"),
        ("a<b & c", [(2, 3)], "a&lt;<mark>b</mark> &amp; c"),
        ("<i>", [(0, 3)], "<mark>&lt;i&gt;</mark>"),
        ("abcdef", [(3, 5), (0, 2)], "<mark>ab</mark>c<mark>de</mark>f"),
        ("abcdef", [(0, 3), (2, 5)], "<mark>abcde</mark>f"),
        ("abc", [(2, 2), (1, 0), (-4, 1), (2, 99)], "<mark>a</mark>b<mark>c</mark>"),
        ("重置", [(0, 1)], "<mark>重</mark>置"),
        ("", [(0, 1)], ""),
        ("{} {0}", [], "{} {0}"),
    ],
)
def test_marks_stand_around_their_characters(
    text: str, marks: list[tuple[int, int]], expected: str
) -> None:
    assert marked(text, marks) == expected


@given(TEXTS, MARKS)
def test_marking_changes_no_character_and_adds_no_other_tag(
    text: str, marks: list[tuple[int, int]]
) -> None:
    shown = Shown(marked(text, marks))
    asked = {at for start, end in marks for at in range(max(start, 0), min(end, len(text)))}
    assert (shown.text, shown.marked) == (text, asked)
    assert set(shown.tags) <= {"mark", "/mark"}


@pytest.mark.parametrize(
    ("name", "family", "expected"),
    [
        ("Ada Marsh", "Marsh", '<bdi>Ada <span class="family">Marsh</span></bdi>'),
        ("Li Wei", "Li", '<bdi><span class="family">Li</span> Wei</bdi>'),
        ("Ada Marsh", None, "<bdi>Ada Marsh</bdi>"),
        ("Ada Marsh", "Marshall", "<bdi>Ada Marsh</bdi>"),
        ("<b>", None, "<bdi>&lt;b&gt;</bdi>"),
    ],
)
def test_the_family_name_is_told_from_the_rest(
    name: str, family: str | None, expected: str
) -> None:
    assert person(name, family) == expected


def test_a_note_is_shown_as_it_was_stored() -> None:
    assert sanitised_note("<p>Founded <em>long</em> ago.</p>") == (
        "<p>Founded <em>long</em> ago.</p>"
    )
    assert sanitised_note(None) == ""


def test_lines_are_escaped_numbered_and_labelled() -> None:
    lines = [
        ShownLine(7, "<script>", "boilerplate", "furniture: menu", is_left_out=True),
        ShownLine(8, "", "", "", is_left_out=False),
        ShownLine(9, "Tides", "title", "title: <twice>", is_left_out=False),
    ]
    assert labelled_lines(lines) == (
        '<tr id="L7" class="out"><th scope="row"><a href="#L7">7</a></th>'
        '<td class="label"><b>boilerplate</b> <span>furniture: menu</span></td>'
        '<td dir="auto">&lt;script&gt;</td></tr>\n'
        '<tr id="L8" class="in"><th scope="row"><a href="#L8">8</a></th>'
        '<td class="label"></td><td dir="auto"></td></tr>\n'
        '<tr id="L9" class="in"><th scope="row"><a href="#L9">9</a></th>'
        '<td class="label"><b>title</b> <span>&lt;twice&gt;</span></td>'
        '<td dir="auto">Tides</td></tr>\n'
    )
