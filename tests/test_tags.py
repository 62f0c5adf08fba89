"""Tags with hash signs or behind a label."""

import pytest

from archive.page.record import Span
from archive.page.tags import read_tags, tags_rule


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("#Rivers #Low_Water #水闸", ["Rivers", "Low_Water", "水闸"]),
        ("Topics: Rivers, Low water", ["Rivers", "Low water"]),
        ("标签：河流、水闸", ["河流", "水闸"]),
    ],
)
def test_a_line_of_tags(line: str, tags: list[str]) -> None:
    assert tags_rule(line) is not None
    assert [line[span.start : span.end] for span in read_tags(line, Span(0, len(line)))] == tags


@pytest.mark.parametrize(
    "line", ["Issue #4 of the review", "Topics of the day", "The tag: " + "x" * 80]
)
def test_no_line_of_tags(line: str) -> None:
    assert tags_rule(line) is None
