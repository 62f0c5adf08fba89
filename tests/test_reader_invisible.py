"""What nobody sees on a page never reaches its record: line ends, forms of letters, controls."""

import json
import unicodedata
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.page.flatten import as_record
from archive.page.reader import read_page
from archive.text.decoding import decode
from tests.source import ROOT

FIXTURES = ROOT / "fixtures"
FILES = [truth["file"] for truth in json.loads((FIXTURES / "truth.json").read_text())]
LINE_ENDS = {"CR": "\r", "CRLF": "\r\n", "NEL": "\x85", "LS": "\u2028", "PS": "\u2029"}
# Zero widths, marks, embeddings, overrides and isolates of direction, byte order mark, soft
# hyphen, a control, a tag and an object's place.
INVISIBLE = (
    "\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\x00\x07\x1b\x9d\ufffc\U000e0041"
)
SHARE = 0.1  # of the characters, an invisible one behind each
NAMED = ("title", "outlet", "section", "tags", "authors")


def text_of(file: str) -> str:
    return decode((FIXTURES / "pages" / file).read_bytes()).text


def values_of(text: str) -> dict[str, Any]:
    """The record without its places in the text."""
    record = as_record(text, read_page(text).statements)
    return {field: value for field, value in record.items() if field != "evidence"}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("end", LINE_ENDS)
def test_any_line_end_gives_the_same_record(file: str, end: str) -> None:
    text = text_of(file).replace("\r\n", "\n")
    assert values_of(text.replace("\n", LINE_ENDS[end])) == values_of(text)


@pytest.mark.parametrize("file", FILES)
def test_decomposed_letters_give_the_same_record(file: str) -> None:
    text = unicodedata.normalize("NFC", text_of(file))
    assert values_of(unicodedata.normalize("NFD", text)) == values_of(text)


@pytest.mark.parametrize("file", FILES)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=5, deadline=None)
def test_what_is_invisible_never_reaches_titles_and_names(file: str, seed: int) -> None:
    text, chance = text_of(file), Random(seed)  # noqa: S311 - a choice of test data
    dirty = "".join(
        char + (chance.choice(INVISIBLE) if chance.random() < SHARE else "") for char in text
    )
    record = values_of(dirty)
    said = json.dumps([record.get(field) for field in NAMED], ensure_ascii=False)
    assert [char for char in INVISIBLE if char in said] == []


@pytest.mark.parametrize("file", FILES)
def test_zero_widths_in_every_word_change_no_name(file: str) -> None:
    text = text_of(file)
    dirty = "\u200b".join(text)
    clean, read = values_of(text), values_of(dirty)
    assert {field: read[field] for field in NAMED} == {field: clean[field] for field in NAMED}
