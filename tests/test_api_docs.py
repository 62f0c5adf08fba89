"""The examples of docs/api.md, asked of the demo's archive."""

import io
import json
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from archive.api.v1 import api
from tests.source import ROOT

ANYTHING = "…"
TEXT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"```http\nGET (?P<address>\S+)\n```\n\n```json\n(?P<answer>.*?)\n```", re.DOTALL
)
EXAMPLES = [(each["address"], json.loads(each["answer"])) for each in EXAMPLE.finditer(TEXT)]
OPERATION = re.compile(r"`(/[a-z/{}]*)`")


def is_as_shown(shown: Any, value: Any) -> bool:
    """Whether a value is what the page shows of it."""
    match shown:
        case dict():
            known = {name: each for name, each in shown.items() if name != ANYTHING}
            is_whole = len(known) < len(shown) or set(known) == set(value)
            return is_whole and all(is_as_shown(each, value[name]) for name, each in known.items())
        case [*first, last] if last == ANYTHING:
            return len(value) > len(first) and is_as_shown(first, value[: len(first)])
        case list():
            both = zip(shown, value, strict=False)
            return len(shown) == len(value) and all(is_as_shown(*each) for each in both)
        case str() if shown.endswith(ANYTHING) and shown != value:
            return shown == ANYTHING or value.startswith(shown.removesuffix(ANYTHING))
        case _:
            return bool(shown == value)


@pytest.mark.alike
@pytest.mark.django_db
def test_the_examples_are_what_the_demo_answers() -> None:
    call_command("demo", stdout=io.StringIO())
    answers = [(shown, Client().get(address).json()) for address, shown in EXAMPLES]
    wrong = [(shown, value) for shown, value in answers if not is_as_shown(shown, value)]
    assert wrong == []
    assert len(EXAMPLES) == TEXT.count("```http") == TEXT.count("```json") == 8


def test_every_operation_is_in_the_table() -> None:
    table = TEXT[TEXT.index("| address |") : TEXT.index("## Lists")]
    described = [path.removeprefix("/api/v1") for path in api.get_openapi_schema()["paths"]]
    assert sorted(OPERATION.findall(table)) == sorted(described)


@pytest.mark.parametrize(
    ("shown", "value", "expected"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, True),
        ({"a": 1, "…": "…"}, {"a": 2}, False),
        ([1, "…"], [1, 2], True),
        ([1, "…"], [1], False),
        ([1], [1, 2], False),
        ("ab…", "abc", True),
        ("ab…", "acb", False),
        ("…", 5, True),
        (None, 5, False),
    ],
)
def test_what_differs_is_told(shown: Any, value: Any, expected: bool) -> None:
    assert is_as_shown(shown, value) is expected
