"""The page that lists the operations of the API."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.api.v1 import api
from archive.models import Dossier, Topic
from tests.holdings import index_all, make_article, make_author, make_outlet

pytestmark = pytest.mark.django_db
EXAMPLE = re.compile(r'For example <a href="([^"]+)">')


def test_every_operation_is_there_with_its_parameters_and_their_limits(client: Client) -> None:
    operations = client.get("/api/").context["operations"]
    described = api.get_openapi_schema()["paths"]
    assert [each.path for each in operations] == list(described)
    search = next(each for each in operations if each.path == "/api/v1/search")
    limits = {each.name: each.limits for each in search.parameters}
    assert limits["limit"] == "at least 1; at most 100; else 20"
    assert limits["match"] == "one of all, any; else all"
    assert limits["sort"] == "one of relevance, newest, oldest"
    assert limits["q"] == "at most 2000 characters"
    assert limits["outlet"] == "at most 20 times"
    assert all(each.description for operation in operations for each in operation.parameters)
    assert search.statuses == [200, 400, 503]


def test_its_examples_are_answered(client: Client) -> None:
    article = make_article("Tides", outlet=make_outlet(), authors=[make_author()])
    Topic.objects.create(name="Water").articles.add(article)
    Dossier.objects.create(name="Flood").entries.create(article=article, position=1)
    index_all()
    examples = EXAMPLE.findall(client.get("/api/").content.decode())
    assert len(examples) == len(api.get_openapi_schema()["paths"])
    answers = [client.get(each.replace("&amp;", "&")) for each in examples]
    assert {answer.status_code for answer in answers} == {200}


def test_an_empty_archive_has_no_example_of_what_it_does_not_hold(client: Client) -> None:
    examples = EXAMPLE.findall(client.get("/api/").content.decode())
    assert [each.partition("?")[0].rpartition("/")[2] for each in examples] == [
        "articles",
        "outlets",
        "authors",
        "topics",
        "dossiers",
        "search",
        "concordance",
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_a_constant_number_of_questions(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_article(f"Number {number}", outlet=make_outlet(f"Outlet {number}"))
    with django_assert_num_queries(5):
        client.get("/api/")
