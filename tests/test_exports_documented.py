"""docs/exports.md: forms, columns, kinds and limits are those that there are."""

import re

from archive.exports.citations.kinds import PAGE, WORKS, Work
from archive.exports.forms import FORMS
from archive.exports.names import NAME_COLUMNS
from archive.exports.selection import MOST, MOST_IN_FEED
from archive.exports.tables import COLUMNS, TEXTS
from archive.models import Access, TextKind
from tests.source import ROOT

DOCS = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \|$", re.MULTILINE)


def rows(name: str) -> list[tuple[str, list[str]]]:
    """First cell and the others of a marked table."""
    table = DOCS.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0]
    return [(first, rest.replace("`", "").split(" | ")) for first, rest in ROW.findall(table)]


def test_every_form_is_there_with_its_media_type() -> None:
    expected = [(suffix, [form.name, form.media_type]) for suffix, form in FORMS.items()]
    assert rows("forms") == expected


def test_every_column_is_there_in_its_place() -> None:
    assert tuple(name for name, _ in rows("columns")) == COLUMNS


def test_every_kind_of_outlet_brings_what_is_said() -> None:
    def names(work: Work) -> list[str]:
        return [work.zotero, work.csl, work.ris, work.bibtex]

    assert dict(rows("kinds")) == {str(kind): names(work) for kind, work in WORKS.items()}
    assert f"(`{PAGE.zotero}`, `{PAGE.ris}`, `{PAGE.bibtex}`)" in DOCS


def test_limits_and_values_are_those_of_the_code() -> None:
    assert f"at most {MOST:,} articles" in DOCS
    assert f"a feed has the {MOST_IN_FEED} that" in DOCS
    assert all(f"`{kind}`" in DOCS for kind in TextKind.values)
    assert all(f"`{level}`" in DOCS for level in Access.values if level != Access.WITHDRAWN)
    assert all(f"`{text}`" in DOCS for text in TEXTS)
    assert all(f"`{column}`" in DOCS for column in NAME_COLUMNS)
