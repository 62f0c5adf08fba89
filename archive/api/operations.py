"""How an operation is declared: its address, its answers, and no parameter beside its own."""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar, get_args, get_origin

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from archive.api.problems import Problem, bad_request, shortened

Answer = TypeVar("Answer", bound=BaseModel)
View = Callable[..., Answer]

MOVED = HTTPStatus.MOVED_PERMANENTLY
BAD = HTTPStatus.BAD_REQUEST
MISSING = HTTPStatus.NOT_FOUND
GONE = HTTPStatus.GONE
UNAVAILABLE = HTTPStatus.SERVICE_UNAVAILABLE


def operation(
    router: Router, path: str, answer: type[Answer], *problems: HTTPStatus, tag: str
) -> Callable[[View[Answer]], View[Answer]]:
    """Declare a function as what answers GET at a path; its docstring's first line is its title.

    400 is among the answers of every operation.
    """
    responses: dict[int, type[BaseModel]] = {HTTPStatus.OK: answer, BAD: Problem}
    responses |= dict.fromkeys(sorted(problems), Problem)

    def declare(view: View[Answer]) -> View[Answer]:
        summary, _, description = inspect.cleandoc(view.__doc__ or "").partition("\n\n")
        register = router.get(
            path,
            response=responses,
            operation_id=view.__name__,
            summary=summary.rstrip("."),
            description=" ".join(description.split()),
            tags=[tag],
            url_name=view.__name__.replace("_", "-"),
        )
        register(_strict(view))
        return view

    return declare


def _strict(view: View[Answer]) -> View[Answer]:
    """Refuse parameters that the operation does not have, and several of what it has once.

    The view is a function of its parameters and never sees the request.
    """
    known = dict(_parameters(view))

    @wraps(view)
    def strict(request: HttpRequest, *args: Any, **values: Any) -> Answer:
        for name, given in request.GET.lists():
            if name not in known:
                shown = shortened(name)
                raise bad_request(f"There is no parameter “{shown}” here.", shown)
            if len(given) > 1 and not known[name]:
                raise bad_request(f"{name} is given more than once.", name)
        return view(*args, **values)

    return strict


def _parameters(view: View[Answer]) -> Iterator[tuple[str, bool]]:
    """The query parameters of an operation, and whether each may be given several times."""
    for parameter in inspect.signature(view).parameters.values():
        model = next(iter(get_args(parameter.annotation)), None)
        if isinstance(model, type) and issubclass(model, BaseModel):
            for name, field in model.model_fields.items():
                yield name, get_origin(field.annotation) is list
