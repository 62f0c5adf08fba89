"""The API does what its description says, asked in ways that nobody thought of."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode

from archive.api.v1 import api
from archive.models import Dossier, Erasure, Topic
from archive.wsgi import application
from tests.holdings import index_all, make_article, make_author, make_claim, make_outlet

pytestmark = pytest.mark.django_db
AnyCase = Case[Any]
Known = dict[str, list[str]]
FEW, MANY = 8, 1000
OFTEN = 0.7
EXPECTED = ["2xx", "301", "404", "410"]
"""What may be said to a question that fits the description."""
PLAIN = {"Accept-Encoding": "identity"}
"""What is called is read as it comes."""
UNHURRIED = list(hypothesis.HealthCheck)
"""Whoever makes a schema's cases throws many away."""
OPERATIONS = {
    methods["get"]["operationId"]: path
    for path, methods in api.get_openapi_schema()["paths"].items()
}


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Requests leave the connection open that the test's transaction is on."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def known() -> Known:
    """An archive with something of everything; by parameter what leads to it."""
    outlet, former = make_outlet(), make_outlet("Lantern")
    author = make_author()
    topic, dossier = Topic.objects.create(name="Water"), Dossier.objects.create(name="Flood")
    ids = []
    for number, access in enumerate((None, None, "excerpt", "metadata", "withdrawn")):
        article = make_article(
            f"Tides {number}",
            body=["The harbor is old.", "A harbor, they said."],
            outlet=outlet,
            authors=[author],
            date=f"2021-06-0{number + 1}" if number else None,
            access=access,
            language="en",
            tags=["Sea"],
        )
        make_claim(article, "title", article.title, spans=[[0, 5]])
        make_claim(article, "body", [1, 1], spans=[[8, 20], [21, 30]])
        topic.articles.add(article)
        dossier.entries.create(article=article, position=1)
        ids += [article.public_id, article.public_id.upper(), article.captures.get().sha256]
    former.merged_into = outlet
    former.save()
    Erasure.objects.create(sha256="ab" * 32, reason="x")
    index_all()
    return {
        "article": [*ids, "ab" * 32],
        "outlet": [outlet.slug, former.slug, "-"],
        "author": [author.slug, "-"],
        "topic": [topic.slug],
        "dossier": [dossier.slug],
        "q": [
            "harbor",
            "harbor OR gate",
            '"harbor is"',
            "har*",
            "date:2021",
            "har~ NOT (gate",
            "'",
        ],
    }


def test_the_description_is_openapi() -> None:
    described().validate()


def test_a_handful_of_questions_to_each_operation(known: Known) -> None:
    for name in OPERATIONS:
        ask(name, known, FEW)


@pytest.mark.long
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_thousand_questions_to_each(name: str, known: Known) -> None:
    ask(name, known, MANY)


def ask(name: str, known: Known, count: int) -> None:
    """Ask questions that fit the description, and some that do not; look at each answer."""

    asked = []

    @hypothesis.given(questions(OPERATIONS[name], known))
    @hypothesis.settings(max_examples=count, suppress_health_check=UNHURRIED)
    def check(case: AnyCase) -> None:
        asked.append(case)
        case.call_and_validate(headers=PLAIN)

    check()
    assert len(asked) >= count


def questions(path: str, known: Known) -> st.SearchStrategy[AnyCase]:
    operation = described()[path]["GET"]
    right = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    return st.one_of(
        st.builds(meant, right, st.randoms(use_true_random=False), st.just(known)), wrong
    )


def meant(case: AnyCase, random: Random, known: Known) -> AnyCase:
    """A question that fits the description, about what is there where it can be."""
    for values in (case.path_parameters, case.query):
        for name in set(values) & set(known):
            if random.random() < OFTEN:
                value = random.choice(known[name])
                values[name] = [value] if isinstance(values[name], list) else value
    if "cursor" in case.query:
        case.query.pop("cursor")
        if cursor := next_cursor(case):
            case.query["cursor"] = cursor
    return case


def next_cursor(case: AnyCase) -> str | None:
    """What leads on from the answer to the same question."""
    answer = case.call(headers=PLAIN)
    found: str | None = answer.json().get("next_cursor") if answer.status_code == 200 else None
    return found


@cache
def described() -> Any:
    """The API by its own description."""
    checks = {"positive_data_acceptance": {"expected-statuses": EXPECTED}}
    config = schemathesis.Config.from_dict({"checks": checks})
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config)
