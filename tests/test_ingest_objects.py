"""JSON: which values of a file are records, and of what kind."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.gathering import entries_below
from archive.ingest.held import NOTHING_HELD
from archive.ingest.records import Outcome
from archive.ingest.roots import roots_of
from archive.ingest.steps import steps_of
from tests.outcomes import names, outcomes, record, records

ROW = {"title": "Tides", "url": "https://lantern.example/tides", "text": "Twice a day."}
OTHER = {"title": "Ebb", "url": "https://lantern.example/ebb"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([ROW, OTHER]),
        json.dumps([ROW, OTHER], indent=2),
        json.dumps({"status": "ok", "totalResults": 2, "articles": [ROW, OTHER]}),
        json.dumps({"stories": [ROW, OTHER]}, indent=1),
        f"{json.dumps(ROW)}\n{json.dumps(OTHER)}\n",
        f"\ufeff\n{json.dumps(ROW)}\r\n\r\n{json.dumps(OTHER)}",
    ],
    ids=["list", "printed list", "answer", "printed answer", "lines", "lines with a mark"],
)
def test_a_file_holds_rows_in_one_of_these_shapes(text: str) -> None:
    assert [each["title"] for each in records("a.json", text)] == ["Tides", "Ebb"]
    assert [each["title"] for each in records("a.json.gz", gzip.compress(text.encode()))] == [
        "Tides",
        "Ebb",
    ]


def test_one_object_is_one_record() -> None:
    assert record("a.json", json.dumps(ROW, indent=2))["title"] == "Tides"
    assert record("a.jsonl", "[\n" + json.dumps(ROW) + "\n]")["title"] == "Tides"


@pytest.mark.parametrize("value", [{"name": "commentary", "version": "1.0"}, {}, [], "x", 3, None])
def test_json_of_something_else_is_refused_or_empty(value: Any) -> None:
    assert [each.status for each in outcomes("package.json", json.dumps(value))] in (
        ["refused"],
        [],
    )


@override_settings(ARCHIVE_MAX_CAPTURE_MB=1)
def test_a_list_may_be_larger_than_a_record() -> None:
    many = [ROW | {"title": str(number), "text": "word " * 1000} for number in range(400)]
    assert len(json.dumps(many)) > 1_900_000
    assert [each["title"] for each in records("a.json", json.dumps(many))] == [
        str(number) for number in range(400)
    ]


@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=5)), min_size=1, max_size=5),
    st.sampled_from([None, 0, 3]),
)
def test_a_list_is_read_wherever_its_pieces_end(values: list[Any], indent: int | None) -> None:
    rows = [{"title": "Tides", "x": value} for value in values]
    assert len(records("a.json", json.dumps(rows, indent=indent))) == len(rows)


@pytest.mark.parametrize(
    ("item", "is_reference"),
    [
        ({"type": "article-newspaper", "title": "Tides"}, True),
        ({"type": "webpage", "title": "Tides", "URL": "https://lantern.example/t"}, True),
        ({"type": "newsitem", "title": "Tides"}, False),
        ({"type": "article", "title": "Tides", "url": "https://lantern.example/t"}, False),
        ({"type": ["article"], "title": "Tides"}, False),
        ({"title": "Tides", "issued": "2021"}, False),
    ],
)
def test_a_reference_has_a_type_of_csl(item: dict[str, Any], is_reference: bool) -> None:
    found = record("a.json", json.dumps([item]))
    assert found["evidence"]["title"][0]["rule"].startswith("CSL" if is_reference else "column")


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ({"date-parts": [[2021, 6, 23]]}, "2021-06-23"),
        ({"date-parts": [["2021", "6"]]}, "2021-06"),
        ({"date-parts": [[2021]], "circa": True}, "2021~"),
        ({"date-parts": [[2021, 5], [2021, 6]]}, "[2021-05..2021-06]"),
        ({"raw": "June 2021"}, "2021-06"),
        ({"literal": "2021-06"}, "2021-06"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[2021, 13]]}, None),
        ({"date-parts": "2021"}, None),
        ({"date-parts": [[{}]]}, None),
        ("2021-06", "2021-06"),
        (7, None),
    ],
)
def test_dates_of_csl(issued: Any, edtf: str | None) -> None:
    item = {"type": "article-newspaper", "title": "Tides", "issued": issued}
    assert record("a.json", json.dumps([item]))["date"] == edtf


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ([{"family": "Marsh", "given": "Ada"}], ["Ada Marsh"]),
        ([{"family": "Holm", "given": "Piet", "non-dropping-particle": "van der"}],
         ["Piet van der Holm"]),
        ([{"family": "Marsh", "given": "Ada", "suffix": "Jr."}], ["Ada Marsh Jr."]),
        ([{"literal": "Institute of Tides"}], ["Institute of Tides"]),
        ([{"family": "王", "given": "小明"}], ["王小明"]),
        ([{"family": "Plato"}], ["Plato"]),
        ("Ada Marsh and Piet Holm", ["Ada Marsh", "Piet Holm"]),
        (["Ada Marsh", "Piet Holm"], ["Ada Marsh", "Piet Holm"]),
        ([{}, None, 7, []], []),
    ],
)  # fmt: skip
def test_authors_of_csl(author: Any, expected: list[str]) -> None:
    item = {"type": "article-newspaper", "title": "Tides", "author": author}
    assert names(record("a.json", json.dumps([item]))) == expected


def test_removed_rows_are_counted_and_left_out() -> None:
    removed = json.dumps({"title": "[Removed]", "url": "https://removed.example"})
    [found] = outcomes("a.jsonl", removed)
    assert (found.status, found.reason) == ("not a page", "removed by its source")


def test_a_reference_that_names_no_piece_is_refused() -> None:
    said = outcomes("a.json", json.dumps([{"type": "webpage", "author": [{"family": "Marsh"}]}]))
    assert [each.reason for each in said] == ["no title, address or text in it"]
    assert [
        each.reason for each in outcomes("a.ris", "TY  - NEWS\nAU  - Marsh, Ada\nER  - \n")
    ] == ["no title, address or text in it"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", '{"title": "A",\n "text": "B" "c"}\n', "',' delimiter, at line 2, column 14"),
        ("a.json", "[1,\n2\n", "expecting ',' delimiter, at line 3, column 1"),
        ("a.json", '{"a": 1} 7', "more behind its end, at line 1, column 9"),
        ("A.JSON", "", "expecting value, at line 1, column 1"),
        ("a.json", '{"a": 1}', None),
        ("a.json", '{"a": 1, "a": 2}', None),
        ("a.json", '{"a": 1}\n{"a": 2}\n', None),
        ("a.json", "[" * 5000 + "]" * 5000, None),
    ],
    ids=range(8),
)
def test_broken_json_beside_pages_is_said_to_be_broken(
    tmp_path: Path, name: str, text: str, said: str | None
) -> None:
    (tmp_path / "page.txt").write_text("The quay\n\nBy Ada Stern\n\nNobody wanted to pay for it.\n")
    (tmp_path / name).write_text(text)
    roots = roots_of([str(tmp_path)])
    entries = entries_below(roots, steps_of(roots[0].candidates, NOTHING_HELD))
    [found] = [each.found for each in entries if each.found.file == name]
    assert isinstance(found, Outcome)
    assert found.status == "not a page"
    of_other_kind = "JSON that does not plainly hold records"
    assert (found.reason or "").startswith("not valid JSON: " if said else of_other_kind)
    assert (found.reason or "").endswith(said or of_other_kind)


def test_where_a_long_list_breaks_is_told_by_its_place_in_the_file() -> None:
    rows = [f'{{"title": "Number {number}", "text": "{"x" * 300}"}}' for number in range(1000)]
    text = "[" + ",\n".join(rows) + ',\n  {"title": "A" "B"}]'
    *_, last = outcomes("list.json", text)
    assert last.reason == "not valid JSON: expecting ',' delimiter, at line 1001, column 17"
    *_, last = outcomes("list.json", "[" + ",\n".join(rows) + "\n{}]")
    assert (last.reason or "").startswith("not valid JSON: the list is not closed")
    assert (last.reason or "").endswith(", at line 1001, column 1")
