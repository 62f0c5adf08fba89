"""The page that lists the operations of the API, each with an example to follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.api.v1 import api
from archive.models import Article, Author, Dossier, Outlet, Topic
from archive.models.naming import NamedQuerySet

LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "maxLength": "at most {} characters",
    "maxItems": "at most {} times",
    "default": "else {}",
}
NAMED = (Outlet, Author, Topic, Dossier)
ASKED = {
    "search": "?q=the&limit=3",
    "concordance": "?q=the&sort=right&limit=5",
}
"""What the examples ask, where asking for nothing would show little."""
FEW = "?limit=3"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation, and its limits in words."""

    name: str
    description: str
    limits: str

    @classmethod
    def of(cls, described: dict[str, Any]) -> "Parameter":
        """Out of the OpenAPI description."""
        schema = described["schema"]
        return cls(described["name"], described.get("description", ""), "; ".join(_limits(schema)))


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `example` is None where the archive holds nothing to show with it."""

    path: str
    summary: str
    description: str
    parameters: list[Parameter]
    statuses: list[int]
    example: str | None


@require_safe
def described(request: HttpRequest) -> HttpResponse:
    """All operations, their parameters and limits."""
    context = {"operations": list(_operations()), "description_url": reverse("api:openapi-json")}
    return render(request, "api.html", context)


def _operations() -> Iterator[Operation]:
    keys = _keys()
    for path, methods in api.get_openapi_schema()["paths"].items():
        operation = methods["get"]
        yield Operation(
            path=path,
            summary=operation["summary"],
            description=operation.get("description", ""),
            parameters=[Parameter.of(each) for each in operation["parameters"]],
            statuses=sorted(map(int, operation["responses"])),
            example=_example(path, operation, keys),
        )


def _example(path: str, operation: dict[str, Any], keys: dict[str, str]) -> str | None:
    names = {each["name"]: each["in"] for each in operation["parameters"]}
    in_path = [name for name, place in names.items() if place == "path"]
    if not all(name in keys for name in in_path):
        return None
    address = path.format(**keys)
    return address + ASKED.get(operation["operationId"], FEW if "limit" in names else "")


def _keys() -> dict[str, str]:
    """An article, outlet, author, topic and dossier to show, as far as there are some."""
    keys = {}
    for model in NAMED:
        rows: NamedQuerySet[Any] = NamedQuerySet(model)
        if first := rows.with_counts().first():
            keys[model.__name__.lower()] = first.slug
    if newest := Article.objects.listed().newest_first().values_list("public_id").first():
        (keys["article"],) = newest
    return keys


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    if "enum" in schema:
        yield "one of " + ", ".join(schema["enum"])
    for name, words in LIMITS.items():
        if schema.get(name) not in (None, "", []):
            yield words.format(schema[name])
