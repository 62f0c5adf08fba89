"""docs/security.md: every test it names is there, and all of level 1 is spoken of."""

import ast
import re
from functools import cache

import pytest

from tests.source import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LEVEL_1 = {
    "V1": "2.1 2.2 2.3 2.4 2.5 3.1 3.2 5.1",
    "V2": "1.1 2.1 2.2 3.1",
    "V3": "2.1 2.2 3.1 4.1 4.2 5.1 5.2 5.3",
    "V4": "1.1 4.1",
    "V5": "2.1 2.2 3.1 3.2",
    "V6": "1.1 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 3.1 3.2 4.1 4.2",
    "V7": "2.1 2.2 2.3 2.4 4.1 4.2",
    "V8": "1.1 2.1 2.2 3.1",
    "V9": "1.1 1.2 1.3 2.1",
    "V10": "4.1 4.2 4.3 4.4 4.5",
    "V11": "3.1 3.2 4.1",
    "V12": "1.1 2.1 2.2",
    "V13": "4.1",
    "V14": "2.1 3.1",
    "V15": "1.1 2.1 3.1",
}
"""What OWASP ASVS 5.0.0 asks of every application (https://github.com/OWASP/ASVS/tree/v5.0.0)."""
ROW = re.compile(r"^\| (V[^|]+?) \| ([^|]+?) \| ([^|]*?) ?\|$", re.MULTILINE)
NUMBER = re.compile(r"V\d+\.\d+\.\d+")
TEST = re.compile(r"`((?:browser/)?test_\w+\.py)::((?:Test\w+::)?test_\w+)`")


def part(title: str) -> str:
    """What stands under a heading, up to the next."""
    return PAGE.partition(f"### {title}\n")[2].partition("\n### ")[0]


@cache
def found_in(file: str) -> frozenset[str]:
    """Every test of a file; none where there is no such file."""
    path = ROOT / "tests" / file
    body = ast.parse(path.read_text(encoding="utf-8")).body if path.exists() else []
    classes = [node for node in body if isinstance(node, ast.ClassDef)]
    inside = {f"{each.name}::{name}" for each in classes for name in functions(each.body)}
    return frozenset(inside | set(functions(body)))


def functions(body: list[ast.stmt]) -> list[str]:
    return [node.name for node in body if isinstance(node, ast.FunctionDef)]


def test_every_test_named_is_there() -> None:
    named = set(TEST.findall(PAGE))
    assert {f"{file}::{name}" for file, name in named if name not in found_in(file)} == set()
    assert len(named) > 50


def test_nothing_named_like_a_test_is_passed_over() -> None:
    assert len(re.findall(r"`[\w/]+\.py::", PAGE)) == len(TEST.findall(PAGE))


@pytest.mark.parametrize("title", ["Level 1", "Of levels 2 and 3"])
def test_every_row_names_a_test_or_a_place_or_says_that_it_is_not_met(title: str) -> None:
    rows = ROW.findall(part(title))
    assert len(rows) == part(title).count("\n| V")
    for number, how, shown in rows:
        assert TEST.search(shown) or "](" in how or "**Not met**" in how, number


def test_all_of_level_1_is_spoken_of_once() -> None:
    wanted = [f"{chapter}.{each}" for chapter, rest in LEVEL_1.items() for each in rest.split()]
    table, _, left = part("Level 1").partition("Not applicable of level 1:")
    spoken = [NUMBER.match(row[0])[0] for row in ROW.findall(table)]  # type: ignore[index] # or fail
    assert len(wanted) == 70
    assert sorted([*spoken, *NUMBER.findall(left)]) == sorted(wanted)
    assert spoken == [number for number in wanted if number in spoken]


def test_links_within_the_page_lead_to_a_heading() -> None:
    headings = {
        re.sub(r"[^a-z0-9 ]", "", line.lower()).strip().replace(" ", "-")
        for line in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) - headings == set()
