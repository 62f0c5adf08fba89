"""Cells that no spreadsheet runs."""

from typing import Any

import pytest

from archive.exports.cells import safe_cell


@pytest.mark.parametrize(
    "value", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\tx", "＝1", "|x", "%x"]
)
def test_what_may_be_a_formula_is_text(value: str) -> None:
    assert safe_cell(value) == f"'{value}"


@pytest.mark.parametrize("value", ["Tides", "", "1-1", "a=b", 7, None])
def test_anything_else_stays(value: Any) -> None:
    assert safe_cell(value) == value
