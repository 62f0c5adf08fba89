"""The description of the API, and what it costs those who do not ask it."""

import json
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client

from archive.api.v1 import api
from tests.source import ROOT

DESCRIBED: dict[str, Any] = api.get_openapi_schema()
OPERATIONS = {path: methods["get"] for path, methods in DESCRIBED["paths"].items()}


def test_it_is_there_as_openapi(client: Client) -> None:
    response = client.get("/api/v1/openapi.json")
    assert response["Content-Type"] == "application/json"
    assert response.json() == json.loads(json.dumps(DESCRIBED))
    assert response.json()["openapi"] == "3.1.0"


def test_there_is_nothing_to_do_but_to_read() -> None:
    assert {method for methods in DESCRIBED["paths"].values() for method in methods} == {"get"}


@pytest.mark.parametrize("path", OPERATIONS)
def test_an_operation_describes_each_of_its_answers(path: str) -> None:
    operation = OPERATIONS[path]
    statuses = set(map(int, operation["responses"]))
    of_one = {301, 404} if "{" in path else set()
    of_article = {410} if path.startswith("/api/v1/articles/") else set()
    of_index = {503} if path in {"/api/v1/search", "/api/v1/concordance"} else set()
    of_list = {404} if path == "/api/v1/articles" else set()
    assert statuses == {200, 400} | of_one | of_article | of_index | of_list
    for status, response in operation["responses"].items():
        name = response["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        assert (name == "Problem") == (int(status) != 200)
        assert name in DESCRIBED["components"]["schemas"]
    assert operation["summary"]
    assert operation["tags"]


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_parameter_says_what_it_means_and_where_it_ends(path: str) -> None:
    for parameter in OPERATIONS[path]["parameters"]:
        schema = parameter["schema"]
        assert parameter["description"]
        assert "anyOf" not in schema  # a query string has no null
        bounded = {"enum", "maxLength", "maximum", "maxItems", "pattern"}
        assert set(schema) & bounded, parameter["name"]


def test_commands_that_serve_nothing_do_not_wait_for_it() -> None:
    """`ingest` and `demo` read no addresses; what the API is made of takes a third of a second."""
    code = (
        "import sys, django; django.setup()\n"
        "import archive.management.commands.ingest, archive.management.commands.demo\n"
        "import archive.management.commands.search, archive.management.commands.index\n"
        "print({'ninja', 'pydantic'} & set(sys.modules))"
    )
    asked = [sys.executable, "-c", code]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
