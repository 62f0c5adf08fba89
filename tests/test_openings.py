"""How the matches of a pattern begin."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.page import appeals, byline_words, captions, endmatter, furniture, notes, readers, tags
from archive.page.letters import small_letters
from archive.page.openings import all_lengths, opening_of, openings
from archive.page.patterns import LineStart

MODULES = (appeals, byline_words, captions, endmatter, furniture, notes, readers, tags)


def patterns() -> Iterator[tuple[str, LineStart]]:
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, LineStart):
                yield f"{module.__name__}.{name}", value


PATTERNS = dict(patterns())


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=20)
@given(data=st.data())
def test_whatever_a_pattern_matches_begins_as_was_foretold(name: str, data: st.DataObject) -> None:
    pattern = PATTERNS[name]
    text = data.draw(st.from_regex(pattern.pattern))
    assert (pattern.match(text) is None) == (re.match(pattern._small, small_letters(text)) is None)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("view", {"view"}),
        ("views? of", {"view o", "views "}),
        ("^(?:by|von)\\b", {"by", "von"}),
        (r"\W{0,3}(?:by|von)\s+x", {"by", "von"}),
        (r"[(\[*\s]*note", {"note"}),
        ("[sc]ite", {"site", "cite"}),
        (r"\d+ of", {"0"}),
        ("a(?=b)c", {"ac"}),
        ("a.c", {"a"}),
        ("(?P<x>ab)+c", {"ab"}),
        ("ab*c", {"ab", "ac"}),
        (r"\w+@", {""}),
        (".*view", {"", "view"}),
        (r"in \d+ days", {"in "}),
        (r"anm(?:erkung|\.) d(?:er|\.) red", {"anmerk", "anm. d"}),
        (r"a(?:[.,]b|c)", {"a.b", "a,b", "ac"}),
    ],
)
def test_beginnings_of_small_patterns(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


def test_the_opening_of_a_text_leaves_out_what_is_no_letter() -> None:
    texts = ("(*) by Ada Stern", "12 comments", "٣ minutes", "«—»", "")
    assert [opening_of(text) for text in texts] == ["by Ada", "0", "0", "", ""]


def test_an_opening_begins_with_itself_and_less() -> None:
    assert all_lengths("by") == ("", "b", "by")
