"""The one style sheet: small, for both directions of writing, without a rule that nothing needs."""

import gzip
import re

from tests.source import ROOT

SHEET = (ROOT / "static" / "archive.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
MOST_BYTES = 5_000
"""Compressed."""
PHYSICAL = re.compile(
    r"(?:^|[;{\s])((?:(?:margin|padding|border|scroll-margin)-)?(?:left|right|top|bottom)"
    r"|(?:min-|max-)?(?:width|height))\s*:(?!target)"
)


def written() -> str:
    """Everything that writes markup for readers."""
    templates = (ROOT / "templates").glob("*.html")
    files = [*templates, *(ROOT / "archive" / "web").rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def declarations() -> str:
    """The rules without the conditions of media, which name a screen's width."""
    return re.sub(r"@media[^{]*", "", RULES)


def test_it_is_small() -> None:
    assert len(gzip.compress(SHEET.encode(), 9, mtime=0)) <= MOST_BYTES


def test_it_knows_neither_left_nor_right() -> None:
    assert PHYSICAL.findall(declarations()) == []
    assert not re.search(r"text-align:\s*(?:left|right)|float:\s*(?:left|right)", RULES)


def test_every_class_and_id_is_of_some_page() -> None:
    selectors = re.sub(r"\{[^{}]*\}", "{}", declarations())
    names = set(re.findall(r"[.#]([a-z][\w-]*)", selectors))
    written_names = set(re.findall(r"[\w-]+", written()))
    assert names - written_names == set()


def test_every_colour_of_its_own_is_used() -> None:
    declared = set(re.findall(r"(--[\w-]+):", RULES))
    assert declared == set(re.findall(r"var\((--[\w-]+)\)", RULES))


def test_no_selector_stands_twice_under_one_condition() -> None:
    rules = re.findall(
        r"([^{}]+)\{([^{}]*)\}", re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", RULES)
    )
    selectors = [" ".join(selector.split()) for selector, _ in rules]
    assert sorted({each for each in selectors if selectors.count(each) > 1}) == []
