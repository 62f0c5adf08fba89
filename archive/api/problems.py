"""The one shape in which the API says that it cannot answer, and why."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from pydantic import BaseModel, Field

from archive.api.patterns import IN_WORDS

NAMESPACE = "api"
"""Of the names of its addresses."""
MOST_NAMED = 5
"""Wrong parameters that one answer names."""
LONGEST_NAMED = 60
"""Characters of a parameter's name that are repeated."""


RULES = {
    "greater_than_equal": "must be at least {ge}",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "string_too_long": "must have at most {max_length} characters",
    "string_too_short": "must not be empty",
    "too_long": "may be given at most {max_length} times",
}
"""By pydantic's name of the error (https://docs.pydantic.dev/latest/errors/validation_errors/)."""


class Problem(BaseModel):
    """Why there is no answer."""

    status: int = Field(description="The HTTP status, again.")
    title: str = Field(description="The status in words.")
    detail: str = Field(description="What is wrong with this request, in a sentence.")
    parameter: str | None = Field(None, description="The parameter that it is about, if any.")
    location: str | None = Field(None, description="Where the answer is, if it is elsewhere.")


class ProblemError(Exception):
    """A request that gets a problem for an answer."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        parameter: str | None = None,
        location: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.problem = Problem(
            status=status,
            title=status.phrase,
            detail=detail,
            parameter=parameter,
            location=location,
        )


def bad_request(detail: str, parameter: str) -> ProblemError:
    """A request that is itself wrong."""
    return ProblemError(HTTPStatus.BAD_REQUEST, detail, parameter=parameter)


def not_found(detail: str, parameter: str | None = None) -> ProblemError:
    """A request for what is not there."""
    return ProblemError(HTTPStatus.NOT_FOUND, detail, parameter=parameter)


def moved(view: Callable[..., Any], key: str) -> ProblemError:
    """What is answered where a key leads to something that has another of its own."""
    location = reverse(f"{NAMESPACE}:{view.__name__.replace('_', '-')}", args=[key])
    return ProblemError(
        HTTPStatus.MOVED_PERMANENTLY, "It is at another address.", location=location
    )


def invalid(errors: list[dict[str, Any]]) -> ProblemError:
    """What to answer to parameters that are not as described; a path like that names nothing."""
    if errors[0]["loc"][0] == "path":
        return not_found("There is nothing at this address.")
    said = [f"{_name(error)} {_rule(error)}." for error in errors[:MOST_NAMED]]
    return bad_request(" ".join(said), _name(errors[0]))


def _rule(error: dict[str, Any]) -> str:
    """The rule that a parameter breaks, in words; as pydantic says it where we have none."""
    told = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return IN_WORDS.get(told["pattern"], "has not the form that is described")
    rule = RULES.get(error["type"])
    return rule.format(**told) if rule else f"is not as described: {error['msg']}"


def response_of(error: ProblemError) -> HttpResponse:
    """The answer; where the problem has a location, it is in the header too."""
    body = error.problem.model_dump_json()
    response = HttpResponse(body, status=error.status, content_type="application/json")
    if error.problem.location:
        response["Location"] = error.problem.location
    return response


def shortened(name: str) -> str:
    """A name out of a request as far as an answer repeats it."""
    shown = "".join(each for each in name[:LONGEST_NAMED] if each.isprintable())
    return shown if shown == name else f"{shown}…"


def _name(error: dict[str, Any]) -> str:
    """Of a list of keys the place of the wrong one stands behind the name."""
    return [each for each in error["loc"] if isinstance(each, str)][-1]
