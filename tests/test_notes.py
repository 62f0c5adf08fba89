"""Notes speak of the article or its author, not of its subject."""

import pytest

from archive.page.notes import note_rule


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("The author is a fellow of the Weir Institute.", "note: about the author"),
        ("La autora es profesora de derecho.", "note: about the author"),
        ("（作者系河口大学研究员）", "note: about the author"),
        ("The views don't necessarily reflect those of the paper.", "note: disclaimer"),
        ("The opinions expressed here are the author's own.", "note: disclaimer"),
        ("Мнение автора может не совпадать с позицией редакции.", "note: disclaimer"),
        ("本文仅代表作者个人观点，不代表本网立场。", "note: disclaimer"),
        ("Correction: the vote was on Monday.", "note: editorial"),
        ("Anmerkung der Redaktion: Der Text wurde gekürzt.", "note: editorial"),
        ("This article was first published in a yearbook.", "note: history of the article"),
    ],
)
def test_a_note(line: str, rule: str) -> None:
    assert note_rule(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        "The author of the treaty was a keeper of locks.",
        "Their views on tolls were well known in the town.",
        "A correction of the river's bed would cost more.",
    ],
)
def test_no_note(line: str) -> None:
    assert note_rule(line) is None


@pytest.mark.parametrize(
    "line", ["Detta är en krönika. Åsikterna är skribentens egna.", "Autor je historik."]
)
def test_notes_on_columns_and_authors_in_more_languages(line: str) -> None:
    assert note_rule(line) is not None
