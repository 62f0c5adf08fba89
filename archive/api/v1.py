"""Version 1 of the API: its operations, its description, and what becomes of what goes wrong."""

import json
import logging
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from archive.api import articles, rows, searching
from archive.api.door import behind_the_door, unknown
from archive.api.problems import NAMESPACE, ProblemError, invalid, response_of
from archive.search.engine import SearchError

logger = logging.getLogger(__name__)
DESCRIPTION = """Read-only: what the pages of this archive show, as values.

Lists come in parts of `limit` items; `next_cursor` of an answer, given as `cursor` beside the same
parameters, asks for the next part and is null at the end. A parameter that is not described, or not
as described, is answered by 400 with its name. Every answer but 200 is a `Problem`. Any page may
ask from anywhere; cookies are not read.
"""


class Json(JSONRenderer):
    """Letters as they are; half of a surrogate pair, which UTF-8 cannot say, by its number."""

    def render(
        self,
        request: HttpRequest,  # noqa: ARG002 - ninja hands it over
        data: Any,
        *,
        response_status: int,  # noqa: ARG002 - and this
    ) -> bytes:
        """JSON in UTF-8."""
        text = json.dumps(data, cls=self.encoder_class, ensure_ascii=False)
        return text.encode(errors="backslashreplace")


class Version1(NinjaAPI):
    """The API with a description that is made once for each address it is served under."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description in OpenAPI."""
        prefix = path_prefix or self.get_root_path(path_params or {})
        return _described(prefix)


api = Version1(
    title="Commentary Archive",
    version="1",
    description=DESCRIPTION,
    urls_namespace=NAMESPACE,
    docs_url=None,
    renderer=Json(),
)
for room in (articles, rows, searching):
    api.add_router("", room.router)


@lru_cache(maxsize=4)
def _described(prefix: str) -> OpenAPISchema:
    schema: OpenAPISchema = NinjaAPI.get_openapi_schema(api, path_prefix=prefix)
    for operations in schema["paths"].values():
        for each in operations.values():
            for parameter in each["parameters"]:
                parameter["schema"] = _without_null(parameter["schema"])
    return schema


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """What a parameter may be: a query string leaves it out, and cannot say null."""
    some: list[dict[str, Any]] = [
        each for each in schema.get("anyOf", []) if each.get("type") != "null"
    ]
    if len(some) != 1:
        return schema
    return {name: value for name, value in schema.items() if name != "anyOf"} | some[0]


@api.exception_handler(ProblemError)
def _problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    if error.problem.location and request.GET:
        error.problem.location += f"?{request.GET.urlencode()}"
    return response_of(error)


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    return response_of(invalid(error.errors))


@api.exception_handler(SearchError)
def _unavailable(_request: HttpRequest, error: SearchError) -> HttpResponse:
    logger.error("A question could not be answered", exc_info=error)
    detail = "The search index cannot be read just now. Lists and articles are there meanwhile."
    return response_of(ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, detail))


urlpatterns = [
    *(behind_the_door(each) for each in api.urls[0] if isinstance(each, URLPattern)),
    behind_the_door(re_path("", unknown, name="unknown")),
]
"""The addresses of this version, the unknown ones last."""
