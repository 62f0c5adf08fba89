"""What is wrong with a request to the API, in words."""

from typing import Any

import pytest
from django.test import Client

from archive.api.patterns import IN_WORDS

pytestmark = pytest.mark.django_db
MISSING = "or “-” for articles without one"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("year=21", f"year must be a year of four digits, as in 2021, {MISSING}."),
        ("month=2021-13", f"month must be a year and a month, as in 2021-06, {MISSING}."),
        ("cursor=!", "cursor must be what the answer before gave as next_cursor."),
        ("q=%00", "q must hold no control characters."),
        ("outlet=%07", "outlet must hold no control characters."),
        ("outlet=", "outlet must not be empty."),
        ("limit=0", "limit must be at least 1."),
        ("limit=101", "limit must be at most 100."),
        ("limit=ten", "limit must be a whole number."),
        ("limit=" + "9" * 5000, "limit must be a whole number."),
        ("match=some", "match must be 'all' or 'any'."),
        ("&".join(f"tag={number}" for number in range(21)), "tag may be given at most 20 times."),
        ("q=" + "a" * 2001, "q must have at most 2000 characters."),
        ("limit=0&match=x", "limit must be at least 1. match must be 'all' or 'any'."),
    ],
    ids=lambda value: value[:24],
)
def test_a_rule_is_said_in_words(client: Client, asked: str, said: str) -> None:
    response = client.get(f"/api/v1/search?{asked}")
    assert (response.status_code, response.json()["detail"]) == (400, said)


def test_every_pattern_that_is_described_has_its_words(client: Client) -> None:
    described = set(patterns_in(client.get("/api/v1/openapi.json").json()["paths"]))
    assert described == set(IN_WORDS)


def patterns_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for each in value for found in patterns_in(each)]
    if not isinstance(value, dict):
        return []
    own = [value["pattern"]] if isinstance(value.get("pattern"), str) else []
    return own + [found for each in value.values() for found in patterns_in(each)]
