"""The seed pages in other words must come out as exactly as they do in their own."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.page.flatten import as_record
from archive.page.reader import read_page
from tests import rewriting

pytestmark = pytest.mark.shared

SHAPES: dict[str, rewriting.Rewriter] = {
    "000": rewriting.piped_byline,
    "001": rewriting.bare_story,
    "002": rewriting.wrapped_story,
    "002 wrapped anew": rewriting.rewrapped_story,
    "003": rewriting.bulleted_byline,
    "004": rewriting.one_line_head,
}


@pytest.mark.parametrize("variant", range(len(rewriting.SETTINGS)))
@pytest.mark.parametrize("shape", SHAPES)
def test_a_seed_in_other_words_yields_the_same_record(
    shared: Path, shape: str, variant: int
) -> None:
    truths = json.loads((shared / "seeds" / "truth.json").read_text())
    truth = next(each for each in truths if each["file"].startswith(shape[:3]))
    original = (shared / "seeds" / truth["file"]).read_text()
    text, expected = SHAPES[shape](original, truth, variant)
    assert text != original
    assert shown(text) == expected


def shown(text: str) -> dict[str, Any]:
    """The record in the form that the rewriting foretells."""
    record = as_record(text, read_page(text).statements)
    record["authors"] = [(each["name"], each["affiliation"]) for each in record["authors"]]
    record["damage"] = [(each["kind"], each["paragraph"]) for each in record["damage"]]
    return {field: record[field] for field in rewriting_fields()}


def rewriting_fields() -> tuple[str, ...]:
    """What is compared: all but evidence, address and what is always empty."""
    return (
        *("title", "deck", "authors", "outlet", "section", "date", "time", "date_label", "tags"),
        *("language", "text", "captions", "notes", "damage", "body"),
    )
